"""Tracing: the numbers of knowledge tracing for each competency, from the answers on it.

Maximum a posteriori by expectation and maximisation (Baum & Welch's forward and backward pass;
Dempster, Laird & Rubin 1977), with forgetting and with guess and slip moved by each item's
difficulty as in runtime/forecast.py. Every number is shrunk to the usual one as if `SHRINK`
observations had said so. An item of several competencies tells about each as if alone.

`Counts` of different students add up: a table may be cut between students, the counts of its
parts added with ``+`` and then taken to `after_counts`.
"""

from dataclasses import dataclass, fields
from functools import partial

import numpy as np

from ...runtime.forecast import SHIFT
from .numbers import FORGET, GUESS, LEARN, PRIOR, SLIP, Numbers, average_difficulties, needed
from .online import answers_by_place, logistic, logit
from .parts import Column, Parts
from .responses import Codes, Flags, Floats, Responses

SHRINK = 40.0
"""So many observations of each kind say beforehand what is usual."""

ROUNDS = 12

LOWEST = np.array([0.01, 0.002, 0.0005, 0.01, 0.01])
HIGHEST = np.array([0.99, 0.80, 0.50, 0.60, 0.50])
"""A guess or slip beyond these would turn around what knowing means (Baker, Corbett & Aleven 2008)."""


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """What answers tell of each competency: expected counts, and for guess and slip, whose items
    differ, the slope and the curvature of the likelihood by their logit."""

    first: Floats
    first_known: Floats
    unknown: Floats
    learned: Floats
    known: Floats
    forgotten: Floats
    guess_slope: Floats
    guess_curvature: Floats
    slip_slope: Floats
    slip_curvature: Floats

    def __add__(self, other: "Counts") -> "Counts":
        """The counts of both together."""
        return Counts(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(Counts)))


@dataclass(frozen=True, slots=True, eq=False)
class Sequences:
    """Answers in sequences of one student on one competency, an answer once for each it needs."""

    sequence: Codes
    competency: Codes
    place: Codes
    right: Flags
    harder: Floats
    floor: Floats


def fitted_bkt(parts: Parts, tables: Column, numbers: Numbers, usual: Floats) -> Floats:
    """The numbers of each competency that all `tables` together suggest, from those in `numbers` on,
    shrunk to `usual`."""
    sequences = parts.each(partial(sequences_of, numbers), tables)
    bkt = numbers.bkt
    for _ in range(ROUNDS):
        bkt = after_counts(parts.total(partial(counts_of, bkt), sequences), bkt, usual)
    return bkt


def after_counts(found: Counts, bkt: Floats, usual: Floats) -> Floats:
    """The numbers that fit `found` best, which was counted with `bkt`; shrunk to `usual`."""
    shares = (
        (found.first_known + SHRINK * usual[:, PRIOR]) / (found.first + SHRINK),
        (found.learned + SHRINK * usual[:, LEARN]) / (found.unknown + SHRINK),
        (found.forgotten + SHRINK * usual[:, FORGET]) / (found.known + SHRINK),
        _step(bkt[:, GUESS], usual[:, GUESS], found.guess_slope, found.guess_curvature),
        _step(bkt[:, SLIP], usual[:, SLIP], found.slip_slope, found.slip_curvature),
    )
    return np.clip(np.column_stack(shares), LOWEST, HIGHEST)


def _step(now: Floats, usual: Floats, slope: Floats, curvature: Floats) -> Floats:
    """One step of Newton's method on the logit; it need not arrive, as there are many rounds."""
    slope = slope + SHRINK * (usual - now)
    curvature = curvature + SHRINK * now * (1 - now)
    return logistic(logit(now) + np.clip(slope / curvature, -1, 1))


