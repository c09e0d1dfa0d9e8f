"""Struggle: whether practice of one competency still gets anywhere.

Only counting lives here; what is offered to a learner who is stuck is in stuck.py. Practice
that goes on without getting anywhere is *wheel-spinning* (Beck & Gong 2013): ten tries at a
skill without mastering it, after which few ever do by more of the same.
"""

from dataclasses import dataclass
from typing import Literal

from .changing import replace
from .policy import Policy

type Rung = Literal["representation", "worked-example", "prerequisite", "note"]

RUNGS: tuple[Rung, ...] = ("representation", "worked-example", "prerequisite", "note")
"""The ladder: what is offered first to a learner who is stuck, and what comes after it."""


@dataclass(frozen=True)  # without slots: changing.py says why
class Struggle:
    """Practice since the last gain, and the rung of the ladder that it has come to.

    `items` and `sittings` count answers and sittings without a gain since then, or since the
    rung was reached; `session` is the sitting of the last answer. `lesson` and `prerequisite`
    are what the rung offers, `taken` says that the learner took it up.
    """

    best: float = 0.0
    """The highest belief so far."""
    items: int = 0
    sittings: int = 0
    session: int = 0
    rung: Rung | None = None
    lesson: str | None = None
    prerequisite: str | None = None
    taken: bool = False


NO_STRUGGLE = Struggle()
"""Before the first answer."""


def struggle_after(policy: Policy, struggle: Struggle, belief: float, session: int) -> Struggle:
    """`struggle` after an answer that counts, in the sitting `session`, and left `belief`.

    A gain ends it: a belief higher than the best so far by ``gain``, or as high as *practised*
    asks for.
    """
    if belief >= min(struggle.best + policy.gain, policy.practised_mastery):
        return Struggle(best=max(belief, struggle.best), session=session)
    sittings = struggle.sittings + (session != struggle.session)
    return replace(struggle, items=struggle.items + 1, sittings=sittings, session=session)


def needs_help(policy: Policy, struggle: Struggle, belief: float) -> bool:
    """Whether it is time for the first rung of the ladder, or for the one after the last."""
    if struggle.rung is not None:
        return struggle.items >= policy.rung_items
    if struggle.items >= policy.stuck_items:
        return True
    lasted = struggle.sittings >= policy.stuck_sessions
    fell = belief <= struggle.best - policy.stuck_fall
    return struggle.items >= policy.stuck_least and (lasted or fell)


def rungs_above(rung: Rung | None) -> tuple[Rung, ...]:
    """The rungs that are left to climb, the next first; all of them from None."""
    return RUNGS if rung is None else RUNGS[RUNGS.index(rung) + 1 :]


def at_rung(struggle: Struggle, rung: Rung, lesson: str | None, prerequisite: str | None) -> Struggle:
    """`struggle` where the learner has come to `rung`, which offers a lesson or a prerequisite."""
    return replace(struggle, items=0, sittings=0, rung=rung, lesson=lesson, prerequisite=prerequisite, taken=False)


def after_lesson(struggle: Struggle, lesson: str) -> Struggle:
    """`struggle` where `lesson`, if it is what the rung offers, was taken up."""
    return replace(struggle, taken=True) if struggle.lesson == lesson else struggle
