"""What a course offers for each competency, as far as advice speaks of it."""

from __future__ import annotations

from dataclasses import dataclass

from ...runtime.keys import key_from
from ...runtime.kinds.key import Key
from ..course import Competency, Course, Item

EASY_LEVEL = 2
"""Questions up to this level are easy."""
FEW_OPTIONS = 3
"""A choice among so many options, or fewer, is easily guessed."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One competency as its author made it."""

    id: str
    title: str
    minutes: float
    requires: tuple[str, ...]
    questions: int
    """For practice; as are the next three."""
    easy: int
    guessable: int
    typed: int
    lessons: int
    has_worked_example: bool


def facts_of(course: Course) -> tuple[Facts, ...]:
    """The facts about each competency, in course order."""
    return tuple(_facts(course, each) for each in course.competencies)


def _facts(course: Course, competency: Competency) -> Facts:
    practice = [item for item in course.items_of(competency.id) if item.use == "practice"]
    lessons = course.lessons_of(competency.id)
    return Facts(
        id=competency.id,
        title=competency.title,
        minutes=competency.minutes,
        requires=competency.requires,
        questions=len(practice),
        easy=sum(item.level <= EASY_LEVEL for item in practice),
        guessable=sum(_is_guessable(item) for item in practice),
        typed=sum(_key(item).is_produced for item in practice),
        lessons=len(lessons),
        has_worked_example=any(lesson.representation == "worked-example" for lesson in lessons),
    )


def _is_guessable(item: Item) -> bool:
    return _key(item).guess(0.0) >= 1 / FEW_OPTIONS


def _key(item: Item) -> Key:
    return key_from(item.type, item.answer.grading())
