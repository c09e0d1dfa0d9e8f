"""What a calendar in course.yml promises: its dates exist, and the course fits into its days.

Days are read and counted by the very code of the browser (runtime/dates.py, runtime/plans.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import ceil

from ..runtime.dates import day_from, days_from, iso_of
from ..runtime.fields import Malformed
from ..runtime.plans import Plan, plan_from, working_days
from ..runtime.policy import Policy
from .course import Course
from .diagnostics import Diagnostic, Severity
from .words import quoted, say
from .yaml_source import Located

DATED = re.compile(r"\d{4}-\d{2}-\d{2}(\.\.\d{4}-\d{2}-\d{2})?")
"""What looks like a date or a range; the schema tells everything else."""
FURTHEST = 3653
"""A plan is looked at for ten years."""

type Path = tuple[str | int, ...]


def plan_faults(course: Course, head: Located) -> Iterator[Diagnostic]:
    """What is wrong with the calendar of a course, and with the dates of units and focus."""
    lost = [fault for path, text in _dates(head.value) if (fault := _lost_date(head, path, text))]
    yield from lost
    if not lost:
        yield from _focus(head)
        yield from _plan(course, head)


def _lost_date(head: Located, path: Path, text: str) -> Diagnostic | None:
    """A date that is written well and does not exist, or a range that runs backwards."""
    try:
        days_from(text, "date")
    except Malformed as error:
        fix = say("dates are YYYY-MM-DD, ranges go from the earlier to the later")
        return Diagnostic(
            head.place(*path),
            "value-valid",
            say("'{text}' is not {expected}", text=text, expected=quoted(error.expected)),
            fix,
        )
    return None


def _dates(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Everything in the parts with dates that looks like one, with its path."""
    if not path:
        told = value if isinstance(value, Mapping) else {}
        for key in ("plan", "focus", "units"):
            yield from _dates(told.get(key), (key,))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _dates(one, (*path, key)) if key not in ("title", "competencies", "note") else ()
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _dates(one, (*path, place))
    elif isinstance(value, str) and DATED.fullmatch(value):
        yield path, value


def _focus(head: Located) -> Iterator[Diagnostic]:
    found = head.value.get("focus")
    for place, one in enumerate(found if isinstance(found, list) else []):
        first, last = (one.get("from"), one.get("to")) if isinstance(one, Mapping) else (None, None)
        if _is_date(first) and _is_date(last) and str(last) < str(first):
            message = say("this focus ends on {last}, before it begins on {first}", last=last, first=first)
            yield Diagnostic(head.place("focus", place, "to"), "plan-fits-calendar", message, say("swap its dates"))


def _plan(course: Course, head: Located) -> Iterator[Diagnostic]:
    try:
        plan = plan_from(course.plan)
    except Malformed:
        return  # which the schema has told
    if plan is None:
        return
    if plan.end is not None and plan.start is not None and plan.end < plan.start:
        message = say(
            "the plan ends on {end}, before it starts on {start}", end=iso_of(plan.end), start=iso_of(plan.start)
        )
        yield Diagnostic(head.place("plan", "end"), "plan-fits-calendar", message, say("swap its dates"))
    else:
        yield from _units(plan, head)
        yield from _exam(plan, head)
        yield from _room(course, plan, head)


def _exam(plan: Plan, head: Located) -> Iterator[Diagnostic]:
    if plan.exam is None:
        return
    if plan.start is not None and plan.exam <= plan.start:
        message = say(
            "the exam, {exam}, is not after the plan's start, {start}", exam=iso_of(plan.exam), start=iso_of(plan.start)
        )
        yield Diagnostic(head.place("plan", "exam"), "plan-fits-calendar", message, say("correct one of them"))
    elif plan.end is not None and plan.exam < plan.end:
        message = say(
            "the exam, {exam}, is before the plan's last day, {end}", exam=iso_of(plan.exam), end=iso_of(plan.end)
        )
        fix = say("end the plan before it, or else some of the course is learned after its exam")
        yield Diagnostic(head.place("plan", "exam"), "plan-fits-calendar", message, fix, Severity.WARNING)


def _units(plan: Plan, head: Located) -> Iterator[Diagnostic]:
    """Dates of units outside of the plan."""
    found = head.value.get("units")
    for place, unit in enumerate(found if isinstance(found, list) else []):
        due = unit.get("due") if isinstance(unit, Mapping) else None
        if not _is_date(due):
            continue
        day, where = day_from(str(due), "due"), head.place("units", place, "due")
        if plan.end is not None and day > plan.end:
            message = say("this unit is due on {due}, after the plan's last day, {end}", due=due, end=iso_of(plan.end))
        elif plan.start is not None and day < plan.start:
            message = say(
                "this unit is due on {due}, before the plan starts, {start}", due=due, start=iso_of(plan.start)
            )
        else:
            continue
        yield Diagnostic(where, "plan-fits-calendar", message, say("correct one of them"), Severity.WARNING)


def _room(course: Course, plan: Plan, head: Located) -> Iterator[Diagnostic]:
    """Whether there are days to learn, and enough of them."""
    if plan.start is None or plan.end is None:
        return
    days = len(working_days(plan, plan.start, min(plan.end, plan.start + FURTHEST)))
    where = head.key_place("plan")
    if days == 0:
        message = say(
            "the plan has no day to learn between {start} and {end}", start=iso_of(plan.start), end=iso_of(plan.end)
        )
        yield Diagnostic(where, "plan-fits-calendar", message, say("look at its 'days' and 'holidays'"))
        return
    each = Policy().daily_minutes if plan.minutes_per_day is None else plan.minutes_per_day
    needed = sum(one.minutes for one in course.competencies if one.tier == "core" or not plan.without_extended)
    if needed > days * each:
        room = say("{all}: {each} on each of {days} days", all=f"{days * each:g}", each=f"{each:g}", days=days)
        message = say(
            "the competencies take {needed} minutes, and the plan has {room}", needed=f"{needed:g}", room=room
        )
        fix = say("plan {minutes} minutes a day, or more days", minutes=ceil(needed / days))
        if any(one.tier != "core" for one in course.competencies) and not plan.without_extended:
            fix = say("{fix}, or 'without_extended: true'", fix=fix)
        yield Diagnostic(where, "plan-fits-calendar", message, fix, Severity.WARNING)


def _is_date(value: object) -> bool:
    return isinstance(value, str) and DATED.fullmatch(value) is not None and ".." not in value
