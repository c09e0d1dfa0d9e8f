"""Hints, and the small questions that some of them ask (scaffolds)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .diagnostics import Diagnostic
from .fragment import Fragment
from .kinds.answer import Answer
from .kinds.writing import Values, Writing
from .question_body import Asked, Body
from .suggestions import listed
from .words import say
from .yaml_source import Located

SMALL = ("one", "many", "number", "text")
"""The types that a hint can ask: they fit into a line or two."""

type Read = Callable[[Writing], tuple[Answer | None, list[Diagnostic]]]


@dataclass(frozen=True, slots=True)
class Hint:
    """What helps to think, and what it asks itself, if it does."""

    text: Fragment
    answer: Answer | None = None

    def fragments(self) -> Iterator[Fragment]:
        """Every piece of Markdown in it, in reading order."""
        yield self.text
        if self.answer:
            yield from self.answer.fragments()


def read_hints(body: Body, metadata: Located, read: Read) -> tuple[tuple[Hint, ...], list[Diagnostic]]:
    """The hints of a question; ``read`` reads what one asks. What can't be read leaves the hint without a question."""
    found: list[Diagnostic] = []
    sections = [section for section in body.sections if section.kind == "hint"]
    hints = tuple(
        _hint(body, section, metadata, read, found) for section in sections if _says_something(section, found)
    )
    return hints, found


def _says_something(section: Asked, found: list[Diagnostic]) -> bool:
    if section.text.strip():
        return True
    if section.asks:
        message = say("a hint asks nothing: there is no text before its answers")
        found.append(Diagnostic(section.place(0), "question-asks", message, say("write its question after 'Hint:'")))
    else:
        fix = say("write after 'Hint:' what helps to think, or remove the line")
        found.append(Diagnostic(section.place(0), "question-asks", say("a hint that says nothing"), fix))
    return False


def _hint(body: Body, section: Asked, metadata: Located, read: Read, found: list[Diagnostic]) -> Hint:
    if not section.asks:
        return Hint(body.fragment_of(section))
    answer, faults = read(Writing(section, Values({}), metadata, section.place(0), None, bool(body.found)))
    found += faults
    if answer is not None and answer.type not in SMALL:
        message = say("a hint asks for an answer of type '{type}'", type=answer.type)
        fix = say("hints can ask for {listed}", listed=listed(SMALL))
        found.append(Diagnostic(section.place(0), "type-supported", message, fix))
        answer = None
    return Hint(body.fragment_of(section), answer)
