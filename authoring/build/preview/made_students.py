"""The made-up students that a teacher can walk as, each with a real log of events.

They come from the simulation: the engine itself chose what they were asked, day by day, and what
they answered is what a student of that character would have.  The log ends before now, so that the
teacher goes on where the student stopped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ....runtime.chain import Link, LoggedEvent, link_to, linked
from ....runtime.events import Attempted, Event, event_as_json
from ....runtime.model import course_from
from ....runtime.moments import Moment, local_day
from ....runtime.responses import Chosen, Response
from ...course import Course, Item
from ...simulation.calendar import Calendar, calendar_of
from ...simulation.characters import AVERAGE, STRONG, WEAK, Character
from ...simulation.run import task_of
from ...simulation.students import student_with
from ...simulation.walk import EPOCH_ORDINAL, logged_walk
from ...simulation.world import world_of

SEED = 1


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
    engine_course = course_from(json.loads(task.course))
    world = world_of(engine_course, task.hinted, task.measured, SEED)
    events = logged_walk(engine_course, calendar, student_with(made.character, "continuous", 0, SEED, world))
    return list(_chained(_as_answered(events, course), who, now.zone))


def _calendar(course: Course, made: MadeStudent, now: Moment) -> Calendar:
    """The days of the plan's week, up to when the student was here last; holidays don't matter here."""
    today = local_day(now) + EPOCH_ORDINAL
    start = date.fromordinal(today - made.away - made.days + 1)
    weekly = {key: course.plan[key] for key in ("days", "minutes_per_day") if key in course.plan}
    return calendar_of({**weekly, "start": start.isoformat()}, horizon=made.days)


def _as_answered(events: list[Event], course: Course) -> Iterator[Event]:
    """The events with answers that give the verdicts which the simulation made."""
    items = {item.id: item for item in course.items}
    for event in events:
        if isinstance(event, Attempted) and event.item in items:
            yield replace(event, response=_response(items[event.item], event))
        else:
            yield event


def _response(item: Item, event: Attempted) -> Response:
    """The author's own right answer, or a wrong one with the same misconception; else what was there."""
    outcome = event.outcome
    if outcome is None or outcome.verdict not in ("right", "wrong"):
        return event.response
    if outcome.verdict == "right":
        return next((each.response for each in item.answer.rights()), event.response)
    grading = item.answer.grading()
    if item.answer.kind != "choice":
        return next((each.response for each in item.answer.wrong_examples()), event.response)
    wrong = [id for id in grading["options"] if id not in grading["right"]]
    fitting = [id for id in wrong if grading["tags"].get(id) == outcome.misconception]
    return Chosen(tuple((fitting or wrong)[:1])) if wrong else event.response


def _chained(events: Iterator[Event], who: str, zone: int) -> Iterator[LoggedEvent]:
    """As the log holds them: at the hour of the browser's own zone, and each linked to the one before."""
    tip: Link | None = None
    for number, event in enumerate(events):
        told = {**event_as_json(event), "id": f"made-{who}-{number:05d}", "at": event.at - 60 * zone, "zone": zone}
        entry = linked(told, tip)
        tip = link_to(entry)
        yield entry
