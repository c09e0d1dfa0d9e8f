"""`id-stable`: what was renamed since the last build is asked about, what was removed is not."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest
from site_data import put_data

from mkcourse.authoring.build.bundle import course_file
from mkcourse.authoring.build.data_files import data_file
from mkcourse.authoring.loading import load
from mkcourse.authoring.stability import stability_faults

MINIMAL = Path(__file__).parents[1] / "courses" / "good" / "minimal"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The minimal course with the site of its last build, as far as this looks at it."""
    target = Path(shutil.copytree(MINIMAL, tmp_path / "course"))
    last, _ = load(target)
    assert last is not None
    put_data(target / "site", "course", course_file(last, {}))
    return target


def told(course: Path) -> list[str]:
    now, found = load(course)
    assert now is not None, found
    return [f"{each.place.path}: {each.message}" for each in stability_faults(now, course / "site")]


def change(course: Path, path: str, old: str, new: str) -> None:
    text = (course / path).read_text(encoding="utf-8")
    assert old in text
    (course / path).write_text(text.replace(old, new), encoding="utf-8")


def test_an_unchanged_course_is_stable(course: Path) -> None:
    """Nothing is said where nothing was renamed."""
    assert told(course) == []


def test_a_renamed_question_is_asked_about(course: Path) -> None:
    """An id that is gone while a new one stands beside it is likely renamed; `was` answers the question."""
    change(course, "questions/adding.md", "{#add-2}", "{#add-two}")
    assert told(course) == ["questions/adding.md: the question 'add-2' of the last build is gone; is it 'add-two' now?"]
    change(course, "questions/adding.md", "{#add-two}", "{#add-two}\nwas: [add-2]")
    assert told(course) == []


def test_a_removed_question_is_the_authors_right(course: Path) -> None:
    """A question that is gone without a new one is no matter."""
    bank = (course / "questions" / "counting.md").read_text(encoding="utf-8")
    start, end = bank.index("## In words"), bank.index("## Check")
    (course / "questions" / "counting.md").write_text(bank[:start] + bank[end:], encoding="utf-8")
    assert told(course) == []


def test_a_renamed_competency_is_asked_about(course: Path) -> None:
    """The same for competencies, whose levels hang on their ids."""
    for path in ("course.yml", "competencies.yml", "lessons/numbers.md", "questions/adding.md"):
        text = (course / path).read_text(encoding="utf-8")
        text = text.replace("  adding:", "  sums:").replace("competency: adding", "competency: sums")
        text = text.replace("[counting, adding]", "[counting, sums]")
        (course / path).write_text(text, encoding="utf-8")
    assert "competencies.yml: the competency 'adding' of the last build is gone; is it 'sums' now?" in told(course)


def test_another_course_id_is_told(course: Path) -> None:
    """Progress hangs on the course's id above all."""
    change(course, "course.yml", "id: minimal", "id: maximal")
    assert "progress will not be found" in told(course)[0]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"id": "minimal"}'])
def test_a_last_build_that_cannot_be_read_says_nothing(course: Path, text: str) -> None:
    """A damaged old site is no reason to trouble anybody."""
    put_data(course / "site", "course", text)
    assert told(course) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"no gzip", gzip.compress(b"{}")[:-9], gzip.compress(b"\xff{}")],
    ids=["empty", "other", "half", "no text"],
)
def test_a_damaged_file_of_the_last_build_says_nothing(course: Path, content: bytes) -> None:
    """Nor is one that can't be unpacked."""
    path = data_file(course / "site", "course")
    assert path is not None
    path.write_bytes(content)
    assert told(course) == []


def test_other_variants_of_a_question_are_no_renaming(course: Path) -> None:
    """A question that gets parameters, or other values of them, keeps its name; a new question is not taken for it."""
    question = "## Two and two {#add-1}\n"
    change(course, "questions/adding.md", question, f"{question}vars: a=1..9\n")
    change(course, "questions/adding.md", "What is $2 + 2$?\n\n= 4", "What is ${{a}} + 2$?\n\n= {{a+2}}")
    assert told(course) == []
    now, _ = load(course)
    assert now is not None
    put_data(course / "site", "course", course_file(now, {}))
    change(course, "questions/adding.md", "vars: a=1..9", "vars: a=11..19")
    change(course, "questions/adding.md", "## Check {", "## New {#add-new}\n\nWhat is $1 + 1$?\n\n= 2\n\n## Check {")
    assert told(course) == []
