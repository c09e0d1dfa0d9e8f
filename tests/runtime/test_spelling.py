"""Specification of near-miss spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.reading.spelling import edit_distance, is_near_miss


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("numerater", "numerator"), ("denominater", "denominator"), ("pairs", "paris"), ("hafl", "half")],
)
def test_slips_are_near(typed: str, wanted: str) -> None:
    """One letter more, less, changed or swapped is near; in long words two."""
    assert is_near_miss(typed, wanted)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("paris", "paris"), ("cat", "car"), ("1914", "1915"), ("whole", "half"), ("", "half")],
)
def test_others_are_not(typed: str, wanted: str) -> None:
    """Equal, short and different words are no near misses, and a wrong digit is wrong."""
    assert not is_near_miss(typed, wanted)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_distance_is_symmetric(one: str, other: str) -> None:
    """The distance is symmetric, zero only for equal texts, and at most the longer length."""
    distance = edit_distance(one, other)
    assert distance == edit_distance(other, one)
    assert (distance == 0) == (one == other)
    assert distance <= max(len(one), len(other))
