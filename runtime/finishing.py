"""Finishing: when a learner will be done, at their own speed, with the reviews that will come.

The arithmetic is filling.py's. Where one should be is outlook.py's.
"""

from collections.abc import Iterator

from .filling import Filling
from .outlook import LONGEST_PLAN, Outlook
from .pace import today
from .plans import working_days
from .review_load import minutes_of_review, review_days
from .standing import has_been_practised
from .workload import speed_of


class Finishing:
    """When the learner of `outlook` will be done.

    `expected` holds the day on which each undone part will be done, if there is one in ten
    years. It depends neither on the last day of the plan nor on what comes after the part.
    """

    def __init__(self, outlook: Outlook) -> None:
        speed = speed_of(outlook.course, outlook.learner)
        left = [part for part in outlook.parts if part.left > 0]
        self._work = list(_sums(part.left * part.competency.minutes * speed for part in left))
        self._filling = _filling(outlook, speed)
        days = self._filling.days_of(self._work)
        self.expected = {part.competency.id: day for part, day in zip(left, days, strict=False)}

    def minutes_needed(self, last: int) -> int | None:
        """Whole minutes a day with which one is done by `last`, None without a day to do it."""
        return self._filling.minutes_needed(self._work[-1], len(self._work), last) if self._work else None


def _filling(outlook: Outlook, speed: float) -> Filling:
    """The days from today, or from the first one of a plan that has not begun."""
    policy = outlook.course.policy
    first = max(outlook.today, outlook.start)
    days = working_days(outlook.plan, first, outlook.today + LONGEST_PLAN)
    return Filling(
        days=days,
        first=first,
        minutes=outlook.minutes,
        review=minutes_of_review(policy) * speed,
        review_share=policy.review_share,
        used=today(outlook.learner.pace, outlook.today)[0] if days[:1] == [outlook.today] else 0.0,
        known=sorted(_reviews_of_known(outlook)),
    )


def _reviews_of_known(outlook: Outlook) -> Iterator[int]:
    for record in outlook.learner.records.values():
        if record.memory is not None and has_been_practised(record):
            yield from review_days(record.memory, outlook.course.policy.retention, outlook.today)


def _sums(minutes: Iterator[float]) -> Iterator[float]:
    until = 0.0
    for one in minutes:
        until += one
        yield until
