"""Scores of predictions, and the comparison on learners that were not seen."""

from __future__ import annotations

import numpy as np
import pytest

from mkcourse.authoring.calibration.comparing import FOLDS, compared, tally
from mkcourse.authoring.calibration.numbers import Numbers, uncalibrated
from mkcourse.authoring.calibration.parts import Here
from mkcourse.authoring.calibration.responses import Response, Responses, responses_from


def table(learners: int) -> Responses:
    """Everybody answers four easy questions right and a hard one wrong."""
    answers = [
        Response(f"{name:016x}", item, item != "hard", 1e9 + place, 0.0)
        for name in range(learners)
        for place, item in enumerate(("a", "b", "hard", "c", "d"))
    ]
    return responses_from(answers, dict.fromkeys(("a", "b", "hard", "c", "d"), ("k",)))


def test_scores_of_a_few_predictions() -> None:
    """Log loss, AUC and ECE are those one counts by hand."""
    right, predicted = np.array([True, True, False, False]), np.array([0.8, 0.6, 0.6, 0.2])
    scores = tally(right, predicted).scores
    assert scores.log_loss == pytest.approx(-(np.log(0.8) + np.log(0.6) + np.log(0.4) + np.log(0.8)) / 4)
    assert scores.auc == pytest.approx(3.5 / 4)  # of four pairs three are in order and one is tied
    assert scores.ece == pytest.approx((0.2 + 0.2 + 0.2) / 4)


def test_tallies_add_up() -> None:
    """Scores of parts put together are those of the whole."""
    chance = np.random.default_rng(1)
    predicted = chance.random(500)
    right = chance.random(500) < predicted
    whole = tally(right, predicted).scores
    parts = (tally(right[:90], predicted[:90]) + tally(right[90:], predicted[90:])).scores
    assert (parts.auc, parts.ece) == (whole.auc, pytest.approx(whole.ece))
    assert parts.log_loss == pytest.approx(whole.log_loss)


@pytest.mark.parametrize("right", [True, False])
def test_answers_of_one_kind_have_no_order(right: bool) -> None:
    """Where all are right or all wrong, the AUC is that of chance."""
    assert tally(np.array([right, right]), np.array([0.0, 1.0])).scores.auc == 0.5


def test_numbers_never_see_the_learners_they_predict() -> None:
    """Each learner is left out of one fit, and predicted by it."""
    all_, fits = table(20), []

    def fit(tables: list[Responses]) -> Numbers:
        fits.append({all_.students[code] for code in np.unique(tables[0].student)})
        return uncalibrated(all_)

    found = compared(Here(), [all_], uncalibrated(all_), fit)  # type: ignore[arg-type]
    assert found is not None
    assert found.learners == 20
    assert len(fits) == FOLDS
    assert all(len(seen) == 16 for seen in fits)
    assert set.intersection(*fits) == set()
    assert found.before == found.after
    assert not found.is_better


def test_too_few_learners_are_no_comparison() -> None:
    """With fewer learners than folds nothing is said."""
    few = table(FOLDS - 1)
    assert compared(Here(), [few], uncalibrated(few), lambda tables: uncalibrated(few)) is None
