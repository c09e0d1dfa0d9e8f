"""Items as the page shows them: the form, and what is told after an answer."""

from __future__ import annotations

from typing import Any

from ..course import Item
from . import fragments
from .templates import Words, rendered


def form(item: Item, words: Words, *, prefix: str) -> str:
    """The item's ``<form>``; ``prefix`` keeps ids apart where an item is on a page twice."""
    return rendered("item.html.j2", item=view(item), prefix=prefix, words=words).strip()


def view(item: Item) -> dict[str, Any]:
    """What the templates may know of an item: nothing that tells the answer."""
    return {
        "id": item.id,
        "type": item.type,
        "kind": item.answer.kind,
        "title": item.title,
        "stem_html": fragments.blocks(item.stem),
        "hint_count": len(item.hints),
        "answer": item.answer.view(),
    }


def feedback(item: Item) -> dict[str, str]:
    """Feedback key -> HTML, for the options and the expected wrong answers that have any."""
    return {key: fragments.blocks(fragment) for key, fragment in item.answer.feedback()}
