"""Expressions with parameters: read once, then computed for each combination of values.

What an expression may hold is the engine's grammar (``mkcourse.runtime.reading.expressions``).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from math import isclose, isfinite

from ...runtime.reading.expression_tokens import FUNCTIONS
from ...runtime.reading.expressions import Expression, Operation, Unread, exact_value, float_value, letters_in, parsed
from ..suggestions import did_you_mean
from ..words import Sentence
from .values import Number, Value, Values
from .writing import FORMS

RESERVED = frozenset({*(name for name in FUNCTIONS if len(name) > 1), *FORMS, "pi", "step", "in"})
"""Names that mean something in expressions already."""

_DECIMAL = re.compile(r"\d?\.\d|%")
_NOISE = 1e-12
_WAVES = frozenset({"sin", "cos", "tan", "cot"})


class TermFault(ValueError):
    """The expression can't be read: why, the likely fix, and the first name that is not known."""

    def __init__(self, message: str, fix: Sentence | None = None, unknown: str | None = None) -> None:
        super().__init__(message)
        self.fix = fix
        self.unknown = unknown


@dataclass(frozen=True, slots=True)
class Term:
    """An expression and the parameters in it; a word, or the name of a parameter that is one, has no tree."""

    text: str
    tree: Expression | None
    names: frozenset[str]
    decimal: bool = False
    waves: bool = False
    is_word: bool = False


def term(text: str, names: Collection[str]) -> Term:
    """The expression in ``text``, which may use ``names``.  Raises TermFault."""
    try:
        tree = parsed(text, names, "en")
    except Unread as fault:
        if fault.letters:
            unknown = _whole_name(text, fault.letters[0], names)
            raise TermFault(str(fault), did_you_mean(unknown, names), unknown) from None
        raise TermFault(str(fault)) from None
    operations = _operations(tree)
    decimal = bool(_DECIMAL.search(text)) or "round2" in operations
    return Term(text, tree, letters_in(tree), decimal, bool(operations & _WAVES))


def _whole_name(text: str, letters: str, names: Collection[str]) -> str:
    """The word of ``text`` in which ``letters`` are not known: people mistype words, not letters."""
    words = re.findall(r"[^\W\d_]\w*", text)
    return next((word for word in words if letters in word and word not in names), letters)


def _operations(tree: Expression) -> set[str]:
    """The names of all operations; ``round2`` is a rounding to decimal places."""
    if not isinstance(tree, Operation):
        return set()
    own = "round2" if tree.name == "round" and len(tree.parts) == 2 else tree.name
    return {own}.union(*(_operations(part) for part in tree.parts))


def value_of(found: Term, values: Values) -> Value | None:
    """What the expression is worth; None where it has no value, as 1/0 has none."""
    if found.tree is None:
        return values.get(found.text, found.text)
    known = {name: values[name] for name in found.names}
    numbers = {name: value for name, value in known.items() if isinstance(value, Number)}
    if len(numbers) < len(known):
        return None
    decimal = found.decimal or any(number.decimal for number in numbers.values())
    return _exact(found, numbers, decimal) or _near(found, numbers, decimal)


def _exact(found: Term, numbers: dict[str, Number], decimal: bool) -> Number | None:
    pairs = {
        name: (each.exact.numerator, each.exact.denominator) for name, each in numbers.items() if each.exact is not None
    }
    pair = exact_value(found.tree, pairs) if found.tree is not None and len(pairs) == len(numbers) else None
    try:
        return None if pair is None else Number.of(Fraction(*pair), decimal)
    except OverflowError:
        return None


def _near(found: Term, numbers: dict[str, Number], decimal: bool) -> Number | None:
    value = None if found.tree is None else float_value(found.tree, {name: each.near for name, each in numbers.items()})
    if value is None or not isfinite(value):
        return None
    # the sine of pi is 0, but pi as a float is not pi
    return Number(0.0, Fraction(0), decimal) if found.waves and abs(value) < _NOISE else Number(value, None, decimal)


def compares(left: Value, sign: str, right: Value) -> bool:
    """Whether ``left`` and ``right`` stand to each other as ``sign`` says; words are equal or not."""
    if isinstance(left, str) or isinstance(right, str):
        return (left == right) == (sign == "=")
    order = _order(left, right)
    return {"=": order == 0, "!=": order != 0, "<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}[sign]


def _order(left: Number, right: Number) -> int:
    if left.exact is not None and right.exact is not None:
        return (left.exact > right.exact) - (left.exact < right.exact)
    if isclose(left.near, right.near, rel_tol=_NOISE, abs_tol=_NOISE):
        return 0
    return 1 if left.near > right.near else -1
