"""Calendar days as whole numbers, and the texts that people write for them.

A day counts from 1970-01-01, which is 0, as in moments.local_day. Plans live in plans.py.
"""

from .fields import Malformed

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FIRST_WEEKDAY = 3
"""1970-01-01 was a Thursday."""
RANGE = ".."
DAYS_OF_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
EPOCH = 719_162
"""Days from 0001-01-01 to 1970-01-01."""
DAYS_BEFORE_MARCH = 306
"""Days from 0000-03-01 to 0001-01-01."""
DAYS_IN_400_YEARS = 146_097


def day_from(text: str, place: str) -> int:
    """The day of an ISO date of the years 1 to 9999, as in 2026-09-07, or Malformed."""
    year, month, day = _numbers(text, place)
    if not (year >= 1 and 1 <= month <= 12 and 1 <= day <= _days_in(year, month)):
        raise Malformed(place, "a date that exists")
    return _before_year(year) + _before_month(year, month) + day - 1 - EPOCH


def days_from(text: str, place: str) -> tuple[int, int]:
    """The first and last day of an ISO date or of a range of two, as in 2026-10-26..2026-10-30."""
    first, separator, last = text.partition(RANGE)
    begin = day_from(first, place)
    end = day_from(last, place) if separator else begin
    if end < begin:
        raise Malformed(place, "a range that ends after it begins")
    return begin, end


def iso_of(day: int) -> str:
    """The ISO date of `day`: day_from undoes it.

    Counting years from March and in eras of 400 years needs no loop (Hinnant 2013,
    "chrono-compatible low-level date algorithms").
    """
    left = day + EPOCH + DAYS_BEFORE_MARCH
    era, left = divmod(left, DAYS_IN_400_YEARS)
    year = (left - left // 1460 + left // 36_524 - left // 146_096) // 365
    left -= 365 * year + year // 4 - year // 100
    month = (5 * left + 2) // 153  # 0 is March, so that the leap day is the last of the year
    day_of_month = left - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return f"{400 * era + year + (month <= 2):04}-{month:02}-{day_of_month:02}"


def weekday_of(day: int) -> int:
    """The place of `day` in WEEKDAYS: 0 is Monday."""
    return (day + FIRST_WEEKDAY) % 7


def _numbers(text: str, place: str) -> tuple[int, int, int]:
    parts = text.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not (text.isascii() and "".join(parts).isdigit()):
        raise Malformed(place, "a date, as in 2026-09-07")
    year, month, day = parts
    return int(year), int(month), int(day)


def _days_in(year: int, month: int) -> int:
    return DAYS_OF_MONTHS[month - 1] + (month == 2 and _is_leap(year))


def _is_leap(year: int) -> bool:
    """The rule of the Gregorian calendar, for all years."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _before_year(year: int) -> int:
    """Days from 0001-01-01 to the first of January of `year`."""
    past = year - 1
    return 365 * past + past // 4 - past // 100 + past // 400


def _before_month(year: int, month: int) -> int:
    return sum(_days_in(year, one) for one in range(1, month))
