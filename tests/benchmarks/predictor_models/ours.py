"""Ours: the numbers by authoring/calibration, and the predictions by the runtime's own arithmetic."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import numpy as np

from mkcourse.authoring.calibration.fitting import fit, fitted_base, fitted_weights
from mkcourse.authoring.calibration.likelihood import predictions
from mkcourse.authoring.calibration.numbers import Numbers, average_difficulties, bkt_of, uncalibrated
from mkcourse.authoring.calibration.online import features
from mkcourse.authoring.calibration.parts import Here
from mkcourse.authoring.calibration.responses import Flags, Floats, Responses
from mkcourse.runtime.forecast import (
    AVERAGE,
    Abilities,
    Part,
    Question,
    Trace,
    abilities_after,
    chance_of_right,
    features_of,
    traces_after,
)
from mkcourse.runtime.weights import Weights

from .data import folds

NEUTRAL = Weights(
    base=1.0, start=0.0, known=0.6, slow=0.4, fast=0.3, item=0.5, skill=0.0, first=0.0, last=0.0, away=-0.15
)
"""What weights are shrunk to before there are any shipped ones: rounded figures of the design. That
of the time away comes from there alone: neither set has times."""

EASY, HARD = 2, 4
"""The author's levels that stand for the labels easy and hard; medium is 3."""

LABELS_RIGHT = 0.5
"""The correlation of a teacher's labels with what is really difficult."""


def fitted(training: Responses, weights: Weights, labels: tuple[int, ...] | None = None, enough: int = 1) -> Numbers:
    """All numbers, from `training`, shrunk to `weights`, `labels` and the usual ones."""
    return fit(_labelled(training, labels), uncalibrated(_labelled(training, labels), weights), enough).numbers


def unfitted(responses: Responses, weights: Weights, labels: tuple[int, ...] | None = None) -> Numbers:
    """What the engine goes by where there are no answers."""
    return uncalibrated(_labelled(responses, labels), weights)


def _labelled(responses: Responses, labels: tuple[int, ...] | None) -> Responses:
    return responses if labels is None else replace(responses, levels=labels)


def labels_of(difficulties: Floats, seed: int) -> tuple[int, ...]:
    """A teacher's labels for items of these difficulties: the third that seems easiest is easy."""
    chance = Random(seed)
    noise = np.array([chance.gauss(0, 1) for _ in difficulties])
    spread = (difficulties - difficulties.mean()) / max(float(difficulties.std()), 1e-9)
    seeming = LABELS_RIGHT * spread + (1 - LABELS_RIGHT**2) ** 0.5 * noise
    third = np.argsort(np.argsort(seeming)) * 3 // len(seeming)
    return tuple(int(level) for level in np.array([EASY, 3, HARD])[third])


def weights_from(sets: list[Responses]) -> Weights:
    """The weights that fit all `sets` together best, in a course with neither labels nor data, in
    one with labels, and in one that is calibrated: all three must go well with the same weights.

    Difficulties and traces come from other students (folds) than the answers that they help to
    predict.
    """
    known: list[Floats] = []
    right: list[Flags] = []
    for number, (training, test) in (fold for table in sets for fold in enumerate(folds(table))):
        found = fitted(training, NEUTRAL)
        own = found.weights
        for numbers in (unfitted(test, own), unfitted(test, own, labels_of(found.difficulties, number)), found):
            known.append(features(test, numbers))
            right.append(test.right)
    base = float(np.mean([fitted_base(int(table.right.sum()), len(table), NEUTRAL) for table in sets]))
    return replace(fitted_weights(Here(), known, right, NEUTRAL, NEUTRAL), base=base)


def online(responses: Responses, numbers: Numbers) -> Floats:
    """The predictions of runtime/forecast.py, one answer after the other."""
    return np.fromiter(_online(responses, numbers), np.float64, len(responses))


def _online(responses: Responses, numbers: Numbers) -> Iterator[float]:
    average = [float(each) for each in average_difficulties(responses, numbers.difficulties)]
    bkt = [bkt_of(row) for row in numbers.bkt]
    difficulties, discriminations = numbers.difficulties.tolist(), numbers.discriminations.tolist()
    weights, student = numbers.weights, -1
    traces: dict[int, Trace] = {}
    abilities: Abilities = AVERAGE
    at = np.nan_to_num(responses.at).astype(np.int64).tolist()
    for row, item in enumerate(responses.item.tolist()):
        if responses.student[row] != student:
            student, traces, abilities = responses.student[row], {}, AVERAGE
        question = Question(difficulties[item], discriminations[item], float(responses.guess[row]))
        needs, right = responses.needs[item], bool(responses.right[row])
        parts = tuple([Part(bkt[one], average[one], traces.get(one) or Trace(bkt[one].prior)) for one in needs])
        yield chance_of_right(weights, features_of(question, parts, abilities, at[row]), question.discrimination)
        told = traces_after(question, parts, abilities.slow, weights.base, right, at[row])
        abilities = abilities_after(abilities, weights.base, question.difficulty, right)
        traces.update(zip(needs, told, strict=True))


def is_alike(responses: Responses, numbers: Numbers, predicted: Floats) -> bool:
    """Whether the arithmetic of fitting says the same as `predicted`."""
    return bool(np.abs(predictions(responses, numbers) - predicted).max(initial=0) < 1e-6)
