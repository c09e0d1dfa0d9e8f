"""The placement belief: what few answers tell about all competencies at once.

Only arithmetic lives here; courses, items and learners do not. Competencies are numbers, and
prerequisites have smaller ones.

Each competency has a hidden score, and is known if its score is above 0. Beforehand, scores are
normally distributed: highest at the beginning of the course, and rising and falling together,
by the learner's *ability* all of them, by *steps* along the graph each with what builds on it:

    score = mean(place) + ability + shared + own
    shared = the mean of the prerequisites' shared + step

An answer to an item on one competency then moves all the others: a right one mostly those
before it, which are likelier known anyhow, a wrong one mostly those after it. `own` lets a
learner know something out of order. This is Gaussian process classification with the graph as
kernel, updated by moment matching for each answer (Rasmussen & Williams 2006, sections 3.6 and
3.9). Nothing but a mean and a variance for each competency and a column for each answer is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import erf, exp, sqrt

from .rounding import settle

type Vector = Sequence[float]

LEAST_VARIANCE = 0.001
MOST_SHRINK = 0.99
"""No answer takes away more than this part of a variance: rounding must not leave less than none."""
LEAST_CHANCE = 1e-9
ROOT_HALF = 0.7071067811865476
ROOT_TWO_PI = 2.5066282746310002


@dataclass(frozen=True, slots=True)
class Spread:
    """How scores differ beforehand, `start` and `fall` in scores, the others as variances.

    The mean falls from `start` by `fall` over the course. A part `depth` of a competency's
    place in the course is how deep it lies in the graph, the rest its place in the order.
    """

    start: float
    fall: float
    depth: float
    ability: float
    root: float
    step: float
    steps: float
    """The most variance of all steps of the longest path together."""
    own: float


@dataclass(frozen=True, slots=True)
class Ground:
    """A course's graph with what is believed before any answer."""

    requires: tuple[tuple[int, ...], ...]
    steps: tuple[float, ...]
    """The variance of each competency's step."""
    ability: float
    own: float
    means: tuple[float, ...]
    variances: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """What is believed after some answers: of each score the mean and the variance.

    The covariance of two scores is that of `ground` less, for each column, the product of its
    two numbers.
    """

    ground: Ground
    means: Vector
    variances: Vector
    columns: tuple[Vector, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer about one competency: right or not, and how often each of them happens by chance.

    `guess` is the chance of a right one of who does not know it, `slip` of a wrong one of who does.
    """

    right: bool
    guess: float
    slip: float


def ground_of(requires: Sequence[Sequence[int]], spread: Spread) -> Ground:
    """What is believed beforehand of competencies with these prerequisites, all smaller numbers."""
    depths = _depths(requires)
    longest = max(depths, default=0)
    step = min(spread.step, spread.steps / max(longest, 1))
    graph = tuple(tuple(before) for before in requires)
    steps = tuple(step if before else spread.root for before in graph)
    shared = _shared_variances(graph, steps)
    return Ground(
        requires=graph,
        steps=steps,
        ability=spread.ability,
        own=spread.own,
        means=tuple(spread.start - spread.fall * place for place in _places(depths, longest, spread.depth)),
        variances=tuple(variance + spread.ability + spread.own for variance in shared),
    )


def scores_before(ground: Ground) -> Scores:
    """The belief before any answer."""
    return Scores(ground, ground.means, ground.variances)


def believed(scores: Scores) -> list[float]:
    """The probability of each competency that it is known."""
    return [_below(mean / sqrt(variance)) for mean, variance in zip(scores.means, scores.variances, strict=True)]


def doubt(probabilities: Sequence[float]) -> float:
    """The part of all competencies that is expected to be believed wrongly, 0 to 1/2."""
    return sum([min(one, 1 - one) for one in probabilities]) / max(len(probabilities), 1)


def scores_after(scores: Scores, about: int, reply: Reply) -> Scores:
    """The belief after `reply` about the competency `about`.

    A right reply lowers no competency's probability, a wrong one raises none.
    """
    push, shrink = _moments(scores.means[about], scores.variances[about], reply)
    covariances = _covariances(scores, about)
    root = sqrt(shrink)
    column = [root * covariance for covariance in covariances]
    variances = [
        max(variance - part * part, LEAST_VARIANCE) for variance, part in zip(scores.variances, column, strict=True)
    ]
    pushed = [mean + push * covariance for mean, covariance in zip(scores.means, covariances, strict=True)]
    # a score far from 0 that only becomes surer seems to move away from it: that must not count
    kept = [
        mean * sqrt(after / before)
        for mean, after, before in zip(scores.means, variances, scores.variances, strict=True)
    ]
    best = max if reply.right else min
    means = [best(one, other) for one, other in zip(pushed, kept, strict=True)]
    return replace(scores, means=means, variances=variances, columns=(*scores.columns, column))


# before any answer


def _depths(requires: Sequence[Sequence[int]]) -> list[int]:
    """How many prerequisites are behind each other before each competency, at most."""
    depths: list[int] = []
    for before in requires:
        depths.append(1 + max([depths[one] for one in before]) if before else 0)
    return depths


def _places(depths: Sequence[int], longest: int, part: float) -> list[float]:
    """Where each competency is in its course, 0 to 1; by order alone where all are equally deep."""
    part = part if longest else 0.0
    count = len(depths)
    return [(1 - part) * (number + 0.5) / count + part * depth / max(longest, 1) for number, depth in enumerate(depths)]


def _shared_variances(requires: Sequence[Sequence[int]], steps: Sequence[float]) -> list[float]:
    """The variance of each shared part, from the covariances of those that have a successor in common."""
    covariances: list[dict[int, float]] = []
    for number, wanted in enumerate(_wanted(requires)):
        before = requires[number]
        row = {other: _mean([_covariance(covariances, one, other) for one in before]) for other in wanted}
        row[number] = steps[number]
        covariances.append(row)
        row[number] += _mean([_covariance(covariances, one, other) for one in before for other in before])
    return [row[number] for number, row in enumerate(covariances)]


def _wanted(requires: Sequence[Sequence[int]]) -> list[set[int]]:
    """For each competency the smaller ones whose covariances with it are needed."""
    wanted: list[set[int]] = [set() for _ in requires]
    for number in range(len(requires) - 1, -1, -1):
        before = requires[number]
        pairs = [(one, other) for one in before for other in before]
        pairs += [(one, other) for one in before for other in wanted[number]]
        for one, other in pairs:
            if one != other:
                wanted[max(one, other)].add(min(one, other))
    return wanted


def _covariance(covariances: Sequence[dict[int, float]], one: int, other: int) -> float:
    return covariances[max(one, other)][min(one, other)]


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


# one answer


def _covariances(scores: Scores, about: int) -> list[float]:
    """Of the score of `about` with each score, none below 0.

    Of two prerequisites, one may seem the weaker the stronger the other is. No learner would
    understand to be thought to know less because of a right answer, so that is left out.
    """
    found = _covariances_before(scores.ground, about)
    for column in scores.columns:
        factor = column[about]
        found = [one - factor * part for one, part in zip(found, column, strict=True)]
    return [max(one, 0.0) for one in found]


def _covariances_before(ground: Ground, about: int) -> list[float]:
    """The covariances before any answer: down to all it builds on, and up from them."""
    weights = _weights(ground.requires, about)
    found: list[float] = []
    for before, step, weight in zip(ground.requires, ground.steps, weights, strict=True):
        shared = step * weight
        if before:
            shared += sum([found[one] for one in before]) / len(before)
        found.append(shared)
    found = [shared + ground.ability for shared in found]
    found[about] += ground.own
    return found


def _weights(requires: Sequence[Sequence[int]], about: int) -> list[float]:
    """How much of each competency's step is in the shared part of `about`."""
    weights = [0.0] * len(requires)
    weights[about] = 1.0
    for number in range(about, -1, -1):
        before = requires[number]
        if weights[number] and before:
            part = weights[number] / len(before)
            for one in before:
                weights[one] += part
    return weights


def _moments(mean: float, variance: float, reply: Reply) -> tuple[float, float]:
    """How far the reply pushes the mean, and how much it shrinks the variance, per covariance.

    First and negative second derivative of the reply's log probability by the mean
    (Rasmussen & Williams 2006, section 3.9), for a probit that never goes below the guess
    nor above one minus the slip.
    """
    deviation = sqrt(variance)
    score = mean / deviation
    hit = max(1 - reply.slip - reply.guess, 0.0)
    chance = reply.guess + hit * _below(score)
    slope = hit * _density(score)
    if not reply.right:
        chance, slope = 1 - chance, -slope
    push = slope / max(chance, LEAST_CHANCE) / deviation
    shrink = push * (push + mean / variance)
    return push, min(max(shrink, 0.0), MOST_SHRINK / variance)


def _below(score: float) -> float:
    """The standard normal distribution."""
    return settle(0.5 * (1 + erf(score * ROOT_HALF)))


def _density(score: float) -> float:
    """The standard normal density."""
    return settle(exp(-0.5 * score * score) / ROOT_TWO_PI)
