"""Which libraries of others a course's pages load: only what its kinds of questions need lies in its site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..course import Course
from .assets import files_in

NEEDED = {"code": ("editor.js",), "formula": ("mathlive.js", "fonts/*.woff2")}
"""A kind of question -> the files that its control loads."""
NOTICE = "NOTICE.txt"


def any_for(course: Course) -> bool:
    """Whether a page of the course loads any of them."""
    return any(_patterns(course))


def files_for(course: Course, libraries: Path) -> dict[str, Path]:
    """Name in ``assets/mkcourse/vendor/`` -> file, with the notice of whose they are."""
    patterns = set(_patterns(course))
    found = {name: path for name, path in files_in(libraries).items() if _is_one(name, patterns)}
    return found | {NOTICE: libraries / NOTICE} if found else {}


def _is_one(name: str, patterns: set[str]) -> bool:
    return any(Path(name).match(pattern) for pattern in patterns)


def _patterns(course: Course) -> Iterator[str]:
    for item in course.items:
        for kind in _kinds(item.type, item.answer.grading()):
            yield from NEEDED.get(kind, ())


def _kinds(type_: str, grading: Mapping[str, Any]) -> Iterator[str]:
    """The item's own type, and those of the fields that it is made of."""
    yield type_
    for field in grading.get("fields", ()):
        yield from _kinds(field.get("type", ""), field)
