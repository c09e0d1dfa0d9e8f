"""The golden courses of tests/courses, and what the code can report about a course."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

COURSES = Path(__file__).parent / "courses"
REPOSITORY = COURSES.parent.parent
NOT_LAID_OVER = ("expected.txt", "removed.txt")


def cases(kind: str) -> list[Path]:
    """The folders of ``good`` or ``bad`` courses."""
    return sorted(folder for folder in (COURSES / kind).iterdir() if folder.is_dir())


def laid_over_minimal(case: Path | None, target: Path) -> Path:
    """The minimal course with the files of ``case`` in place of its own."""
    shutil.copytree(COURSES / "good" / "minimal", target)
    if case is None:
        return target
    for path in sorted(case.rglob("*")):
        if path.is_file() and path.name not in NOT_LAID_OVER:
            inside = target / path.relative_to(case)
            inside.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, inside)
    removed = case / "removed.txt"
    for name in removed.read_text(encoding="utf-8").split() if removed.exists() else []:
        (target / name).unlink()
    return target


def reported_rules() -> set[str]:
    """The ids of all rules that the code reports: words with hyphens that stand where a rule's id does."""
    files = (path for path in (REPOSITORY / "authoring").rglob("*.py") if path.parent.name != "rules")
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    called = r'(?:Diagnostic|_fault|_unknown|_stop)\([^"]*?"([a-z0-9]+(?:-[a-z0-9]+)+)"'
    return set(re.findall(called, source)) | set(re.findall(r'RULE = "([a-z-]+)"', source))


def shown_rules() -> set[str]:
    """The rules that some bad course breaks."""
    texts = [path.read_text(encoding="utf-8") for path in (COURSES / "bad").glob("*/expected.txt")]
    return set(re.findall(r"^\S.* \[([a-z0-9-]+)\]$", "".join(texts), re.MULTILINE))
