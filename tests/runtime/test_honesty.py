"""Specification of honesty: guessers are rarely called practised, knowers soon. Fixed seeds."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

PATH = Path(__file__).parents[1] / "benchmarks" / "honesty.py"
_spec = spec_from_file_location("honesty", PATH)
assert _spec is not None and _spec.loader is not None
honesty = module_from_spec(_spec)
sys.modules["honesty"] = honesty  # dataclasses look their module up
_spec.loader.exec_module(honesty)


@pytest.mark.parametrize("name", ["2 options", "3 options", "4 options", "2 and 3", "many of 4"])
def test_guessers_are_rarely_practised(name: str) -> None:
    """Of 300 guessers fewer than 5 % are called practised within 25 items, fewer yet secure."""
    practised, secure = honesty.guessers(honesty.POOLS[name], 300)
    assert practised < 0.05
    assert secure <= practised


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("typed", 4.5),
        ("5 options", 6),
        ("4 options", 6),
        ("3 options", 7),
        ("2, 3, 4, typed", 6),
        ("2 and 3", 8),
        ("2 options", 13),
    ],
)
def test_knowers_need_few_items(name: str, most: float) -> None:
    """Who knows it and slips once in ten needs on average no more than this many items."""
    counts = honesty.knowers(honesty.POOLS[name], 200)
    assert sum(counts) / len(counts) <= most


def test_late_knowers_are_believed_again() -> None:
    """After eight guesses a knower of choices of four needs on average no more than eight items."""
    counts = honesty.knowers(honesty.POOLS["4 options"], 200, knows_from=8)
    assert sum(counts) / len(counts) <= 8


def test_slow_learners_are_not_called_practised_too_early() -> None:
    """Of slow learners fewer than 5 % are called practised before they have learned."""
    _, early = honesty.slow_learners(honesty.POOLS["4 options"], 200)
    assert early < 0.05
