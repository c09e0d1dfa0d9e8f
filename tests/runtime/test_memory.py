"""Specification of memory: FSRS-6, as py-fsrs computes it."""

import math
from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from mkcourse.runtime.memory import (
    Memory,
    days_since,
    due_at,
    due_day,
    interval_days,
    memory_after,
    refreshed,
    retrievability,
)
from mkcourse.runtime.moments import Moment, local_day

NOON = 43_200
histories = st.lists(st.tuples(st.integers(0, 120), st.booleans()), min_size=1, max_size=30)
"""Reviews: days since the last one, 0 being the same day, and whether the answer was right."""
retentions = st.sampled_from([0.7, 0.8, 0.9, 0.95])


def noon(day: int) -> Moment:
    """Noon of a day in UTC."""
    return Moment(day * 86_400 + NOON, 0)


def remembered(*reviews: tuple[int, bool]) -> Memory:
    """The memory after `reviews`, as in `histories`."""
    day, memory = 0, None
    for gap, right in reviews:
        day += gap
        memory = memory_after(memory, right, noon(day))
    assert memory is not None
    return memory


@given(histories, retentions)
def test_memory_is_that_of_py_fsrs(reviews: list[tuple[int, bool]], retention: float) -> None:
    """On any history, reviews on the same day included, S, D, R and the next interval are py-fsrs's."""
    oracle = Scheduler(desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, memory, day = Card(card_id=1), None, 0
    for gap, right in reviews:
        day += gap
        when = datetime(1970, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
        if memory is not None:
            assert retrievability(memory, noon(day)) == approx(oracle.get_card_retrievability(card, when), rel=1e-6)
        card, _ = oracle.review_card(card, Rating.Good if right else Rating.Again, when)
        memory = memory_after(memory, right, noon(day))
        assert memory.stability_days == approx(card.stability, rel=1e-6, abs=1e-8)
        assert memory.difficulty == approx(card.difficulty, rel=1e-6)
        assert due_day(memory, retention) == day + (card.due - when).days


def test_intervals_of_one_who_always_knows() -> None:
    """Reviewed when due and always right, a competency comes after 2, 11, 46 and 163 days."""
    memory = remembered((0, True))
    found = []
    for _ in range(4):
        found.append(interval_days(memory.stability_days, 0.9))
        memory = memory_after(memory, True, noon(due_day(memory, 0.9)))
    assert found == [2, 11, 46, 163]


def test_stability_is_the_days_to_nine_tenths() -> None:
    """After S days R is 0.9, whatever S is."""
    memory = Memory(20.0, 5.0, noon(0))
    assert retrievability(memory, noon(20)) == approx(0.9)
    assert retrievability(memory, noon(0)) == 1


@given(histories)
def test_forgetting_goes_one_way(reviews: list[tuple[int, bool]]) -> None:
    """R never rises without a review and stays above 0."""
    memory = remembered(*reviews)
    start = local_day(memory.at)
    found = [retrievability(memory, noon(start + days)) for days in (0, 1, 2, 5, 30, 400, 40_000)]
    assert found == sorted(found, reverse=True) and found[-1] > 0


@given(histories, st.integers(1, 60))
def test_knowing_lasts_longer_than_not_knowing(reviews: list[tuple[int, bool]], gap: int) -> None:
    """After a gap a right answer leaves a longer memory than a wrong one, and no shorter than before."""
    memory = remembered(*reviews)
    now = noon(local_day(memory.at) + gap)
    right, wrong = memory_after(memory, True, now), memory_after(memory, False, now)
    assert right.stability_days >= memory.stability_days
    assert right.stability_days >= wrong.stability_days
    assert right.difficulty <= wrong.difficulty


def test_days_are_the_learner_s() -> None:
    """From late evening to early morning is a day where the learner lives, not 24 hours."""
    evening = Moment(86_400 + 20 * 3600, 0)
    memory = memory_after(None, True, evening)
    assert days_since(memory, Moment(evening.at + 11 * 3600, 0)) == 1
    assert days_since(memory, Moment(evening.at + 3 * 3600, 0)) == 0
    assert days_since(memory, Moment(evening.at - 86_400, 0)) == 0


def test_due_begins_at_local_midnight() -> None:
    """A review is due from the midnight of the learner's zone."""
    memory = Memory(3.0, 5.0, Moment(NOON, 120))
    assert due_at(memory, 0.9) == 3 * 86_400 - 2 * 3600
    assert local_day(Moment(due_at(memory, 0.9), 120)) == due_day(memory, 0.9) == 3


@given(histories, st.floats(0, 1), st.integers(0, 90))
def test_a_share_of_a_review_lies_between_none_and_one(reviews: list[tuple[int, bool]], share: float, gap: int) -> None:
    """Fractional credit moves stability and the last review part of the way, and difficulty not at all."""
    memory = remembered(*reviews)
    now = noon(local_day(memory.at) + gap)
    part, whole = refreshed(memory, share, now), memory_after(memory, True, now)
    if gap == 0 or share == 0:
        assert part == memory
    elif share == 1:
        assert part == whole
    else:
        assert memory.stability_days <= part.stability_days <= whole.stability_days
        assert memory.at.at <= part.at.at <= now.at
        assert part.difficulty == memory.difficulty


def test_half_a_review_by_hand() -> None:
    """Half a share after ten days: the last review moves by five of them, stability by half its gain."""
    memory = Memory(10.0, 5.0, noon(0))
    part = refreshed(memory, 0.5, noon(10))
    assert part.at == noon(5)
    full = memory_after(memory, True, noon(10)).stability_days
    assert part.stability_days == approx((10 + full) / 2)


@given(histories)
def test_numbers_are_short(reviews: list[tuple[int, bool]]) -> None:
    """What is kept has nine decimals at most, so that every machine keeps the same."""
    memory = remembered(*reviews)
    for value in (memory.stability_days, memory.difficulty):
        assert round(value, 9) == value and math.isfinite(value)
