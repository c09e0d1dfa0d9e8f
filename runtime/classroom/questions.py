"""Questions: how each did in this class: how hard, whether the strong get it, who guesses, whether its key seems wrong.

Only first answers without a hint count, each learner's first. What was to be expected of a learner
comes from their other questions on the same competency, moved on the logit scale by the question's
own difficulty (Rasch 1960) and by how early it was asked: the first question on something is harder
than the tenth, whatever it asks (the additive factors model, Cen, Koedinger & Junker 2006). So an
item is never compared with itself, and none is blamed for coming first. That a question is named
by chance is kept rare over all of them together (Bonferroni 1936): thresholds.item_sure.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..model import Item
from .facts import Facts, Given
from .findings import Sign, sign
from .groups import is_held
from .roll import Roll
from .statistics import (
    chance_of_at_least,
    chance_of_at_most,
    chance_of_so_low,
    correlation,
    logistic,
    logit,
    share,
)

PRIOR = 2.0
"""A learner's share of right answers is shrunk to the class's as by so many answers."""
TOO_HARD_LEAST = 10
LARGEST_EXPECTED, LEAST_EXPECTED = 0.98, 0.02
TURNS = (1, 2, 4, 8, 16)
"""Answers on a competency before, that count as equally early up to the next number."""
EARLY = 2
"""So many of these turns tell nothing of a question."""
TURN_PRIOR = 5.0
"""How a class does at a turn on one competency is shrunk to how it does at that turn on all, as by so many answers."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How a question did. `expected` is the share of right answers that these learners' others let expect."""

    item: Item
    n: int
    right: float
    expected: float
    discrimination: float | None
    fast: float
    signs: tuple[Sign, ...]
    """Why it is named; none where nothing is odd. The first one's code is what is wrong with it."""

    def as_json(self) -> dict[str, object]:
        """The quality as hosts read it."""
        return {
            "item": self.item.id,
            "competency": self.item.competencies[0] if self.item.competencies else None,
            "n": self.n,
            "right": round(self.right, 3),
            "expected": round(self.expected, 3),
            "discrimination": None if self.discrimination is None else round(self.discrimination, 3),
            "fast": round(self.fast, 3),
            "level": self.item.level,
            "flags": [one.code for one in self.signs],
            "evidence": [one.as_json() for one in self.signs],
        }


@dataclass(frozen=True, slots=True)
class _Scored:
    """A learner's first answer to a question, what was expected, and how the learner does in all others."""

    facts: Facts
    given: Given
    expected: float
    rest: float
    is_early: bool
    """Whether it was one of the first on its competency: then most are only finding out what it is about."""


class _First(NamedTuple):
    """A learner's first answer to a question, and how early on its competency it was."""

    facts: Facts
    given: Given
    turn: int


def qualities_of(roll: Roll) -> list[Quality]:
    """How every question did that enough learners answered, in the course's order."""
    answered = _first_answers(roll)
    told = [id for id in roll.course.items if len(answered.get(id, ())) >= roll.thresholds.item_learners]
    scores = _Scores(roll, answered)
    return [_quality(roll, roll.course.items[id], scores.of(id), len(told)) for id in told]


def _first_answers(roll: Roll) -> Mapping[str, list[_First]]:
    """By question, each learner's first answer, if it was without a hint."""
    found: dict[str, list[_First]] = {}
    for one in roll.reliable:
        seen: set[str] = set()
        turns: dict[str, int] = {}
        for given in one.given:
            item = roll.course.items.get(given.item)
            if item is None or not item.competencies:
                continue
            before = turns.get(item.competencies[0], 0)
            turns[item.competencies[0]] = before + 1
            if given.item not in seen and not given.is_hinted:
                found.setdefault(given.item, []).append(_First(one, given, bisect_right(TURNS, before)))
            seen.add(given.item)
    return found


class _Scores:
    """What to expect of each learner, from their other first answers."""

    def __init__(self, roll: Roll, answered: Mapping[str, Sequence[_First]]) -> None:
        self._roll, self._answered = roll, answered
        self._all: dict[str, list[int]] = {}
        self._own: dict[tuple[str, str], list[int]] = {}
        self._turns: dict[tuple[str, int], list[int]] = {}
        for item, firsts in answered.items():
            for one in firsts:
                right = int(one.given.right is True)
                turns = (self._of_turn(self._competency(item), one.turn), self._of_turn("", one.turn))
                for counts in (self._of_all(one.facts.id), self._of_one(one.facts.id, item), *turns):
                    counts[0] += right
                    counts[1] += 1
        right, of = (sum(counts[place] for counts in self._all.values()) for place in (0, 1))
        self._class = share(right, of) if of else 0.5

    def of(self, item: str) -> list[_Scored]:
        """The first answers to `item` with what was expected."""
        return [self._scored(item, one) for one in self._answered[item]]

    def _scored(self, item: str, one: _First) -> _Scored:
        right = int(one.given.right is True)
        all_right, all_of = self._of_all(one.facts.id)
        own_right, own_of = self._of_one(one.facts.id, item)
        rest = _shrunk(all_right - right, all_of - 1, self._class)
        expected = _shrunk(own_right - right, own_of - 1, rest)
        return _Scored(one.facts, one.given, self._moved(item, expected, one.turn), rest, one.turn < EARLY)

    def _moved(self, item: str, expected: float, turn: int) -> float:
        """The share moved by how much harder the question is than others of its competency, and how early it came."""
        one = self._roll.course.items[item]
        competency = self._roll.course.competencies.get(one.competencies[0])
        harder = one.difficulty - competency.difficulty if competency else 0.0
        earlier = logit(_bounded(self._at_turn(self._competency(item), turn))) - logit(_bounded(self._class))
        return max(_bounded(logistic(logit(_bounded(expected)) - harder + earlier)), one.guess)

    def _of_all(self, learner: str) -> list[int]:
        return self._all.setdefault(learner, [0, 0])

    def _of_one(self, learner: str, item: str) -> list[int]:
        return self._own.setdefault((learner, self._roll.course.items[item].competencies[0]), [0, 0])

    def _at_turn(self, competency: str, turn: int) -> float:
        """The share of right answers of the class so early on a competency."""
        every, own = self._of_turn("", turn), self._of_turn(competency, turn)
        usual = _shrunk(every[0], every[1], self._class)
        return (own[0] + TURN_PRIOR * usual) / (own[1] + TURN_PRIOR)

    def _of_turn(self, competency: str, turn: int) -> list[int]:
        return self._turns.setdefault((competency, turn), [0, 0])

    def _competency(self, item: str) -> str:
        return self._roll.course.items[item].competencies[0]


