"""Which files are read, and what is said of those that can't be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from made_answers import made_log, saved

from mkcourse.authoring.calibration.files import Log, Skipped, files_of, read_progress_file
from mkcourse.runtime.chain import link_to, linked
from mkcourse.runtime.model import Course


def names(arguments: list[str | Path]) -> list[str]:
    return [path.name for path in files_of(map(str, arguments))[0]]


def test_files_folders_and_globs_are_read_once_each(tmp_path: Path) -> None:
    """A file that is named twice, directly, by its folder and by a glob, is one file; the order is that of names."""
    for name in ("b.json", "a.json", "deep/c.parquet", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert names([tmp_path / "b.json", tmp_path, tmp_path / "*.json"]) == ["a.json", "b.json", "c.parquet"]
    assert names([tmp_path / "**" / "*.parquet"]) == ["c.parquet"]


def test_what_means_no_file_is_told(tmp_path: Path) -> None:
    """A name, a glob and a folder without any file are one message each."""
    (tmp_path / "empty").mkdir()
    found, skipped = files_of([str(tmp_path / "nowhere.json"), str(tmp_path / "*.x"), str(tmp_path / "empty")])
    assert found == []
    assert [each.why for each in skipped] == ["does not exist", "does not exist", "holds no progress files"]


def test_a_progress_file_is_read(course: Course, tmp_path: Path) -> None:
    """Every event becomes a step; only answers have a verdict."""
    log = read_progress_file(course, saved(course, made_log(course, 1, answers=3), tmp_path / "a.json"))
    assert isinstance(log, Log)
    assert [step.verdict is not None for step in log.steps] == [False, True, True, True]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"format": "other"}, "is not a progress file"),
        ({"version": 99}, "has the version 99"),
        ({"course": "knitting", "course_title": "Knitting"}, "belongs to another course: Knitting"),
        ({"events": [{"type": "Attempted"}]}, "is damaged or was changed by hand, at 'id'"),
        ({"surname": "Smith"}, "is damaged or was changed by hand, at 'surname'"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why(
    course: Course, tmp_path: Path, changed: dict[str, object], why: str
) -> None:
    """Each refusal of the browser's import is a sentence here."""
    skipped = read_progress_file(course, saved(course, [], tmp_path / "a.json", **changed))
    assert isinstance(skipped, Skipped)
    assert skipped.why.startswith(why)


def test_an_edited_file_is_told(course: Course, tmp_path: Path) -> None:
    """A wrong answer that was made right by hand no longer fits the chain, and the file is left out."""
    log: list[dict[str, Any]] = []
    for event in made_log(course, 3, answers=6):
        log.append(linked(event, link_to(log[-1]) if log else None))
    assert isinstance(read_progress_file(course, saved(course, log, tmp_path / "a.json", version=2, packs=[])), Log)
    verdict = log[2]["outcome"]["verdict"]
    log[2]["outcome"]["verdict"] = "wrong" if verdict == "right" else "right"
    skipped = read_progress_file(course, saved(course, log, tmp_path / "b.json", version=2, packs=[]))
    assert isinstance(skipped, Skipped)
    assert skipped.why.startswith("was edited")


def test_a_file_with_a_gap_is_read(course: Course, tmp_path: Path) -> None:
    """What is missing does not make untrue what is there."""
    log: list[dict[str, Any]] = []
    for event in made_log(course, 3, answers=6):
        log.append(linked(event, link_to(log[-1]) if log else None))
    read = read_progress_file(course, saved(course, [*log[:2], *log[3:]], tmp_path / "a.json", version=2, packs=[]))
    assert isinstance(read, Log)
    assert len(read.steps) == 6


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"format": 1e999999}'])
def test_any_bytes_are_refused_in_words(course: Course, tmp_path: Path, data: bytes) -> None:
    """What is no progress file at all is told, and raises nothing."""
    path = tmp_path / "a.json"
    path.write_bytes(data)
    assert isinstance(read_progress_file(course, path), Skipped)


def test_a_file_that_cannot_be_read_is_told(course: Course, tmp_path: Path) -> None:
    """A file that is gone, or a folder in its place, is told with the system's words."""
    for path in (tmp_path / "gone.json", tmp_path):
        skipped = read_progress_file(course, path)
        assert isinstance(skipped, Skipped)
        assert skipped.why.startswith("can't be read:")


def test_an_answer_without_its_outcome_is_graded(course: Course, tmp_path: Path) -> None:
    """A log that holds only responses is graded by the course's own keys."""
    log = made_log(course, 1, answers=8)
    for event in log:
        event.pop("outcome", None)
    read = read_progress_file(course, saved(course, json.loads(json.dumps(log)), tmp_path / "a.json"))
    assert isinstance(read, Log)
    assert {"right", "wrong"} & {step.verdict for step in read.steps}
