"""Items as the page shows them: the form, and what is told after an answer."""

from __future__ import annotations

from typing import Any

from ..course import Item
from ..kinds.answer import Answer
from . import fragments
from .templates import rendered
from .words import Words


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
        "stem_html": "" if item.answer.holds_stem else fragments.blocks(item.stem),
        "hint_count": len(item.hints),
        "answer": item.answer.view(),
    }


def feedback(item: Item) -> dict[str, str]:
    """Feedback key -> HTML, where the author wrote any; that of a hint's own question begins with its number."""
    own = {key: fragments.blocks(fragment) for key, fragment in item.answer.feedback()}
    asked = ((number, hint.answer) for number, hint in enumerate(item.hints) if hint.answer)
    return own | {
        f"hint:{number}:{key}": fragments.blocks(fragment)
        for number, answer in asked
        for key, fragment in answer.feedback()
    }


def hints(item: Item, words: Words) -> list[dict[str, Any]]:
    """What each hint says, and what it asks, if it does."""
    return [
        {"html": fragments.blocks(hint.text), "asks": hint.answer and _asks(item, number, hint.answer, words)}
        for number, hint in enumerate(item.hints)
    ]


def _asks(item: Item, number: int, answer: Answer, words: Words) -> dict[str, Any]:
    """A hint's own question: its controls, and its right answer written out, where it has one way to be written."""
    base = f"p-{item.id}-hint-{number}"
    view = answer.view()
    if "options" in view:  # which nobody shuffles here
        view["options"] = sorted(view["options"], key=lambda option: str(option["id"]))
    form = rendered("scaffold.html.j2", kind=answer.kind, answer=view, base=base, name=f"{base}-answer", words=words)
    return {"type": answer.type, "form": form.strip(), "answer": answer.shown(), "control": answer.control()}
