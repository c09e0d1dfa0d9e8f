"""Findings: what the fitted numbers say about questions and competencies, with plain advice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from math import sqrt

import numpy as np

from ...runtime.forecast import USUAL
from ...runtime.model import Course
from ..course import Calibration
from ..words import Sentence, say
from .responses import Floats, Responses

TOP = 10
"""So many findings of a kind are told: more would not be read."""

ENOUGH = 20
"""Answers below which a question is not called suspicious."""

SURE = 3.0
"""Standard errors by which a question must miss what was expected; with hundreds of questions 2 would be chance."""

FLAT = 0.25
"""A slope below this is near 0: see `Rows.slope`."""

FASTER = 1.5
"""How many times as fast or slow as usual a competency must be learned to be told."""

UNCLEAR = say("is something in it unclear?")
GIVEN_AWAY = say("does something in it give the answer away?")
SMALLER_STEPS = say("try smaller steps, another lesson, or a prerequisite that the map lacks")
FEWER = say("fewer questions would do, or it could go further")
HARDER, EASIER = say("harder"), say("easier")
SLOWER, FASTER_LEARNED = say("slower"), say("faster")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question that is harder or easier than its label says, by at least one level."""

    item: str
    how: Sentence
    """harder or easier"""
    level: int
    like: int
    """The level that its difficulty would have, 1 to 5."""
    difficulty: float
    answers: int
    right: float
    """The share of right answers."""
    advice: Sentence


@dataclass(frozen=True, slots=True)
class Learned:
    """A competency that is learned faster or slower than usual, as the chance to learn it with an answer."""

    competency: str
    how: Sentence
    """faster or slower"""
    learn: float
    usual: float
    answers: int
    advice: Sentence


@dataclass(frozen=True, slots=True)
class Suspicious:
    """A question whose right answers don't go with knowing it."""

    item: str
    slope: float
    answers: int
    right: float
    advice: Sentence


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is worth telling a teacher, the most striking first."""

    suspicious: tuple[Suspicious, ...]
    labelled: tuple[Labelled, ...]
    learned: tuple[Learned, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """For each item the sums over its answers of what was right (r), predicted (p) and uncertain (q = p (1 - p))."""

    answers: Floats
    r: Floats
    p: Floats
    pp: Floats
    rp: Floats
    q: Floats
    pq: Floats
    ppq: Floats

    def __add__(self, other: Sums) -> Sums:
        """Those of both together."""
        return Sums(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(Sums)))


def sums_of(responses: Responses, predicted: Floats) -> Sums:
    """Those of some answers and the probabilities that were predicted for right ones."""
    r, p = responses.right * 1.0, predicted
    q = p * (1 - p)
    columns = (np.ones_like(p), r, p, p * p, r * p, q, p * q, p * p * q)
    return Sums(*(np.bincount(responses.item, column, len(responses.items)) for column in columns))


@dataclass(frozen=True, slots=True)
class Rows:
    """What is told of one item's answers.

    `slope` is how steeply right answers rise with what was predicted: 1 where learners do as
    predicted, 0 where knowing does not matter, below 0 where those who know are wrong. It is
    the slope of the calibration line (Cox 1958) by least squares; `error` is its standard
    error if the predictions are true.
    """

    answers: int
    right: float
    slope: float
    error: float


def rows_of(sums: Sums, item: int) -> Rows:
    """What `sums` tell of the item with that code; a slope of 1 where all predictions are alike."""
    answers, r, p, pp, rp, q, pq, ppq = (float(getattr(sums, each.name)[item]) for each in fields(Sums))
    if not answers:
        return Rows(0, 0.0, 1.0, 1.0)
    mean = p / answers
    spread = pp - mean * p
    if spread < 1e-6 * answers:
        return Rows(int(answers), r / answers, 1.0, 1.0)
    error = sqrt(max(ppq - 2 * mean * pq + mean * mean * q, 0.0)) / spread
    return Rows(int(answers), r / answers, (rp - mean * r) / spread, error)


def findings(
    course: Course, ids: tuple[str, ...], sums: Sums, measured: Calibration, answers: Mapping[str, int]
) -> Findings:
    """What `measured` says of `course`.

    `sums` are of the items `ids`, predicted as if all discriminated alike; `answers` are those
    that tell of each competency.
    """
    rows = {id_: rows_of(sums, code) for code, id_ in enumerate(ids)}
    return Findings(
        suspicious=tuple(_suspicious(rows))[:TOP],
        labelled=tuple(_labelled(course, rows, measured))[:TOP],
        learned=tuple(_learned(measured, answers))[:TOP],
    )


# right answers that don't go with knowing


def _suspicious(rows: Mapping[str, Rows]) -> Iterator[Suspicious]:
    for id_ in sorted(rows, key=lambda id_: (rows[id_].slope, id_)):
        found = rows[id_]
        if found.answers >= ENOUGH and found.slope < FLAT and 1 - found.slope > SURE * found.error:
            yield Suspicious(id_, round(found.slope, 3), found.answers, found.right, _key_advice(found))


def _key_advice(found: Rows) -> Sentence:
    if found.slope + 2 * found.error < 0:
        return say("those who know it are wrong more often: check its key first of all")
    return say("right answers don't go with knowing it: check its key and its wording")


# harder or easier than labelled


def _labelled(course: Course, rows: Mapping[str, Rows], measured: Calibration) -> Iterator[Labelled]:
    shifts = {id_: _shift(course, id_, found["difficulty"]) for id_, found in measured.items.items()}
    for id_ in sorted(shifts, key=lambda id_: (-abs(shifts[id_]), id_)):
        if abs(shifts[id_]) < 1:
            return
        item, found = course.items[id_], rows[id_]
        how = HARDER if shifts[id_] > 0 else EASIER
        like = min(max(round(item.level + shifts[id_]), 1), 5)
        difficulty = measured.items[id_]["difficulty"]
        advice = UNCLEAR if how == HARDER else GIVEN_AWAY
        yield Labelled(id_, how, item.level, like, difficulty, found.answers, found.right, advice)


def _shift(course: Course, id_: str, difficulty: float) -> float:
    """By how many of the author's levels the item is harder than its label."""
    return 3 + difficulty / course.policy.level_difficulty - course.items[id_].level


# learned faster or slower


def _learned(measured: Calibration, answers: Mapping[str, int]) -> Iterator[Learned]:
    speeds = {id_: found["learn"] / USUAL.learn for id_, found in measured.bkt.items()}
    for id_ in sorted(speeds, key=lambda id_: (-max(speeds[id_], 1 / max(speeds[id_], 1e-9)), id_)):
        learn = measured.bkt[id_]["learn"]
        if speeds[id_] <= 1 / FASTER:
            yield Learned(id_, SLOWER, learn, USUAL.learn, answers[id_], SMALLER_STEPS)
        elif speeds[id_] >= FASTER:
            yield Learned(id_, FASTER_LEARNED, learn, USUAL.learn, answers[id_], FEWER)
