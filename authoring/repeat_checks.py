"""The promise `question-once`: no two questions ask the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .course import Item
from .diagnostics import Diagnostic, Severity
from .item_faults import remembered
from .kinds.code import CodeAnswer
from .words import say

RULE = "question-once"


def repeat_faults(items: Iterable[Item]) -> Iterator[Diagnostic]:
    """A warning for each question whose text and answers are those of another one, spaces aside."""
    first: dict[Sequence[str], Item] = {}
    for item in items:
        same = first.setdefault(_ASKED(item), item)
        if same.question != item.question:
            message = say(
                "'{item}' asks the same as '{same}' ({path}:{line})",
                item=item.question,
                same=same.question,
                path=same.place.path,
                line=same.place.line,
            )
            fix = say("change what one of them asks, or remove it: learners would meet it twice")
            yield Diagnostic(item.place, RULE, message, fix, Severity.WARNING)


def _asked(item: Item) -> Sequence[str]:
    """What learners see of it and what is right."""
    shown = [" ".join(each.markdown.split()) for each in (item.stem, *item.answer.fragments())]
    programs = [item.answer.text(role) for role in ("start", "tests")] if isinstance(item.answer, CodeAnswer) else []
    return (item.type, repr(item.answer.grading()), *shown, *programs)


_ASKED = remembered(_asked)
