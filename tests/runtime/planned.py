"""Courses with a calendar, and learners somewhere in them, for tests of pacing."""

import json
from collections.abc import Mapping, Sequence

from mkcourse.runtime.dates import day_from
from mkcourse.runtime.model import Course, Learner, Record
from mkcourse.runtime.moments import Moment
from mkcourse.runtime.pacing import Choice, Schedule, learner_with_plan, schedule
from mkcourse.runtime.plans import plan_as_json
from mkcourse.runtime.workload import parts_of

from .conftest import Make

MONDAY = day_from("2026-09-07", "start")
DONE = Record(0.95, level="practised")
PLAN = {"start": "2026-09-07", "end": "2026-09-18", "days": ["mon", "tue", "wed", "thu", "fri"], "minutes_per_day": 10}
"""Two weeks of ten working days."""


def at(day: int) -> Moment:
    """Eight in the morning of a day."""
    return Moment(day * 86_400 + 8 * 3600, 0)


def course_of(
    plan: Mapping[str, object], minutes: Sequence[float] = (20,) * 5, tiers: Sequence[str] = (), **changes: object
) -> Course:
    """Competencies c0, c1 … without lessons, and without reviews to be expected."""
    make, ids = Make(), [f"c{place}" for place in range(len(minutes))]
    tiers = tiers or ("core",) * len(minutes)
    competencies = [
        make.competency(id, minutes=time, tier=tier) for id, time, tier in zip(ids, minutes, tiers, strict=True)
    ]
    changes = {"policy": {"item_minutes": 0}} | changes
    return make.course([item for id in ids for item in make.pool(4, 4, id)], competencies, plan=dict(plan), **changes)


def knower(course: Course, done: int, **changes: object) -> Learner:
    """Someone who has practised the first `done` competencies of the plan."""
    parts = parts_of(course, Learner(), without_extended=False)[:done]
    return Learner(records={part.competency.id: DONE for part in parts}, **changes)  # type: ignore[arg-type]


def found(course: Course, learner: Learner, day: int) -> Schedule:
    """The schedule on a day."""
    result = schedule(course, learner, at(day))
    assert result is not None
    return result


def told(course: Course, learner: Learner, day: int) -> tuple[int, str]:
    """Days ahead, and the code."""
    result = found(course, learner, day)
    return result.days, result.reason.code


def taken(learner: Learner, choice: Choice, day: int) -> Learner:
    """Someone who has taken a choice, through the JSON of pages."""
    return learner_with_plan(learner, json.loads(json.dumps(plan_as_json(choice.plan))), at(day))
