"""What a focus in course.yml promises: it names competencies and units that are there, and days of the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ..runtime.dates import iso_of
from ..runtime.fields import Malformed
from ..runtime.plans import Plan, plan_from
from .course import Course, Focus
from .diagnostics import Diagnostic, Severity
from .suggestions import ADD_COMPETENCY, did_you_mean, listed
from .words import say
from .yaml_source import Located


def focus_faults(course: Course, head: Located, competencies: Collection[str]) -> Iterator[Diagnostic]:
    """What is wrong with the names in each focus of the course, and days on which nobody would see it."""
    plan = _plan(course.plan)
    for place, focus in enumerate(course.focus):
        yield from _names(focus, place, course, head, competencies)
        if plan is not None:
            yield from _days(focus, place, plan, head)


def _names(
    focus: Focus, place: int, course: Course, head: Located, competencies: Collection[str]
) -> Iterator[Diagnostic]:
    if not focus.competencies and not focus.units:
        message = say("this focus names nothing that comes first")
        yield Diagnostic(
            head.place("focus", place), "focus-known", message, say("add 'competencies: [ID]' or 'units: [TITLE]'")
        )
    for index, id_ in enumerate(focus.competencies):
        if id_ not in competencies:
            message = say("this focus names '{id}', which competencies.yml does not define", id=id_)
            fix = did_you_mean(id_, competencies) or ADD_COMPETENCY
            yield Diagnostic(head.place("focus", place, "competencies", index), "competency-known", message, fix)
    titles = [unit.title for unit in course.units if unit.title]
    for index, title in enumerate(focus.units):
        if title not in titles:
            message = say("this focus names the unit '{title}', and course.yml has no unit of that title", title=title)
            fix = did_you_mean(title, titles) or (
                say("it has {listed}", listed=listed(titles)) if titles else say("add it to 'units'")
            )
            yield Diagnostic(head.place("focus", place, "units", index), "focus-known", message, fix)


def _days(focus: Focus, place: int, plan: Plan, head: Located) -> Iterator[Diagnostic]:
    """A focus on days of which none is in the plan; ISO dates are in order as texts are."""
    if plan.start is not None and focus.to_day < iso_of(plan.start):
        message = say(
            "this focus ends on {to_day}, before the plan starts, {start}",
            to_day=focus.to_day,
            start=iso_of(plan.start),
        )
    elif plan.end is not None and focus.from_day > iso_of(plan.end):
        message = say(
            "this focus begins on {from_day}, after the plan's last day, {end}",
            from_day=focus.from_day,
            end=iso_of(plan.end),
        )
    else:
        return
    yield Diagnostic(head.place("focus", place), "focus-known", message, say("correct one of them"), Severity.WARNING)


def _plan(told: Mapping[str, object]) -> Plan | None:
    try:
        return plan_from(told)
    except Malformed:
        return None  # which the schema has told
