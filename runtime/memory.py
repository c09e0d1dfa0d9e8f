"""Memory: how likely a competency is still remembered, by FSRS-6.

Only the arithmetic lives here; what counts as a review is remembering.py's, what is due
reviews.py's. The equations are those of FSRS-6 (Ye, Su & Cao 2022, "A stochastic shortest path
algorithm for optimizing spaced repetition scheduling", in the version 6 that
open-spaced-repetition published as "The Algorithm" in 2025), with its default parameters. A
wrong answer is its grade *Again*, a right one *Good*; its learning steps and its random fuzz
are left out. Symbols as there: S is stability, D difficulty, R retrievability, G the grade.

Days are calendar days of the learner, as in the data that FSRS was fitted to: from Monday
evening to Tuesday morning is one.
"""

from dataclasses import dataclass
from math import exp

from .moments import Moment, local_day
from .rounding import settle

W = (
    *(0.212, 1.2931, 2.3065, 8.2956),  # 0-3: first stability after Again, Hard, Good, Easy
    *(6.4133, 0.8334, 3.0194, 0.001),  # 4-7: difficulty
    *(1.8722, 0.1666, 0.796),  # 8-10: stability after recall
    *(1.4835, 0.0614, 0.2629, 1.6483),  # 11-14: stability after forgetting
    *(0.6014, 1.8729),  # 15-16: Hard and Easy, which nobody answers here
    *(0.5425, 0.0912, 0.0658),  # 17-19: stability after another answer on the same day
    0.1542,  # 20: how fast forgetting slows down
)
AGAIN, GOOD, EASY = 1, 3, 4
LEAST_STABILITY = 0.001
LEAST_DIFFICULTY, MOST_DIFFICULTY = 1.0, 10.0
LONGEST_INTERVAL = 36_500


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered: after `stability_days` R is 0.9; `difficulty` goes from 1 to 10."""

    stability_days: float
    difficulty: float
    at: Moment
    """The last review."""


def memory_after(memory: Memory | None, right: bool, now: Moment) -> Memory:
    """The memory after an answer `now`; None before the first answer."""
    if memory is None:
        return Memory(W[GOOD - 1] if right else W[AGAIN - 1], FIRST_DIFFICULTY[right], now)
    stability, difficulty = memory.stability_days, memory.difficulty
    days = days_since(memory, now)
    if days < 1:
        after = _on_the_same_day(stability, right)
    elif right:
        after = _after_recall(stability, difficulty, _retrievability(stability, days))
    else:
        after = _after_forgetting(stability, difficulty, _retrievability(stability, days))
    return Memory(settle(max(after, LEAST_STABILITY)), _next_difficulty(difficulty, right), now)


def retrievability(memory: Memory, now: Moment) -> float:
    """R, the probability that an answer `now` would be right; 1 on the day of the last review."""
    return _retrievability(memory.stability_days, days_since(memory, now))


def days_since(memory: Memory, now: Moment) -> int:
    """Calendar days since the last review; 0 where a clock went back."""
    return max(local_day(now) - local_day(memory.at), 0)


def interval_days(stability: float, retention: float) -> int:
    """Days until R has fallen to `retention`: whole days, at least one, at most a century."""
    at_nine_tenths = retention == 0.9  # which is what stability means
    days = stability if at_nine_tenths else stability / FACTOR * (settle(retention ** (-1 / W[20])) - 1)
    return min(max(round(days), 1), LONGEST_INTERVAL)


def due_day(memory: Memory, retention: float) -> int:
    """The local day on which R will have fallen to `retention`."""
    return local_day(memory.at) + interval_days(memory.stability_days, retention)


def due_at(memory: Memory, retention: float) -> int:
    """When `due_day` begins where the learner was, in seconds since the epoch."""
    return due_day(memory, retention) * 86_400 - 60 * memory.at.zone


def refreshed(memory: Memory, share: float, now: Moment) -> Memory:
    """The memory after practice of something else that also practised `share` of this one.

    Fractional credit, after the idea of implicit repetition on a graph (Skycak 2022, "FIRe",
    Math Academy): stability goes that share of the way that a right answer would have moved it,
    and the last review moves by that share of the time since. Nothing comes on the same day.
    """
    if share <= 0 or days_since(memory, now) < 1:
        return memory
    if share >= 1:
        return memory_after(memory, True, now)
    gain = memory_after(memory, True, now).stability_days - memory.stability_days
    last = memory.at.at + int(share * (now.at - memory.at.at))
    return Memory(settle(memory.stability_days + share * gain), memory.difficulty, Moment(last, memory.at.zone))


def _retrievability(stability: float, days: int) -> float:
    """R(t, S) = (1 + factor · t / S) ^ −w20."""
    return settle((1 + FACTOR * days / stability) ** -W[20])


def _after_recall(stability: float, difficulty: float, recall: float) -> float:
    """S′ = S · (1 + e^w8 · (11 − D) · S^−w9 · (e^(w10 · (1 − R)) − 1))."""
    slower = settle(stability ** -W[9])
    harder = settle(exp(W[10] * (1 - recall))) - 1
    return stability * (1 + EXP_W8 * (11 - difficulty) * slower * harder)


def _after_forgetting(stability: float, difficulty: float, recall: float) -> float:
    """S′ = w11 · D^−w12 · ((S + 1)^w13 − 1) · e^(w14 · (1 − R)), at most S / e^(w17 · w18)."""
    easier = settle(difficulty ** -W[12])
    known = settle((stability + 1) ** W[13]) - 1
    later = settle(exp(W[14] * (1 - recall)))
    return min(W[11] * easier * known * later, stability / EXP_W17_W18)


def _on_the_same_day(stability: float, right: bool) -> float:
    """S′ = S · e^(w17 · (G − 3 + w18)) · S^−w19, and no less than S for *Good*."""
    growth = SAME_DAY_GROWTH[right] * settle(stability ** -W[19])
    return stability * (max(growth, 1.0) if right else growth)


def _next_difficulty(difficulty: float, right: bool) -> float:
    """D′ = w7 · D0(Easy) + (1 − w7) · (D − w6 · (G − 3) · (10 − D) / 9)."""
    change = 0.0 if right else 2 * W[6]
    moved = difficulty + (10 - difficulty) * change / 9
    reverted = W[7] * EASIEST + (1 - W[7]) * moved
    return settle(min(max(reverted, LEAST_DIFFICULTY), MOST_DIFFICULTY))


def _first_difficulty(grade: int) -> float:
    """D0(G) = w4 − e^(w5 · (G − 1)) + 1."""
    return settle(W[4] - exp(W[5] * (grade - 1)) + 1)


FACTOR = settle(0.9 ** (-1 / W[20])) - 1
"""Makes R 0.9 after S days."""
EASIEST = _first_difficulty(EASY)
FIRST_DIFFICULTY = (_first_difficulty(AGAIN), _first_difficulty(GOOD))
EXP_W8 = settle(exp(W[8]))
EXP_W17_W18 = settle(exp(W[17] * W[18]))
SAME_DAY_GROWTH = tuple(settle(exp(W[17] * (grade - 3 + W[18]))) for grade in (AGAIN, GOOD))
