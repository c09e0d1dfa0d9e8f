"""The predictor: how likely a learner's answer to an item is right now.

It is one of four models that are kept apart: what it says is no claim that anything is
mastered, which is for mastery.py and levels.py. The arithmetic is in forecast.py, the shipped
weights are in weights.py; `mkcourse calibrate` fits them, the difficulties and the numbers of
knowledge tracing to a course's own learners.
"""

from collections.abc import Sequence

from .forecast import (
    Abilities,
    Part,
    Question,
    Trace,
    abilities_after,
    chance_of_right,
    features_of,
    traces_after,
)
from .model import Competency, Course, Item, Learner
from .moments import Moment


def success(course: Course, learner: Learner, competency: Competency, item: Item, now: Moment) -> float:
    """The probability that the learner's first try at `item`, without help, is right.

    `competency` stands in for what the item needs where the course has none of it any more.
    """
    known = [course.competencies[id] for id in item.competencies if id in course.competencies]
    parts = [part_of(one, learner) for one in known or [competency]]
    features = features_of(question_of(item), parts, learner.abilities, now.at)
    return chance_of_right(course.weights, features, item.discrimination)


def predicted_after(
    course: Course, learner: Learner, item: str, competencies: Sequence[Competency], right: bool, now: Moment
) -> tuple[Abilities, dict[str, Trace]]:
    """The abilities after an answer that counts, and the traces of its `competencies` (one or more).

    An item that the course no longer has is taken for one of average difficulty. "I haven't
    learned this yet" is an answer that is not right: the item would not have been.
    """
    parts = tuple([part_of(one, learner) for one in competencies])
    found = course.items.get(item)
    question = question_of(found) if found else Question(difficulty=parts[0].difficulty)
    base = course.weights.base
    traces = traces_after(question, parts, learner.abilities.slow, base, right, now.at)
    abilities = abilities_after(learner.abilities, base, question.difficulty, right)
    return abilities, {one.id: trace for one, trace in zip(competencies, traces, strict=True)}


def question_of(item: Item) -> Question:
    """What a forecast needs to know of `item`."""
    return Question(item.difficulty, item.discrimination, item.guess)


def part_of(competency: Competency, learner: Learner) -> Part:
    """What a forecast needs to know of `competency` and of the learner in it."""
    return Part(competency.bkt, competency.difficulty, trace_of(competency, learner))


def trace_of(competency: Competency, learner: Learner) -> Trace:
    """What the answers told; before the first one what a placement made believe, or the prior."""
    record = learner.records.get(competency.id)
    if record is not None and record.trace is not None:
        return record.trace
    return Trace(record.mastery if record is not None and record.confirm else competency.bkt.prior)
