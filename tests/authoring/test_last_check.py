"""A second `check` of an unchanged course says at once what the first one said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from golden import COURSES, laid_over_minimal
from site_data import put_data

from mkcourse.authoring import cache_files
from mkcourse.authoring.cli import main


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.setattr(cache_files, "user_cache_path", lambda *names, **more: tmp_path / "cache")
    return tmp_path / "cache"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return laid_over_minimal(COURSES / "bad" / "map-names", tmp_path / "course")


def check(course: Path) -> Result:
    return CliRunner().invoke(main, ["check", str(course)])


def refuse(*names: object, **more: object) -> None:
    raise AssertionError("the course was read again")


def test_an_unchanged_course_is_not_read_again(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same words and the same exit status, without reading the course."""
    first = check(course)
    monkeypatch.setattr("mkcourse.authoring.commands.check.load", refuse)
    second = check(course)
    assert (second.output, second.exit_code) == (first.output, first.exit_code) != ("", 0)


@pytest.mark.parametrize("name", ["course.yml", "questions/adding.md", "lessons/new.md", "media/new.svg", "notes.md"])
def test_any_change_has_it_read_again(course: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is changed or new, text or picture, makes what was said worth nothing."""
    check(course)
    monkeypatch.setattr("mkcourse.authoring.commands.check.load", refuse)
    with (course / name).open("a") as file:
        file.write("\n")
    assert isinstance(check(course).exception, AssertionError)


def test_a_broken_cache_is_no_cache(course: Path, cache: Path) -> None:
    """What can't be read in the cache is as if it were not there."""
    first = check(course)
    (kept,) = (cache / "checks").glob("*.kept")
    whole = kept.read_bytes()
    for damaged in (b"", b"[]", whole[:-1], whole[:40], whole[:-9] + b"!" + whole[-8:]):
        kept.write_bytes(damaged)
        assert check(course).output == first.output


def test_a_folder_that_is_not_there_is_told_each_time(tmp_path: Path) -> None:
    """What can't be read is never remembered."""
    for _ in range(2):
        assert "does not exist" in check(tmp_path / "nowhere").output


def test_what_the_last_build_had_is_looked_at(tmp_path: Path) -> None:
    """An id that the built site had and the course has no more is told by `check`, too, also after a new build."""
    course = laid_over_minimal(None, tmp_path / "course")
    assert "No problems found." in check(course).output
    known = [{"id": "counting"}, {"id": "adding"}]
    items = [{"id": "adding-one", "competencies": ["adding"]}]
    put_data(course / "site", "course", json.dumps({"id": "minimal", "competencies": known, "items": items}))
    assert "the question 'adding-one' of the last build is gone" in check(course).output
