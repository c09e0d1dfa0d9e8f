"""Numbers: ``= 3/4``, ``= 3.14 ± 0.01``, ``= 9.81 m/s^2``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..diagnostics import Diagnostic
from ..question_body import AnswerLine, shortened
from .answer import Answer, Json
from .key_fault import KeyFault
from .number_keys import NUMBER_FORMS, NumberKey, comma_number, number_key
from .typed import TypedAnswer, read_lines
from .writing import Writing


@dataclass(frozen=True, slots=True)
class NumberAnswer(TypedAnswer[NumberKey]):
    """A number in one of the ranges; ``form`` is the one it must have, ``unit`` stands behind it."""

    form: str | None = None
    unit: str | None = None

    @property
    def type(self) -> str:
        return "number"

    def grading(self) -> Json:
        return {
            "keys": [self.key_json(key) for key in self.keys],
            "form": self.form,
            "unit": self.unit,
            "wrongs": self.wrongs_json(),
        }

    def view(self) -> Json:
        return {"unit": self.unit}

    def key_json(self, key: NumberKey) -> Json:
        return {"low": list(key.low), "high": list(key.high)}

    def typings(self, key: NumberKey) -> Iterator[str]:
        if ".." in key.shown:
            yield f"{key.low[0]}/{key.low[1]}"
            yield f"{key.high[0]}/{key.high[1]}"
        else:
            yield key.shown

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
            raise KeyFault(f"'{shortened(line.text)}' is not a number", number_fix(line.text))
        key, unit = read
        if unit and not line.wrong:
            units.append(unit)
        return key

    lines = read_lines(writing.asked.answers, _read)
    unit = writing.values.text("unit") or next(iter(units), None)
    answer = NumberAnswer(lines.keys, lines.wrongs, writing.values.text("form"), unit)
    return answer, lines.found


def is_number(text: str) -> bool:
    """Whether it is written like a number, if perhaps a wrong one."""
    try:
        return number_key(text) is not None or comma_number(text) is not None
    except KeyFault:
        return True


def number_fix(text: str, otherwise: str = "; words need 'type: text'") -> str:
    """What to write in the place of ``text``, which is meant as a number and is none."""
    if dotted := comma_number(text):
        return f"write {dotted} here; learners may type a decimal comma where their language has one"
    return f"{NUMBER_FORMS}{otherwise}"
