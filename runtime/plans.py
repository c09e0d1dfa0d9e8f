"""Plans: the calendar of a course or of a learner, and on which days it has time to learn.

What the calendar means for a learner's dates is pacing.py's.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .dates import RANGE, WEEKDAYS, day_from, days_from, iso_of, weekday_of
from .fields import Malformed, as_text, items, only_keys, optional_number, optional_text, truth

WORKING_WEEK = (0, 1, 2, 3, 4)
"""Monday to Friday, where a plan names no days."""
MOST_MINUTES = 1440
"""A day has no more."""
MOST_HOLIDAYS = 500
KEYS = ("start", "end", "days", "minutes_per_day", "holidays", "exam", "without_extended")


@dataclass(frozen=True, slots=True)
class Plan:
    """A calendar; days as in dates.py. `holidays` are ranges in order that do not touch."""

    start: int | None
    end: int | None
    weekdays: tuple[int, ...]
    minutes_per_day: float | None
    holidays: tuple[tuple[int, int], ...]
    exam: int | None
    without_extended: bool


def plan_from(fields: Mapping[str, object]) -> Plan | None:
    """The plan in a parsed JSON object, or Malformed. An empty object is no plan.

    A plan that cannot be kept, because it ends before it starts or has no day to learn, is still
    a plan: pacing.py says so in words.
    """
    only_keys(fields, KEYS)
    if not fields:
        return None
    return Plan(
        start=_day(fields, "start"),
        end=_day(fields, "end"),
        weekdays=_weekdays(fields),
        minutes_per_day=_minutes(fields),
        holidays=_holidays(fields),
        exam=_day(fields, "exam"),
        without_extended="without_extended" in fields and truth(fields, "without_extended"),
    )


def plan_as_json(plan: Plan) -> dict[str, object]:
    """The JSON object of `plan`: plan_from undoes it."""
    return {
        "start": None if plan.start is None else iso_of(plan.start),
        "end": None if plan.end is None else iso_of(plan.end),
        "days": [WEEKDAYS[day] for day in plan.weekdays],
        "minutes_per_day": plan.minutes_per_day,
        "holidays": [_range(first, last) for first, last in plan.holidays],
        "exam": None if plan.exam is None else iso_of(plan.exam),
        "without_extended": plan.without_extended,
    }


def is_working(plan: Plan, day: int) -> bool:
    """Whether `day` is one of the plan's weekdays and no holiday; start and end do not matter."""
    return bool(working_days(plan, day, day))


def working_days(plan: Plan, first: int, last: int) -> list[int]:
    """The working days from `first` to `last`, both included, in order."""
    start = weekday_of(first)
    weekly = (range(first + (weekday - start) % 7, last + 1, 7) for weekday in plan.weekdays)
    holidays = (range(max(begin, first), min(end, last) + 1) for begin, end in plan.holidays)
    return sorted(set[int]().union(*weekly).difference(*holidays))


def _day(fields: Mapping[str, object], key: str) -> int | None:
    value = optional_text(fields, key)
    return None if value is None else day_from(value, key)


def _weekdays(fields: Mapping[str, object]) -> tuple[int, ...]:
    if "days" not in fields:
        return WORKING_WEEK
    return tuple(sorted(set(items(fields, "days", _weekday))))


def _weekday(value: object, place: str) -> int:
    name = as_text(value, place)
    if name not in WEEKDAYS:
        raise Malformed(place, f"one of {', '.join(WEEKDAYS)}")
    return WEEKDAYS.index(name)


def _minutes(fields: Mapping[str, object]) -> float | None:
    minutes = optional_number(fields, "minutes_per_day")
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise Malformed("minutes_per_day", f"0 to {MOST_MINUTES} minutes")
    return minutes


def _holidays(fields: Mapping[str, object]) -> tuple[tuple[int, int], ...]:
    ranges = items(fields, "holidays", lambda value, place: days_from(as_text(value, place), place))
    if len(ranges) > MOST_HOLIDAYS:
        raise Malformed("holidays", f"at most {MOST_HOLIDAYS} of them")
    merged: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1] + 1:
            first, last = merged[-1][0], max(last, merged.pop()[1])
        merged.append((first, last))
    return tuple(merged)


def _range(first: int, last: int) -> str:
    return iso_of(first) if first == last else f"{iso_of(first)}{RANGE}{iso_of(last)}"
