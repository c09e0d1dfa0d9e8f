"""From a course's folder to a checked `Course`: reading, parsing, validating and checking in one call."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from ..runtime.model import Course as EngineCourse
from ..runtime.model import course_from
from .assembly import assemble
from .build.bundle import FORMAT, course_json, dumped
from .checks import check_course
from .course import Course, Item
from .diagnostics import Diagnostic, Severity, sorted_diagnostics
from .guess_checks import guess_faults
from .perfect_student import finish_faults
from .repeat_checks import repeat_faults
from .solution_checks import solution_faults
from .sources import CALIBRATION, Sources, read_sources

_NO_EDITION = {"edition": "unbuilt", "engine": "unbuilt"}
"""Nothing that is checked hangs on them, and to reckon them takes its time."""


def load(folder: Path, *, calibrated: bool = True) -> tuple[Course | None, list[Diagnostic]]:
    """The course, and every problem of it, sorted by place.

    The course is None where an error stands in the way of building it; warnings
    alone don't.  Never raises for anything that can stand in a course's files.
    With ``calibrated`` false it is the course as its author labelled it.
    """
    sources, found = read_sources(folder)
    if not calibrated:
        sources, found = _uncalibrated(sources), [each for each in found if each.place.path != CALIBRATION]
    return checked(sources, found)


def checked(sources: Sources, found: list[Diagnostic]) -> tuple[Course | None, list[Diagnostic]]:
    """The course that ``sources`` hold, and every problem of it beside those ``found`` while reading them."""
    found = list(found)
    if sources.course is None and sources.competencies is None and not sources.lessons and not sources.pages:
        return None, sorted_diagnostics(found)
    whole, faults = assemble(sources)
    found += faults
    found += check_course(whole)
    sound = _without_errors(whole.course.items, found)
    found += [*repeat_faults(sound), *solution_faults(sound, whole.course.language)]
    if not has_errors(found):
        engine = _engine(dumped({"format": FORMAT, "id": whole.course.id, **_NO_EDITION, **course_json(whole.course)}))
        found += [*finish_faults(whole.course, engine), *guess_faults(whole.course, engine)]
    ordered = sorted_diagnostics(found)
    return (None if has_errors(ordered) else whole.course), ordered


@lru_cache(maxsize=4)
def _engine(course_file: str) -> EngineCourse:
    """The course as the engine sees it: the very same where nothing has changed for it."""
    return course_from(json.loads(course_file))


def _uncalibrated(sources: Sources) -> Sources:
    unread = tuple(path for path in sources.unread if path != CALIBRATION)
    return replace(sources, calibration=None, unread=unread)


def _without_errors(items: Iterable[Item], found: list[Diagnostic]) -> list[Item]:
    """Those of sound files: where something can't be read, a part of an answer may be missing."""
    broken = {each.place.path for each in found if each.severity is Severity.ERROR}
    return [item for item in items if item.place.path not in broken]


def has_errors(diagnostics: list[Diagnostic]) -> bool:
    """Whether any of them stops a build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
