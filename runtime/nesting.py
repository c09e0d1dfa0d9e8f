"""Nesting: how deep JSON text is nested, found without parsing it.

Python's JSON parser calls itself for each level. In the browser a text of some thousand levels
does not end in an error there, but in the end of the interpreter; so depth is looked at first.
"""

import re

DEEPEST = 12
"""Lists and objects within each other in a progress file, at most."""

_TEXTS = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_INNERMOST = re.compile(r"\[\]|\{\}")
_OTHER = re.compile(r"[^\[\]{}]+")


def is_deeper_than(levels: int, json_text: str) -> bool:
    """Whether lists and objects of `json_text` are nested deeper than `levels`.

    Brackets inside texts do not count, brackets that are never closed do.
    """
    brackets = _OTHER.sub("", _TEXTS.sub("", json_text))
    for _ in range(levels):
        inner = brackets
        brackets = _INNERMOST.sub("", inner)
        if brackets == inner:
            return brackets.count("[") + brackets.count("{") > levels
    return bool(brackets)
