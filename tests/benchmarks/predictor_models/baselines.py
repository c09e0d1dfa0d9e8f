"""Baselines: well-known models of students' answers, each as plain as its authors describe it.

A model takes the answers of some students and those of others, and gives the probability of a
right answer for each of the latter from that student's earlier ones.
"""

from collections import defaultdict
from math import exp

import numpy as np
import scipy.optimize
import scipy.sparse

from mkcourse.authoring.calibration.numbers import Numbers, uncalibrated
from mkcourse.authoring.calibration.online import KNOWN, features, logistic
from mkcourse.authoring.calibration.parts import Here
from mkcourse.authoring.calibration.responses import Floats, Responses
from mkcourse.authoring.calibration.tracing import fitted_bkt

OATUTOR = (0.1, 0.1, 0.0, 0.1, 0.1)
"""What OATutor goes by (Pardos et al. 2023): prior, learn, forget, guess, slip."""

FASTER, SLOWER = 0.8, 0.05
"""The step of an Elo rating is FASTER / (1 + SLOWER * answers)."""

RIDGE = 1.0
STEPS = 300


def bkt_oatutor(training: Responses, test: Responses) -> Floats:
    """Knowledge tracing (Corbett & Anderson 1995) with the same default numbers for all."""
    numbers = uncalibrated(test)
    numbers.bkt[:] = OATUTOR
    return _traced(test, numbers)


def bkt_em(training: Responses, test: Responses) -> Floats:
    """Knowledge tracing with numbers of each competency by expectation and maximisation; it forgets, too."""
    numbers = uncalibrated(training)
    numbers.bkt[:] = fitted_bkt(Here(), [training], numbers, numbers.bkt)
    return _traced(test, numbers)


def _traced(test: Responses, numbers: Numbers) -> Floats:
    return logistic(features(test, numbers)[:, KNOWN])


def elo(training: Responses, test: Responses) -> Floats:
    """Ratings of students and items that play against each other (Pelánek 2016)."""
    difficulties: defaultdict[int, float] = defaultdict(float)
    base = float(np.log(training.right.mean() / (1 - training.right.mean())))
    _play(training, difficulties, base, learns=True)
    return np.array(_play(test, difficulties, base, learns=False))


def _play(responses: Responses, difficulties: defaultdict[int, float], base: float, learns: bool) -> list[float]:
    """The chances before each game. Students play in turn, each one's games in their order."""
    abilities: defaultdict[int, float] = defaultdict(float)
    games: defaultdict[tuple[str, int], int] = defaultdict(int)
    found = [0.0] * len(responses)
    student, item, right = responses.student.tolist(), responses.item.tolist(), responses.right.tolist()
    for row in np.argsort(responses.order, kind="stable").tolist():
        one, other = student[row], item[row]
        chance = 1 / (1 + exp(difficulties[other] - abilities[one] - base))
        found[row] = chance
        abilities[one] += FASTER / (1 + SLOWER * games["student", one]) * (right[row] - chance)
        games["student", one] += 1
        if learns:
            difficulties[other] -= FASTER / (1 + SLOWER * games["item", other]) * (right[row] - chance)
            games["item", other] += 1
    return found


def pfa(training: Responses, test: Responses) -> Floats:
    """Performance factors (Pavlik, Cen & Koedinger 2009), with a difficulty of each item."""
    return _regressed(_pfa_columns(training), training, _pfa_columns(test))


def best_lr(training: Responses, test: Responses) -> Floats:
    """Best-LR (Gervet, Koedinger, Schneider & Mitchell 2020): logarithms of counts of right answers
    and of answers, in all, on each competency and on the item."""
    return _regressed(_best_lr_columns(training), training, _best_lr_columns(test))


class _Table:
    """The columns of a sparse table, filled row by row."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.columns: list[int] = []
        self.values: list[float] = []

    def add(self, row: int, column: int, value: float) -> None:
        """Puts one value."""
        self.rows.append(row)
        self.columns.append(column)
        self.values.append(value)

    def matrix(self, height: int, width: int) -> scipy.sparse.csr_matrix:
        """The table."""
        return scipy.sparse.csr_matrix((self.values, (self.rows, self.columns)), (height, width))


def _pfa_columns(responses: Responses) -> scipy.sparse.csr_matrix:
    count = len(responses.competencies)
    table = _Table()
    for row, item, needs, _, of_needs, _ in _histories(responses):
        table.add(row, 3 * count + item, 1.0)
        for one, (rights, answers) in zip(needs, of_needs, strict=True):
            table.add(row, one, 1.0)
            table.add(row, count + one, rights / 10)
            table.add(row, 2 * count + one, (answers - rights) / 10)
    return table.matrix(len(responses), 3 * count + len(responses.items))


def _best_lr_columns(responses: Responses) -> scipy.sparse.csr_matrix:
    count, items = len(responses.competencies), len(responses.items)
    table = _Table()
    for row, item, needs, in_all, of_needs, of_item in _histories(responses):
        table.add(row, 3 * count + item, 1.0)
        for place, number in enumerate((*in_all, *of_item)):
            table.add(row, 3 * count + items + place, np.log1p(number))
        for one, (rights, answers) in zip(needs, of_needs, strict=True):
            table.add(row, one, 1.0)
            table.add(row, count + one, np.log1p(rights))
            table.add(row, 2 * count + one, np.log1p(answers))
    return table.matrix(len(responses), 3 * count + items + 4)


def _histories(responses: Responses):  # type: ignore[no-untyped-def]
    """For each row: row, item, what it needs, and the right and all answers before it in all, on each
    needed competency, and on the item."""
    student = -1
    for row, item in enumerate(responses.item.tolist()):
        if responses.student[row] != student:
            student = responses.student[row]
            so_far: defaultdict[object, tuple[int, int]] = defaultdict(lambda: (0, 0))
        needs = responses.needs[item]
        keys = ["all", *(("competency", one) for one in needs), ("item", item)]
        found = [so_far[key] for key in keys]
        yield row, item, needs, found[0], found[1:-1], found[-1]
        for key in keys:
            rights, answers = so_far[key]
            so_far[key] = (rights + bool(responses.right[row]), answers + 1)


def _regressed(columns: scipy.sparse.csr_matrix, training: Responses, test: scipy.sparse.csr_matrix) -> Floats:
    """Logistic regression with a ridge, converged."""
    right = training.right.astype(np.float64)

    def loss(weights: Floats) -> tuple[float, Floats]:
        logit = columns @ weights[:-1] + weights[-1]
        value = np.logaddexp(0, logit).sum() - right @ logit + RIDGE / 2 * (weights[:-1] ** 2).sum()
        off = logistic(logit) - right
        return value, np.append(columns.T @ off + RIDGE * weights[:-1], off.sum())

    start = np.zeros(columns.shape[1] + 1)
    weights = scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return logistic(test @ weights[:-1] + weights[-1])
