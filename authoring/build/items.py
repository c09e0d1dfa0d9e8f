"""Items as the page shows them: the form, and what is told after an answer."""

from __future__ import annotations

from collections.abc import Iterator
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
        "title": item.title,
        "stem_html": fragments.blocks(item.stem),
        "options": [{"id": each.id, "html": fragments.inline(each.text)} for each in item.options],
        "unit": item.unit,
        "hint_count": len(item.hints),
    }


def feedback(item: Item) -> dict[str, str]:
    """Feedback key -> HTML, for the options and the expected wrong answers that have any."""
    return dict(_feedback(item))


def _feedback(item: Item) -> Iterator[tuple[str, str]]:
    for option in item.options:
        if option.feedback:
            yield f"option:{option.id}", fragments.blocks(option.feedback)
    for index, wrong in enumerate(item.wrongs):
        if wrong.feedback:
            yield f"wrong:{index}", fragments.blocks(wrong.feedback)