def sequences_of(numbers: Numbers, responses: Responses) -> Sequences:
    """The answers of `responses` in sequences, with what `numbers` say of their items."""
    codes, real = needed(responses)
    row, column = np.nonzero(real[responses.item])
    item = responses.item[row]
    competency = codes[item, column]
    sequence = responses.student[row] * len(responses.competencies) + competency
    order = np.lexsort((row, sequence))
    row, item, competency = row[order], item[order], competency[order]
    _, sequence = np.unique(sequence[order], return_inverse=True)
    average = average_difficulties(responses, numbers.difficulties)
    return Sequences(
        sequence=sequence,
        competency=competency,
        place=np.arange(len(sequence)) - np.searchsorted(sequence, sequence),
        right=responses.right[row],
        harder=SHIFT * (numbers.difficulties[item] - average[competency]),
        floor=responses.guess[row],
    )


def counts_of(bkt: Floats, sequences: Sequences) -> Counts:
    """What the answers tell of each competency when its numbers are those in `bkt`."""
    if not len(sequences.place):
        return Counts(*(np.zeros(len(bkt)) for _ in fields(Counts)))
    own = bkt[sequences.competency]
    easy_guess = logistic(logit(own[:, GUESS]) - sequences.harder)
    guess = np.maximum(easy_guess, np.minimum(sequences.floor, HIGHEST[GUESS]))
    slip = logistic(logit(own[:, SLIP]) + sequences.harder)
    known, learned, forgotten, goes_on = _known(sequences, own, guess, slip)
    right, moves = sequences.right, easy_guess == guess
    is_first = sequences.place == 0

    def total(values: Floats) -> Floats:
        return np.bincount(sequences.competency, values, len(bkt))

    return Counts(
        first=total(is_first * 1.0),
        first_known=total(is_first * known),
        unknown=total(goes_on * (1 - known)),
        learned=total(learned),
        known=total(goes_on * known),
        forgotten=total(forgotten),
        guess_slope=total(moves * (1 - known) * (right - guess)),
        guess_curvature=total(moves * (1 - known) * guess * (1 - guess)),
        slip_slope=total(known * (~right - slip)),
        slip_curvature=total(known * slip * (1 - slip)),
    )


def _known(sequences: Sequences, own: Floats, guess: Floats, slip: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """For each answer the probabilities, given all answers of the sequence, that it was known,
    that it was learned or forgotten after it, and 1 where another answer follows."""
    steps = list(answers_by_place(sequences.place))
    right, sequence = sequences.right, sequences.sequence
    if_known, if_not = np.where(right, 1 - slip, slip), np.where(right, guess, 1 - guess)
    learn, forget = own[:, LEARN], own[:, FORGET]
    told, before = np.zeros(len(sequence)), np.zeros(len(sequence))
    now = own[:, PRIOR][steps[0]]  # of each sequence; those of the first place are in their order
    for rows in steps:
        belief = now[sequence[rows]]
        before[rows] = belief
        known = belief * if_known[rows]
        told[rows] = known / (known + (1 - belief) * if_not[rows])
        now[sequence[rows]] = told[rows] * (1 - forget[rows]) + (1 - told[rows]) * learn[rows]
    known, learned, forgotten, goes_on = (np.zeros(len(sequence)) for _ in range(4))
    next_known, next_before = np.full(len(now), -1.0), np.full(len(now), 0.5)
    for rows in reversed(steps):
        belief, later = told[rows], next_known[sequence[rows]]
        more = later >= 0
        if_then = np.where(more, later / next_before[sequence[rows]], 0.0)
        if_not_then = np.where(more, (1 - later) / (1 - next_before[sequence[rows]]), 0.0)
        stayed = belief * (1 - forget[rows]) * if_then
        forgotten[rows] = belief * forget[rows] * if_not_then
        learned[rows] = (1 - belief) * learn[rows] * if_then
        known[rows] = np.where(more, stayed + forgotten[rows], belief)
        goes_on[rows] = more
        next_known[sequence[rows]], next_before[sequence[rows]] = known[rows], before[rows]
    return known, learned, forgotten, goes_on
