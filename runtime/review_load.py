"""Review load: how many reviews are to be expected, for plans that leave time for them.

Expected, not scheduled: what is really due is reviews.py's.
"""

from bisect import bisect_left

from .memory import Memory, due_day, memory_after
from .moments import Moment
from .policy import Policy


def _stabilities(reviews: int) -> tuple[float, ...]:
    """Stabilities, which at a retention of 0.9 are the days to the next review, of one who always
    knows: after learning it, and after each of `reviews` reviews."""
    memory = memory_after(None, True, Moment(0, 0))
    found = [memory.stability_days]
    for _ in range(reviews):
        memory = memory_after(memory, True, Moment(86_400 * due_day(memory, 0.9), 0))
        found.append(memory.stability_days)
    return tuple(found)


STABILITIES = _stabilities(6)
DAYS = tuple(sum(round(one) for one in STABILITIES[: place + 1]) for place in range(len(STABILITIES)))
"""The days of those reviews, counted from the day of learning."""


def minutes_of_review(policy: Policy) -> float:
    """The minutes of one review, with those of the reviews that a miss will bring."""
    return policy.item_minutes * (1 + policy.reviews_per_miss * (1 - policy.retention))


def reviews_while_learning(count: int, days: int) -> int:
    """The reviews within `days` of `count` things that are learned evenly in that time, each in the
    middle of its part of it, and always known when asked."""
    return sum((2 * count * (days - gone) + days) // (2 * days) for gone in DAYS if gone <= days)


def review_days(memory: Memory, retention: float, today: int) -> list[int]:
    """The local days from `today` on which `memory` is to be reviewed, always known when asked.

    After the next one it goes on as for someone whose memory grew in the usual way.
    """
    first = max(due_day(memory, retention), today)
    place = min(bisect_left(STABILITIES, memory.stability_days), len(DAYS) - 1)
    return [first + day - DAYS[place] for day in DAYS[place:]]
