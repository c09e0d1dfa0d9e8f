"""Forecast: the arithmetic of the predictor, from numbers to the chance of a right answer.

Courses and learners are not known here; predict.py brings them. What is known of a learner's
answers is kept in a `Trace` for each competency and in `Abilities` over all of them:

- knowledge tracing (Corbett & Anderson 1995) with forgetting, where one number of the item, its
  difficulty, moves guess and slip away from the competency's own;
- ability as an Elo rating (Pelánek 2016), once with steps that become smaller and once with
  large ones, so that a good or bad day shows, and a third one within each competency.

A logistic mix of them is the forecast (as in logistic knowledge tracing, Pavlik et al. 2021);
its weights are data. An item's discrimination (Birnbaum 1968) says how much more than usual
it matters for it who answers: 0 is an item that all get right equally often.

An item that needs several competencies is known if all are (Junker & Sijtsma 2001): their
probabilities are multiplied, and an answer tells about each what it can as long as the others
may be the ones that are missing. Their other numbers are averaged.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, log1p
from typing import NamedTuple

from .rounding import settle
from .weights import Weights

SHIFT = 0.6
"""By so much a harder item's guess falls and its slip rises, in logits for each logit of difficulty."""

SLOW_STEP, SLOW_DECAY = 0.8, 0.05
"""The step of the slow ability is ``SLOW_STEP / (1 + SLOW_DECAY * answers)``."""

FAST_STEP = 0.25

SKILL_STEP = 0.4

FARTHEST = 15.0
"""A logit beyond this is taken for it: no answer is that certain, and rounding must not make it 0 or 1."""

SUREST = 0.95
"""Chance alone is not taken to be right more often than this, so that even then a wrong answer can be told."""

HOUR = 3600


@dataclass(frozen=True, slots=True)
class Bkt:
    """The numbers of knowledge tracing of one competency, all probabilities, none of them 0 or 1.

    `prior` P(L0): known before the first answer; `learn` P(T) and `forget` P(F): between two
    answers; `guess` P(G) and `slip` P(S) of an item of the competency's average difficulty.
    """

    prior: float = 0.40
    learn: float = 0.15
    forget: float = 0.03
    guess: float = 0.25
    slip: float = 0.10


USUAL = Bkt()
"""Of a competency that is not calibrated."""


class Question(NamedTuple):
    """What a forecast needs to know of an item: `guess` is how often chance alone is right."""

    difficulty: float = 0.0
    discrimination: float = 1.0
    guess: float = 0.0


@dataclass(frozen=True, slots=True)
class Trace:
    """What the answers on one competency have told: `known` is the probability that it is known
    when the next one is given, `skill` the ability in it beyond the learner's own."""

    known: float
    skill: float = 0.0
    answers: int = 0
    was_right: bool = False
    """The last answer."""
    at: int = 0
    """When that was, in seconds since the epoch."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What all answers together have told of a learner, in logits; 0 is average."""

    slow: float = 0.0
    fast: float = 0.0
    answers: int = 0


AVERAGE = Abilities()
"""Of a learner before the first answer."""


class Part(NamedTuple):
    """One competency that an item needs: its numbers, the average `difficulty` of its items, and
    what is known of the learner."""

    bkt: Bkt
    difficulty: float
    trace: Trace


@dataclass(frozen=True, slots=True)
class Features:
    """What the weights of the same names are multiplied with, in logits except the last three."""

    known: float
    slow: float
    fast: float
    item: float
    skill: float
    first: float
    last: float
    away: float


def features_of(question: Question, parts: Sequence[Part], abilities: Abilities, at: int) -> Features:
    """What is known before an answer to `question`, which needs `parts` (one or more), at `at`."""
    known = all_known(parts)
    guess, slip = guess_and_slip(question, parts)
    expected = known * (1 - slip) + (1 - known) * guess
    count = len(parts)
    return Features(
        known=log(expected / (1 - expected)),
        slow=abilities.slow,
        fast=abilities.fast,
        item=-question.difficulty,
        skill=sum([part.trace.skill for part in parts]) / count,
        first=sum([part.trace.answers == 0 for part in parts]) / count,
        last=sum([_last(part.trace) for part in parts]) / count,
        away=sum([_away(part.trace, at) for part in parts]) / count,
    )


