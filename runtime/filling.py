"""Filling: working days filled with new work and with the reviews that come of it. Only arithmetic.

Something is done on the first day by which there was time for the work up to it and for the
reviews until then. So what comes later, as the last day of a plan, plays no part in it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from .review_load import reviews_while_learning
from .timetable import NEARLY, minutes_in, minutes_to_fit


@dataclass(frozen=True, slots=True)
class Filling:
    """Working `days` of `minutes` each, more than 0; `used` of the first one are gone.

    Learning begins on the day `first`. A review takes `review` minutes, and all together no more
    than `review_share` of the time; `known` are the days of reviews of what is known before.
    """

    days: Sequence[int]
    first: int
    minutes: float
    review: float
    review_share: float
    used: float = 0.0
    known: Sequence[int] = ()

    def days_of(self, works: Iterable[float]) -> Iterator[int]:
        """The day on which each part is done, as long as there are days.

        `works` are the minutes up to the end of each part, without reviews, in order.
        """
        place = 0
        for count, work in enumerate(works, 1):
            least = min(work / self.minutes, len(self.days))  # even without reviews
            place = max(place, int(least) - 1)
            while place < len(self.days) and self._room(place, count) < work - NEARLY:
                place += 1
            if place >= len(self.days):
                return
            yield self.days[place]

    def minutes_needed(self, work: float, count: int, last: int) -> int | None:
        """Whole minutes a day with which `count` parts, `work` in all, are done by `last`, None
        without a day to do it."""
        days = bisect_right(self.days, last)
        if not days:
            return None
        beside_all_reviews = work + self._reviews(count, self.days[days - 1])
        least_share = 1 - self.review_share
        beside_few = work / least_share if least_share > 0 else beside_all_reviews
        return ceil(minutes_to_fit(min(beside_all_reviews, beside_few), self.used, days) - NEARLY / days)

    def _room(self, place: int, count: int) -> float:
        """Minutes for what is new up to the day at `place`, if `count` parts are learned until then."""
        minutes = minutes_in(self.minutes, self.used, place + 1)
        return max(minutes - self._reviews(count, self.days[place]), (1 - self.review_share) * minutes)

    def _reviews(self, count: int, day: int) -> float:
        """Minutes of the reviews until `day`, if `count` parts are learned evenly until then."""
        new = reviews_while_learning(count, day - self.first)
        return (new + bisect_right(self.known, day)) * self.review
