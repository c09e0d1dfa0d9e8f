"""Timetables: minutes of work laid on working days. Only arithmetic; no course, no learner.

A `Track` says where one *should* be: the work spread evenly from the first day to the last,
through any dates in between. When one *will* be done is finishing.py's.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor

NEARLY = 1e-9
"""Work of less than this is none: sums of minutes differ in their last digits."""


@dataclass(frozen=True, slots=True)
class Track:
    """Where one should be. After `days[i]` working days `minutes[i]` are to be done; between
    those points it goes straight. Both rise strictly and begin with 0."""

    days: tuple[float, ...]
    minutes: tuple[float, ...]

    def position(self, minutes: float) -> float:
        """After how many working days, with fractions, `minutes` of work should be done."""
        place = min(max(bisect_left(self.minutes, minutes), 1), len(self.days) - 1)
        share = (minutes - self.minutes[place - 1]) / (self.minutes[place] - self.minutes[place - 1])
        return self.days[place - 1] + min(share, 1.0) * (self.days[place] - self.days[place - 1])

    def last_day(self, minutes: float) -> int:
        """On which working day, counted from 1, `minutes` of work should be done at the latest."""
        return max(ceil(self.position(minutes) - NEARLY), 1)


def track_through(dated: Iterable[tuple[int, float]], days: int, minutes: float) -> Track:
    """The track of `minutes` of work on `days` working days, at least one.

    It keeps every date of `dated`, pairs of a number of working days and the minutes that are
    to be done after them; where a later date asks for less, the earlier one is enough.
    """
    points = [(0, 0.0)]
    for day, work in sorted((min(max(day, 1), days), work) for day, work in dated):
        if work > points[-1][1] + NEARLY:
            if day == points[-1][0]:
                points.pop()
            points.append((day, work))
    if points[-1][0] == days:
        points.pop()
    last = max(minutes, points[-1][1] + 2 * NEARLY)
    return Track((*(day for day, _ in points), days), (*(work for _, work in points), last))


def days_ahead(track: Track, ends: Sequence[float], done: float, past: int, is_today: bool) -> int:
    """Whole working days ahead of the track (positive), behind it (negative), or 0.

    `ends` are the minutes at which each part of the work ends, in order, `done` the minutes that
    are done. `past` working days are over; today counts as one more for who is ahead, and not for
    who is behind. A part is late only after its last day: nobody is behind in the middle of one.
    """
    position = track.position(done)
    ahead = position - past - is_today
    if ahead > 0:
        return floor(ahead + NEARLY)
    part = min(bisect_left(ends, done + NEARLY), len(ends) - 1)
    is_late = done < ends[-1] - NEARLY and track.last_day(ends[part]) <= past
    return -floor(past - position + NEARLY) if is_late else 0


def minutes_in(each: float, used: float, days: int) -> float:
    """The minutes in `days` days, at least one, of `each` minutes, `used` of the first being gone."""
    return max(each - used, 0.0) + (days - 1) * each


def minutes_to_fit(minutes: float, used: float, days: int) -> float:
    """The least minutes a day that make `minutes` fit into `days` days: undoes minutes_in."""
    evenly = (minutes + used) / days
    return evenly if evenly >= used or days == 1 else minutes / (days - 1)
