"""Numbers in any notation: as `numerals` reads them, and as mathematics fields and brackets give them."""

import re
from collections.abc import Callable

from .expression_tree import Expression, Number, Operation, is_operation, parts_of
from .expressions import Unread, exact_value, parsed
from .numerals import LONGEST, Numeral, fraction, mixed, plain, readings, scaled, signed

_LARGEST_POWER = 999
_TWO_NUMBERS = re.compile(r"[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒] *[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]|/ *\d+ +\d+ */")
"""Two numbers beside each other are no product."""


def numbers_in(text: str, language: str) -> tuple[Numeral, ...]:
    """The numbers that `text` can mean, the one usual in `language` first; none if it is no number.

    A sum or product that is still to be worked out is no number, but ``1 + 1/2`` is a mixed one.
    """
    found = readings(text, language)
    if found or len(text) > LONGEST:
        return found
    parts = text.split("=")
    if len(parts) > 1:
        return _last_of_equals([part for part in parts if part.strip()], language)
    tree = arithmetic(text, language)
    return () if tree is None else _numerals(tree)


def arithmetic(text: str, language: str) -> Expression | None:
    """`text` as arithmetic without letters; None if it can't be read."""
    if _TWO_NUMBERS.search(text):
        return None
    try:
        return parsed(text, (), language)
    except Unread:
        return None


def is_mixed_sum(text: str) -> bool:
    """Whether a mixed number is written as a sum, which may also be the task itself."""
    return "+" in plain(text)[1:]


def _last_of_equals(parts: list[str], language: str) -> tuple[Numeral, ...]:
    """The number at the end of an equation that is true, as in 3/4 = 0.75 or 3 + 4 = 7; none if it is not."""
    found = numbers_in(parts[-1], language) if parts else ()
    if not found:
        return ()
    last = found[0]
    values = [exact_number(part, language) for part in parts[:-1]]
    equal = all(value is not None and value[0] * last.bottom == last.top * value[1] for value in values)
    return (last,) if equal else ()


def _numerals(tree: Expression) -> tuple[Numeral, ...]:
    """The number that a tree writes down; none where there is something to work out."""
    if isinstance(tree, Number):
        return (Numeral(tree.top, tree.bottom, "whole" if tree.bottom == 1 else "decimal", tree.bottom == 1),)
    if not isinstance(tree, Operation) or tree.name not in _NOTATIONS:
        return ()
    return _NOTATIONS[tree.name](tree)


def _whole(tree: Expression) -> int | None:
    """The value of a whole number, which may have a sign."""
    if is_operation(tree, "-"):
        inner = _whole(parts_of(tree)[0])
        return None if inner is None or inner < 0 else -inner
    return tree.top if isinstance(tree, Number) and tree.bottom == 1 else None


def _opposite(tree: Operation) -> tuple[Numeral, ...]:
    return tuple(signed(one, negative=True) for one in _numerals(tree.parts[0]) if one.top >= 0)


def _quotient(tree: Operation) -> tuple[Numeral, ...]:
    top, bottom = map(_whole, tree.parts)
    if top is None or bottom is None:
        return ()
    if bottom < 0:
        return (Numeral(-top, -bottom, "fraction", lowest=False),)
    return fraction(top, bottom)


def _mixed(tree: Operation) -> tuple[Numeral, ...]:
    whole, top, bottom = (_whole(part) or 0 for part in tree.parts)
    return mixed(whole, top, bottom)


def _sum(tree: Operation) -> tuple[Numeral, ...]:
    """1 + 1/2."""
    if len(tree.parts) != 2 or not is_operation(tree.parts[1], "/"):
        return ()
    whole = _whole(tree.parts[0])
    top, bottom = map(_whole, parts_of(tree.parts[1]))
    if whole is None or top is None or bottom is None or min(whole, top) < 1:
        return ()
    return mixed(whole, top, bottom)


def _product(tree: Operation) -> tuple[Numeral, ...]:
    """A number times a power of ten."""
    if len(tree.parts) != 2 or not is_operation(tree.parts[1], "^"):
        return ()
    powers = _numerals(tree.parts[1])
    leads = _numerals(tree.parts[0])
    power = _power_of_ten(tree.parts[1])
    if not powers or power is None or not leads or leads[0].written not in ("whole", "decimal"):
        return ()
    return (scaled(leads[0], power),)


def _power(tree: Operation) -> tuple[Numeral, ...]:
    power = _power_of_ten(tree)
    return () if power is None else (scaled(Numeral(1, 1, "whole", lowest=True), power),)


def _power_of_ten(tree: Expression) -> int | None:
    base, exponent = parts_of(tree)
    power = _whole(exponent)
    is_ten = _whole(base) == 10
    return power if is_ten and power is not None and abs(power) <= _LARGEST_POWER else None


def _parts_of(parts: int) -> Callable[[Operation], tuple[Numeral, ...]]:
    return lambda tree: tuple(signed(one, negative=False, parts=parts) for one in _numerals(tree.parts[0]))


_NOTATIONS: dict[str, Callable[[Operation], tuple[Numeral, ...]]] = {
    "-": _opposite,
    "/": _quotient,
    "mixed": _mixed,
    "+": _sum,
    "*": _product,
    "^": _power,
    "%": _parts_of(100),
    "‰": _parts_of(1000),
}


def exact_number(text: str, language: str) -> tuple[int, int] | None:
    """The rational value of a number or of arithmetic; None where it is none, or can't be read."""
    found = numbers_in(text, language)
    if found:
        return found[0].top, found[0].bottom
    tree = arithmetic(text, language)
    return None if tree is None else exact_value(tree, {})
