"""Gains: what a learner's day brought, told when they finish.

The learner of today is compared with the one that the log of the days before tells of; nothing is
kept for it, so that days on two devices add up like any others.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeIs

from .engine import replay, settled
from .events import Attempted, Event, NotLearnedYet, Outcome
from .model import Course, Learner, record_of
from .moments import Moment, local_day
from .pace import seconds_on

type Json = dict[str, object]


def gains_as_json(course: Course, learner: Learner, log: Sequence[Event], now: Moment) -> Json:
    """What the local day of `now` brought up to now. `over` says that the sitting was ended already.

    `practised` counts questions at their first try, without those of a placement; `levels` holds
    what is called otherwise than this morning, in the order of the course.
    """
    day = local_day(now)
    before = replay(course, [event for event in log if local_day(event.moment) < day])
    today = [event for event in log if local_day(event.moment) == day]
    return {
        "seconds": seconds_on(learner.pace, day),
        "practised": list(_practised(course, today)),
        "levels": list(_levels(course, before, learner)),
        "cleared": [id for id, one in learner.suspicions.items() if one.cleared and not _is_cleared(before, id)],
        "lessons": [id for id in course.lessons if id in learner.lessons - before.lessons],
        "over": learner.last is None,
    }


def _practised(course: Course, today: Iterable[Event]) -> Iterator[Json]:
    counts: dict[str, list[bool]] = {}
    for event in today:
        outcome = _outcome(course, event) if _is_first_answer(event) else None
        if outcome is not None:
            for id in outcome.competencies:
                counts.setdefault(course.competency_id(id), []).append(outcome.verdict == "right")
    for id in course.competencies:
        if id in counts:
            yield {"competency": id, "answered": len(counts[id]), "right": sum(counts[id])}


def _outcome(course: Course, event: Attempted | NotLearnedYet) -> Outcome | None:
    """What the answer was: as the log has it, or as it is graded today."""
    if event.outcome is not None:
        return event.outcome
    told = settled(course, event)
    return told.outcome if isinstance(told, Attempted | NotLearnedYet) else None


def _is_first_answer(event: Event) -> TypeIs[Attempted | NotLearnedYet]:
    if not isinstance(event, Attempted | NotLearnedYet) or event.mode == "placement":
        return False
    return isinstance(event, NotLearnedYet) or event.tries == 1


def _levels(course: Course, before: Learner, after: Learner) -> Iterator[Json]:
    for id, competency in course.competencies.items():
        old, new = record_of(competency, before).level, record_of(competency, after).level
        if old != new:
            yield {"competency": id, "from": old, "to": new}


def _is_cleared(learner: Learner, misconception: str) -> bool:
    suspicion = learner.suspicions.get(misconception)
    return suspicion is not None and suspicion.cleared
