"""Which answers count: first tries without help, by the very rule of the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ...runtime.evidence import why_it_does_not_count
from ...runtime.model import Course, Learner, Seen
from ...runtime.moments import Moment
from .logs import Step
from .responses import Response


def counted_answers(course: Course, learners: Mapping[str, Sequence[Step]]) -> list[Response]:
    """The answers of `learners` that count, those of one learner together and in order.

    Items carry today's ids; answers to items that the course no longer has are left out.
    "I haven't learned this yet" is an answer that is not right, and never a guess.
    """
    return [answer for name, steps in learners.items() for answer in _of_one(course, name, steps)]


def _of_one(course: Course, name: str, steps: Sequence[Step]) -> Iterator[Response]:
    learner = Learner()
    seen: dict[str, Seen] = {}
    for step in steps:
        if step.item is None:
            continue
        item = course.item_id(step.item)
        if step.verdict is None:
            learner = replace(learner, hints={**learner.hints, item: learner.turn})
            continue
        now = Moment(step.happened, step.zone)
        why_not = why_it_does_not_count(course.policy, learner, seen.get(item), item, step.tries, now)
        learner = replace(learner, turn=learner.turn + (item != learner.last_item), last_item=item)
        seen[item] = Seen(learner.turn, now)
        if why_not is None and item in course.items:
            yield Response(name, item, step.verdict == "right", step.happened, step.guess)
