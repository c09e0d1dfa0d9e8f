"""Specification of pacing: what holds for every calendar, course and learner."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkcourse.runtime.dates import WEEKDAYS, iso_of
from mkcourse.runtime.memory import memory_after
from mkcourse.runtime.model import Course, Learner
from mkcourse.runtime.pace import Pace
from mkcourse.runtime.plans import is_working

from .planned import DONE, MONDAY, PLAN, at, course_of, found, knower, taken

plans = st.fixed_dictionaries(
    {
        "start": st.just("2026-09-07"),
        "end": st.integers(MONDAY, MONDAY + 200).map(iso_of),
        "days": st.sets(st.sampled_from(WEEKDAYS), min_size=1).map(sorted),
        "minutes_per_day": st.floats(1, 120),
        "holidays": st.lists(st.integers(MONDAY - 10, MONDAY + 200).map(iso_of), max_size=20),
    }
)
works = st.lists(st.sampled_from([5, 10, 12.5, 15, 40, 90]), min_size=1, max_size=12)
todays = st.integers(MONDAY - 20, MONDAY + 220)
often = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@often
@given(plans, works, todays, st.integers(0, 11))
def test_dates_keep_the_order_and_the_calendar(
    plan: dict[str, object], minutes: list[float], day: int, done: int
) -> None:
    """Dates rise in the plan's order, lie in the calendar, and never on a holiday or another weekday."""
    course = course_of(plan, minutes)
    result = found(course, knower(course, done), day)
    by = [one.by for one in result.dates]
    expected = [one.expected for one in result.dates if one.expected is not None]
    assert by == sorted(by) and expected == sorted(expected)
    assert all(is_working(result.plan, one) for one in (*by, *expected))
    assert all(result.start <= one <= (result.end or 0) for one in by)
    assert all(one >= max(day, result.start) for one in expected)


@often
@given(plans, works, todays, st.floats(1, 60))
def test_more_minutes_are_never_later(plan: dict[str, object], minutes: list[float], day: int, more: float) -> None:
    """With more minutes a day nothing is expected later, reviews included."""
    policy = {"policy": {"item_minutes": 2}}
    less = found(course_of(plan, minutes, **policy), Learner(), day)
    plan = plan | {"minutes_per_day": float(str(plan["minutes_per_day"])) + more}
    greater = found(course_of(plan, minutes, **policy), Learner(), day)
    pairs = zip(less.dates, greater.dates, strict=True)
    assert all(b.expected is not None and b.expected <= a.expected for a, b in pairs if a.expected is not None)


@often
@given(plans, works, st.integers(0, 150))
def test_who_does_what_is_due_is_on_time(plan: dict[str, object], minutes: list[float], after: int) -> None:
    """Who has practised what is due by the evening before, or by tonight, is neither ahead nor behind."""
    course, day = course_of(plan, minutes), MONDAY + after
    first = found(course, Learner(), day)
    for last in (day - 1, day):
        done = sum(one.by <= last for one in first.dates)
        if done < len(minutes):
            assert found(course, knower(course, done), day).days == 0


some_plans = st.fixed_dictionaries(
    {},
    optional={
        "start": st.integers(MONDAY - 30, MONDAY + 30).map(iso_of),
        "end": st.integers(MONDAY, MONDAY + 90).map(iso_of),
        "exam": st.integers(MONDAY, MONDAY + 120).map(iso_of),
        "days": st.sets(st.sampled_from(WEEKDAYS), min_size=1).map(sorted),
        "minutes_per_day": st.floats(0.5, 60),
        "holidays": st.lists(st.integers(MONDAY, MONDAY + 90).map(iso_of), max_size=20),
        "without_extended": st.booleans(),
    },
).filter(bool)
parts = st.lists(
    st.tuples(st.sampled_from([5, 10, 12.5, 40, 90]), st.sampled_from(["core", "extended", "challenge"])),
    min_size=1,
    max_size=12,
)


@st.composite
def learners(draw: st.DrawFn, course: Course, day: int) -> Learner:
    """Someone who has practised some of the course some time ago, at some speed, and learned today."""
    count = draw(st.integers(0, len(course.competencies) - 1))
    since = [draw(st.integers(1, 60)) for _ in range(count)]
    known = {
        f"c{place}": replace(DONE, memory=memory_after(None, True, at(day - ago))) for place, ago in enumerate(since)
    }
    spent = {id: draw(st.integers(0, 7200)) for id in known}
    return Learner(records=known, pace=Pace(day=day, learned=draw(st.integers(0, 3600)), spent=spent))


@often
@given(st.data(), some_plans, parts, st.integers(MONDAY - 20, MONDAY + 120), st.sampled_from([0, 2, 20]))
def test_a_choice_that_is_taken_keeps_its_promise(
    data: st.DataObject, plan: dict[str, object], parts: list[tuple[float, str]], day: int, review: float
) -> None:
    """There are choices only where the last day can't be kept. Who takes one is done on the day that it
    names: with more minutes by that day, the last one; and one in time leaves nothing to choose."""
    course = course_of(plan, *zip(*parts, strict=True), policy={"item_minutes": review})
    learner = data.draw(learners(course, day))
    before = found(course, learner, day)
    if before.dates:
        is_kept = before.finish is not None and before.finish <= (before.end or 0)
        is_no_matter = before.days >= 0 and before.plan.end is None and before.plan.exam is None
        assert not (is_kept and before.choices)
        assert is_kept or is_no_matter or not before.finish or "later-end" in [one.kind for one in before.choices]
    for one in before.choices:
        after = found(course, taken(learner, one, day), day)
        if after.reason.code == "plan-finished":
            assert one.in_time and one.end == day
            continue
        assert after.finish is not None and after.end is not None
        assert after.start == before.start
        assert one.in_time == (after.finish <= after.end) == (after.choices == ())
        assert after.end == (one.end if one.kind == "later-end" else before.end)
        assert after.finish <= one.end if one.kind == "minutes" else after.finish == one.end
        assert one.kind != "minutes" or after.minutes_per_day > before.minutes_per_day


@often
@given(st.data(), parts, st.integers(1, 60), st.integers(0, 200))
def test_the_last_day_moves_no_other_date(data: st.DataObject, parts: list[tuple[float, str]], a: int, b: int) -> None:
    """When one will be done does not depend on the day by which one wants to be."""
    plans = [PLAN | {"end": iso_of(MONDAY + days)} for days in (a, b)]
    courses = [course_of(plan, *zip(*parts, strict=True), policy={"item_minutes": 3}) for plan in plans]
    learner = data.draw(learners(courses[0], MONDAY))
    one, other = (found(course, learner, MONDAY) for course in courses)
    assert [each.expected for each in one.dates] == [each.expected for each in other.dates]
