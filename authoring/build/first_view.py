"""What the course offers somebody who has done nothing yet: the home shows it before the engine is there."""

from __future__ import annotations

import json
from functools import lru_cache

from ...runtime.model import Learner, course_from
from ...runtime.moments import Moment
from ...runtime.ready import ready_set
from ..course import Course
from .course_json import unbuilt_file

BEGINNING = Moment(0, 0)
"""Any moment will do: nothing of a learner who has done nothing depends on it, but for a week's focus."""


def first_view(course: Course) -> str:
    """JSON of the ready set before the first answer, for a ``<template>``: Material runs whatever is a ``<script>``."""
    return _of(unbuilt_file(course))


@lru_cache(maxsize=2)
def _of(course_json: str) -> str:
    """Under ``serve`` most changes are to texts, of which nothing stands in this file."""
    seen = course_from(json.loads(course_json))
    ready = [activity.as_json() for activity in ready_set(seen, Learner(), BEGINNING)]
    view = {"ready": ready, "done": 0, "total": len(seen.competencies)}
    written = json.dumps(view, ensure_ascii=False, separators=(",", ":"))
    return written.replace("&", "\\u0026").replace("<", "\\u003c")
