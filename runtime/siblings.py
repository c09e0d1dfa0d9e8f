"""Siblings: variants of one question, which are the same but for its numbers."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from .model import Competency, Course, Learner, record_of
from .moments import Moment, is_later_day


def siblings_of(course: Course, ids: Iterable[str | None]) -> AbstractSet[str]:
    """All variants of the questions that `ids` are variants of, themselves included."""
    if not course.variants:
        return frozenset()
    known = (course.items.get(id) for id in ids if id is not None)
    questions = {item.variant_of for item in known if item is not None and item.variant_of is not None}
    return {id for question in questions for id in course.variants[question]}


def asked_today(course: Course, learner: Learner, competency: Competency, now: Moment) -> AbstractSet[str]:
    """The variants of all questions of `competency` of which one was answered today."""
    if not course.variants:
        return frozenset()
    seen, pause = record_of(competency, learner).seen, competency.policy.later_seconds
    return siblings_of(course, (id for id, one in seen.items() if not is_later_day(one.moment, now, pause)))
