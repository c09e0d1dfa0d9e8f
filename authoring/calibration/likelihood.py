"""Likelihood: what one table of answers tells of the predictor's numbers, and predicts by them.

The sums here are additive over students: those of parts of a table, added with ``+``, are those
of the whole. What to do with them is fitting.py's.
"""

from dataclasses import dataclass

import numpy as np

from ...runtime.weights import Weights
from .numbers import Numbers
from .online import FAST, KNOWN, NAMES, SLOW, features, logistic
from .responses import Codes, Flags, Floats, Responses


@dataclass(frozen=True, slots=True, eq=False)
class Newton:
    """The slope and the curvature of a log likelihood by some numbers: sums over answers."""

    slope: Floats
    curvature: Floats

    def __add__(self, other: "Newton") -> "Newton":
        """Those of all answers together."""
        return Newton(self.slope + other.slope, self.curvature + other.curvature)


def logits(known: Floats, numbers: Numbers, item: Codes) -> Floats:
    """The logit of a right answer for each row of features."""
    weights = numbers.weights
    found = weights.start + known @ vector_of(weights)[:-1]
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


def difficulty_sums(group: Codes, right: Flags, logit: Floats, groups: int) -> Newton:
    """The sums for a difficulty that is taken off the logit of all rows of a group."""
    chance = logistic(logit)
    return Newton(np.bincount(group, chance - right, groups), np.bincount(group, chance * (1 - chance), groups))


def discrimination_sums(item: Codes, right: Flags, logit: Floats, ability: Floats, items: int) -> Newton:
    """The sums for a factor of the ability in the logit of all rows of an item."""
    chance = logistic(logit)
    return Newton(
        np.bincount(item, (right - chance) * ability, items),
        np.bincount(item, chance * (1 - chance) * ability**2, items),
    )


def weight_sums(columns: Floats, right: Flags, logit: Floats) -> Newton:
    """The sums for the factors of `columns` in the logit."""
    chance = logistic(logit)
    weighted = columns * (chance * (1 - chance))[:, None]
    return Newton(columns.T @ (right - chance), weighted.T @ columns)


def vector_of(weights: Weights) -> Floats:
    """The weights of the features, and last that of all."""
    return np.array([*(getattr(weights, name) for name in NAMES), weights.start])
