"""The made-up students that a teacher can walk as, each with a real log of events.

They come from the simulation: the engine itself chose what they were asked, day by day, and what
they answered is what a student of that character would have.  The log ends before now, so that the
teacher goes on where the student stopped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ....runtime.chain import Link, LoggedEvent, link_to, linked
from ....runtime.model import course_from
from ....runtime.moments import Moment, local_day
from ...course import Course
from ...simulation.calendar import Calendar, calendar_of
from ...simulation.characters import AVERAGE, STRONG, WEAK, Character
from ...simulation.run import task_of
from ...simulation.students import student_with
from ...simulation.walk import EPOCH_ORDINAL
from ...simulation.world import world_of
from ...simulation.written_walk import WrittenWalk, answers_of

SEED = 4


@dataclass(frozen=True, slots=True)
class MadeStudent:
    """Who worked for so many days, until so many days before now."""

    character: Character
    days: int
    away: int = 1


MADE_STUDENTS: Mapping[str, MadeStudent | None] = {
    "new": None,
    "strong": MadeStudent(STRONG, days=14),
    "weak": MadeStudent(WEAK, days=14),
    "returning": MadeStudent(AVERAGE, days=21, away=21),
}
"""Whom a teacher can walk as, in the order of the bar; who is new has done nothing yet."""


def log_of(course: Course, who: str, now: Moment) -> list[LoggedEvent]:
    """The log of that made-up student as of `now`, chained as a browser chains it.

    Raises KeyError where there is no such student.
    """
    made = MADE_STUDENTS[who]
    if made is None or not any(item.use == "practice" for item in course.items):
        return []
    calendar = _calendar(course, made, now)
    task = task_of(course, calendar, 1, SEED)
    content = json.loads(task.course)
    compiled = course_from(content)
    world = world_of(compiled, task.hinted, task.measured, SEED)
    student = student_with(made.character, "continuous", 0, SEED, world)
    walk = WrittenWalk(compiled, calendar, student, answers_of(course, compiled, content), held=None)
    walk.run()
    return list(_chained(walk.written, who, now.zone))


def _calendar(course: Course, made: MadeStudent, now: Moment) -> Calendar:
    """The days of the plan's week, up to when the student was here last; holidays don't matter here."""
    today = local_day(now) + EPOCH_ORDINAL
    start = date.fromordinal(today - made.away - made.days + 1)
    weekly = {key: course.plan[key] for key in ("days", "minutes_per_day") if key in course.plan}
    return calendar_of({**weekly, "start": start.isoformat()}, horizon=made.days)


def _chained(written: Iterable[LoggedEvent], who: str, zone: int) -> Iterator[LoggedEvent]:
    """As a browser's log holds them: at the hour of its own zone, and each linked to the one before."""
    tip: Link | None = None
    for number, event in enumerate(written):
        at = event["at"]
        assert isinstance(at, int)
        told = {**event, "id": f"made-{who}-{number:05d}", "at": at - 60 * zone, "zone": zone}
        entry = linked(told, tip)
        tip = link_to(entry)
        yield entry
