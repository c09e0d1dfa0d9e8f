"""Advice: what a simulation found, in plain sentences, each with its likely fix.

What a piece of advice is and which ones are shown is decided here. The rules and their thresholds
stand in competency_advice.py and course_advice.py. Simulated students are not real ones: thresholds
are set so that only what clearly stands out is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..words import Sentence, say, say_count
from .results import Share

MOST = 10
"""Pieces of advice that are shown; more are not read."""
MOST_OF_A_KIND = 4
"""Of them; so that one fault made everywhere does not hide the others."""

WEIGHT = {
    "guess-through": 4.0,
    "no-end": 4.0,
    "stuck": 3.0,
    "plan": 2.0,
    "untrue": 1.5,
    "reviews": 1.0,
    "runs-out": 0.8,
    "minutes": 0.5,
    "room": 0.1,
}
"""What it means for one student to be concerned."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One finding. `importance` is the kind's weight times the part of the students concerned."""

    kind: str
    competency: str | None
    importance: float
    finding: Sentence
    fix: Sentence

    @property
    def text(self) -> Sentence:
        """Finding and fix in one paragraph."""
        return say("{finding} {fix}", finding=self.finding, fix=self.fix)


def advice(kind: str, competency: str | None, part: float, finding: Sentence, fix: Sentence) -> Advice:
    """Advice of a kind in `WEIGHT`; `part` says how much of all students it concerns."""
    return Advice(kind, competency, round(WEIGHT[kind] * part, 6), finding, fix)


def ranked(found: Iterable[Advice]) -> tuple[Advice, ...]:
    """`found`, the most important first."""
    return tuple(sorted(found, key=lambda one: -one.importance))


def best_advice(found: Sequence[Advice]) -> tuple[Advice, ...]:
    """The pieces of advice to show, of `found` in its order."""
    shown: list[Advice] = []
    for one in found:
        if sum(each.kind == one.kind for each in shown) < MOST_OF_A_KIND and len(shown) < MOST:
            shown.append(one)
    return tuple(shown)


def students(share: Share) -> Sentence:
    """``18 of 60 students``."""
    return say_count(share.of, "{part} of {count} student", "{part} of {count} students", part=share.count)