def chance_of_right(weights: Weights, features: Features, discrimination: float) -> float:
    """The probability of a right answer, above 0 and below 1, the same on every machine."""
    ability = weights.slow * features.slow + weights.fast * features.fast
    more = weights.known * (features.known - weights.base) + ability
    logit = (
        weights.start
        + weights.known * features.known
        + ability
        + (discrimination - 1) * more
        + weights.item * features.item
        + weights.skill * features.skill
        + weights.first * features.first
        + weights.last * features.last
        + weights.away * features.away
    )
    return settle(logistic(logit))


def abilities_after(abilities: Abilities, base: float, difficulty: float, right: bool) -> Abilities:
    """`abilities` after an answer to an item of this `difficulty`; a right one never lowers them."""
    slow_surprise = right - logistic(base + abilities.slow - difficulty)
    fast_surprise = right - logistic(base + abilities.fast - difficulty)
    return Abilities(
        slow=settle(abilities.slow + SLOW_STEP / (1 + SLOW_DECAY * abilities.answers) * slow_surprise),
        fast=settle(abilities.fast + FAST_STEP * fast_surprise),
        answers=abilities.answers + 1,
    )


def traces_after(
    question: Question, parts: tuple[Part, ...], slow: float, base: float, right: bool, at: int
) -> tuple[Trace, ...]:
    """The trace of each of `parts` after an answer; `slow` is the slow ability before it."""
    guess, slip = guess_and_slip(question, parts)
    skill = sum([part.trace.skill for part in parts]) / len(parts)
    surprise = right - logistic(base + slow + skill - question.difficulty)
    if len(parts) == 1:
        return (_trace_after(parts[0], 1.0, guess, slip, surprise, right, at),)
    return tuple(
        [
            _trace_after(part, all_known(parts[:n] + parts[n + 1 :]), guess, slip, surprise, right, at)
            for n, part in enumerate(parts)
        ]
    )


def guess_and_slip(question: Question, parts: Sequence[Part]) -> tuple[float, float]:
    """The chances that the item is right though it is not known, and wrong though it is.

    A guess is at least as likely as chance alone makes it.
    """
    guesses = slips = 0.0
    for part in parts:
        bkt = part.bkt
        harder = exp(SHIFT * _near(question.difficulty - part.difficulty))
        guess = bkt.guess / (1 - bkt.guess) / harder
        slip = bkt.slip / (1 - bkt.slip) * harder
        guesses += max(guess / (1 + guess), min(question.guess, SUREST))
        slips += slip / (1 + slip)
    return guesses / len(parts), slips / len(parts)


def all_known(parts: Sequence[Part]) -> float:
    """The probability that all of `parts` are known, if knowing one says nothing about another."""
    known = 1.0
    for part in parts:
        known *= part.trace.known
    return known


def logistic(logit: float) -> float:
    """The probability with this logit."""
    return 1 / (1 + exp(-_near(logit)))


def _near(logit: float) -> float:
    if logit > FARTHEST:
        return FARTHEST
    return logit if logit > -FARTHEST else -FARTHEST


def _trace_after(part: Part, others: float, guess: float, slip: float, surprise: float, right: bool, at: int) -> Trace:
    """The trace after an answer, where all other parts are known with the probability `others`."""
    trace, bkt = part.trace, part.bkt
    if_known = others * (1 - slip) + (1 - others) * guess
    if_not = guess
    if not right:
        if_known, if_not = 1 - if_known, 1 - if_not
    known = trace.known * if_known
    known /= known + (1 - trace.known) * if_not
    return Trace(
        known=settle(known * (1 - bkt.forget) + (1 - known) * bkt.learn),
        skill=settle(trace.skill + SKILL_STEP * surprise),
        answers=trace.answers + 1,
        was_right=right,
        at=at,
    )


def _last(trace: Trace) -> int:
    """1 after a right answer, -1 after a wrong one, 0 before the first."""
    if trace.answers == 0:
        return 0
    return 1 if trace.was_right else -1


def _away(trace: Trace, at: int) -> float:
    """Whole hours only: a finer gap tells how long the present answer took."""
    if trace.answers == 0:
        return 0.0
    return log1p(max(at - trace.at, 0) // HOUR / 24)
