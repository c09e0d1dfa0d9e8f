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

`Newton`, the sums of steps 1, 3 and 4, and tracing.Counts, those of step 2, are additive over
students: computed for parts of a table and added with ``+`` they are those of the whole.
"""

from dataclasses import dataclass, replace

import numpy as np

from ...runtime.forecast import Bkt
from ...runtime.weights import Weights
from .numbers import Numbers, bkt_of, needed
from .online import FAST, KNOWN, NAMES, SLOW, features, logistic, slow_abilities
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
class Newton:
    """The slope and the curvature of a log likelihood by some numbers: sums over answers."""

    slope: Floats
    curvature: Floats

    def __add__(self, other: "Newton") -> "Newton":
        """Those of all answers together."""
        return Newton(self.slope + other.slope, self.curvature + other.curvature)


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
    if len(responses) < enough:
        return Fitted({}, {}, {}, shrink_to.weights, shrink_to)
    numbers = replace(shrink_to, weights=replace(shrink_to.weights, base=fitted_base(responses, shrink_to.weights)))
    base, without_own = numbers.weights.base, numbers.difficulties[responses.item]
    for _ in range(PASSES):
        rest = base + slow_abilities(responses, base, without_own)
        difficulties, without_own = fitted_difficulties(responses, rest, shrink_to.difficulties, enough)
    numbers = replace(numbers, difficulties=difficulties)
    traced = answers_of_competencies(responses) >= enough
    bkt = fitted_bkt(responses, numbers, shrink_to.bkt)
    numbers = replace(numbers, bkt=np.where(traced[:, None], bkt, shrink_to.bkt))
    known = features(responses, numbers, without_own)
    numbers = replace(numbers, weights=fitted_weights(known, responses.right, numbers.weights, shrink_to.weights))
    numbers = replace(numbers, discriminations=fitted_discriminations(responses, known, numbers, shrink_to, enough))
    return _named(responses, numbers, enough)


def logits(known: Floats, numbers: Numbers, item: Codes) -> Floats:
    """The logit of a right answer for each row of features."""
    weights = numbers.weights
    found = weights.start + known @ _vector(weights)[:-1]
    total: Floats = found + (numbers.discriminations[item] - 1) * learner_part(known, weights)
    return total


def learner_part(known: Floats, weights: Weights) -> Floats:
    """What in the logits is the learner's, and not the item's: 0 for who does as is usual."""
    found: Floats = (
        weights.known * (known[:, KNOWN] - weights.base) + weights.slow * known[:, SLOW] + weights.fast * known[:, FAST]
    )
    return found


def predictions(responses: Responses, numbers: Numbers) -> Floats:
    """The probability of a right answer for each row, from the student's earlier answers alone."""
    return logistic(logits(features(responses, numbers), numbers, responses.item))


# difficulty


def fitted_difficulties(
    responses: Responses, rest: Floats, labels: Floats, enough: int = ENOUGH
) -> tuple[Floats, Floats]:
    """The items' difficulties, and for each row that of its item had the row not been.

    `rest` is the logit of each row but for the difficulty, which is taken off it.
    """
    item, right = responses.item, responses.right
    prior = labels + _of_competencies(responses, rest, labels, enough)
    strength = DIFFICULTY_SHRINK * INFORMATION
    found = prior
    for _ in range(STEPS):
        sums = difficulty_sums(item, right, rest - found[item], len(prior))
        held = Newton(sums.slope - strength * (found - prior), sums.curvature + strength)
        found = found + _steps(held)
    moved = answers_of_items(responses) >= enough
    found = np.where(moved, found, prior)
    chance = logistic(rest - found[item])
    information = chance * (1 - chance)
    others = np.bincount(item, information, len(prior))[item] - information + strength
    return found, found[item] - moved[item] * (chance - right) / others


def difficulty_sums(group: Codes, right: Flags, logit: Floats, groups: int) -> Newton:
    """The sums for a difficulty that is taken off the logit of all rows of a group."""
    chance = logistic(logit)
    return Newton(np.bincount(group, chance - right, groups), np.bincount(group, chance * (1 - chance), groups))


