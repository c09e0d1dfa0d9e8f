"""Specification of calendar days."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.dates import WEEKDAYS, day_from, days_from, iso_of, weekday_of
from mkcourse.runtime.fields import Malformed

EPOCH = datetime.date(1970, 1, 1).toordinal()


@given(st.dates())
def test_days_are_those_of_the_calendar(date: datetime.date) -> None:
    """Every date from the year 1 to 9999 is the day, the text and the weekday that datetime says."""
    day = day_from(date.isoformat(), "start")
    assert day == date.toordinal() - EPOCH
    assert iso_of(day) == date.isoformat()
    assert weekday_of(day) == date.weekday()


def test_the_epoch_was_a_thursday() -> None:
    """Day 0 is 1970-01-01, as in moments.local_day."""
    assert iso_of(0) == "1970-01-01" and WEEKDAYS[weekday_of(0)] == "thu"


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026", "2026-13-01", "2026-02-29", "2026-00-10", "2026-04-31", "0000-01-01", "26-01-01"),
        *("2026-1-01", "2026/01/01", "+026-01-01", "２０２６-01-01", "2026-01-01T00:00", " 2026-01-01"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Dates that do not exist and other ways to write one are Malformed at their place."""
    with pytest.raises(Malformed) as refusal:
        day_from(text, "exam")
    assert refusal.value.place == "exam"


def test_ranges_hold_both_ends() -> None:
    """A date alone is a range of one day; a range goes from its first to its last day."""
    first, last = days_from("2026-10-26..2026-10-30", "holidays[0]")
    assert (iso_of(first), iso_of(last)) == ("2026-10-26", "2026-10-30")
    assert days_from("2026-10-26", "holidays[0]") == (first, first)


@pytest.mark.parametrize("text", ["2026-10-30..2026-10-26", "2026-10-26..", "..2026-10-26", "2026-10-26...2026-10-30"])
def test_ranges_that_are_none_are_refused(text: str) -> None:
    """A range that ends before it begins, or lacks an end, is Malformed."""
    with pytest.raises(Malformed, match="holidays"):
        days_from(text, "holidays[0]")
