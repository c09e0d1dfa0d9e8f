"""A course's units with what is in them, for navigation, map list and progress page."""

from __future__ import annotations

from dataclasses import dataclass

from ..course import Competency, Course, Lesson


@dataclass(frozen=True, slots=True)
class UnitContent:
    """``title`` is None for what stands in no unit."""

    title: str | None
    competencies: tuple[Competency, ...]
    lessons: tuple[Lesson, ...]


def units_of(course: Course) -> tuple[UnitContent, ...]:
    """Every competency and every lesson once, in course order; what is in no unit comes last."""
    by_id = {each.id: each for each in course.competencies}
    named = [(unit.title, tuple(by_id[id] for id in unit.competencies)) for unit in course.units]
    placed = {each.id for _, competencies in named for each in competencies}
    rest = tuple(each for each in course.competencies if each.id not in placed)
    groups = [*named, (None, rest)]
    units = [UnitContent(title, found, _lessons(course, found)) for title, found in groups]
    return tuple(unit for unit in units if unit.competencies)


def _lessons(course: Course, competencies: tuple[Competency, ...]) -> tuple[Lesson, ...]:
    """A lesson belongs to the first competency it teaches."""
    return tuple(
        lesson for competency in competencies for lesson in course.lessons if lesson.teaches[0] == competency.id
    )
