"""Statistics: the few numbers that a class needs, for small counts and without a library.

A library of statistics would be half of what the browser loads; these are the textbook's.
"""

from collections.abc import Iterable, Sequence
from math import atanh, erfc, exp, log, sqrt


def median(values: Iterable[float]) -> float | None:
    """The middle of `values`; the mean of the two where they are even; None of none."""
    ordered = sorted(values)
    if not ordered:
        return None
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def share(part: int, whole: int) -> float:
    """`part` of `whole`, none of nothing."""
    return part / whole if whole else 0.0


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Pearson's correlation; of a right-or-wrong score with another it is the point-biserial one.

    None where either does not vary. With `ys` the score on all *other* questions it is the corrected
    item-rest correlation (Henrysson 1963), so that a question is not compared with itself.
    """
    count = len(xs)
    if count < 2:
        return None
    mean_x, mean_y = sum(xs) / count, sum(ys) / count
    across = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    spread_x, spread_y = sum((x - mean_x) ** 2 for x in xs), sum((y - mean_y) ** 2 for y in ys)
    if spread_x <= 1e-12 or spread_y <= 1e-12:
        return None
    return max(-1.0, min(1.0, across / sqrt(spread_x * spread_y)))


def chance_of_so_low(correlation_: float, count: int) -> float:
    """How likely a correlation is so low by chance, where there is none: Fisher's z (1921)."""
    if count <= 3:
        return 1.0
    z = atanh(max(min(correlation_, 0.999), -0.999)) * sqrt(count - 3)
    return erfc(-z / sqrt(2)) / 2


def chance_of_at_most(successes: int, chances: Sequence[float]) -> float:
    """How likely at most so many of independent trials succeed, each with its own chance.

    The Poisson binomial distribution (Poisson 1837), summed up trial by trial.
    """
    told = [1.0] + [0.0] * (successes + 1)
    for chance in chances:
        for count in range(successes + 1, 0, -1):
            told[count] = told[count] * (1 - chance) + told[count - 1] * chance
        told[0] *= 1 - chance
    return min(1.0, sum(told[: successes + 1]))


def chance_of_at_least(successes: int, chances: Sequence[float]) -> float:
    """How likely at least so many succeed."""
    return 1.0 if successes <= 0 else chance_of_at_most(len(chances) - successes, [1 - one for one in chances])


def logit(share_: float) -> float:
    """The logarithm of the odds."""
    return log(share_ / (1 - share_))


def logistic(x: float) -> float:
    """The share whose logit is `x`."""
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))
