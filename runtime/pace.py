"""Pace: the minutes a learner really takes, beside those that the course's author estimated.

Only arithmetic lives here. The page leaves idle time out of durations; a single one is capped
here as well, so that a page left open overnight says nothing about a learner.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .policy import Policy


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds that learning took.

    `spent` holds, for each competency, what went into it until it was practised. `day` is the
    last local day with an activity, `learned` and `reviewed` are the seconds of that day.
    """

    since: int | None = None
    """The local day of the first activity."""
    spent: Mapping[str, int] = field(default_factory=dict)
    day: int | None = None
    learned: int = 0
    reviewed: int = 0
    days: Mapping[int, int] = field(default_factory=dict)
    """The seconds of the days before, both kinds together."""


def capped(seconds: float, most_minutes: float) -> int:
    """`seconds` in whole ones, between none and `most_minutes`."""
    return round(min(max(seconds, 0.0), 60 * most_minutes))


def pace_after(pace: Pace, unfinished: Sequence[str], seconds: int, review: bool, day: int) -> Pace:
    """The pace after `seconds` of activity on the local `day`.

    They are shared among the `unfinished` competencies that they went into; the time of reviews
    and of what is practised already says nothing about how long learning takes.
    """
    since = day if pace.since is None else pace.since
    learned, reviewed = (pace.learned, pace.reviewed) if day == pace.day else (0, 0)
    days = pace.days if day == pace.day else _days_with_last(pace)
    if review:
        return Pace(since, pace.spent, day, learned, reviewed + seconds, days)
    return Pace(since, _spent(pace.spent, unfinished, seconds), day, learned + seconds, reviewed, days)


def speed(policy: Policy, spent: Iterable[tuple[float, float]]) -> float:
    """Minutes that this learner takes for a minute of the author's: 1 for one who is as estimated.

    `spent` holds pairs of minutes taken and the author's minutes for the same. The ratio is
    shrunk to 1 as if `pace_pseudo_minutes` had been taken exactly as estimated (a ratio
    estimator with a conjugate prior), and bounded, so that one odd day makes no plan absurd.
    """
    taken = estimated = policy.pace_pseudo_minutes
    for minutes, author_minutes in spent:
        taken += minutes
        estimated += author_minutes
    ratio = taken / estimated if estimated > 0 else 1.0
    return min(max(ratio, 1 / policy.pace_most), policy.pace_most)


def today(pace: Pace, day: int) -> tuple[float, float]:
    """Minutes already learned and reviewed on the local `day`."""
    return (pace.learned / 60, pace.reviewed / 60) if day == pace.day else (0.0, 0.0)


def seconds_on(pace: Pace, day: int) -> int:
    """The seconds of activity on the local `day`."""
    return pace.days.get(day, 0) + (pace.learned + pace.reviewed if day == pace.day else 0)


def days_of(pace: Pace) -> list[int]:
    """The local days with an activity, in order."""
    return sorted({*pace.days, *(() if pace.day is None else (pace.day,))})


def _days_with_last(pace: Pace) -> Mapping[int, int]:
    """The days before, with the last one; a learner who travels may come back to a day."""
    return pace.days if pace.day is None else {**pace.days, pace.day: seconds_on(pace, pace.day)}


def _spent(spent: Mapping[str, int], unfinished: Sequence[str], seconds: int) -> Mapping[str, int]:
    if not unfinished or not seconds:
        return spent
    share = round(seconds / len(unfinished))
    return {**spent, **{id: spent.get(id, 0) + share for id in unfinished}}
