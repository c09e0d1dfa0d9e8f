"""From a course's folder to a checked `Course`: reading, parsing, validating and checking in one call."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from .assembly import assemble
from .checks import check_course
from .course import Course
from .diagnostics import Diagnostic, Severity, sorted_diagnostics
from .perfect_student import finish_faults
from .sources import CALIBRATION, Sources, read_sources


def load(folder: Path, *, calibrated: bool = True) -> tuple[Course | None, list[Diagnostic]]:
    """The course, and every problem of it, sorted by place.

    The course is None where an error stands in the way of building it; warnings
    alone don't.  Never raises for anything that can stand in a course's files.
    With ``calibrated`` false it is the course as its author labelled it.
    """
    sources, found = read_sources(folder)
    if not calibrated:
        sources, found = _uncalibrated(sources), [each for each in found if each.place.path != CALIBRATION]
    if sources.course is None and sources.competencies is None and not sources.lessons:
        return None, sorted_diagnostics(found)
    whole, faults = assemble(sources)
    found += faults
    found += check_course(whole)
    if not has_errors(found):
        found += finish_faults(whole.course)
    ordered = sorted_diagnostics(found)
    return (None if has_errors(ordered) else whole.course), ordered


def _uncalibrated(sources: Sources) -> Sources:
    unread = tuple(path for path in sources.unread if path != CALIBRATION)
    return replace(sources, calibration=None, unread=unread)


def has_errors(diagnostics: list[Diagnostic]) -> bool:
    """Whether any of them stops a build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
