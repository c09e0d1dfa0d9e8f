"""What is alike in all questions that hold several fields: gaps, pairs, rows of a grid, parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import cast

from ...runtime.responses import Filled, Response
from ..diagnostics import Place
from ..fragment import Fragment
from .answer import Answer, Example, Json

MOST_TOGETHER = 36
"""So many answers to all fields together are foreseen."""


@dataclass(frozen=True, slots=True)
class GroupAnswer(Answer):
    """One answer for each field; its feedback and its ways to be right are those of the fields."""

    fields: tuple[Answer, ...]

    def grading(self) -> Json:
        return {"fields": [{"type": each.type, **each.grading()} for each in self.fields]}

    def rights(self) -> Iterator[Example]:
        """All fields right in their first way, then each other way of a field among the first ones of the rest."""
        ways = [list(each.rights()) for each in self.fields]
        if not all(ways):
            return  # a pattern has no one way to be typed
        first = [each[0] for each in ways]
        yield _whole(first)
        for place, others in enumerate(ways):
            yield from (_whole([*first[:place], other, *first[place + 1 :]]) for other in others[1:])

    def wrong_examples(self) -> Iterator[Example]:
        """Each expected wrong answer of a field, with all others right."""
        first = [next(each.rights(), None) for each in self.fields]
        for place, each in enumerate(self.fields):
            rest = first[:place] + first[place + 1 :]
            if None in rest:
                continue
            right = cast(list[Example], rest)
            for wrong in each.wrong_examples():
                all_ = Filled(tuple(one.response for one in [*right[:place], wrong, *right[place:]]))
                yield Example(all_, wrong.shown, wrong.place)

    def foreseen(self) -> Iterator[Response]:
        """Whatever can be foreseen of the fields together, as long as that is not too much; else as the base says."""
        if any(each.type == "order" for each in self.fields):
            return  # a page looks up what was chosen without its order
        ways = [list(each.foreseen()) for each in self.fields]
        if prod(map(len, ways)) <= MOST_TOGETHER:
            yield from (Filled(answers) for answers in product(*ways))
        else:
            yield from Answer.foreseen(self)

    def rivals(self) -> Iterator[tuple[str, str]]:
        for each in self.fields:
            yield from each.rivals()

    def fragments(self) -> Iterator[Fragment]:
        for each in self.fields:
            yield from each.fragments()

    def feedback(self) -> Iterator[tuple[str, Fragment]]:
        for place, each in enumerate(self.fields):
            yield from ((f"{place}:{key}", fragment) for key, fragment in each.feedback())

    def tags(self) -> Iterator[tuple[str, Place]]:
        for each in self.fields:
            yield from each.tags()


def _whole(examples: Sequence[Example]) -> Example:
    return Example(Filled(tuple(each.response for each in examples)), "; ".join(each.shown for each in examples))
