"""Expressions as trees: numbers, letters, and operations on expressions.

``a - b`` is the sum of a and the opposite of b; sums and products are flat and keep their order.
"""

from dataclasses import dataclass

from .ratios import Ratio


@dataclass(frozen=True, slots=True)
class Number:
    """A number as typed, whole or decimal: `top` / `bottom`, a power of ten."""

    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A variable."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation or a function: ``+ * - / ^ mixed % ‰ ! °``, ``pi``, ``e``, or a function's name.

    ``-`` has one part; ``mixed`` is a mixed number with its three numbers.
    """

    name: str
    parts: tuple["Expression", ...] = ()


type Expression = Number | Letter | Operation


def sum_of(terms: list[Expression]) -> Expression:
    """The sum of `terms`, flat."""
    return _flat("+", terms)


def product_of(factors: list[Expression]) -> Expression:
    """The product of `factors`, flat."""
    return _flat("*", factors)


def _flat(name: str, parts: list[Expression]) -> Expression:
    if len(parts) == 1:
        return parts[0]
    flat: list[Expression] = []
    for part in parts:
        flat.extend(part.parts if is_operation(part, name) and isinstance(part, Operation) else [part])
    return Operation(name, tuple(flat))


def is_operation(expression: Expression, *names: str) -> bool:
    """Whether it is an operation of one of these names."""
    return isinstance(expression, Operation) and expression.name in names


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """What it operates on; nothing for numbers and letters."""
    return expression.parts if isinstance(expression, Operation) else ()


def depth_of(expression: Expression) -> int:
    """How deep its operations stand in each other."""
    level: list[Expression] = [expression]
    depth = 0
    while level:
        depth += 1
        level = [part for one in level for part in parts_of(one)]
    return depth


def letters_in(expression: Expression) -> frozenset[str]:
    """The variables that stand in it."""
    if isinstance(expression, Letter):
        return frozenset([expression.name])
    return frozenset().union(*map(letters_in, parts_of(expression)))


def canonical(expression: Expression) -> str:
    """A text that is the same for the same tree, whatever signs, spaces and brackets it was typed with."""
    if isinstance(expression, Number):
        return _number_text(expression)
    if isinstance(expression, Letter):
        return expression.name
    inner = [canonical(part) for part in expression.parts]
    if expression.name in ("+", "*", "/", "^"):
        return f"({expression.name.join(inner)})"
    return f"{expression.name}({';'.join(inner)})" if inner else expression.name


def _number_text(number: Number) -> str:
    places = len(str(number.bottom)) - 1
    digits = str(number.top).rjust(places + 1, "0")
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :].rstrip("0")
    return f"{whole.lstrip('0') or '0'}.{part}" if part else whole.lstrip("0") or "0"


def value_of(number: Number) -> Ratio:
    """The number as a pair."""
    return number.top, number.bottom
