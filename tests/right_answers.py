"""The right answers to the questions of our own courses, as their authors mean them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from mkcourse.authoring.loading import load
from mkcourse.runtime.responses import Response

COURSES = Path(__file__).parents[1] / "courses"


@cache
def right_answers(course: str) -> Mapping[str, Response]:
    """By the ids of the items; what can't be right by itself, as a text for a teacher, is left out."""
    compiled, found = load(COURSES / course)
    assert compiled is not None, found
    rights = {item.id: next(item.answer.rights(), None) for item in compiled.items}
    return {item: right.response for item, right in rights.items() if right is not None}
