"""The course map of the preview: gaps and thin places marked, with a table beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...course import Course
from ...diagnostics import Diagnostic
from ..map import drawing
from ..templates import rendered
from ..urls import ROOT
from ..words import Words
from .coverage import Coverage, coverage_of
from .thin import Lack, Standing, lacks, standing


@dataclass(frozen=True, slots=True)
class Found:
    """A competency with what it has, what it lacks, and how it stands."""

    coverage: Coverage
    lacks: tuple[Lack, ...]
    standing: Standing


def found_in(course: Course, diagnostics: Iterable[Diagnostic]) -> tuple[Found, ...]:
    """Every competency of the course."""
    return tuple(_found(each) for each in coverage_of(course, diagnostics))


def _found(coverage: Coverage) -> Found:
    missing = list(lacks(coverage))
    return Found(coverage, tuple(missing), standing(missing))


def map_page(course: Course, found: Sequence[Found], diagnostics: Sequence[Diagnostic], words: Words) -> str:
    """HTML of the page, its links behind ``mkcourse-root:``."""
    by_id = {each.coverage.competency.id: each for each in found}
    counts = {name: sum(each.standing == name for each in found) for name in ("gap", "thin", "full")}
    drawn = drawing(course)
    svg = rendered("preview_map.svg.j2", **drawn, found=by_id, words=words).strip()
    return rendered(
        "preview_map.html.j2",
        map_svg=svg,
        found=found,
        counts=counts,
        diagnostics=diagnostics,
        most_hours=sum(each.coverage.competency.minutes for each in found) / 60,
        root=ROOT,
        words=words,
    )
