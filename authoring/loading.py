"""From a course's folder to a checked `Course`: reading, parsing, validating and checking in one call."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from .assembly import assemble
from .build.course_json import unbuilt_file
from .checks import check_course
from .course import Course, Item
from .diagnostics import Diagnostic, Severity, sorted_diagnostics
from .memos import Memo
from .repeat_checks import repeat_faults
from .solution_checks import solution_faults
from .sources import CALIBRATION, Sources, read_sources

UNFINISHED = ("competency-practised", "competency-taught")
"""Rules by which a course that is being written lacks something: it can be looked at all the same."""


def load(folder: Path, *, calibrated: bool = True, unfinished: bool = False) -> tuple[Course | None, list[Diagnostic]]:
    """The course, and every problem of it, sorted by place.

    The course is None where an error stands in the way of building it; warnings
    alone don't.  Never raises for anything that can stand in a course's files.
    With ``calibrated`` false it is the course as its author labelled it; with
    ``unfinished`` errors of the rules in UNFINISHED are no more in the way than warnings.
    """
    sources, found = read_sources(folder)
    if not calibrated:
        sources, found = _uncalibrated(sources), [each for each in found if each.place.path != CALIBRATION]
    return checked(sources, found, unfinished=unfinished)


def checked(
    sources: Sources, found: list[Diagnostic], *, unfinished: bool = False
) -> tuple[Course | None, list[Diagnostic]]:
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
        found += engine_faults(whole.course)
    in_the_way = [each for each in found if not (unfinished and each.rule in UNFINISHED)]
    return (None if has_errors(in_the_way) else whole.course), sorted_diagnostics(found)


_ENGINE_FAULTS = Memo("engine faults", 4)


def engine_faults(course: Course) -> list[Diagnostic]:
    """What the very engine makes of a course without errors; the engine is asked where something changed for it."""
    file = unbuilt_file(course)
    places = tuple(each.place for each in course.competencies)
    found: list[Diagnostic] = _ENGINE_FAULTS.get((file, places), lambda: _engine_faults(course, file))
    return found


def _engine_faults(course: Course, course_file: str) -> list[Diagnostic]:
    from ..runtime.model import course_from  # the engine takes its time to be imported
    from .guess_checks import guess_faults
    from .perfect_student import finish_faults

    engine = course_from(json.loads(course_file))
    return [*finish_faults(course, engine), *guess_faults(course, engine)]


def _uncalibrated(sources: Sources) -> Sources:
    unread = tuple(path for path in sources.unread if path != CALIBRATION)
    return replace(sources, calibration=None, unread=unread)


def _without_errors(items: Iterable[Item], found: list[Diagnostic]) -> list[Item]:
    """Those of sound files: where something can't be read, a part of an answer may be missing."""
    broken = {each.place.path for each in found if each.severity is Severity.ERROR}
    return [item for item in items if item.place.path not in broken]


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them stops a build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
