"""The true side of a course: what its items really ask, drawn once for all students of a simulation."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from random import Random

from ...runtime.kinds.key import Key
from ...runtime.model import Course, Item
from .students import TYPED_LUCK, Question, World, true_difficulty, usual_minutes


def world_of(course: Course, hinted: Collection[str], measured: Mapping[str, float], seed: int) -> World:
    """The world of `course`.

    `hinted` are the ids of the items that have a hint, `measured` are the difficulties in logits
    that real learners' answers have told, by item.
    """
    chance = Random(f"{seed}/items")
    questions = {
        item.id: _question(item, item.id in hinted, true_difficulty(item.level, measured.get(item.id), chance))
        for item in course.items.values()
    }
    return World(
        questions=questions,
        requires={each.id: _known_only(each.requires, course) for each in course.competencies.values()},
        pools=_pools(course, questions),
        misconceptions={each.id: each.competency for each in course.misconceptions.values()},
    )


def _question(item: Item, has_hint: bool, difficulty: float) -> Question:
    typed = item.key.is_produced
    return Question(
        id=item.id,
        competencies=item.competencies,
        difficulty=difficulty,
        luck=luck_of(item.key),
        minutes=usual_minutes(typed, item.level) if item.minutes is None else item.minutes,
        tags=tuple(sorted(item.shows)),
        has_hint=has_hint,
    )


def luck_of(key: Key) -> float:
    """The chance of somebody who presses, ticks or types blindly."""
    return key.guess(TYPED_LUCK)


def _known_only(ids: tuple[str, ...], course: Course) -> tuple[str, ...]:
    return tuple(id for id in ids if id in course.competencies)


def _pools(course: Course, questions: Mapping[str, Question]) -> dict[str, tuple[float, ...]]:
    return {
        each.id: tuple(questions[item.id].difficulty for item in (*each.practice, *each.checks))
        for each in course.competencies.values()
    }
