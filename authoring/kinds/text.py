"""Texts: ``= Paris | paris``, ``= /colou?r/``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..diagnostics import Diagnostic, Severity
from ..question_body import AnswerLine, shortened
from ..words import say
from .answer import Answer, Json
from .number import number_fix
from .number_keys import NUMBER_FORMS, almost_number
from .text_keys import TextKey, hard_to_type, text_key
from .typed import TypedAnswer, read_lines
from .writing import Writing


@dataclass(frozen=True, slots=True)
class TextAnswer(TypedAnswer[TextKey]):
    """One of the wordings; with ``exact`` case, accents and spaces count.

    Else accents that are missing are asked for, unless they are free, and case is forgiven, unless it matters.
    """

    exact: bool = False
    accents_free: bool = False
    case_matters: bool = False

    @property
    def type(self) -> str:
        return "text"

    def grading(self) -> Json:
        return {
            "texts": [text for key in self.keys for text in key.texts],
            "patterns": [pattern for key in self.keys for pattern in key.patterns],
            "exact": self.exact,
            "accents": "free" if self.accents_free else "needed",
            "case": "matters" if self.case_matters else "forgiven",
            "wrongs": self.wrongs_json(),
        }

    def key_json(self, key: TextKey) -> Json:
        return {"texts": list(key.texts), "patterns": list(key.patterns)}

    def typings(self, key: TextKey) -> Iterator[str]:
        yield from key.texts

    def written(self) -> str | None:
        return next((text for key in self.keys for text in key.texts), None)


def read_text(writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    """A text; what learners would hardly type is told, unless ``type: text`` says that it is meant so."""
    lines = read_lines(writing.asked.answers, lambda line: text_key(line.text))
    found = list(lines.found)
    if writing.declared is None:
        found = [fault for line in writing.asked.answers if (fault := _typing_fault(line))] + found
    answer = TextAnswer(
        lines.keys,
        lines.wrongs,
        exact=writing.values.is_yes("exact"),
        accents_free=writing.values.text("accents") == "free",
        case_matters=writing.values.text("case") == "matters",
    )
    return answer, found


def _typing_fault(line: AnswerLine) -> Diagnostic | None:
    """What a learner would hardly type; `type: text` says that it is meant so."""
    meant = say("or add 'type: text' if learners are to type just this")
    if almost_number(line.text):
        message = say(
            "'{line}' looks like a number but is read as words, to be typed letter by letter", line=shortened(line.text)
        )
        fix = say("{number}, {meant}", number=number_fix(line.text, NUMBER_FORMS), meant=meant)
        return Diagnostic(line.place, "answer-parses", message, fix)
    unlikely = None if line.wrong or line.text.startswith("/") else hard_to_type(line.text)
    if not unlikely:
        return None
    fix = say("write each answer by itself, as in '= mouth | estuary', {meant}", meant=meant)
    return Diagnostic(line.place, "answer-typeable", unlikely, fix, Severity.WARNING)
