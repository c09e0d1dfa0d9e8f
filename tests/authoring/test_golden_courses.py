"""Golden folders: `good/` courses have nothing to report; `bad/` ones report exactly `expected.txt`.

A bad case is laid over the course `good/minimal`, so that it holds only what is wrong;
`removed.txt` names files of the minimal course that it does without.  To write a new
case, add its folder and run `MKCOURSE_WRITE_GOLDEN=1 uv run pytest tests/authoring/test_golden_courses.py`,
then read the file it wrote.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from mkcourse.authoring.diagnostics import as_text
from mkcourse.authoring.loading import load

COURSES = Path(__file__).parent.parent / "courses"
REPOSITORY = COURSES.parent.parent
NOT_LAID_OVER = ("expected.txt", "removed.txt")


def cases(kind: str) -> list[Path]:
    return sorted(folder for folder in (COURSES / kind).iterdir() if folder.is_dir())


@pytest.mark.parametrize("folder", cases("good"), ids=lambda folder: folder.name)
def test_a_good_course_has_nothing_to_report(folder: Path) -> None:
    """Each folder of tests/courses/good is a course without a single diagnostic."""
    course, found = load(folder)
    assert [as_text(each) for each in found] == []
    assert course is not None


@pytest.mark.parametrize("name", ["fractions", "welcome"])
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


def laid_over_minimal(case: Path, target: Path) -> Path:
    """The minimal course with the files of ``case`` in place of its own."""
    shutil.copytree(COURSES / "good" / "minimal", target)
    for path in sorted(case.rglob("*")):
        if path.is_file() and path.name not in NOT_LAID_OVER:
            inside = target / path.relative_to(case)
            inside.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, inside)
    removed = case / "removed.txt"
    for name in removed.read_text(encoding="utf-8").split() if removed.exists() else []:
        (target / name).unlink()
    return target


def test_every_rule_has_a_bad_case() -> None:
    """Each rule that the code can report is shown by some golden case."""
    source = "".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "authoring").rglob("*.py"))
    shown = "".join(path.read_text(encoding="utf-8") for path in (COURSES / "bad").glob("*/expected.txt"))
    unshown = {rule for rule in rules_in(source) if f"[{rule}]" not in shown}
    # one needs a file system's refusal, the other a last build: test_sources.py, test_stability.py
    assert unshown == {"file-readable", "id-stable"}


def test_every_rule_is_explained_to_teachers() -> None:
    """courses/README.md names each rule that the code can report."""
    source = "".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "authoring").rglob("*.py"))
    explained = (REPOSITORY / "courses" / "README.md").read_text(encoding="utf-8")
    assert {rule for rule in rules_in(source) if f"`{rule}`" not in explained} == set()


def rules_in(source: str) -> set[str]:
    """String literals of two or more hyphenated words that stand where a rule's id does."""
    pattern = r'(?:Diagnostic|_fault|_unknown|_stop)\([^"]*?"([a-z0-9]+(?:-[a-z0-9]+)+)"'
    return set(re.findall(pattern, source)) | set(re.findall(r'RULE = "([a-z-]+)"', source))
