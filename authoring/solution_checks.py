"""The promise `key-agrees`: what a question calls right is what its own solution and feedback call right.

A wrong key is the worst fault that a question can have, and no test of the key itself can find it.  But an
author who explains the answer has said it twice; where the two differ, one of them is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from .course import Item
from .diagnostics import Diagnostic, Severity
from .fragment import Fragment
from .item_faults import each_told_once, remembered
from .kinds.choice import ChoiceAnswer
from .kinds.number import NumberAnswer
from .kinds.number_keys import NumberKey
from .question_body import shortened
from .words import say

RULE = "key-agrees"

_MIXED = re.compile(r"(?:(\d+)\s*)?\\[dt]?frac\s*(?:\{\s*(\d+)\s*\}\s*\{\s*(\d+)\s*\}|(\d)\s*(\d)(?!\d))")
_POWER_OF_TEN = re.compile(r"(\d+(?:[.,]\d+|\{,\}\d+)?)\s*(?:\\cdot|\\times|·|×)\s*10\^(?:\{(-?\d{1,2})\}|(\d))")
_CALCULATION = re.compile(r"\$[^$]*(?:=|\\approx)[^$]*\$")
_PLAIN = re.compile(r"(?<![\w.])(\d+(?:[.,]\d+|\{,\}\d+)?)(?:\s*/\s*(\d+))?")
_RESULT = re.compile(r"\$[^$]*=([^=$]+)\$")
_THOUSANDS = re.compile(r"(?<=\d)(?:\\[,;:! ]|[ \u00a0\u202f'’])(?=\d{3}(?!\d))")


def solution_faults(items: Iterable[Item], language: str) -> Iterator[Diagnostic]:
    """Warnings where the key of an item and what the question says of it differ."""
    yield from each_told_once(items, lambda item: _FAULTS_OF(item, language))


def _faults_of(item: Item, language: str) -> Iterator[Diagnostic]:
    if isinstance(item.answer, NumberAnswer) and item.solution:
        yield from _never_reached(item, item.answer, item.solution)
    if isinstance(item.answer, ChoiceAnswer):
        yield from _blamed_though_right(item.answer)
        if item.solution and not item.answer.several:
            yield from _solved_otherwise(item, item.answer, item.solution)


_FAULTS_OF = remembered(_faults_of)


def _never_reached(item: Item, answer: NumberAnswer, solution: Fragment) -> Iterator[Diagnostic]:
    if not _CALCULATION.search(solution.markdown):
        return  # in words alone, '= 1/5' may be called one fifth
    values = numbers_in(solution.markdown)
    if not any(_is_near(value, key) for value in values for key in answer.keys):
        message = say(
            "the solution of '{item}' never comes to its key '{shown}'", item=item.id, shown=answer.keys[0].shown
        )
        fix = say("correct one of the two; if the key is right, let the solution end with it")
        yield Diagnostic(solution.place, RULE, message, fix, Severity.WARNING)


def _solved_otherwise(item: Item, answer: ChoiceAnswer, solution: Fragment) -> Iterator[Diagnostic]:
    """The solution's last result is an option that is marked wrong, and the right one stands nowhere in it."""
    results = _RESULT.findall(solution.markdown)
    if not results or any(
        _bare(each.text.markdown) in _bare(solution.markdown) for each in answer.options if each.right
    ):
        return
    wrong = {_bare(each.text.markdown): each.text for each in answer.options if not each.right}
    chosen = wrong.get(_bare(results[-1]))
    if chosen:
        message = say(
            "the solution of '{item}' ends with '{chosen}', which is marked as wrong",
            item=item.id,
            chosen=shortened(chosen.markdown),
        )
        fix = say("mark that option as right, or correct the solution")
        yield Diagnostic(solution.place, RULE, message, fix, Severity.WARNING)


def _bare(markdown: str) -> str:
    """Without spaces, dollars and the braces of single digits, by which equal formulas differ."""
    return re.sub(r"\{(\d)\}|[\s$.]", r"\1", markdown)


def _blamed_though_right(answer: ChoiceAnswer) -> Iterator[Diagnostic]:
    for option in answer.options:
        if option.right and option.misconception:
            words = shortened(option.text.markdown)
            message = say(
                "'{words}' is marked as right, but its feedback names the misconception '{misconception}'",
                words=words,
                misconception=option.misconception,
            )
            place = (option.feedback or option.text).place
            yield Diagnostic(
                place, RULE, message, say("mark another option as right, or take the name out"), Severity.WARNING
            )


def numbers_in(markdown: str) -> list[Fraction]:
    """Every number that stands in the text, in formulas and words alike; mixed numbers also by their parts."""
    text = _THOUSANDS.sub("", markdown)
    found: list[Fraction] = []
    for match in _MIXED.finditer(text):
        top, bottom = int(match[2] or match[4]), int(match[3] or match[5])
        if bottom:
            found += [Fraction(top, bottom), int(match[1] or 0) + Fraction(top, bottom)]
    for match in _POWER_OF_TEN.finditer(text):
        found.append(_decimal(match[1]) * Fraction(10) ** int(match[2] or match[3]))
    for match in _PLAIN.finditer(text):
        number = _decimal(match[1])
        found.append(number)
        if match[2] and int(match[2]):
            found.append(number / int(match[2]))
    return found


def _decimal(text: str) -> Fraction:
    return Fraction(text.replace("{,}", ".").replace(",", "."))


def _is_near(value: Fraction, key: NumberKey) -> bool:
    """Whether it is the key but for its sign, a percent sign, or rounding in the solution."""
    low, high = sorted((Fraction(*key.low), Fraction(*key.high)))
    for one in (value, -value, value / 100):
        room = abs(one) / 50
        if low - room <= one <= high + room:
            return True
    return False
