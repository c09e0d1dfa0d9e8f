"""Specification of the arithmetic of timetables."""

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from mkcourse.runtime.timetable import Track, days_ahead, minutes_in, minutes_to_fit, track_through

works = st.lists(st.floats(1, 60), min_size=1, max_size=20)
dated = st.lists(st.tuples(st.integers(-3, 60), st.floats(0, 500)), max_size=6)


def cumulated(minutes: list[float]) -> list[float]:
    """Sums up to each."""
    return [sum(minutes[: place + 1]) for place in range(len(minutes))]


def test_evenly_by_hand() -> None:
    """Three times 20 minutes on six days: done after 2, 4 and 6; half of the second after 3."""
    track = track_through([], 6, 60)
    assert [track.last_day(minutes) for minutes in (20, 40, 60)] == [2, 4, 6]
    assert track.position(30) == 3


def test_a_date_on_the_way_bends_the_track() -> None:
    """Where a unit of 40 of 60 minutes is due after the second of six days, it goes through that point."""
    track = track_through([(2, 40)], 6, 60)
    assert [track.last_day(minutes) for minutes in (20, 40, 50, 60)] == [1, 2, 4, 6]


def test_dates_that_ask_for_less_change_nothing() -> None:
    """A later date with less work, one after the end, and one before the first day are no harm."""
    assert track_through([(4, 40), (5, 30)], 6, 60) == track_through([(4, 40)], 6, 60)
    assert track_through([(99, 60)], 6, 60) == track_through([], 6, 60)
    assert track_through([(-1, 10)], 6, 60).last_day(10) == 1


@given(dated, st.integers(1, 60), st.floats(1, 500))
def test_tracks_rise(dates: list[tuple[int, float]], days: int, minutes: float) -> None:
    """More minutes are never due earlier, all are due on the last day at the latest, and every
    date that asks for no more than there is, is kept."""
    dates = [(day, work) for day, work in dates if work <= minutes]
    track = track_through(dates, days, minutes)
    found = [track.last_day(minutes * share / 10) for share in range(11)]
    assert found == sorted(found) and found[0] >= 1 and found[-1] <= days
    for day, work in dates:
        assert track.last_day(work) <= min(max(day, 1), days)


def test_ahead_and_behind_by_hand() -> None:
    """Ten days, five parts of two days each."""
    track, ends = track_through([], 10, 100), [20.0, 40.0, 60.0, 80.0, 100.0]
    assert days_ahead(track, ends, done=40, past=4, is_today=True) == 0
    assert days_ahead(track, ends, done=60, past=4, is_today=True) == 1
    assert days_ahead(track, ends, done=60, past=4, is_today=False) == 2
    assert days_ahead(track, ends, done=40, past=5, is_today=True) == 0  # in the middle of a part
    assert days_ahead(track, ends, done=40, past=6, is_today=True) == -2
    assert days_ahead(track, ends, done=55, past=6, is_today=True) == 0  # less than a day
    assert days_ahead(track, ends, done=100, past=10, is_today=False) == 0


@given(works, st.integers(1, 40), st.integers(0, 50))
def test_who_follows_the_track_is_on_it(minutes: list[float], days: int, past: int) -> None:
    """Who has done what is due by last night, or by tonight, is neither ahead nor behind."""
    ends = cumulated(minutes)
    track = track_through([], days, ends[-1])
    for last in (past, past + 1):
        done = max((end for end in ends if track.last_day(end) <= last), default=0.0)
        assert days_ahead(track, ends, done, past, is_today=True) == 0


@given(works, st.integers(1, 40), st.integers(0, 50), st.floats(0, 1), st.floats(0, 1))
def test_doing_more_never_sets_back(minutes: list[float], days: int, past: int, one: float, two: float) -> None:
    """More work done never makes the days ahead fewer, and a day that passes never makes them more."""
    ends = cumulated(minutes)
    track = track_through([], days, ends[-1])
    less, more = sorted((one * ends[-1], two * ends[-1]))
    found = days_ahead(track, ends, less, past, True)
    assert found <= days_ahead(track, ends, more, past, True)
    assert found >= days_ahead(track, ends, less, past + 1, True)


@given(st.floats(1, 2000), st.floats(0, 60), st.integers(1, 100))
def test_the_least_minutes_that_fit(minutes: float, used: float, days: int) -> None:
    """With them it fits into the days, what was used of the first taken off; with less it does not."""
    each = minutes_to_fit(minutes, used, days)
    assert minutes_in(each, used, days) == approx(minutes)
    assert minutes_in(0.99 * each, used, days) < minutes


def test_a_track_is_a_value() -> None:
    """Its points begin with nothing after no days."""
    track = track_through([(2, 40)], 6, 60)
    assert track == Track((0, 2, 6), (0.0, 40, 60))
