"""Online: what the engine knows before each answer, for all students at once.

The arithmetic is that of runtime/forecast.py, written once more for columns, since fitting
goes over the answers many times; a test holds the two together. All students' first answers
are done at once, then all their second ones, and so on.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...runtime.forecast import (
    FARTHEST,
    FAST_STEP,
    HOUR,
    SHIFT,
    SKILL_STEP,
    SLOW_DECAY,
    SLOW_STEP,
    SUREST,
)
from .numbers import FORGET, GUESS, LEARN, PRIOR, SLIP, Numbers, average_difficulties, needed
from .responses import Codes, Flags, Floats, Responses

NAMES = ("known", "slow", "fast", "item", "skill", "first", "last", "away")
"""The columns of features, named as in runtime/forecast.py."""

KNOWN, SLOW, FAST, ITEM, SKILL, FIRST, LAST, AWAY = range(len(NAMES))


def features(responses: Responses, numbers: Numbers, difficulties: Floats | None = None) -> Floats:
    """What is known before each answer: one row each, with the columns NAMES.

    `difficulties` gives each row its own difficulty of the item, where one must not be used
    that the answer itself helped to find.
    """
    found = np.zeros((len(responses), len(NAMES)))
    if not len(responses):
        return found
    own = numbers.difficulties[responses.item] if difficulties is None else difficulties
    pass_ = _Pass(responses, numbers, own)
    for rows in answers_by_place(responses.order):
        found[rows] = pass_.take(rows)
    return found


def slow_abilities(responses: Responses, base: float, difficulties: Floats) -> Floats:
    """The slow ability before each answer, which is that in `features`, at a tenth of the cost.

    `difficulties` has one for each row.
    """
    found, slow, answered = np.zeros(len(responses)), *np.zeros((2, len(responses.students)))
    for rows in answers_by_place(responses.order) if len(responses) else ():
        student = responses.student[rows]
        found[rows] = slow[student]
        surprise = responses.right[rows] - logistic(base + slow[student] - difficulties[rows])
        slow[student] += SLOW_STEP / (1 + SLOW_DECAY * answered[student]) * surprise
        answered[student] += 1
    return found


def answers_by_place(place: Codes) -> Iterator[Codes]:
    """The rows of each place: of all first answers, of all second ones, and so on."""
    rows = np.argsort(place, kind="stable")
    yield from np.split(rows, np.searchsorted(place[rows], np.arange(1, place.max() + 1)))


def logistic(logit: Floats) -> Floats:
    """The probabilities with these logits."""
    near: Floats = np.clip(logit, -FARTHEST, FARTHEST)
    return 1 / (1 + np.exp(-near))


def logit(probability: Floats) -> Floats:
    """The logits of probabilities that are neither 0 nor 1."""
    found: Floats = np.log(probability / (1 - probability))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """The rows of one place: at most one of each student."""

    student: Codes
    needs: Codes
    """Which competencies, padded by one that nobody has."""
    real: Flags
    difficulty: Floats
    right: Floats
    at: Floats
    guess: Floats
    slip: Floats

    def mean(self, values: Floats) -> Floats:
        """The mean over the competencies that an item really needs."""
        return _mean(values, self.real)


class _Pass:
    """One pass over all answers: the traces and abilities of all students, changed in place."""

    def __init__(self, responses: Responses, numbers: Numbers, difficulties: Floats) -> None:
        students, count = len(responses.students), len(responses.competencies)
        self.responses, self.numbers, self.difficulties = responses, numbers, difficulties
        self.needs, self.real = needed(responses)
        padding = np.array([[1.0, 0.0, 0.0, 0.5, 0.5]])
        self.bkt = np.vstack([numbers.bkt, padding])
        self.average = np.append(average_difficulties(responses, numbers.difficulties), 0.0)
        self.known = np.tile(self.bkt[:, PRIOR], (students, 1))
        self.skill, self.last, self.at, self.answers = (np.zeros((students, count + 1)) for _ in range(4))
        self.slow, self.fast, self.answered = (np.zeros(students) for _ in range(3))

    def take(self, rows: Codes) -> Floats:
        """The features of `rows`, whose answers are then learned from."""
        step = self._step(rows)
        found = self._features(step)
        self._learn(step)
        return found

    def _step(self, rows: Codes) -> _Step:
        responses = self.responses
        item, difficulty = responses.item[rows], self.difficulties[rows]
        needs, real = self.needs[item], self.real[item]
        harder = SHIFT * np.clip(difficulty[:, None] - self.average[needs], -FARTHEST, FARTHEST)
        floor = np.minimum(responses.guess[rows], SUREST)[:, None]
        guess = np.maximum(logistic(logit(self.bkt[needs, GUESS]) - harder), floor)
        slip = logistic(logit(self.bkt[needs, SLIP]) + harder)
        return _Step(
            student=responses.student[rows],
            needs=needs,
            real=real,
            difficulty=difficulty,
            right=responses.right[rows].astype(np.float64),
            at=np.nan_to_num(responses.at[rows]),
            guess=_mean(guess, real),
            slip=_mean(slip, real),
        )

    def _features(self, step: _Step) -> Floats:
        known = self._known(step).prod(1)
        cell = (step.student[:, None], step.needs)
        seen = self.answers[cell] > 0
        hours = np.maximum(step.at[:, None] - self.at[cell], 0) // HOUR
        columns = (
            logit(known * (1 - step.slip) + (1 - known) * step.guess),
            self.slow[step.student],
            self.fast[step.student],
            -step.difficulty,
            step.mean(self.skill[cell]),
            step.mean((~seen).astype(np.float64)),
            step.mean(self.last[cell]),
            step.mean(np.where(seen, np.log1p(hours / 24), 0.0)),
        )
        return np.column_stack(columns)

    def _known(self, step: _Step) -> Floats:
        found: Floats = np.where(step.real, self.known[step.student[:, None], step.needs], 1.0)
        return found

    def _learn(self, step: _Step) -> None:
        slow, base = self.slow[step.student], self.numbers.weights.base
        self._learn_of_competencies(step, slow, base)
        slow_step = SLOW_STEP / (1 + SLOW_DECAY * self.answered[step.student])
        surprise = step.right - logistic(base + self.fast[step.student] - step.difficulty)
        self.fast[step.student] += FAST_STEP * surprise
        self.slow[step.student] += slow_step * (step.right - logistic(base + slow - step.difficulty))
        self.answered[step.student] += 1

    def _learn_of_competencies(self, step: _Step, slow: Floats, base: float) -> None:
        cell = (step.student[:, None], step.needs)
        skill, answers = self.skill[cell], self.answers[cell]
        surprise = step.right - logistic(base + slow + step.mean(skill) - step.difficulty)
        self.known[cell] = self._known_after(step)
        self.skill[cell] = skill + SKILL_STEP * surprise[:, None]
        self.answers[cell] = answers + 1
        self.last[cell] = (2 * step.right - 1)[:, None]
        self.at[cell] = step.at[:, None]

    def _known_after(self, step: _Step) -> Floats:
        known = self._known(step)
        guess, slip, right = step.guess[:, None], step.slip[:, None], step.right[:, None] > 0
        others = _product_of_others(known)
        if_known = others * (1 - slip) + (1 - others) * guess
        told = known * np.where(right, if_known, 1 - if_known)
        told = told / (told + (1 - known) * np.where(right, guess, 1 - guess))
        bkt = self.bkt[step.needs]
        found: Floats = told * (1 - bkt[..., FORGET]) + (1 - told) * bkt[..., LEARN]
        return np.where(step.real, found, 1.0)


def _mean(values: Floats, real: Flags) -> Floats:
    found: Floats = np.where(real, values, 0.0).sum(1) / real.sum(1)
    return found


def _product_of_others(known: Floats) -> Floats:
    if known.shape[1] == 1:
        return np.ones_like(known)
    columns = range(known.shape[1])
    return np.column_stack([np.delete(known, column, axis=1).prod(1) for column in columns])
