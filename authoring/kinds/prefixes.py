"""Answer lines that say themselves what they are: ``= formula: 2*(x+1)``, ``= interval: [2, 5)``, ``= list: 2; 3``."""

from __future__ import annotations

import re
from collections.abc import Iterable

PREFIXED = ("formula", "interval", "list")
"""The types that answer lines name."""

_PREFIX = re.compile(rf"({'|'.join(PREFIXED)}):\s*")


def named_type(texts: Iterable[str]) -> str | None:
    """The type that the first of these answers names, or None where none of them does."""
    found = (match[1] for text in texts if (match := _PREFIX.match(text)))
    return next(found, None)


def split_prefix(text: str) -> tuple[str, str]:
    """``formula: `` and what stands behind it; nothing and the whole text where no type is named."""
    match = _PREFIX.match(text)
    return (text[: match.end()], text[match.end() :]) if match else ("", text)


def without_prefix(text: str, type_: str) -> str:
    """What stands behind ``formula:``; the whole text where that is left out, as after ``type: formula``."""
    prefix, rest = split_prefix(text)
    return rest.strip() if prefix.startswith(type_) else text.strip()
