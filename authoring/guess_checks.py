"""The promise `guess-rate`: who answers blindly is not called *practised*, let alone *secure*.

Reckoned from the real questions by the very engine (``simulation.blind``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from statistics import fmean

from ..runtime.model import Competency as EngineCompetency
from ..runtime.model import Course as EngineCourse
from ..runtime.model import Item
from ..runtime.policy import Policy
from .course import Course
from .diagnostics import Diagnostic, Severity
from .simulation.blind import Rates, blind_rates
from .simulation.world import luck_of
from .words import Sentence, say

RULE = "guess-rate"
MOST_PRACTISED = 0.05
MOST_SECURE = 0.01
SAFE_LUCK, MOST_SAFE_LUCK = 0.34, 0.5
"""Where questions are guessed no more often than one of three on average, none more often than one of two, and
the policy is the engine's own, both rates are below the limits: tests/authoring/test_guess_checks.py reckons it."""

FEW_RUNS, MANY_RUNS = 21, 105
CLEAR = 4
"""A rate that is so many times below its limit after few runs is not looked at more closely."""


def guess_faults(course: Course, engine: EngineCourse) -> Iterator[Diagnostic]:
    """A warning for each competency that can be guessed through."""
    for competency in course.competencies:
        known = engine.competencies[competency.id]
        if not _is_safe(course, known):
            rates = _rates(_Remembered(engine, known))
            if rates.practised > MOST_PRACTISED or rates.secure > MOST_SECURE:
                message = say(
                    "'{competency}' can be guessed through: who answers blindly is called {told}",
                    competency=competency.id,
                    told=_told(rates),
                )
                yield Diagnostic(competency.place, RULE, message, _fix(known), Severity.WARNING)


def _is_safe(course: Course, competency: EngineCompetency) -> bool:
    """Whether it need not be reckoned."""
    changed = course.policy or competency.policy != Policy()
    return not changed and all(_is_seldom_guessed(items) for items in (competency.practice, competency.checks))


def _is_seldom_guessed(items: Sequence[Item]) -> bool:
    lucks = [luck_of(item.key) for item in items]
    return not lucks or (fmean(lucks) <= SAFE_LUCK and max(lucks) <= MOST_SAFE_LUCK)


class _Remembered:
    """A competency of a course, equal to another where nothing differs that the rates hang on."""

    def __init__(self, course: EngineCourse, competency: EngineCompetency) -> None:
        self.course = course
        self.competency = competency
        asked = (*competency.practice, *competency.checks)
        items = tuple(
            (each.id, each.competencies, each.difficulty, luck_of(each.key), each.use, each.contexts) for each in asked
        )
        self._same = (competency.id, items, competency.requires, repr(competency.policy), repr(course.policy))

    def __hash__(self) -> int:
        return hash(self._same)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Remembered) and self._same == other._same


@lru_cache(maxsize=1024)
def _rates(asked: _Remembered) -> Rates:
    few = blind_rates(asked.course, asked.competency.id, FEW_RUNS)
    if few.practised * CLEAR < MOST_PRACTISED and few.secure * CLEAR < MOST_SECURE:
        return few
    return blind_rates(asked.course, asked.competency.id, MANY_RUNS)


def _told(rates: Rates) -> Sentence:
    practised = say(
        "practised in {share} of all cases (at most {most} is fair)",
        share=f"{rates.practised:.0%}",
        most=f"{MOST_PRACTISED:.0%}",
    )
    secure = say("secure in {share} (at most {most} is fair)", share=f"{rates.secure:.1%}", most=f"{MOST_SECURE:.0%}")
    if rates.practised > MOST_PRACTISED and rates.secure > MOST_SECURE:
        return say("{practised} and {secure}", practised=practised, secure=secure)
    return practised if rates.practised > MOST_PRACTISED else secure


def _fix(competency: EngineCompetency) -> Sentence:
    lucky = sorted((item for item in competency.practice if luck_of(item.key) > SAFE_LUCK), key=lambda one: one.id)
    if not lucky:
        return say(
            "look at the 'policy' of course.yml or of this competency: it asks for less than the engine does by itself"
        )
    named = ", ".join(f"'{item.id}'" for item in lucky[:3])
    return say("ask some with typed answers, or with more options: {named} can be guessed most easily", named=named)
