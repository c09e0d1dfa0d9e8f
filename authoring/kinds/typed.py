"""What is alike in all answers that are typed: answer lines, expected wrong answers, their feedback."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from ...runtime.responses import Response, Typed
from ..diagnostics import Diagnostic, Place
from ..fragment import Fragment
from ..question_body import AnswerLine
from .answer import Answer, Example, Json
from .key_fault import KeyFault


@dataclass(frozen=True, slots=True)
class WrongAnswer[Key]:
    """An answer the author expects from learners who err, and what to tell them."""

    key: Key
    place: Place
    misconception: str | None = None
    feedback: Fragment | None = None


@dataclass(frozen=True, slots=True)
class TypedAnswer[Key](Answer):
    """Any of ``keys`` is right; ``wrongs`` are expected, and told apart from other wrong answers."""

    keys: tuple[Key, ...]
    wrongs: tuple[WrongAnswer[Key], ...] = ()

    @property
    def kind(self) -> str:
        return "typed"

    @property
    def signs(self) -> tuple[str, ...]:
        """The keys, as ``scripts/keypad.js`` names them, that a telephone shows below the field.

        Its own keyboard then shows digits first.  They are the same for all answers of a type: they tell nothing.
        """
        return ()

    @abstractmethod
    def typings(self, key: Key) -> Iterator[str]:
        """The key as a learner would type it; patterns have no one way to be typed."""

    @abstractmethod
    def key_json(self, key: Key) -> Json:
        """The key as the engine reads it."""

    @abstractmethod
    def written(self) -> str | None:
        """The right answer as text, None where it has no one way to be written."""

    def wrongs_json(self) -> list[Json]:
        """The expected wrong answers as the engine reads them."""
        return [self.key_json(wrong.key) | {"tag": wrong.misconception} for wrong in self.wrongs]

    def rights(self) -> Iterator[Example]:
        for key in self.keys:
            for text in self.typings(key):
                yield Example(Typed(text), text)

    def wrong_examples(self) -> Iterator[Example]:
        for wrong in self.wrongs:
            for text in self.typings(wrong.key):
                yield Example(Typed(text), text, wrong.place)

    def foreseen(self) -> Iterator[Response]:
        """Also with a capital in front, as a telephone likes to write it."""
        for response in Answer.foreseen(self):
            yield response
            if isinstance(response, Typed) and response.text[:1].islower():
                yield Typed(response.text[0].upper() + response.text[1:])

    def view(self) -> Json:
        return {"unit": None, "signs": list(self.signs), "mode": "decimal" if self.signs else "text"}

    def shown(self) -> str | None:
        written = self.written()
        return None if written is None else escape(written)

    def fragments(self) -> Iterator[Fragment]:
        yield from (wrong.feedback for wrong in self.wrongs if wrong.feedback)

    def feedback(self) -> Iterator[tuple[str, Fragment]]:
        for place, wrong in enumerate(self.wrongs):
            if wrong.feedback:
                yield f"wrong:{place}", wrong.feedback

    def tags(self) -> Iterator[tuple[str, Place]]:
        for wrong in self.wrongs:
            if wrong.misconception:
                yield wrong.misconception, wrong.place


@dataclass(frozen=True, slots=True)
class Lines[Key]:
    """Answer lines, read: the right keys and the expected wrong ones."""

    keys: tuple[Key, ...]
    wrongs: tuple[WrongAnswer[Key], ...]
    found: list[Diagnostic]


def read_lines[Key](lines: Sequence[AnswerLine], read: Callable[[AnswerLine], Key]) -> Lines[Key]:
    """Every line that ``read`` can read; a diagnostic for each where it raises KeyFault."""
    keys: list[Key] = []
    wrongs: list[WrongAnswer[Key]] = []
    found: list[Diagnostic] = []
    for line in lines:
        try:
            key = read(line)
        except KeyFault as fault:
            found.append(Diagnostic(line.place, "answer-parses", fault.message, fault.fix))
            continue
        if line.wrong:
            wrongs.append(WrongAnswer(key, line.place, line.misconception, line.feedback))
        else:
            keys.append(key)
    return Lines(tuple(keys), tuple(wrongs), found)
