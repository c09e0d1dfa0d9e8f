"""Moments: when something happened, and on which day it was for the learner."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant and where the learner's clock stood.

    `at` counts seconds since the epoch, `zone` minutes east of UTC.
    """

    at: int
    zone: int


def local_day(moment: Moment) -> int:
    """The learner's calendar day, counted in days since the epoch."""
    return (moment.at + 60 * moment.zone) // 86_400


def is_later_day(before: Moment, now: Moment, seconds: int) -> bool:
    """Whether `now` is on a later local day than `before` and at least `seconds` after it."""
    return local_day(now) > local_day(before) and now.at - before.at >= seconds
