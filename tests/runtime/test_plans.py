"""Specification of calendars: reading them strictly, and their working days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.dates import WEEKDAYS, day_from, iso_of, weekday_of
from mkcourse.runtime.fields import Malformed
from mkcourse.runtime.plans import Plan, is_working, plan_as_json, plan_from, working_days

MONDAY = day_from("2026-09-07", "start")
days = st.integers(MONDAY, MONDAY + 300)
ranges = st.tuples(days, st.integers(0, 20)).map(lambda one: (one[0], one[0] + one[1]))


def made(**fields: object) -> Plan:
    """The plan in those fields."""
    plan = plan_from(fields)
    assert plan is not None
    return plan


def isos(plan: Plan, first: str, last: str) -> list[str]:
    """Its working days."""
    return [iso_of(day) for day in working_days(plan, day_from(first, "first"), day_from(last, "last"))]


def test_a_small_calendar() -> None:
    """Working days are the chosen weekdays without holidays, first and last day included."""
    plan = made(days=["mon", "tue", "thu"], holidays=["2026-09-15", "2026-09-21..2026-09-24"])
    assert isos(plan, "2026-09-10", "2026-09-28") == ["2026-09-10", "2026-09-14", "2026-09-17", "2026-09-28"]


def test_nothing_said_is_a_school_week() -> None:
    """Without days a plan has Monday to Friday; an empty one is no plan; no days are no days."""
    assert [WEEKDAYS[day] for day in made(minutes_per_day=10).weekdays] == ["mon", "tue", "wed", "thu", "fri"]
    assert plan_from({}) is None
    assert isos(made(days=[]), "2026-09-07", "2027-09-07") == []


def test_holidays_are_put_in_order() -> None:
    """Ranges may overlap, touch and come in any order."""
    plan = made(holidays=["2026-10-05..2026-10-07", "2026-09-01", "2026-10-08", "2026-10-06..2026-10-06"])
    assert plan_as_json(plan)["holidays"] == ["2026-09-01", "2026-10-05..2026-10-08"]


@given(st.sets(st.integers(0, 6)), st.lists(ranges, max_size=8), days, st.integers(0, 200))
def test_working_days_are_those_that_are_working(
    weekdays: set[int], holidays: list[tuple[int, int]], first: int, more: int
) -> None:
    """Holidays and other weekdays are never used, and all other days are."""
    plan = made(days=[WEEKDAYS[day] for day in weekdays], holidays=[f"{iso_of(a)}..{iso_of(b)}" for a, b in holidays])
    expected = [
        day
        for day in range(first, first + more + 1)
        if weekday_of(day) in weekdays and not any(a <= day <= b for a, b in holidays)
    ]
    assert list(working_days(plan, first, first + more)) == expected
    assert all(is_working(plan, day) for day in expected)


@given(st.none() | days, st.none() | days, st.sets(st.integers(0, 6)), st.lists(ranges, max_size=5), st.none() | days)
def test_json_and_back(
    start: int | None, end: int | None, weekdays: set[int], holidays: list[tuple[int, int]], exam: int | None
) -> None:
    """The JSON form of a plan reads as the same plan, also where it can't be kept."""
    told = {
        "start": start and iso_of(start),
        "end": end and iso_of(end),
        "exam": exam and iso_of(exam),
        "days": [WEEKDAYS[day] for day in weekdays],
        "minutes_per_day": 12.5,
        "holidays": [f"{iso_of(a)}..{iso_of(b)}" for a, b in holidays],
        "without_extended": True,
    }
    plan = made(**told)
    assert plan_from(plan_as_json(plan)) == plan


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"start": "2026-02-30"}, "start"),
        ({"end": 20261218}, "end"),
        ({"days": ["mon", "someday"]}, "days[1]"),
        ({"days": "mon"}, "days"),
        ({"minutes_per_day": -1}, "minutes_per_day"),
        ({"minutes_per_day": 1441}, "minutes_per_day"),
        ({"minutes_per_day": "20"}, "minutes_per_day"),
        ({"holidays": ["2026-10-26..2026-10-30", "2026-10-30..2026-10-26"]}, "holidays[1]"),
        ({"holidays": ["2026-10-26"] * 501}, "holidays"),
        ({"exam": "soon"}, "exam"),
        ({"without_extended": 1}, "without_extended"),
        ({"weekdays": ["mon"]}, "weekdays"),
    ],
)
def test_what_is_no_plan_is_refused(fields: dict[str, object], place: str) -> None:
    """Values of a wrong kind, impossible dates and unknown keys are Malformed, each at its place."""
    with pytest.raises(Malformed) as refusal:
        plan_from(fields)
    assert refusal.value.place == place
