"""Scores: how good predictions of right answers are."""

from dataclasses import dataclass

import numpy as np

from mkcourse.authoring.calibration.responses import Flags, Floats

BINS = 15
NEAREST = 1e-6
"""A prediction is taken to be at least so far from certain, or one mistake would cost without end."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Area under the ROC curve, mean log loss in nats, root of the mean squared error, and the
    expected calibration error in `BINS` equally wide bins (Naeini, Cooper & Hauskrecht 2015)."""

    auc: float
    log_loss: float
    rmse: float
    ece: float


def scores_of(right: Flags, predicted: Floats) -> Scores:
    """How well probabilities predict answers, one or more. Without both kinds of answers the AUC is 0.5."""
    kept = np.clip(predicted, NEAREST, 1 - NEAREST)
    return Scores(
        auc=auc(right, predicted),
        log_loss=float(-np.log(np.where(right, kept, 1 - kept)).mean()),
        rmse=float(np.sqrt(((right - predicted) ** 2).mean())),
        ece=ece(right, predicted),
    )


def auc(right: Flags, predicted: Floats) -> float:
    """The chance that a right answer was predicted higher than a wrong one; ties count half."""
    _, place, count = np.unique(predicted, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count - 1) / 2)[place]
    rights = int(right.sum())
    wrongs = len(right) - rights
    if not rights or not wrongs:
        return 0.5
    return float((ranks[right].sum() - rights * (rights + 1) / 2) / (rights * wrongs))


def ece(right: Flags, predicted: Floats) -> float:
    """By how much, on average, the share of right answers differs from what was predicted."""
    bins = np.minimum((predicted * BINS).astype(np.int64), BINS - 1)
    gaps = np.bincount(bins, right - predicted, BINS)
    return float(np.abs(gaps).sum() / len(right))
