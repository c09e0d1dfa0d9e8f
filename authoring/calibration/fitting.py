"""Fitting: the numbers of the predictor, from the answers of real learners.

One kind of number after the other:

1. the difficulty of each item, by what the learners' slow abilities leave to be explained,
   shrunk to the author's label and to the other items of its competency; since abilities
   depend on difficulties, this is done `PASSES` times;
2. knowledge tracing of each competency (tracing.py), shrunk to the usual numbers;
3. the weights, by a logistic regression that is shrunk to the shipped ones;
4. at last the discrimination of each item, shrunk to 1.

A number with fewer than `ENOUGH` answers to rest on stays where it was; the difficulty of such an
item is that of its competency's others, if there are enough of them. What an answer tells of
its item is taken out of the difficulty that predicts it when the weights are fitted (leave one
out), or else they would trust difficulties too much.

The answers may lie in many tables that are never in one place: every number rests on sums over
answers, Newton's slope and curvature (likelihood.py) and the counts of knowledge tracing, which
are computed for each part and added up (parts.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import partial

import numpy as np

from ...runtime.forecast import Bkt
from ...runtime.weights import Weights
from .likelihood import (
    Newton,
    difficulty_sums,
    discrimination_sums,
    learner_part,
    logits,
    vector_of,
    weight_sums,
)
from .numbers import Numbers, bkt_of, needed
from .online import NAMES, features, logistic, slow_abilities
from .parts import Column, Here, Parts
from .responses import Codes, Flags, Floats, Responses
from .tracing import fitted_bkt

ENOUGH = 5
"""With fewer answers no number is moved."""

PASSES = 3

DIFFICULTY_SHRINK = 5.0
COMPETENCY_SHRINK = 50.0
DISCRIMINATION_SHRINK = 8.0
WEIGHTS_SHRINK = 300.0
START_SHRINK = 5.0
"""How strongly numbers are held, in answers; those of discriminations and weights in their curvature.

That of what the items of a competency have in common, and of its knowledge tracing, is larger:
many answers on a competency are by few learners, who are good or bad at it.
"""

INFORMATION = 0.2
"""Of one answer about a logit: p (1 - p) where p is about 0.7."""

LEAST_DISCRIMINATION, MOST_DISCRIMINATION = 0.0, 3.0

STEPS = 8
FARTHEST_STEP = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """How many learners and answers there are: right ones, and of each item, main competency, any competency."""

    learners: int
    all: int
    right: int
    items: Codes
    main: Codes
    competencies: Codes

    def __add__(self, other: Answers) -> Answers:
        """Those of both together."""
        return Answers(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(Answers)))


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """What was measured, by id; only what enough answers tell of. `numbers` is all
    together, with what was not measured as it was."""

    difficulties: dict[str, float]
    discriminations: dict[str, float]
    bkt: dict[str, Bkt]
    weights: Weights
    numbers: Numbers


def fit(responses: Responses, shrink_to: Numbers, enough: int = ENOUGH) -> Fitted:
    """The numbers that `responses` suggest to who believed `shrink_to` before.

    None is moved by fewer than `enough` answers.
    """
    return fit_parts(Here(), [responses], responses, shrink_to, enough)


def fit_parts(parts: Parts, tables: Column, names: Responses, shrink_to: Numbers, enough: int = ENOUGH) -> Fitted:
    """The same of all `tables` together; `names` is a table of the same names, with any rows or none."""
    answers: Answers = parts.total(answers_in, tables)
    if answers.all < enough:
        return Fitted({}, {}, {}, shrink_to.weights, shrink_to)
    base = fitted_base(answers.right, answers.all, shrink_to.weights)
    numbers = replace(shrink_to, weights=replace(shrink_to.weights, base=base))
    own = parts.each(partial(_of_rows, numbers.difficulties), tables)
    for _ in range(PASSES):
        rest = parts.each(partial(_rest, base), tables, own)
        difficulties = _difficulties(parts, tables, rest, names, answers, shrink_to.difficulties, enough)
        information = parts.total(partial(_information, difficulties), tables, rest)
        own = parts.each(partial(_without_own, difficulties, information, answers.items >= enough), tables, rest)
    numbers = replace(numbers, difficulties=difficulties)
    bkt = fitted_bkt(parts, tables, numbers, shrink_to.bkt)
    numbers = replace(numbers, bkt=np.where((answers.competencies >= enough)[:, None], bkt, shrink_to.bkt))
    known = parts.each(partial(_known, numbers), tables, own)
    right = parts.each(_right, tables)
    numbers = replace(numbers, weights=fitted_weights(parts, known, right, numbers.weights, shrink_to.weights))
    discriminations = _discriminations(parts, tables, known, numbers)
    moved = np.where(answers.items >= enough, discriminations, shrink_to.discriminations)
    return _named(names, replace(numbers, discriminations=moved), answers, enough)


def answers_in(table: Responses) -> Answers:
    """How many answers `table` holds."""
    codes, real = needed(table)
    return Answers(
        learners=len(np.unique(table.student)),
        all=len(table),
        right=int(table.right.sum()),
        items=np.bincount(table.item, minlength=len(table.items)),
        main=np.bincount(table.competency, minlength=len(table.competencies)),
        competencies=np.bincount(codes[table.item][real[table.item]], minlength=len(table.competencies)),
    )


def _named(names: Responses, numbers: Numbers, answers: Answers, enough: int) -> Fitted:
    items = np.flatnonzero(answers.items >= enough)
    competencies = np.flatnonzero(answers.competencies >= enough)
    return Fitted(
        difficulties={names.items[code]: float(numbers.difficulties[code]) for code in items},
        discriminations={names.items[code]: float(numbers.discriminations[code]) for code in items},
        bkt={names.competencies[code]: bkt_of(numbers.bkt[code]) for code in competencies},
        weights=numbers.weights,
        numbers=numbers,
    )


def _climbed(
    sums_at: Callable[[Floats], Newton],
    held_at: Floats,
    strength: float,
    bounds: tuple[float, float] = (-np.inf, np.inf),
) -> Floats:
    """Where the likelihood that `sums_at` tells of is highest within `bounds`, by Newton's method,
    if the numbers are held at `held_at` so strongly."""
    found = held_at
    for _ in range(STEPS):
        sums = sums_at(found)
        slope, curvature = sums.slope - strength * (found - held_at), sums.curvature + strength
        found = np.clip(found + np.clip(slope / curvature, -FARTHEST_STEP, FARTHEST_STEP), *bounds)
    return found


def _right(table: Responses) -> Flags:
    return table.right


# difficulty


def _difficulties(
    parts: Parts, tables: Column, rest: Column, names: Responses, answers: Answers, labels: Floats, enough: int
) -> Floats:
    """The items' difficulties; `rest` is the logit of each row but for the difficulty, which is taken off it."""
    harder = _climbed(
        lambda found: parts.total(partial(_competency_sums, labels, found), tables, rest),
        np.zeros(len(names.competencies)),
        COMPETENCY_SHRINK * INFORMATION,
    )
    harder = np.where(answers.main >= enough, harder, 0.0)
    prior = labels + harder[[needs[0] for needs in names.needs]]
    strength = DIFFICULTY_SHRINK * INFORMATION
    found = _climbed(lambda found: parts.total(partial(_item_sums, found), tables, rest), prior, strength)
    return np.where(answers.items >= enough, found, prior)


