"""Plain rules to compare with: streaks and Bayesian Knowledge Tracing, in several orders.

Each is a few lines, and none knows the truth but the oracle.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .worlds import ITEMS, Student

CAP = 900
"""No student answers more items than this."""
A_DAY = 25
"""Items between two days."""


@dataclass
class Outcome:
    """How one student ended."""

    items: int
    declared: int
    declared_right: int
    mastered: int
    wasted: int
    premature: int
    capped: bool


class Rule:
    """A rule: which competency to practise, and which are declared mastered."""

    def __init__(self, student: Student) -> None:
        self.student = student
        self.declared = [False] * len(student.map.told)

    def next(self) -> int | None:
        """The competency to practise, or None at the end: the first that is not declared."""
        return next((place for place, one in enumerate(self.declared) if not one), None)

    def hears(self, place: int, right: bool) -> None:
        """Takes an answer in."""


class Oracle(Rule):
    """Sees the truth."""

    def next(self) -> int | None:
        """The first that is not mastered."""
        self.declared = list(self.student.is_mastered)
        return super().next()


class InARow(Rule):
    """So many right answers in a row, in the order of prerequisites."""

    def __init__(self, student: Student, count: int) -> None:
        super().__init__(student)
        self.count = count
        self.streak = [0] * len(self.declared)

    def hears(self, place: int, right: bool) -> None:
        """Counts."""
        self.streak[place] = self.streak[place] + 1 if right else 0
        self.declared[place] |= self.streak[place] >= self.count


@dataclass(frozen=True)
class Bkt:
    """The four numbers of Corbett & Anderson (1995)."""

    prior: float
    learn: float
    guess: float
    slip: float

    def after(self, belief: float, right: bool) -> float:
        """The belief after an answer and the chance to learn."""
        known = belief * (1 - self.slip if right else self.slip)
        unknown = (1 - belief) * (self.guess if right else 1 - self.guess)
        told = known / (known + unknown)
        return told + (1 - told) * self.learn


class Traced(Rule):
    """Mastery at a belief of .95 by Bayesian Knowledge Tracing, in the order of prerequisites."""

    def __init__(self, student: Student, bkt: Bkt, threshold: float = 0.95) -> None:
        super().__init__(student)
        self.bkt, self.threshold = bkt, threshold
        self.belief = [bkt.prior] * len(self.declared)

    def hears(self, place: int, right: bool) -> None:
        """Traces."""
        self.belief[place] = self.bkt.after(self.belief[place], right)
        self.declared[place] |= self.belief[place] >= self.threshold


class LowestFirst(Traced):
    """OATutor's rule: the lowest belief first (its parameters are .1 each)."""

    def next(self) -> int | None:
        """The one that is believed least."""
        left = [place for place, one in enumerate(self.declared) if not one]
        return min(left, key=lambda place: self.belief[place], default=None)


class Gated(Traced):
    """The first whose prerequisites are declared."""

    def next(self) -> int | None:
        """The first that is ready (some always is: the order is one of prerequisites)."""
        told = self.student.map.told
        ready = (
            place
            for place, one in enumerate(self.declared)
            if not one and all(self.declared[needed] for needed in told[place])
        )
        return next(ready, None)


OATUTOR = Bkt(0.1, 0.1, 0.1, 0.1)


def true_bkt(student: Student) -> Bkt:
    """The world's mean parameters, where it has any; for gradual skill the nearest two states."""
    world = student.world
    if not world.gradual:
        return Bkt(world.known, world.learn, world.guess, world.slip)
    return Bkt(0.2, 0.13, max(world.guess, 0.02), 0.1)


def run(student: Student, rule: Rule, cap: int = CAP) -> Outcome:
    """`student` practises by `rule` until it ends; never the same item twice running."""
    chance = Random(student.chance.random())
    count, last = 0, (-1, -1)
    while count < cap and (place := rule.next()) is not None:
        item = chance.randrange(ITEMS)
        if (place, item) == last:
            item = (item + 1) % ITEMS
        last = (place, item)
        rule.hears(place, student.answers(place, item))
        count += 1
        if count % A_DAY == 0:
            student.waits(1)
    return outcome(student, rule.declared, count, count >= cap)


def outcome(student: Student, declared: list[bool], items: int, capped: bool) -> Outcome:
    """The outcome of a run that ends here."""
    right = sum(one and true for one, true in zip(declared, student.is_mastered, strict=True))
    mastered = sum(student.is_mastered)
    return Outcome(items, sum(declared), right, mastered, student.wasted, student.premature, capped)


type Make = Callable[[Student], Rule]

BASELINES: dict[str, Make] = {
    "oracle": Oracle,
    "3 in a row": lambda student: InARow(student, 3),
    "4 in a row": lambda student: InARow(student, 4),
    "5 in a row": lambda student: InARow(student, 5),
    "6 in a row": lambda student: InARow(student, 6),
    "OATutor: lowest first, BKT .95": lambda student: LowestFirst(student, OATUTOR),
    "gated, BKT .95, true means": lambda student: Gated(student, true_bkt(student)),
}
