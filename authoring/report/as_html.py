"""The class as one HTML file: no script, no request to anywhere, light and dark, and it prints."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from ..course import Course
from .as_csv import LEVELS
from .sentences import Sentences

TEMPLATE = "report.html.j2"
WRONG_ANSWERS = 12
"""Questions whose common wrong answers are told."""
RTL = ("ar", "fa", "he", "ur")

type Json = dict[str, Any]


def as_html(course: Course, told: Json, sentences: Sentences) -> str:
    """The report, the same for the same files, course and moment."""
    return _template().render(
        course=course,
        told=told,
        say=sentences,
        words=sentences.words,
        names=sentences.names,
        levels=LEVELS,
        flags=_by_learner(told),
        odd_items=[one for one in told["items"] if one["flags"]],
        wrong_answers=told["wrong_answers"][:WRONG_ANSWERS],
        direction="rtl" if sentences.words.language.split("-")[0] in RTL else "ltr",
    )


def _by_learner(told: Json) -> list[tuple[str, list[Json]]]:
    """The flags of each learner who has any, the most pressing first."""
    found: dict[str, list[Json]] = {}
    for one in told["flags"]:
        for id in one["learners"]:
            found.setdefault(id, []).append(one)
    return list(found.items())


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).resolve().parent),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(TEMPLATE)
