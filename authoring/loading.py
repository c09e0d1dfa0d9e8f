"""From a course's folder to a checked `Course`: reading, parsing, validating and checking in one call."""

from __future__ import annotations

from pathlib import Path

from .assembly import assemble
from .checks import check_course
from .course import Course
from .diagnostics import Diagnostic, Severity, sorted_diagnostics
from .perfect_student import finish_faults
from .sources import read_sources


def load(folder: Path) -> tuple[Course | None, list[Diagnostic]]:
    """The course, and every problem of it, sorted by place.

    The course is None where an error stands in the way of building it; warnings
    alone don't.  Never raises for anything that can stand in a course's files.
    """
    sources, found = read_sources(folder)
    if sources.course is None and sources.competencies is None and not sources.lessons:
        return None, sorted_diagnostics(found)
    whole, faults = assemble(sources)
    found += faults
    found += check_course(whole)
    if not has_errors(found):
        found += finish_faults(whole.course)
    ordered = sorted_diagnostics(found)
    return (None if has_errors(ordered) else whole.course), ordered


def has_errors(diagnostics: list[Diagnostic]) -> bool:
    """Whether any of them stops a build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
