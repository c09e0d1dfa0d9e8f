"""A response, and its outcome, that stand in for real ones where an event brings its outcome with it."""

from __future__ import annotations

from ..runtime.events import Outcome
from ..runtime.kinds.key import Key
from ..runtime.model import Item
from ..runtime.responses import Chosen, Response, Typed, Written


def stand_in(key: Key) -> Response:
    """An empty response of the sort that the key asks for: made by the learner, judged alone, or recognised."""
    if key.is_judged:
        return Written("", ())
    return Typed("") if key.is_produced else Chosen(())


def told(item: Item, right: bool, misconception: str | None = None) -> Outcome:
    """The outcome of an answer that is right, or wrong; it is neither where a teacher judges it."""
    if item.key.is_handed_in:
        return Outcome("handed-in", None, item.competencies, item.guess, ())
    return Outcome("right" if right else "wrong", misconception, item.competencies, item.guess, ())
