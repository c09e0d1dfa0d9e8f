"""How likely someone who answers blindly is called *practised*, or *secure*, by the very engine.

A blind answerer seldom gets there, so trying a few thousand would take minutes.  Instead few are tried who
are lucky on purpose, and each counts as little as that luck is unlikely (importance sampling, Kahn & Harris
1951): from some answer on, drawn evenly, they are right with the chance `LUCKY`.  Weighing a run by the
mixture of all these beginnings, whichever it was drawn from (the balance heuristic, Veach & Guibas 1995),
keeps single runs from counting much.  The same course gives the same numbers on every machine.
"""

from __future__ import annotations

from math import prod
from random import Random
from typing import NamedTuple

from ...runtime.model import Course, Item, Learner, Mode
from .guessers import CHECKS, ITEMS_A_DAY, MOST_ITEMS, Answering, with_all_before
from .world import luck_of

LUCKY = 0.85
LEAST_LUCK = 1e-6
"""Nothing is impossible, or luck could not be weighed."""
BEGINNINGS = MOST_ITEMS - 4
"""Luck that begins later helps nobody: *practised* takes four right answers."""


class Rates(NamedTuple):
    """The chance of a blind answerer to be called so, within `MOST_ITEMS` answers and two mixed checks."""

    practised: float
    secure: float


class _Run(NamedTuple):
    """What one lucky run weighs, and whether it got there."""

    weight: float
    practised: bool
    secure_weight: float


def blind_rates(course: Course, competency: str, runs: int) -> Rates:
    """The rates for one competency, for somebody who knows all that it rests on."""
    chance = Random(f"blind/{competency}")
    before = with_all_before(course, competency)
    done = [_run(course, before, competency, chance, (number + chance.random()) / runs) for number in range(runs)]
    practised = sum(run.weight for run in done if run.practised) / runs
    return Rates(practised, sum(run.secure_weight for run in done) / runs)


def _run(course: Course, before: Learner, competency: str, chance: Random, beginning: float) -> _Run:
    """One run that is lucky from `beginning` on, a part of all `BEGINNINGS`."""
    lucky_from = int(beginning * BEGINNINGS)
    run = Answering(course, before, competency)
    run.sleep()
    ratios: list[float] = []
    for number in range(MOST_ITEMS):
        item = run.asked("practice")
        if item is None or run.reached("practised"):
            break
        ratios.append(_answered(run, item, "practice", chance, is_lucky=number >= lucky_from))
        if (number + 1) % ITEMS_A_DAY == 0:
            run.sleep()
    weight = 1 / _mixed(ratios)
    practised = run.reached("practised")
    return _Run(weight, practised, weight * _checked(run, chance) if practised else 0.0)


def _checked(run: Answering, chance: Random) -> float:
    """What the mixed checks weigh where they make it *secure*, else nothing."""
    weight = 1.0
    for _ in range(CHECKS):
        run.sleep()
        item = None if run.reached("secure") else run.asked("check")
        if item is not None:
            weight /= _answered(run, item, "check", chance, is_lucky=True)
    return weight if run.reached("secure") else 0.0


def _answered(run: Answering, item: Item, mode: Mode, chance: Random, is_lucky: bool) -> float:
    """How many times likelier the answer was for the lucky than it is for the blind."""
    blind = max(luck_of(item.key), LEAST_LUCK)
    lucky = max(blind, LUCKY)
    is_right = chance.random() < (lucky if is_lucky else blind)
    run.answer(item, mode, is_right)
    if is_right:
        return lucky / blind
    return (1 - lucky) / (1 - blind) if blind < 1 else 1.0


def _mixed(ratios: list[float]) -> float:
    """How many times likelier the answers are from the mixture of all beginnings of luck."""
    return sum(prod(ratios[beginning:]) for beginning in range(BEGINNINGS)) / BEGINNINGS
