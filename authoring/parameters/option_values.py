"""Whether two options are worth the same: ``0.5`` and ``$\\frac{1}{2}$`` are."""

from __future__ import annotations

import re
from functools import lru_cache

from ...runtime.reading.expressions import Unread, exact_value, float_value, parsed

_FORMULA = re.compile(r"\$\$?(.+?)\$\$?")
_UNIT = re.compile(r"(.*?[\d}$)])\s*((?:\\\w+\s*\{)?[A-Za-z°%€£][\w/^²³·]*\}?)\Z", re.DOTALL)
_DIGITS = 12


def same_value(one: str, other: str, language: str) -> bool:
    """Whether both are numbers, with the same unit if with any, and equal."""
    first, second = _worth(one, language), _worth(other, language)
    return first is not None and first == second


@lru_cache(maxsize=4096)
def _worth(markdown: str, language: str) -> tuple[object, str] | None:
    text = _FORMULA.sub(r" \1 ", markdown).replace("{,}", ",").strip()
    value = _value(text, language)
    if value is not None:
        return value, ""
    with_unit = _UNIT.match(text)
    value = _value(with_unit[1], language) if with_unit else None
    return None if value is None or with_unit is None else (value, with_unit[2])


def _value(text: str, language: str) -> object | None:
    if not re.search(r"\d", text):
        return None
    try:
        tree = parsed(text, (), language)
    except Unread:
        return None
    exact = exact_value(tree, {})
    if exact is not None:
        return exact
    near = float_value(tree, {})
    return None if near is None else f"{near:.{_DIGITS}g}"
