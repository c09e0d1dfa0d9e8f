"""Which libraries of others a course's pages load: what its kinds of questions do not need is not in its site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..course import Course
from .assets import files_in
from .course_json import course_json

NEEDED = {"code": ("editor.js",), "formula": ("mathlive.js", "fonts/*.woff2")}
"""A kind of question -> the files that its control loads."""
EVERYWHERE = ("cipher.js", "qr.js", "qr-reader.js", "zip.js")
"""For locked profiles, codes and portfolios: every course has these."""
NOTICE = "NOTICE.txt"


def files_for(course: Course, libraries: Path) -> dict[str, Path]:
    """Name in ``assets/mkcourse/vendor/`` -> file, with the notice of whose they are."""
    patterns = {NOTICE, *EVERYWHERE, *_patterns(course)}
    return {name: path for name, path in files_in(libraries).items() if _is_one(name, patterns)}


def _is_one(name: str, patterns: set[str]) -> bool:
    return any(Path(name).match(pattern) for pattern in patterns)


def _patterns(course: Course) -> Iterator[str]:
    for item in course_json(course)["items"]:
        for kind in _kinds(item["type"], item["grading"]):
            yield from NEEDED.get(kind, ())


def _kinds(type_: str, grading: Mapping[str, Any]) -> Iterator[str]:
    """The item's own type, and those of the fields that it is made of."""
    yield type_
    for field in grading.get("fields", ()):
        yield from _kinds(field.get("type", ""), field)
