"""Replaying: how a competency came to its level, one event of the log after the other.

The very engine that decided steps through the log again, so that what it tells here is what it
went by: the belief and the rule's conditions as they were at that moment.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .engine import NOBODY, replay
from .events import Attempted, Event, NotLearnedYet
from .levels import conditions, reason_of_change
from .model import LEVELS, Competency, Course, Evidence, Learner, Record, record_of
from .reasons import because

MOST_STEPS = 300
"""So many steps are told, the last ones."""
NOTICEABLE = 0.005
"""A belief that moves by less, after an answer on something else, is no step of its own."""

type Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Step:
    """What one event did to a competency: its record before and after. `answer` is None where the
    event was no answer to a question on it."""

    event: Event
    before: Record
    after: Record
    answer: Evidence | None


def replayed_as_json(course: Course, log: Iterable[Event], competency: Competency) -> Json:
    """The steps by which `competency` came to its level; ``earlier`` counts those that are left out."""
    found = list(steps_of(course, log, competency))
    told = found[-MOST_STEPS:]
    return {
        "competency": competency.id,
        "earlier": len(found) - len(told),
        "steps": [_step(course, competency, one) for one in told],
    }


def steps_of(course: Course, log: Iterable[Event], competency: Competency) -> Iterator[Step]:
    """Each event of `log` that told something of `competency`, in its order.

    What answers on other things add up to without being told is told with the next step.
    """
    learner: Learner = NOBODY
    told = record_of(competency, learner)
    for event in log:
        learner = replay(course, (event,), learner)
        after = learner.records.get(competency.id, told)
        if after is told:
            continue
        answer = _answer(told, after)
        if answer is not None or _is_noticed(told, after):
            yield Step(event, told, after, answer)
            told = after


def _answer(before: Record, after: Record) -> Evidence | None:
    return after.history[-1] if after.attempts > before.attempts and after.history else None


def _is_noticed(before: Record, after: Record) -> bool:
    moved = abs(after.mastery - before.mastery) >= NOTICEABLE
    return moved or after.level != before.level or after.support != before.support


def _step(course: Course, competency: Competency, step: Step) -> Json:
    answer, after = step.answer, step.after
    return {
        "at": step.event.at,
        "type": type(step.event).__name__,
        "item": _item(course, step.event),
        "own": answer is not None,
        "verdict": None if answer is None else answer.verdict,
        "mode": None if answer is None else answer.mode,
        "counts": answer is not None and answer.why_not is None,
        "why_not": None if answer is None else answer.why_not,
        "from": {"level": step.before.level, "mastery": step.before.mastery},
        "to": {"level": after.level, "mastery": after.mastery},
        "change": _change(competency, step),
        "rule": [one.as_json() for one in conditions(competency, after)],
    }


def _item(course: Course, event: Event) -> str | None:
    return course.item_id(event.item) if isinstance(event, Attempted | NotLearnedYet) else None


def _change(competency: Competency, step: Step) -> Json | None:
    """Why an answer changed the level; None where it did not, or where it was no answer."""
    before, after = step.before.level, step.after.level
    if step.answer is None or after == before:
        return None
    if LEVELS.index(after) < LEVELS.index(before):
        return because("missed-in-checks", misses=competency.policy.misses_to_fall).as_json()
    return reason_of_change(competency.policy, step.after, after).as_json()
