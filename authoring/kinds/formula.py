"""Formulas: ``= formula: 2*(x+1)``, right whenever they are equal, in the form that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...runtime.reading.expression_latex import GREEK
from ...runtime.reading.expressions import Unread, letters_in, parsed
from ..diagnostics import Diagnostic
from ..question_body import AnswerLine, shortened
from ..typeset import MathError, mathml
from ..words import quoted, say
from .answer import Answer, Json
from .formula_writing import latex_of
from .key_fault import KeyFault
from .prefixes import without_prefix
from .stem_formulas import asked_formulas
from .typed import TypedAnswer, read_lines
from .writing import Writing

FORMS = ("simplest", "factored", "expanded")
_SIGNS = ("fraction", "power", "root", "pi", "plus", "minus", "times", "open", "close", "decimal", "equals")
_FIX = say("formulas are written as 2*(x+1), 3x^2/4, sqrt(2), a_1 + pi")


@dataclass(frozen=True, slots=True)
class FormulaKey:
    """A formula as the author wrote it; ``names`` are those in it, runs of letters in one piece."""

    text: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class FormulaAnswer(TypedAnswer[FormulaKey]):
    """A formula equal to one of the keys; ``asked`` are those that the question itself shows."""

    form: str | None = None
    asked: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        return "formula"

    @property
    def kind(self) -> str:
        return "formula"

    @property
    def letters(self) -> tuple[str, ...]:
        """The variables of right and expected wrong answers."""
        return _letters([*self.keys, *(wrong.key for wrong in self.wrongs)])

    @property
    def signs(self) -> tuple[str, ...]:
        return (*self.letters, *_SIGNS)

    def grading(self) -> Json:
        return {
            "formulas": [key.text for key in self.keys],
            "letters": list(self.letters),
            "form": self.form,
            "asked": list(self.asked),
            "wrongs": self.wrongs_json(),
        }

    def view(self) -> Json:
        return {"letters": list(self.letters), "signs": list(self.signs)}

    def key_json(self, key: FormulaKey) -> Json:
        return {"formula": key.text}

    def typings(self, key: FormulaKey) -> Iterator[str]:
        yield key.text

    def written(self) -> str | None:
        return self.keys[0].text if self.keys else None

    def shown(self) -> str | None:
        """The first key, typeset."""
        if not self.keys:
            return None
        tree = parsed(self.keys[0].text, self.letters)
        try:
            return mathml(latex_of(tree))
        except MathError:  # what can't be set can still be read
            return TypedAnswer.shown(self)


def read_formula(writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    """A formula; None where no key can be read."""
    lines = read_lines(writing.asked.answers, _key)
    if not lines.keys:
        return None, lines.found
    form = writing.values.text("form")
    letters = _letters([*lines.keys, *(wrong.key for wrong in lines.wrongs)])
    trees = [parsed(key.text, letters) for key in lines.keys]
    asked = tuple(asked_formulas(writing.asked.text, letters, trees))
    return FormulaAnswer(lines.keys, lines.wrongs, form if form in FORMS else None, asked), lines.found


def _key(line: AnswerLine) -> FormulaKey:
    text = without_prefix(line.text, "formula")
    try:
        names = letters_in(parsed(text, None))
        parsed(text, _split(names))
    except Unread as fault:
        raise KeyFault(
            say("the formula '{text}' can't be read: {fault}", text=shortened(text), fault=quoted(str(fault))), _FIX
        ) from None
    return FormulaKey(text, names)


def _letters(keys: Iterable[FormulaKey]) -> tuple[str, ...]:
    return tuple(sorted(_split(name for key in keys for name in key.names)))


def _split(names: Iterable[str]) -> frozenset[str]:
    """The variables in names: ``xy`` is x times y, ``x1``, ``x_1`` and ``alpha`` are one each."""
    found: set[str] = set()
    for name in names:
        found |= set(name) if re.fullmatch(r"[^\W\d_]{2,}", name) and name not in GREEK else {name}
    return frozenset(found)
