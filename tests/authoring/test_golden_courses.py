"""Golden folders: `good/` courses have nothing to report; `bad/` ones report exactly `expected.txt`.

A bad case is laid over the course `good/minimal`, so that it holds only what is wrong;
`removed.txt` names files of the minimal course that it does without.  To write a new
case, add its folder and run `MKCOURSE_WRITE_GOLDEN=1 uv run pytest tests/authoring/test_golden_courses.py`,
then read the file it wrote.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from golden import REPOSITORY, cases, laid_over_minimal

from mkcourse.authoring.diagnostics import as_text
from mkcourse.authoring.loading import load


@pytest.mark.parametrize("folder", cases("good"), ids=lambda folder: folder.name)
def test_a_good_course_has_nothing_to_report(folder: Path) -> None:
    """Each folder of tests/courses/good is a course without a single diagnostic."""
    course, found = load(folder)
    assert [as_text(each) for each in found] == []
    assert course is not None


@pytest.mark.parametrize("name", ["fractions", "teaching-with-mkcourse", "welcome"])
def test_our_own_courses_have_nothing_to_report(name: str) -> None:
    """The courses that we publish keep every promise, warnings included."""
    course, found = load(REPOSITORY / "courses" / name)
    assert [as_text(each) for each in found] == []
    assert course is not None


@pytest.mark.parametrize("folder", cases("bad"), ids=lambda folder: folder.name)
def test_a_bad_course_reports_exactly_what_is_expected(folder: Path, tmp_path: Path) -> None:
    """Each folder of tests/courses/bad yields the diagnostics in its expected.txt, no more, no fewer."""
    _, found = load(laid_over_minimal(folder, tmp_path / "course"))
    text = "".join(f"{as_text(each)}\n" for each in found)
    expected = folder / "expected.txt"
    if os.environ.get("MKCOURSE_WRITE_GOLDEN"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
    assert text