def _of_rows(difficulties: Floats, table: Responses) -> Floats:
    return difficulties[table.item]


def _rest(base: float, table: Responses, own: Floats) -> Floats:
    return base + slow_abilities(table, base, own)


def _item_sums(difficulties: Floats, table: Responses, rest: Floats) -> Newton:
    return difficulty_sums(table.item, table.right, rest - difficulties[table.item], len(difficulties))


def _competency_sums(labels: Floats, harder: Floats, table: Responses, rest: Floats) -> Newton:
    group = table.competency
    return difficulty_sums(group, table.right, rest - labels[table.item] - harder[group], len(harder))


def _information(difficulties: Floats, table: Responses, rest: Floats) -> Floats:
    """What all answers to each item tell of its difficulty."""
    chance = logistic(rest - difficulties[table.item])
    return np.bincount(table.item, chance * (1 - chance), len(difficulties))


def _without_own(difficulties: Floats, information: Floats, moved: Flags, table: Responses, rest: Floats) -> Floats:
    """For each row the difficulty of its item had the row not been."""
    item = table.item
    chance = logistic(rest - difficulties[item])
    others = information[item] - chance * (1 - chance) + DIFFICULTY_SHRINK * INFORMATION
    return difficulties[item] - moved[item] * (chance - table.right) / others


# weights


def fitted_base(right: int, answers: int, before: Weights) -> float:
    """The logit of the share of right answers."""
    usual = 1 / (1 + np.exp(-before.base))
    share = (right + START_SHRINK * usual) / (answers + START_SHRINK)
    return float(np.log(share / (1 - share)))


def fitted_weights(parts: Parts, known: Column, right: Column, now: Weights, before: Weights) -> Weights:
    """The weights of the features `known` that fit best, from `now` on, shrunk to those `before`."""
    found, usual = vector_of(now), vector_of(before)
    strength = np.full(len(usual), WEIGHTS_SHRINK)
    strength[-1] = START_SHRINK * INFORMATION
    for _ in range(STEPS):
        sums: Newton = parts.total(partial(_weight_sums, found), known, right)
        slope = sums.slope - strength * (found - usual)
        found = found + np.linalg.solve(sums.curvature + np.diag(strength), slope)
    return Weights(base=now.base, start=float(found[-1]), **dict(zip(NAMES, map(float, found[:-1]), strict=True)))


def _known(numbers: Numbers, table: Responses, own: Floats) -> Floats:
    return features(table, numbers, own)


def _weight_sums(weights: Floats, known: Floats, right: Flags) -> Newton:
    columns = np.column_stack([known, np.ones(len(known))])
    return weight_sums(columns, right, columns @ weights)


# discrimination


def _discriminations(parts: Parts, tables: Column, known: Column, numbers: Numbers) -> Floats:
    """How much it matters for each item who answers, as a multiple of what is usual."""
    return _climbed(
        lambda found: parts.total(partial(_discrimination_sums, numbers, found), tables, known),
        numbers.discriminations,
        DISCRIMINATION_SHRINK,
        (LEAST_DISCRIMINATION, MOST_DISCRIMINATION),
    )


def _discrimination_sums(numbers: Numbers, found: Floats, table: Responses, known: Floats) -> Newton:
    ability = learner_part(known, numbers.weights)
    logit = logits(known, replace(numbers, discriminations=found), table.item)
    return discrimination_sums(table.item, table.right, logit, ability, len(found))
