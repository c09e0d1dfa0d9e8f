"""Sentences that know what they were made of, so that they can be said again in another language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Sentence(str):
    """A sentence in English; ``template`` and ``values`` are what another language makes its own of.

    ``plural`` is the template for any other count than one.  A sentence without a template is nobody's
    to translate: an author's words, or a library's.
    """

    template: str
    plural: str
    values: Mapping[str, Any]

    def __new__(
        cls, text: str, template: str = "", plural: str = "", values: Mapping[str, Any] | None = None
    ) -> Sentence:
        made = super().__new__(cls, text)
        made.template, made.plural, made.values = template, plural, values or {}
        return made

    def about(self, **values: object) -> Sentence:
        """The same sentence of these values."""
        return _made(self.template, self.plural, {**self.values, **values})

    def replacing(self, old: str, new: str) -> Sentence:
        """The same, with ``new`` for ``old`` in its values."""
        if not self.template:
            return Sentence(self.replace(old, new))
        return _made(self.template, self.plural, {name: _replaced(one, old, new) for name, one in self.values.items()})


def say(template: str, /, **values: object) -> Sentence:
    """The sentence with its values in the places of ``{name}``; other braces stay what they are.

    A value that is a `Sentence` is translated with the whole.
    """
    return _made(template, "", values)


def say_count(count: int, one: str, many: str, /, **values: object) -> Sentence:
    """The sentence for so many: each language has its own number of forms. ``{count}`` is the number."""
    return _made(one, many, {"count": count, **values})


def as_it_is(text: str) -> Sentence:
    """Words that are not ours, such as a library's or an author's: the same in every language."""
    return Sentence(text)


class SaidError(Exception):
    """An error that a command ends with: what it says is read by a teacher, so it can be translated."""

    def __init__(self, message: Sentence) -> None:
        super().__init__(message)


def told_by(error: Exception) -> Sentence:
    """What an error says: the sentence that it was raised with, else its text as it is."""
    said = error.args[0] if error.args else None
    return said if isinstance(said, Sentence) else as_it_is(str(error))


def enumerated(parts: Sequence[Sentence]) -> Sentence:
    """The parts with commas between them."""
    whole = parts[0]
    for part in parts[1:]:
        whole = say("{some}, {part}", some=whole, part=part)
    return whole


NOTHING = as_it_is("")


def filled(template: str, values: Mapping[str, Any], shown: Callable[[Any], str] = str) -> str:
    """``template`` with ``values``; braces in a value are text, and never looked into."""
    return _PLACEHOLDER.sub(lambda found: shown(values[found[1]]) if found[1] in values else found[0], template)


def placeholders(template: str) -> set[str]:
    """The names that stand in braces."""
    return set(_PLACEHOLDER.findall(template))


def _made(template: str, plural: str, values: Mapping[str, Any]) -> Sentence:
    chosen = plural if plural and values["count"] != 1 else template
    return Sentence(filled(chosen, values), template, plural, values)


def _replaced(value: Any, old: str, new: str) -> Any:
    if isinstance(value, Sentence):
        return value.replacing(old, new)
    return value.replace(old, new) if isinstance(value, str) else value
