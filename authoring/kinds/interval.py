"""Intervals: ``= interval: [2, 5)``, ``= interval: (-inf, 2] u [5, inf)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...runtime.reading.expressions import Unread
from ...runtime.reading.intervals import read_intervals
from ..diagnostics import Diagnostic
from ..question_body import AnswerLine, shortened
from ..words import quoted, say
from .answer import Answer, Json
from .key_fault import KeyFault
from .prefixes import without_prefix
from .typed import TypedAnswer, read_lines
from .writing import Writing

_SIGNS = (
    *("open", "close", "open-square", "close-square", "semicolon", "infinity", "minus", "decimal", "slash"),
    *("union", "less", "at-most"),
)
_FIX = say("intervals are written as [2, 5), (-inf, 2] or (-inf, 2] u [5, inf), with a decimal point")


@dataclass(frozen=True, slots=True)
class IntervalAnswer(TypedAnswer[str]):
    """A set of numbers, as the author wrote it; any way to write the same set is right."""

    @property
    def type(self) -> str:
        return "interval"

    @property
    def signs(self) -> tuple[str, ...]:
        return _SIGNS

    def grading(self) -> Json:
        return {"intervals": list(self.keys), "wrongs": self.wrongs_json()}

    def key_json(self, key: str) -> Json:
        return {"interval": key}

    def typings(self, key: str) -> Iterator[str]:
        yield re.sub(r",\s*", "; ", key)  # a comma may be a decimal sign in the course's language

    def written(self) -> str | None:
        return _as_in_books(self.keys[0]) if self.keys else None


def read_interval(writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    """An interval or a union of some; None where no key can be read."""
    lines = read_lines(writing.asked.answers, _key)
    return (IntervalAnswer(lines.keys, lines.wrongs) if lines.keys else None), lines.found


def _key(line: AnswerLine) -> str:
    text = without_prefix(line.text, "interval")
    try:
        read_intervals(text, "en")
    except Unread as fault:
        raise KeyFault(
            say("the interval '{text}' can't be read: {fault}", text=shortened(text), fault=quoted(str(fault))), _FIX
        ) from None
    return text


def _as_in_books(text: str) -> str:
    text = re.sub(r"\binf(?:inity)?\b|\boo\b", "∞", text)
    return re.sub(r"\s+[uU]\s+", " ∪ ", text).replace("-", "−")
