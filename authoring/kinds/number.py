"""Numbers: ``= 3/4``, ``= 3.14 ± 0.01``, ``= 9.81 m/s^2``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...runtime.responses import Response, Typed
from ..diagnostics import Diagnostic
from ..question_body import AnswerLine, shortened
from ..words import Sentence, say
from .answer import Answer, Json
from .key_fault import KeyFault
from .number_keys import NUMBER_FORMS, NumberKey, comma_number, grouped_number, number_key, same_number
from .stem_formulas import asked_formulas
from .typed import TypedAnswer, read_lines
from .writing import Writing

FORMS = ("simplest", "fraction", "mixed", "decimal", "percent", "scientific")
"""The forms that can be demanded of a number."""

ASKED = "asked"
"""``unit: asked``: learners type the unit that stands in the key."""

NUMBER_OR_WORDS = say("{forms}; words need 'type: text'", forms=NUMBER_FORMS)


@dataclass(frozen=True, slots=True)
class NumberAnswer(TypedAnswer[NumberKey]):
    """A number in one of the ranges; ``form`` is the one it must have.

    Its ``unit`` stands behind the field, unless ``unit_asked``; ``asked`` are the sums that the question itself shows.
    """

    form: str | None = None
    unit: str | None = None
    unit_asked: bool = False
    asked: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        return "number"

    def grading(self) -> Json:
        return {
            "keys": [self.key_json(key) for key in self.keys],
            "form": self.form,
            "unit": self.unit,
            "unit_asked": self.unit_asked,
            "asked": list(self.asked),
            "wrongs": self.wrongs_json(),
        }

    @property
    def signs(self) -> tuple[str, ...]:
        return ("minus", "slash", "decimal", "percent", "space")

    def view(self) -> Json:
        shown = TypedAnswer.view(self)
        return shown | ({"mode": "text"} if self.unit_asked else {"unit": self.unit})

    def key_json(self, key: NumberKey) -> Json:
        return {"low": list(key.low), "high": list(key.high)}

    def typings(self, key: NumberKey) -> Iterator[str]:
        unit = f" {self.unit}" if self.unit_asked else ""
        if ".." in key.shown:
            yield f"{key.low[0]}/{key.low[1]}{unit}"
            yield f"{key.high[0]}/{key.high[1]}{unit}"
        else:
            yield f"{key.shown}{unit}"

    def foreseen(self) -> Iterator[Response]:
        """Right ones also with higher terms, as a mixed number and as a decimal."""
        yield from TypedAnswer.foreseen(self)
        for key in self.keys:
            if key.low == key.high and not self.unit_asked:
                yield from (Typed(text) for text in same_number(key.low))

    def written(self) -> str | None:
        """A range is no answer that a learner could read, so it is not shown."""
        number = next((key.shown for key in self.keys if ".." not in key.shown), None)
        return f"{number} {self.unit}" if number and self.unit else number


def read_number(writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    """A number; None where no key can be read."""
    units: list[str] = []

    def _read(line: AnswerLine) -> NumberKey:
        read = number_key(line.text)
        if read is None:
            raise KeyFault(say("'{line}' is not a number", line=shortened(line.text)), number_fix(line.text))
        key, unit = read
        if unit and not line.wrong:
            units.append(unit)
        return key

    lines = read_lines(writing.asked.answers, _read)
    declared, inline = writing.values.text("unit"), next(iter(units), None)
    unit = inline if declared == ASKED else declared or inline
    form = writing.values.text("form")
    asked = tuple(asked_formulas(writing.asked.text, ()))
    answer = NumberAnswer(lines.keys, lines.wrongs, form, unit, declared == ASKED and unit is not None, asked)
    return answer, [*lines.found, *_unit_faults(writing, unit)]


def _unit_faults(writing: Writing, unit: str | None) -> Iterator[Diagnostic]:
    if writing.values.text("unit") == ASKED and unit is None:
        message = say("the unit is asked for, but no answer has one")
        yield Diagnostic(
            writing.metadata.place("unit"), "value-valid", message, say("write it in the key: '= 9.81 m/s^2'")
        )


def is_number(text: str) -> bool:
    """Whether it is written like a number, if perhaps a wrong one."""
    try:
        return number_key(text) is not None or comma_number(text) is not None
    except KeyFault:
        return True


def number_fix(text: str, otherwise: Sentence = NUMBER_OR_WORDS) -> Sentence:
    """What to write in the place of ``text``, which is meant as a number and is none."""
    dotted = comma_number(text)
    if dotted and (plain := grouped_number(text)):
        return say("write {plain}, or {dotted} where the comma is a decimal one", plain=plain, dotted=dotted)
    if dotted:
        return say("write {dotted} here; learners may type a decimal comma where their language has one", dotted=dotted)
    return otherwise
