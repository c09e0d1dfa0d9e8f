"""Specification of days."""

from mkcourse.runtime.moments import Moment, is_later_day, local_day


def test_days_begin_at_local_midnight() -> None:
    """The day changes at midnight of the zone, east and west of UTC and before the epoch."""
    assert local_day(Moment(86_399, 0)) == 0
    assert local_day(Moment(86_399, 1)) == 1
    assert local_day(Moment(0, -1)) == -1


def test_travelling_does_not_make_a_day() -> None:
    """A later calendar day through a change of zone alone is not six hours later."""
    assert not is_later_day(Moment(86_000, 0), Moment(86_400, 600), 6 * 3600)
    assert is_later_day(Moment(0, 0), Moment(86_400, 0), 6 * 3600)
