"""Misconceptions: seen in tagged wrong answers, cleared by right ones."""

from collections.abc import Mapping
from dataclasses import replace

from .model import Course, Suspicion

type Suspicions = Mapping[str, Suspicion]


def suspicions_after_wrong(course: Course, suspicions: Suspicions, misconception: str) -> Suspicions:
    """`suspicions` with one more sighting of `misconception`, if the course knows it."""
    if misconception not in course.misconceptions:
        return suspicions
    before = suspicions.get(misconception, Suspicion(0))
    return {**suspicions, misconception: Suspicion(before.sightings + 1)}


def suspicions_after_right(course: Course, suspicions: Suspicions, item: str) -> Suspicions:
    """`suspicions` without those that `item` clears."""
    if not suspicions:
        return suspicions
    return {
        misconception: suspicion
        for misconception, suspicion in suspicions.items()
        if item not in course.misconceptions[misconception].cleared_by
    }


def suspicions_after_lesson(course: Course, suspicions: Suspicions, lesson: str) -> Suspicions:
    """`suspicions` where those that `lesson` helps against are no longer offered it."""
    return {
        misconception: replace(suspicion, remedied=suspicion.remedied or helps)
        for misconception, suspicion in suspicions.items()
        for helps in [course.misconceptions[misconception].remedy == lesson]
    }


def is_remedy_offered(course: Course, misconception: str, suspicion: Suspicion) -> bool:
    """Whether the remedy is offered: there is one, it was not opened, and seen often enough."""
    has_remedy = course.misconceptions[misconception].remedy is not None
    often = suspicion.sightings >= course.policy.remedy_sightings
    return has_remedy and often and not suspicion.remedied