def _bounded(share_: float) -> float:
    return min(max(share_, LEAST_EXPECTED), LARGEST_EXPECTED)


def _shrunk(right: int, of: int, towards: float) -> float:
    return (right + PRIOR * towards) / (of + PRIOR)


def _quality(roll: Roll, item: Item, scored: Sequence[_Scored], told: int) -> Quality:
    right = sum(one.given.right is True for one in scored)
    quick = [one for one in scored if roll.is_too_quick(one.given)]
    enough = len(scored) >= roll.thresholds.item_rest_least
    scores = [float(one.given.right is True) for one in scored]
    found = correlation(scores, [one.rest for one in scored]) if enough else None
    return Quality(
        item=item,
        n=len(scored),
        right=share(right, len(scored)),
        expected=sum(one.expected for one in scored) / len(scored),
        discrimination=found,
        fast=share(len(quick), len(scored)),
        signs=tuple(_signs(roll, scored, quick, found, told)),
    )


def _signs(
    roll: Roll, scored: Sequence[_Scored], quick: Sequence[_Scored], found: float | None, told: int
) -> Iterator[Sign]:
    limits, n = roll.thresholds, len(scored)
    sure = limits.item_sure / max(told, 1)
    yield from _difficulty_signs(roll, [one for one in scored if not one.is_early], told)
    if found is not None and found <= limits.item_negative and chance_of_so_low(found, n) <= sure:
        yield sign("negative", n=n, correlation=found)
    if share(len(quick), n) >= limits.item_fast and len(quick) >= limits.item_fast_learners:
        yield sign("guessed", n=len(quick), of=n)


def _difficulty_signs(roll: Roll, scored: Sequence[_Scored], told: int) -> Iterator[Sign]:
    """How the share of right answers differs from what was to be expected, if that is no chance."""
    limits, n, right = roll.thresholds, len(scored), sum(one.given.right is True for one in scored)
    if n < limits.item_learners:
        return
    expected = [one.expected for one in scored]
    middle, had, low = sum(expected) / n, share(right, n), chance_of_at_most(right, expected)
    preferred = _preferred(roll, scored) if had <= limits.item_key_right else None
    if preferred is not None and low <= limits.item_key_sure / told:
        yield sign("wrong-key", n=n, right=had, expected=middle, answer=preferred[0], gave=preferred[1])
    elif n >= TOO_HARD_LEAST and low <= limits.item_sure / told:
        yield sign("too-hard", n=n, right=had, expected=middle)
    elif chance_of_at_least(right, expected) <= limits.item_sure / told:
        yield sign("too-easy", n=n, right=had, expected=middle)


def _preferred(roll: Roll, scored: Sequence[_Scored]) -> tuple[str, int] | None:
    """The wrong answer that most give who are wrong, the stronger half among them, and how many.

    A misconception makes many give the same, too: who shows it elsewhere does not count.
    """
    wrong = [one for one in scored if one.given.answer and not _by_misconception(roll, one)]
    counts: dict[str, int] = {}
    for one in wrong:
        counts[str(one.given.answer)] = counts.get(str(one.given.answer), 0) + 1
    answer, gave = min(counts.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))
    strong = sorted(scored, key=lambda one: (-one.rest, one.facts.id))[: (len(scored) + 1) // 2]
    missed = [one for one in strong if one.given.right is not True]
    by_strong = sum(one.given.answer == answer for one in missed)
    limits = roll.thresholds
    is_one = gave >= 3 and share(gave, len(wrong)) >= limits.item_key_share
    return (answer, gave) if is_one and 2 * by_strong >= len(strong) else None


def _by_misconception(roll: Roll, one: _Scored) -> bool:
    shown = one.given.misconception
    if shown is None:
        return False
    elsewhere = any(each.misconception == shown and each.item != one.given.item for each in one.facts.given)
    return elsewhere or is_held(roll, one.facts, shown)
