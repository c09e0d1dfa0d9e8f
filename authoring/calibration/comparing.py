"""Comparing: how well numbers predict the answers of learners from whom they were not fitted.

All that is counted adds up over learners, so that the answers may lie in many places.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, reduce
from operator import add

import numpy as np

from .likelihood import predictions
from .numbers import Numbers
from .parts import Column, Parts
from .responses import Codes, Flags, Floats, Responses

FOLDS = 5
BINS = 10
FINE = 10_000
"""Predictions are told apart by so many steps from 0 to 1 when they are ranked."""


@dataclass(frozen=True, slots=True)
class Scores:
    """How well answers were predicted: mean log loss in nats, area under the ROC curve, expected calibration error."""

    log_loss: float
    auc: float
    ece: float


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """What scores are made of, and adds up: the sum of losses, surprise by bin, right and wrong answers by rank."""

    lost: float
    off: Floats
    right: Codes
    wrong: Codes

    def __add__(self, other: Tally) -> Tally:
        """That of both together."""
        return Tally(self.lost + other.lost, self.off + other.off, self.right + other.right, self.wrong + other.wrong)

    @property
    def scores(self) -> Scores:
        """The scores of all answers together, of which there is one at least."""
        answers = float(self.right.sum() + self.wrong.sum())
        return Scores(self.lost / answers, _auc(self.right, self.wrong), float(np.abs(self.off).sum()) / answers)


def tally(right: Flags, predicted: Floats) -> Tally:
    """That of some answers and the probabilities that were predicted for right ones.

    The bins are ten of equal width (Naeini et al. 2015).
    """
    place = np.minimum((predicted * BINS).astype(np.int64), BINS - 1)
    rank = np.rint(predicted * FINE).astype(np.int64)
    return Tally(
        lost=float(losses(right, predicted).sum()),
        off=np.bincount(place, predicted - right, BINS),
        right=np.bincount(rank[right], minlength=FINE + 1),
        wrong=np.bincount(rank[~right], minlength=FINE + 1),
    )


def losses(right: Flags, predicted: Floats) -> Floats:
    """The log loss of each prediction, in nats; no prediction counts as certain."""
    told = np.clip(np.where(right, predicted, 1 - predicted), 1e-9, None)
    lost: Floats = -np.log(told)
    return lost


def _auc(right: Codes, wrong: Codes) -> float:
    """The chance that a right answer was predicted higher than a wrong one, ties half (Mann & Whitney 1947)."""
    pairs = float(right.sum()) * float(wrong.sum())
    below = np.cumsum(wrong) - wrong
    return float(right @ (below + wrong / 2)) / pairs if pairs else 0.5


@dataclass(frozen=True, slots=True)
class Comparison:
    """Predictions for learners whose answers were not used, by what is usual and by fitted numbers."""

    learners: int
    better_for: int
    """For so many of them the fitted numbers had the lower log loss."""
    before: Scores
    after: Scores

    @property
    def is_better(self) -> bool:
        """Whether the fitted numbers predict better, by their log loss."""
        return self.after.log_loss < self.before.log_loss


@dataclass(frozen=True, slots=True, eq=False)
class _Both:
    """What a comparison is made of, and adds up."""

    learners: int
    better_for: int
    before: Tally
    after: Tally

    def __add__(self, other: _Both) -> _Both:
        return _Both(
            self.learners + other.learners,
            self.better_for + other.better_for,
            self.before + other.before,
            self.after + other.after,
        )


def compared(parts: Parts, tables: Column, usual: Numbers, fit: Callable[[Column], Numbers]) -> Comparison | None:
    """`usual` against what `fit` finds on the other folds' learners; None with fewer learners than folds.

    A learner's fold is set by the name, which is hexadecimal, and so by nobody else.
    """
    if parts.total(_learners, tables) < FOLDS:
        return None
    found = []
    for fold in range(FOLDS):
        unseen = parts.each(partial(_of_fold, fold, True), tables)
        if parts.total(len, unseen):
            numbers = fit(parts.each(partial(_of_fold, fold, False), tables))
            found.append(parts.total(partial(_both, usual, numbers), unseen))
    both = reduce(add, found)
    return Comparison(both.learners, both.better_for, both.before.scores, both.after.scores)


def _learners(table: Responses) -> int:
    return len(table.students)


def _of_fold(fold: int, inside: bool, table: Responses) -> Responses:
    of_fold = [(int(name, 16) % FOLDS == fold) == inside for name in table.students]
    return table.of_students(np.array(of_fold, np.bool_))


def _both(usual: Numbers, fitted: Numbers, table: Responses) -> _Both:
    right, before, after = table.right, predictions(table, usual), predictions(table, fitted)
    gain = np.bincount(table.student, losses(right, before) - losses(right, after), len(table.students))
    learners = len(np.unique(table.student))
    return _Both(learners, int((gain > 0).sum()), tally(right, before), tally(right, after))
