"""The days on which virtual students work: the course's own plan, or five days a week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS_A_WEEK = len(WEEKDAYS)
USUAL_DAYS = WEEKDAYS[:5]
USUAL_MINUTES = 20.0
USUAL_START = date(2026, 9, 7)
LEAST_HORIZON = 120
"""Days that are simulated at least, to see reviews and what is retained."""
SLOWEST = 3.0
"""Where the course plans no end: the days for so many times its minutes; then the slow have finished, too."""
BEYOND = 1.5
"""Where it plans one: so many times the plan's length, so that whoever is late is seen to finish."""
MOST_DAYS = 730


@dataclass(frozen=True, slots=True)
class Calendar:
    """When students work. `days` count from `start`; `end` is the day of the plan's end, if it has one."""

    start: date
    days: tuple[int, ...]
    horizon: int
    minutes: float
    end: int | None
    is_dated: bool
    """Whether the course itself says when it begins."""

    def date_of(self, day: int) -> date:
        """The date of `day`."""
        return self.start + timedelta(days=day)


def calendar_of(plan: Mapping[str, object], work: float = 0.0, horizon: int | None = None) -> Calendar:
    """The calendar of a course's `plan`, of which any part may be missing.

    `work` are the minutes of all competencies. `horizon`, in days, is found from these where it
    is not given.
    """
    began = _date(plan.get("start"))
    start = began or USUAL_START
    end = _end(plan)
    last = (end - start).days if end and end > start else None
    weekdays, minutes = _weekdays(plan.get("days")), _minutes(plan)
    whole = horizon or _horizon(last, DAYS_A_WEEK * work / (minutes * len(weekdays)))
    free = _free_days(plan.get("holidays"))
    days = (start + timedelta(days=offset) for offset in range(whole))
    working = (offset for offset, day in enumerate(days) if day.weekday() in weekdays and day not in free)
    return Calendar(start, tuple(working), whole, minutes, last, began is not None)


def _end(plan: Mapping[str, object]) -> date | None:
    """The plan's last day: what it says, or the day before the exam."""
    exam = _date(plan.get("exam"))
    return _date(plan.get("end")) or (exam - timedelta(days=1) if exam else None)


def _horizon(last: int | None, usual: float) -> int:
    """Days to simulate for a plan of `last` days, or for a course that usually takes so many."""
    wanted = SLOWEST * usual if last is None else BEYOND * last
    return min(max(LEAST_HORIZON, ceil(wanted)), MOST_DAYS)


def _minutes(plan: Mapping[str, object]) -> float:
    minutes = plan.get("minutes_per_day")
    return float(minutes) if isinstance(minutes, int | float) and minutes > 0 else USUAL_MINUTES


def _weekdays(value: object) -> set[int]:
    names = value if isinstance(value, Sequence) and value else USUAL_DAYS
    found = {WEEKDAYS.index(name) for name in names if name in WEEKDAYS}
    return found or {WEEKDAYS.index(name) for name in USUAL_DAYS}


def _free_days(value: object) -> set[date]:
    entries = value if isinstance(value, Sequence) else ()
    return {day for entry in entries for day in _days_between(str(entry))}


def _days_between(entry: str) -> Iterator[date]:
    """The days of ``2026-10-26..2026-10-30``, or of one date."""
    first, _, last = entry.partition("..")
    begin, end = _date(first), _date(last or first)
    if begin and end:
        yield from (begin + timedelta(days=each) for each in range(min((end - begin).days, MOST_DAYS) + 1))


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
