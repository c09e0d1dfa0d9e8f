"""Choices: ``- [ ]`` and ``- [x]``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from ...runtime.responses import Chosen, Response
from ..build import fragments
from ..diagnostics import Diagnostic, Place
from ..fragment import Fragment
from ..options import Option
from ..words import say
from .answer import Answer, Example, Json
from .plain_text import as_plain
from .writing import Writing

RULE = "option-marked-right"
MOST_TOGETHER = 5
"""Of so many options each choice of several is foreseen, 31 of them."""


@dataclass(frozen=True, slots=True)
class ChoiceAnswer(Answer):
    """One of the options, or with ``several`` all that are right."""

    options: tuple[Option, ...]
    several: bool
    shuffle: bool = True

    @property
    def type(self) -> str:
        return "many" if self.several else "one"

    @property
    def kind(self) -> str:
        return "choice"

    def grading(self) -> Json:
        return {
            "options": [option.id for option in self.options],
            "right": [option.id for option in self.options if option.right],
            "tags": {each.id: each.misconception for each in self.options if each.misconception},
            "shuffle": self.shuffle,
        }

    def rights(self) -> Iterator[Example]:
        right = [option for option in self.options if option.right]
        if right:
            shown = ", ".join(option.text.markdown for option in right)
            yield Example(Chosen(tuple(option.id for option in right)), shown)

    def foreseen(self) -> Iterator[Response]:
        """Each option; of several, whatever can be chosen of them, as long as that is not too much."""
        ids = [option.id for option in self.options]
        most = len(ids) if self.several and len(ids) <= MOST_TOGETHER else 1
        for count in range(1, most + 1):
            yield from (Chosen(chosen) for chosen in combinations(ids, count))
        if most == 1 and self.several:
            yield from (right.response for right in self.rights())

    def rivals(self) -> Iterator[tuple[str, str]]:
        right = [option.text.markdown for option in self.options if option.right]
        wrong = [option.text.markdown for option in self.options if not option.right]
        yield from product(right, wrong)

    def view(self) -> Json:
        options = [{"id": each.id, **_shown(each)} for each in self.options]
        return {"options": options, "several": self.several}

    def control(self) -> Json:
        """Which options to mark when the answer is told."""
        return {"right": [option.id for option in self.options if option.right]}

    def fragments(self) -> Iterator[Fragment]:
        for option in self.options:
            yield option.text
            if option.feedback:
                yield option.feedback

    def feedback(self) -> Iterator[tuple[str, Fragment]]:
        for option in self.options:
            if option.feedback:
                yield f"option:{option.id}", option.feedback

    def tags(self) -> Iterator[tuple[str, Place]]:
        for option in self.options:
            if option.misconception:
                yield option.misconception, (option.feedback or option.text).place


def _shown(option: Option) -> Json:
    """Its HTML; a formula names nothing to assistive technology, so that its text does."""
    html = fragments.inline(option.text)
    return {"html": html, "label": as_plain(option.text) if "<math" in html else None}


def read_choice(writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    """A choice, whatever is wrong with it: its faults are told, and it can be shown still."""
    options = tuple(writing.asked.options)
    if not options:
        message = say("the question is of type '{declared}' but has no options", declared=writing.declared)
        return None, [Diagnostic(writing.place, RULE, message, say("add options, or remove 'type'"))]
    rights = sum(option.right for option in options)
    several = writing.declared == "many" or rights > 1
    return ChoiceAnswer(options, several, writing.values.is_shuffled), list(_faults(writing, rights))


def _faults(writing: Writing, rights: int) -> Iterator[Diagnostic]:
    options, declared = writing.asked.options, writing.declared
    place = options[0].text.place
    if rights == 0:
        message = say("no option is marked as right")
        yield Diagnostic(place, RULE, message, say("mark the right one with '[x]'"))
    elif declared == "one" and rights > 1:
        message = say("the question is of type 'one' but {rights} options are marked as right", rights=rights)
        yield Diagnostic(place, RULE, message, say("leave one '[x]', or write 'type: many'"))
    if len(options) < 2 and not writing.has_faults:
        yield Diagnostic(place, RULE, say("one option is no choice"), say("add a wrong one: '- [ ] …'"))
    if declared in ("number", "text"):
        message = say("the question is of type '{declared}' but has options", declared=declared)
        yield Diagnostic(writing.metadata.place("type"), RULE, message, say("remove 'type', or the options"))
    if writing.asked.answers:
        first = writing.asked.answers[0]
        message = say("'{first}' is a typed answer in a question that has options", first=first.text)
        yield Diagnostic(first.place, "answer-parses", message, say("remove the line, or the options"))
