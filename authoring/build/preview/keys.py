"""The key of a question written out: what is right, what is expected to go wrong, and what is said to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from ...course import Item
from ...fragment import Fragment
from ...kinds.answer import Answer
from ...kinds.choice import ChoiceAnswer
from ...kinds.code import CodeAnswer
from ...kinds.group import GroupAnswer
from ...kinds.open import OpenAnswer
from ...kinds.order import OrderAnswer, line_html
from ...kinds.typed import TypedAnswer
from .. import fragments

MOST_ACCEPTED = 12
"""So many of the answers that count as right are written out."""


@dataclass(frozen=True, slots=True)
class Told:
    """One answer, right or wrong, and what a learner is told of it; the texts are HTML."""

    html: str
    right: bool
    feedback: str | None = None
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class WrittenKey:
    """``right`` is the answer as a learner is shown it; ``accepted`` what else counts, where it is typed."""

    right: str | None = None
    options: tuple[Told, ...] = ()
    accepted: tuple[str, ...] = ()
    wrongs: tuple[Told, ...] = ()
    parts: tuple[WrittenKey, ...] = field(default=())
    """Of a question with several fields, one for each."""
    rubric: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Of an open question: each criterion, with points and what earns them."""


def key_of(answer: Answer) -> WrittenKey:
    """The key of any answer."""
    match answer:
        case ChoiceAnswer():
            return WrittenKey(options=_options(answer))
        case TypedAnswer():
            accepted = dict.fromkeys(escape(each.shown) for each in answer.rights())
            return WrittenKey(answer.shown(), accepted=tuple(accepted)[:MOST_ACCEPTED], wrongs=_expected(answer))
        case OrderAnswer():
            left_out = (_wrong(line_html(each.text), each.feedback, each.misconception) for each in answer.distractors)
            return WrittenKey(answer.shown(), wrongs=tuple(left_out))
        case CodeAnswer():
            tests = tuple(_wrong(escape(each.id), None, each.misconception) for each in answer.tests)
            said = {key: fragments.blocks(fragment) for key, fragment in answer.feedback()}
            named = zip(answer.tests, tests, strict=True)
            return WrittenKey(
                answer.shown(),
                wrongs=tuple(
                    Told(one.html, False, said.get(f"test:{test.id}"), one.misconception) for test, one in named
                ),
            )
        case OpenAnswer():
            return WrittenKey(rubric=tuple(_criterion(each) for each in answer.view()["rubric"]))
        case GroupAnswer():
            return WrittenKey(answer.shown(), parts=tuple(key_of(each) for each in answer.fields))
    return WrittenKey(answer.shown(), wrongs=_any_feedback(answer))


def right_of(item: Item) -> str:
    """The right answer of an item on one or a few lines of HTML, "" where there is none to write."""
    key = key_of(item.answer)
    if key.options:
        return "<br>".join(each.html for each in key.options if each.right)
    if key.right is not None:
        return key.right
    return " · ".join(key.accepted)


def _options(answer: ChoiceAnswer) -> tuple[Told, ...]:
    return tuple(
        Told(
            fragments.inline(option.text),
            option.right,
            fragments.blocks(option.feedback) if option.feedback else None,
            option.misconception,
        )
        for option in answer.options
    )


def _expected(answer: TypedAnswer) -> tuple[Told, ...]:  # type: ignore[type-arg]  # of any key
    return tuple(
        _wrong(escape(", ".join(answer.typings(wrong.key)) or "…"), wrong.feedback, wrong.misconception)
        for wrong in answer.wrongs
    )


def _wrong(html: str, feedback: Fragment | None, misconception: str | None) -> Told:
    return Told(html, False, fragments.blocks(feedback) if feedback else None, misconception)


def _any_feedback(answer: Answer) -> tuple[Told, ...]:
    """What is said of answers that have no text of their own, as places on a picture."""
    return tuple(Told(escape(key), False, fragments.blocks(fragment)) for key, fragment in answer.feedback())


def _criterion(view: dict[str, object]) -> tuple[str, tuple[tuple[str, str], ...]]:
    levels = view["levels"]
    assert isinstance(levels, list)
    return str(view["html"]), tuple((str(each["points"]), str(each["html"])) for each in levels)
