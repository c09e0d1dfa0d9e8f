"""What each competency of a course has: lessons, questions, mix-ups, minutes; plain counts."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from ....runtime.model import course_from
from ....runtime.policy import Policy
from ...course import Competency, Course, Item, Lesson, Misconception
from ...diagnostics import Diagnostic, Place
from ..bundle import course_file


@dataclass(frozen=True, slots=True)
class Coverage:
    """One competency and all that there is for it. Variants of a question count as one question."""

    competency: Competency
    lessons: tuple[Lesson, ...]
    practice: tuple[Item, ...]
    """One of each question, as in all that follows."""
    checks: tuple[Item, ...]
    placement: tuple[Item, ...]
    variants: int
    """Items that parameters make of its questions."""
    misconceptions: tuple[Misconception, ...]
    least: int
    """So many practice questions are the least that can show that it is mastered."""
    luck: float
    """How often a blind answer to its practice is right, on average; 0 without practice."""
    minutes: float
    """For a question, in the middle of what the authors say; the policy's where they say nothing."""
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ways(self) -> tuple[str, ...]:
        """The representations of its lessons, each once."""
        return tuple(dict.fromkeys(lesson.representation for lesson in self.lessons))

    @property
    def forms(self) -> Mapping[str, int]:
        """Practice questions by their type."""
        return Counter(item.type for item in self.practice)

    @property
    def levels(self) -> Mapping[int, int]:
        """Practice questions by their level, the easiest first."""
        return dict(sorted(Counter(item.level for item in self.practice).items()))

    @property
    def without_remedy(self) -> tuple[Misconception, ...]:
        return tuple(each for each in self.misconceptions if each.remedy is None)


def coverage_of(course: Course, diagnostics: Iterable[Diagnostic] = ()) -> tuple[Coverage, ...]:
    """Every competency, in course order."""
    engine = course_from(json.loads(course_file(course, {})))
    luck = {item.id: item.guess for item in engine.items.values()}
    told = _by_competency(course, diagnostics)
    return tuple(
        _coverage(course, each, luck, engine.competencies[each.id].policy, told.get(each.id, []))
        for each in course.competencies
    )


def _coverage(
    course: Course, competency: Competency, luck: Mapping[str, float], policy: Policy, told: list[Diagnostic]
) -> Coverage:
    items = course.items_of(competency.id)
    practice = [item for item in items if item.use == "practice" and not item.answer.is_handed_in]
    minutes = [policy.item_minutes if item.minutes is None else item.minutes for item in practice]
    guesses = [luck.get(item.id, 0.0) for item in practice]
    return Coverage(
        competency,
        course.lessons_of(competency.id),
        _questions(practice),
        _questions(item for item in items if item.use == "check"),
        _questions(item for item in items if item.use == "placement"),
        sum(item.variant is not None for item in items),
        tuple(each for each in course.misconceptions if each.competency == competency.id),
        policy.practised_right,
        sum(guesses) / len(guesses) if guesses else 0.0,
        median(minutes) if minutes else policy.item_minutes,
        tuple(told),
    )


def _questions(items: Iterable[Item]) -> tuple[Item, ...]:
    """One item of each question."""
    found: dict[str, Item] = {}
    for item in items:
        found.setdefault(item.question, item)
    return tuple(found.values())


def _by_competency(course: Course, diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """The diagnostics of each competency: those in its lines of the map, its lessons and its questions."""
    anchors: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for place, ids in _anchors(course):
        anchors.setdefault(place.path, []).append((place.line, ids))
    for each in anchors.values():
        each.sort()
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        here = anchors.get(diagnostic.place.path, [])
        after = bisect_right(here, diagnostic.place.line, key=lambda anchor: anchor[0])
        for id_ in here[after - 1][1] if after else ():
            found.setdefault(id_, []).append(diagnostic)
    return found


def _anchors(course: Course) -> Iterable[tuple[Place, tuple[str, ...]]]:
    """Where each part of the course begins, and the competencies that it is for."""
    yield from ((each.place, (each.id,)) for each in course.competencies)
    yield from ((each.place, (each.competency,)) for each in course.misconceptions)
    yield from ((Place(each.place.path), each.teaches) for each in course.lessons)
    yield from ((each.place, each.competencies) for each in course.items)
