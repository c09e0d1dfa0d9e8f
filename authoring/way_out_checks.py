"""The promise `no-dead-end`: who gets stuck, or answers wrong, finds something that helps."""

from __future__ import annotations

from collections.abc import Iterator

from .course import Competency, Course, Item
from .diagnostics import Diagnostic, Severity
from .words import say

RULE = "no-dead-end"


def dead_end_faults(course: Course) -> Iterator[Diagnostic]:
    """A warning for each competency whose questions leave a stuck learner alone with the lesson already read."""
    for competency in course.competencies:
        practice = [item for item in course.items_of(competency.id) if item.use == "practice"]
        lessons = course.lessons_of(competency.id)
        if practice and len(lessons) < 2 and not any(_helps(item) for item in practice):
            yield _dead_end(competency)


def _helps(item: Item) -> bool:
    return bool(item.hints or item.solution)


def _dead_end(competency: Competency) -> Diagnostic:
    message = say(
        "who gets stuck in '{competency}' finds no way on: no question has a hint or a solution",
        competency=competency.id,
    )
    fix = say("write 'Hint: …' and 'Solution: …' below its questions, or a second lesson that shows it another way")
    return Diagnostic(competency.place, RULE, message, fix, Severity.WARNING)