def _of_competencies(responses: Responses, rest: Floats, labels: Floats, enough: int) -> Floats:
    """For each item how much harder than labelled its main competency is."""
    count, group = len(responses.competencies), responses.competency
    strength = COMPETENCY_SHRINK * INFORMATION
    found = np.zeros(count)
    for _ in range(STEPS):
        sums = difficulty_sums(group, responses.right, rest - labels[responses.item] - found[group], count)
        found = found + _steps(Newton(sums.slope - strength * found, sums.curvature + strength))
    found = np.where(np.bincount(group, minlength=count) >= enough, found, 0.0)
    return found[[needs[0] for needs in responses.needs]]


def _steps(sums: Newton) -> Floats:
    return np.clip(sums.slope / sums.curvature, -FARTHEST_STEP, FARTHEST_STEP)


# discrimination


def fitted_discriminations(
    responses: Responses, known: Floats, numbers: Numbers, before: Numbers, enough: int = ENOUGH
) -> Floats:
    """How much it matters for each item who answers, as a multiple of what is usual."""
    weights, item = numbers.weights, responses.item
    ability = learner_part(known, weights)
    rest = weights.start + known @ _vector(weights)[:-1] - ability
    found = before.discriminations
    for _ in range(STEPS):
        sums = discrimination_sums(item, responses.right, rest + found[item] * ability, ability, len(found))
        strength = DISCRIMINATION_SHRINK
        held = Newton(sums.slope - strength * (found - before.discriminations), sums.curvature + strength)
        found = np.clip(found + _steps(held), LEAST_DISCRIMINATION, MOST_DISCRIMINATION)
    return np.where(answers_of_items(responses) >= enough, found, before.discriminations)


def discrimination_sums(item: Codes, right: Flags, logit: Floats, ability: Floats, items: int) -> Newton:
    """The sums for a factor of the ability in the logit of all rows of an item."""
    chance = logistic(logit)
    return Newton(
        np.bincount(item, (right - chance) * ability, items),
        np.bincount(item, chance * (1 - chance) * ability**2, items),
    )


# weights


def fitted_base(responses: Responses, before: Weights) -> float:
    """The logit of the share of right answers."""
    usual = 1 / (1 + np.exp(-before.base))
    share = (responses.right.sum() + START_SHRINK * usual) / (len(responses) + START_SHRINK)
    return float(np.log(share / (1 - share)))


def fitted_weights(known: Floats, right: Flags, now: Weights, before: Weights) -> Weights:
    """The weights that fit best, from `now` on, shrunk to those `before`."""
    columns = np.column_stack([known, np.ones(len(known))])
    found, usual = _vector(now), _vector(before)
    strength = np.full(len(usual), WEIGHTS_SHRINK)
    strength[-1] = START_SHRINK * INFORMATION
    for _ in range(STEPS):
        sums = weight_sums(columns, right, columns @ found)
        slope = sums.slope - strength * (found - usual)
        found = found + np.linalg.solve(sums.curvature + np.diag(strength), slope)
    return Weights(base=now.base, start=float(found[-1]), **dict(zip(NAMES, map(float, found[:-1]), strict=True)))


def weight_sums(columns: Floats, right: Flags, logit: Floats) -> Newton:
    """The sums for the factors of `columns` in the logit."""
    chance = logistic(logit)
    weighted = columns * (chance * (1 - chance))[:, None]
    return Newton(columns.T @ (right - chance), weighted.T @ columns)


def _vector(weights: Weights) -> Floats:
    """The weights of the features, and last that of all."""
    return np.array([*(getattr(weights, name) for name in NAMES), weights.start])


# what is measured


def answers_of_competencies(responses: Responses) -> Codes:
    """How many answers tell of each competency."""
    codes, real = needed(responses)
    return np.bincount(codes[responses.item][real[responses.item]], minlength=len(responses.competencies))


def answers_of_items(responses: Responses) -> Codes:
    """How many answers each item has."""
    return np.bincount(responses.item, minlength=len(responses.items))


def _named(responses: Responses, numbers: Numbers, enough: int) -> Fitted:
    items = np.flatnonzero(answers_of_items(responses) >= enough)
    competencies = np.flatnonzero(answers_of_competencies(responses) >= enough)
    return Fitted(
        difficulties={responses.items[code]: float(numbers.difficulties[code]) for code in items},
        discriminations={responses.items[code]: float(numbers.discriminations[code]) for code in items},
        bkt={responses.competencies[code]: bkt_of(numbers.bkt[code]) for code in competencies},
        weights=numbers.weights,
        numbers=numbers,
    )
