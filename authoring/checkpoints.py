"""Checkpoints: which questions of a course are sealed, and for which."""

from __future__ import annotations

from collections.abc import Mapping

from .course import Course, Item, SealedCheck


def competencies_of(checkpoint: SealedCheck, course: Course) -> list[str]:
    """The ids of all competencies that a checkpoint is about, in the course's order."""
    of_units = {id_ for unit in course.units if unit.title in checkpoint.units for id_ in unit.competencies}
    wanted = of_units | set(checkpoint.competencies)
    return [each.id for each in course.competencies if each.id in wanted]


def sealed_items(course: Course) -> Mapping[str, SealedCheck]:
    """The id of each question that is sealed -> its checkpoint, the first that wants it."""
    found: dict[str, SealedCheck] = {}
    for checkpoint in course.checkpoints:
        about = set(competencies_of(checkpoint, course))
        for item in course.items:
            if _is_for(item, about):
                found.setdefault(item.id, checkpoint)
    return found


def _is_for(item: Item, competencies: set[str]) -> bool:
    return item.use == "check" and bool(competencies.intersection(item.competencies))
