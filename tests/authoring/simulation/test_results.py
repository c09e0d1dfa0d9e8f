"""From trails to results."""

from __future__ import annotations

import pytest
from simulated import calendar, facts, never, results, stay, trail

from mkcourse.authoring.simulation.results import Finish, Share, is_stuck, spread
from mkcourse.authoring.simulation.trail import Award, Stay


def test_a_spread_names_students_that_there_are() -> None:
    """Percentiles by nearest rank: each is the number of a real student."""
    found = spread(float(number) for number in range(1, 11))
    assert found is not None
    assert (found.count, found.low, found.median, found.most, found.high) == (10, 1, 5, 8, 9)
    assert spread([]) is None


def test_minutes_and_items_count_those_who_came_there() -> None:
    """Whoever never was practised is left out of the minutes, and counted as begun."""
    trails = [trail(n, {"halves": stay(minutes=10.0 + n, items=5 + n)}) for n in range(4)]
    found = results([*trails, trail(4, {"halves": never()}, finished=None)]).of("halves")
    assert found.minutes is not None
    assert found.items is not None
    assert (found.minutes.count, found.minutes.median, found.items.most) == (4, 11.0, 8.0)
    assert found.begun == 5


@pytest.mark.parametrize(
    ("one", "stuck"),
    [
        (stay(), False),
        (stay(rungs=("representation",)), False),
        (stay(rungs=("representation", "note")), True),
        (stay(supported=True), True),
        (Stay(items=24, minutes=30.0), False),
        (Stay(items=25, minutes=30.0), True),
    ],
)
def test_stuck_is_who_came_to_the_end_of_all_help(one: Stay, stuck: bool) -> None:
    """The last rung, support, or 25 items that led nowhere; a first rung alone is no harm."""
    assert is_stuck(one) is stuck


def test_the_stuck_are_counted_by_character_of_those_who_began() -> None:
    """Who never came to a competency can't be stuck in it."""
    found = results(
        [
            trail(0, {"halves": never()}, "weak"),
            trail(1, {"halves": stay()}, "weak"),
            trail(2, {"halves": Stay()}, "weak"),
            trail(3, {"halves": stay()}, "strong"),
        ]
    ).of("halves")
    assert found.stuck == {"strong": Share(0, 1), "weak": Share(1, 2)}
    assert found.all_stuck == Share(1, 3)


def test_truth_is_how_often_a_level_was_right_when_it_was_given() -> None:
    """Counted by level, over all and by kind of truth."""
    false = {"practised": Award(1, False), "secure": Award(2, True)}
    found = results([trail(0, {"halves": stay()}), trail(1, {"halves": stay(awards=false)})])
    assert found.of("halves").truth["practised"] == Share(1, 2)
    assert found.truth["continuous"]["practised"] == Share(0, 1)
    assert found.truth["binary"]["secure"] == Share(1, 1)
    assert found.truth["forgetting"]["secure"].part == 0


def test_finish_counts_those_who_never_do() -> None:
    """Nine of ten have finished on no day if two of ten never finish."""
    finish = Finish("weak", 10, tuple(range(10, 18)))
    assert (finish.by(0.5), finish.by(0.8), finish.by(0.9)) == (14, 17, None)
    assert finish.until(12) == Share(3, 10)


def test_reviews_are_spread_over_students_week_by_week() -> None:
    """Every week of the simulation has its minutes, also where there are none."""
    weeks = calendar(horizon=14)
    trails = [trail(n, {"halves": stay()}, review_minutes=(0.0, float(n))) for n in range(10)]
    found = results(trails, when=weeks)
    assert [each.median for each in found.reviews] == [0.0, 4.0]


def test_what_the_stuck_lacked_is_counted() -> None:
    """Only of those who are stuck."""
    known = [facts("halves"), facts("thirds", requires=("halves",))]
    lacking = {"halves": stay(), "thirds": never().__class__(items=30, minutes=9.0, missing=("halves",))}
    fine = {"halves": stay(), "thirds": stay(missing=("halves",))}
    assert results([trail(0, lacking), trail(1, fine)], known).of("thirds").missing == {"halves": 1}
