"""Lists: ``= list: 2; 3; 5``, numbers or words in any order, or in just this one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..diagnostics import Diagnostic
from ..question_body import AnswerLine, shortened
from ..words import say
from .answer import Answer, Json
from .key_fault import KeyFault
from .number import NumberAnswer, is_number, number_fix
from .number_keys import NUMBER_FORMS, number_key
from .prefixes import without_prefix
from .text import TextAnswer
from .text_keys import text_key
from .typed import TypedAnswer, read_lines
from .writing import Writing

_SIGNS = ("semicolon", "minus", "slash", "decimal", "space")

type Element = NumberAnswer | TextAnswer


@dataclass(frozen=True, slots=True)
class ListAnswer(TypedAnswer[tuple[Element, ...]]):
    """All the elements and no others; ``ordered`` asks for their order too."""

    ordered: bool = False

    @property
    def type(self) -> str:
        return "list"

    @property
    def signs(self) -> tuple[str, ...]:
        """Keys for digits, where all elements are numbers."""
        numbers = all(isinstance(element, NumberAnswer) for key in self.keys for element in key)
        return _SIGNS if numbers else ()

    def grading(self) -> Json:
        return {
            "elements": [_element_json(element) for element in self.keys[0]],
            "ordered": self.ordered,
            "wrongs": self.wrongs_json(),
        }

    def key_json(self, key: tuple[Element, ...]) -> Json:
        return {"elements": [_element_json(element) for element in key]}

    def typings(self, key: tuple[Element, ...]) -> Iterator[str]:
        texts = [next((example.shown for example in element.rights()), None) for element in key]
        if all(text is not None for text in texts):
            yield "; ".join(text for text in texts if text is not None)

    def written(self) -> str | None:
        return next(self.typings(self.keys[0]), None)


def read_list(writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    """A list; None where its key can't be read."""
    lines = read_lines(writing.asked.answers, _key)
    found = lines.found
    if len(lines.keys) > 1:
        second = [line for line in writing.asked.answers if not line.wrong][1]
        message = say("a second right list; a question has one")
        fix = say("give other ways to write an element with '|', as in '= list: red; gray | grey'")
        found = [*found, Diagnostic(second.place, "answer-parses", message, fix)]
    if not lines.keys:
        return None, found
    return ListAnswer(lines.keys[:1], lines.wrongs, writing.values.is_yes("ordered")), found


def _element_json(element: Element) -> Json:
    return {"type": element.type, **element.grading()}


def _key(line: AnswerLine) -> tuple[Element, ...]:
    text = without_prefix(line.text, "list")
    parts = [part.strip() for part in text.split(";")]
    if not all(parts):
        raise KeyFault(
            say("the list '{text}' has an empty place", text=shortened(text)), say("write an element between all ';'")
        )
    return tuple(_element(part) for part in parts)


def _element(text: str) -> Element:
    if is_number(text):
        read = number_key(text)
        if read is None:
            raise KeyFault(say("'{text}' is not a number", text=shortened(text)), number_fix(text, NUMBER_FORMS))
        key, unit = read
        return NumberAnswer((key,), unit=unit)
    return TextAnswer((text_key(text),))
