"""The plan as JSON: as pages show it, and as a preview of one that is not chosen yet."""

from collections.abc import Mapping

from .dates import iso_of
from .model import Course, Learner
from .moments import Moment
from .pacing import Choice, Dated, Schedule, learner_with_plan, schedule
from .plans import plan_as_json, plan_from

NEXT = 5
"""So many of the next competencies are told apart, with both of their dates."""

type Json = dict[str, object]


def plan_view(course: Course, learner: Learner, now: Moment) -> Json | None:
    """The plan as the view holds it, None where there is no calendar. Dates are ISO texts.

    ``dates`` says by when each competency should be practised, ``next`` also when it will be;
    ``days`` counts working days ahead, negative behind.
    """
    found = schedule(course, learner, now)
    return None if found is None else {"own": learner.plan is not None, **_schedule(found)}


def plan_preview(course: Course, learner: Learner, plan: Mapping[str, object] | None, now: Moment) -> Json | None:
    """What `plan_view` would be after `plan` was set; Malformed where that can't be read."""
    if plan is not None:
        plan_from(plan)
    return plan_view(course, learner_with_plan(learner, plan, now), now)


def _schedule(found: Schedule) -> Json:
    undone = [one for one in found.dates if not one.done]
    texts = {day: iso_of(day) for day in {one.by for one in found.dates}}
    return {
        "plan": plan_as_json(found.plan),
        "start": iso_of(found.start),
        "end": _iso(found.end),
        "exam": _iso(found.plan.exam),
        "minutes_per_day": found.minutes_per_day,
        "days": found.days,
        "reason": found.reason.as_json(),
        "target": found.target,
        "should": found.should,
        "done": found.done,
        "total": found.total,
        "finish": _iso(found.finish),
        "next": [_next(one) for one in undone[:NEXT]],
        "dates": {one.competency: texts[one.by] for one in found.dates},
        "choices": [_choice(one) for one in found.choices],
    }


def _next(one: Dated) -> Json:
    return {"competency": one.competency, "by": iso_of(one.by), "expected": _iso(one.expected)}


def _choice(one: Choice) -> Json:
    return {
        "kind": one.kind,
        "plan": plan_as_json(one.plan),
        "end": iso_of(one.end),
        "in_time": one.in_time,
        "reason": one.reason.as_json(),
    }


def _iso(day: int | None) -> str | None:
    return None if day is None else iso_of(day)
