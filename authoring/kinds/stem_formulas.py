"""The formulas that a question itself shows: to type one of them again is no answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from ...runtime.reading.expressions import Expression, Unread, canonical, parsed

_CODE = re.compile(r"`[^`]*`")
_FORMULA = re.compile(r"(?<!\\)\$\$?((?:[^$\\]|\\.)+)\$\$?")


def asked_formulas(stem: str, letters: Collection[str], keys: Iterable[Expression] = ()) -> list[str]:
    """Canonical texts of the stem's formulas that hold numbers and these letters only.

    What is written just like a key is left out: there the question is to write it down.
    """
    trees = (_tree(match[1], letters) for match in _FORMULA.finditer(_CODE.sub("", stem)))
    texts = {canonical(tree) for tree in trees if tree is not None}
    return sorted(texts - {canonical(key) for key in keys})


def _tree(latex: str, letters: Collection[str]) -> Expression | None:
    try:
        return parsed(latex, letters)
    except Unread:
        return None
