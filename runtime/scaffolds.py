"""Scaffolds: hints that ask a small question of their own.

A hint is help already, so what is answered here is no evidence; it is logged, and told to the learner.
"""

from dataclasses import replace

from .effects import Feedback, feedback_on
from .events import ScaffoldAnswered
from .grades import Grade
from .grading import grade
from .model import Course


def asked_again(course: Course, event: ScaffoldAnswered) -> Feedback | None:
    """The feedback that asks again, where the answer can't be taken; None where it is to be logged."""
    given = _graded(course, event)
    return _feedback(event, given) if given is not None and given.verdict == "again" else None


def after_scaffold(course: Course, event: ScaffoldAnswered) -> tuple[Feedback, ...]:
    """What is told of the answer; nothing where the course has no such question any more."""
    given = _graded(course, event)
    return () if given is None else (_feedback(event, given),)


def _graded(course: Course, event: ScaffoldAnswered) -> Grade | None:
    item = course.items.get(course.item_id(event.item))
    key = None if item is None else item.scaffolds.get(event.hint)
    return None if key is None else grade(key, event.response, course.language)


def _feedback(event: ScaffoldAnswered, given: Grade) -> Feedback:
    keys = tuple(f"hint:{event.hint}:{key}" for key in given.keys)
    return feedback_on(event.item, replace(given, keys=keys), why_not="hint")
