"""Numbers: all that the predictor goes by, as columns that fit the codes of `Responses`."""

from dataclasses import dataclass

import numpy as np

from ...runtime.forecast import USUAL, Bkt
from ...runtime.policy import Policy
from ...runtime.weights import SHIPPED, Weights
from .responses import Codes, Flags, Floats, Responses

PRIOR, LEARN, FORGET, GUESS, SLIP = range(5)
"""The columns of `Numbers.bkt`."""


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """The difficulty and discrimination of each item, what each competency's knowledge tracing
    goes by (one row each: prior, learn, forget, guess, slip), and the weights."""

    difficulties: Floats
    discriminations: Floats
    bkt: Floats
    weights: Weights


def uncalibrated(
    responses: Responses, weights: Weights = SHIPPED, level_difficulty: float = Policy().level_difficulty
) -> Numbers:
    """What the engine goes by in a course without a calibration: labels and defaults."""
    levels = np.array(responses.levels, np.float64)
    usual = [USUAL.prior, USUAL.learn, USUAL.forget, USUAL.guess, USUAL.slip]
    return Numbers(
        difficulties=np.where(levels > 0, level_difficulty * (levels - 3), 0.0),
        discriminations=np.ones(len(levels)),
        bkt=np.tile(np.array(usual), (len(responses.competencies), 1)),
        weights=weights,
    )


def needed(responses: Responses) -> tuple[Codes, Flags]:
    """For each item the codes of the competencies it needs, padded, and which of them are real."""
    width = max(map(len, responses.needs), default=1)
    codes = np.full((len(responses.needs), width), len(responses.competencies))
    for item, needs in enumerate(responses.needs):
        codes[item, : len(needs)] = needs
    return codes, codes < len(responses.competencies)


def average_difficulties(responses: Responses, difficulties: Floats) -> Floats:
    """The average difficulty of each competency's practice items, 0 where it has none."""
    codes, real = needed(responses)
    counted = real & np.array(responses.practice, np.bool_).reshape(-1, 1)
    count = len(responses.competencies)
    total = np.bincount(codes[counted], np.broadcast_to(difficulties[:, None], codes.shape)[counted], count)
    return total / np.maximum(np.bincount(codes[counted], minlength=count), 1)


def bkt_of(row: Floats) -> Bkt:
    """One row of `Numbers.bkt`, as the engine reads it."""
    return Bkt(*(float(number) for number in row))
