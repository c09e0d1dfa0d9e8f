"""Fitting in parts: what fitting.py does to one table, done to many that are never in one place.

Every number rests on sums over answers: Newton's slope and curvature, and the expected counts
of knowledge tracing. They are computed for each part of the table and added up, so that the
result is that of the whole table, but for the last digits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any

import numpy as np

from ...runtime.weights import Weights
from . import fitting, tracing
from .fitting import ENOUGH, INFORMATION, Newton
from .numbers import Numbers
from .online import NAMES, features, logistic, slow_abilities
from .parts import Column, Parts
from .responses import Codes, Floats, Responses


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


def answers_in(table: Responses) -> Answers:
    """How many answers `table` holds."""
    return Answers(
        learners=len(np.unique(table.student)),
        all=len(table),
        right=int(table.right.sum()),
        items=fitting.answers_of_items(table),
        main=np.bincount(table.competency, minlength=len(table.competencies)),
        competencies=fitting.answers_of_competencies(table),
    )


def fit_parts(parts: Parts, tables: Column, names: Responses, shrink_to: Numbers) -> Numbers:
    """The numbers that all `tables` together suggest to who believed `shrink_to` before.

    `names` is a table of the same names, with any rows or none.
    """
    answers: Answers = parts.total(answers_in, tables)
    if answers.all < ENOUGH:
        return shrink_to
    numbers = replace(shrink_to, weights=replace(shrink_to.weights, base=_base(answers, shrink_to)))
    own = parts.each(partial(_of_rows, numbers.difficulties), tables)
    for _ in range(fitting.PASSES):
        rest = parts.each(partial(_rest, numbers.weights.base), tables, own)
        difficulties = _difficulties(parts, tables, rest, names, answers, shrink_to.difficulties)
        information = parts.total(partial(_information, difficulties), tables, rest)
        own = parts.each(partial(_without_own, difficulties, information, answers.items), tables, rest)
    numbers = replace(numbers, difficulties=difficulties)
    numbers = replace(numbers, bkt=_bkt(parts, tables, answers, numbers, shrink_to))
    known = parts.each(partial(_known, numbers), tables, own)
    numbers = replace(numbers, weights=_weights(parts, tables, known, numbers, shrink_to))
    return replace(numbers, discriminations=_discriminations(parts, tables, known, answers, numbers))


# on one part


def _of_rows(difficulties: Floats, table: Responses) -> Floats:
    return difficulties[table.item]


def _known(numbers: Numbers, table: Responses, own: Floats) -> Floats:
    return features(table, numbers, own)


def _rest(base: float, table: Responses, own: Floats) -> Floats:
    """The logit of each row but for the difficulty."""
    return base + slow_abilities(table, base, own)


def _item_sums(difficulties: Floats, table: Responses, rest: Floats) -> Newton:
    return fitting.difficulty_sums(table.item, table.right, rest - difficulties[table.item], len(difficulties))


def _competency_sums(labels: Floats, harder: Floats, table: Responses, rest: Floats) -> Newton:
    group = table.competency
    return fitting.difficulty_sums(group, table.right, rest - labels[table.item] - harder[group], len(harder))


def _information(difficulties: Floats, table: Responses, rest: Floats) -> Floats:
    """What all answers to each item tell of its difficulty."""
    chance = logistic(rest - difficulties[table.item])
    return np.bincount(table.item, chance * (1 - chance), len(difficulties))


def _without_own(difficulties: Floats, information: Floats, answers: Codes, table: Responses, rest: Floats) -> Floats:
    """For each row the difficulty of its item had the row not been."""
    item = table.item
    chance = logistic(rest - difficulties[item])
    others = information[item] - chance * (1 - chance) + fitting.DIFFICULTY_SHRINK * INFORMATION
    return difficulties[item] - (answers[item] >= ENOUGH) * (chance - table.right) / others


def _sequences(numbers: Numbers, table: Responses) -> Any:
    return tracing._sequences(table, numbers)


def _counts(bkt: Floats, sequences: Any) -> tracing.Counts:
    if not len(sequences.place):  # a part none of whose learners are meant
        return tracing.Counts(*(np.zeros(len(bkt)) for _ in fields(tracing.Counts)))
    return tracing._counts(sequences, bkt)


def _weight_sums(weights: Floats, table: Responses, known: Floats) -> Newton:
    columns = np.column_stack([known, np.ones(len(known))])
    return fitting.weight_sums(columns, table.right, columns @ weights)


def _discrimination_sums(numbers: Numbers, found: Floats, table: Responses, known: Floats) -> Newton:
    ability = fitting.learner_part(known, numbers.weights)
    logit = fitting.logits(known, replace(numbers, discriminations=found), table.item)
    return fitting.discrimination_sums(table.item, table.right, logit, ability, len(found))


# on the sums


def _base(answers: Answers, before: Numbers) -> float:
    usual = 1 / (1 + np.exp(-before.weights.base))
    share = (answers.right + fitting.START_SHRINK * usual) / (answers.all + fitting.START_SHRINK)
    return float(np.log(share / (1 - share)))


def _climbed(
    sums_at: Callable[[Floats], Newton], found: Floats, held_at: Floats, strength: float, most: float = np.inf
) -> Floats:
    """Where the likelihood that `sums_at` tells of is highest, if it is held at `held_at` so strongly."""
    for _ in range(fitting.STEPS):
        sums = sums_at(found)
        held = Newton(sums.slope - strength * (found - held_at), sums.curvature + strength)
        found = found + fitting._steps(held)
        if most < np.inf:
            found = np.clip(found, fitting.LEAST_DISCRIMINATION, most)
    return found


def _difficulties(
    parts: Parts, tables: Column, rest: Column, names: Responses, answers: Answers, labels: Floats
) -> Floats:
    strength = fitting.DIFFICULTY_SHRINK * INFORMATION
    zero = np.zeros(len(names.competencies))
    harder = _climbed(
        lambda found: parts.total(partial(_competency_sums, labels, found), tables, rest),
        zero,
        zero,
        fitting.COMPETENCY_SHRINK * INFORMATION,
    )
    harder = np.where(answers.main >= ENOUGH, harder, 0.0)
    prior = labels + harder[[needs[0] for needs in names.needs]]
    found = _climbed(lambda found: parts.total(partial(_item_sums, found), tables, rest), prior, prior, strength)
    return np.where(answers.items >= ENOUGH, found, prior)


def _bkt(parts: Parts, tables: Column, answers: Answers, numbers: Numbers, before: Numbers) -> Floats:
    sequences = parts.each(partial(_sequences, numbers), tables)
    bkt = numbers.bkt
    for _ in range(tracing.ROUNDS):
        bkt = tracing.after_counts(parts.total(partial(_counts, bkt), sequences), bkt, before.bkt)
    return np.where((answers.competencies >= ENOUGH)[:, None], bkt, before.bkt)


def _weights(parts: Parts, tables: Column, known: Column, numbers: Numbers, before: Numbers) -> Weights:
    now, usual = fitting._vector(numbers.weights), fitting._vector(before.weights)
    strength = np.full(len(usual), fitting.WEIGHTS_SHRINK)
    strength[-1] = fitting.START_SHRINK * INFORMATION
    for _ in range(fitting.STEPS):
        sums = parts.total(partial(_weight_sums, now), tables, known)
        now = now + np.linalg.solve(sums.curvature + np.diag(strength), sums.slope - strength * (now - usual))
    found = dict(zip(NAMES, map(float, now[:-1]), strict=True))
    return Weights(base=numbers.weights.base, start=float(now[-1]), **found)


def _discriminations(parts: Parts, tables: Column, known: Column, answers: Answers, numbers: Numbers) -> Floats:
    before = numbers.discriminations
    found = _climbed(
        lambda found: parts.total(partial(_discrimination_sums, numbers, found), tables, known),
        before,
        before,
        fitting.DISCRIMINATION_SHRINK,
        fitting.MOST_DISCRIMINATION,
    )
    return np.where(answers.items >= ENOUGH, found, before)
