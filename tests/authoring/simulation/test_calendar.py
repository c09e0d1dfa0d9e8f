"""The days on which virtual students work."""

from __future__ import annotations

from datetime import date

from mkcourse.authoring.simulation.calendar import calendar_of

PLAN = {
    "start": "2026-09-07",
    "end": "2026-09-27",
    "days": ["mon", "thu"],
    "minutes_per_day": 25,
    "holidays": ["2026-09-14..2026-09-15", "2026-09-24"],
}


def test_students_work_on_the_days_of_the_plan() -> None:
    """Only on its weekdays, and never in its holidays."""
    calendar = calendar_of(PLAN, horizon=21)
    assert [calendar.date_of(day).isoformat() for day in calendar.days] == [
        "2026-09-07",
        "2026-09-10",
        "2026-09-17",
        "2026-09-21",
    ]
    assert (calendar.minutes, calendar.end, calendar.is_dated) == (25.0, 20, True)


def test_without_an_end_the_plan_ends_before_the_exam() -> None:
    """The last day to learn is the one before."""
    assert calendar_of({"start": "2026-09-07", "exam": "2026-09-17"}).end == 9


def test_without_a_plan_it_is_five_days_a_week() -> None:
    """Twenty minutes from Monday to Friday, for 120 days, without an end."""
    calendar = calendar_of({})
    assert (calendar.minutes, calendar.end, calendar.horizon, calendar.is_dated) == (20.0, None, 120, False)
    assert all(calendar.date_of(day).weekday() < 5 for day in calendar.days)


def test_the_simulation_goes_on_beyond_a_long_plan() -> None:
    """Half as long again, so that late students are seen to finish; never beyond two years."""
    assert calendar_of({"start": "2026-01-01", "end": "2026-07-20"}).horizon == 300
    assert calendar_of({"start": "2026-01-01", "end": "2036-01-01"}).horizon == 730


def test_without_an_end_slow_students_have_time() -> None:
    """Three times the author's minutes, at the pace of the plan; at least 120 days."""
    twice_a_week = {"days": ["mon", "thu"], "minutes_per_day": 10}
    assert calendar_of(twice_a_week, work=200).horizon == 210
    assert calendar_of(twice_a_week, work=20).horizon == 120


def test_an_end_before_the_start_is_none() -> None:
    """Where only an end is given, and it is past, there is nothing to be in time for."""
    assert calendar_of({"end": "2020-01-01"}).end is None


def test_whatever_is_no_plan_is_passed_over() -> None:
    """What `check` would have told does no harm here."""
    calendar = calendar_of({"start": "soon", "days": ["someday"], "holidays": ["x..y"], "minutes_per_day": 0})
    assert calendar.start == date(2026, 9, 7)
    assert (calendar.minutes, len(calendar.days)) == (20.0, 86)
