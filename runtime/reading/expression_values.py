"""What an expression is worth: exactly where it is rational, else as a float."""

import math
from collections.abc import Callable, Mapping

from .expression_tree import Expression, Letter, Number, value_of
from .ratios import (
    Ratio,
    as_float,
    compared,
    divided,
    from_float,
    negated,
    raised,
    ratio,
    root,
    rounded,
    rounded_down,
    times,
    total,
)

_LARGEST_FACTORIAL = 170


def exact_value(expression: Expression, values: Mapping[str, Ratio]) -> Ratio | None:
    """The exact value; None where it is irrational, undefined, or beyond all bounds.

    What is rounded (`round`, `floor`, `ceil`) is exact even if what stands inside is not.
    """
    if isinstance(expression, Number):
        return ratio(*value_of(expression))
    if isinstance(expression, Letter):
        found = values.get(expression.name)
        return ratio(*found) if found is not None else None
    given = [exact_value(part, values) for part in expression.parts]
    if expression.name in _ROUNDINGS and given[0] is None:
        return _rounded_float(expression.name, _floats(expression.parts, values), given)
    known = [one for one in given if one is not None]
    if len(known) < len(given) or expression.name not in _EXACT:
        return None
    return _EXACT[expression.name](known)


def float_value(expression: Expression, values: Mapping[str, float]) -> float | None:
    """The value as a float; None where it is undefined or out of range."""
    if isinstance(expression, Number):
        return as_float(value_of(expression))
    if isinstance(expression, Letter):
        found = values.get(expression.name)
        return found if found is not None and math.isfinite(found) else None
    given = [float_value(part, values) for part in expression.parts]
    known = [one for one in given if one is not None]
    if len(known) < len(given) or expression.name not in _FLOAT:
        return None
    try:
        result = _FLOAT[expression.name](known)
    except (ArithmeticError, ValueError):
        return None
    return result if result is not None and math.isfinite(result) else None


def _floats(parts: tuple[Expression, ...], values: Mapping[str, Ratio]) -> list[float | None]:
    known = {name: as_float(value) for name, value in values.items()}
    return [float_value(part, {name: one for name, one in known.items() if one is not None}) for part in parts]


# exact


def _rounded_float(name: str, floats: list[float | None], exact: list[Ratio | None]) -> Ratio | None:
    """An irrational number rounded: it is never near enough to the middle of two for doubt."""
    value = floats[0]
    if value is None:
        return None
    if name == "round":
        places = exact[1] if len(exact) > 1 else (0, 1)
        return from_float(value, places[0]) if places is not None and places[1] == 1 else None
    near = from_float(value, 9)
    return None if near is None else _EXACT[name]([near])


def _sum(known: list[Ratio]) -> Ratio | None:
    return _folded(total, known)


def _product(known: list[Ratio]) -> Ratio | None:
    return _folded(times, known)


def _folded(step: Callable[[Ratio, Ratio], Ratio | None], known: list[Ratio]) -> Ratio | None:
    result: Ratio | None = known[0]
    for one in known[1:]:
        if result is None:
            return None
        result = step(result, one)
    return result


def _mixed(known: list[Ratio]) -> Ratio | None:
    part = divided(known[1], known[2])
    return None if part is None else total(known[0], part)


def _factorial(known: list[Ratio]) -> Ratio | None:
    top, bottom = known[0]
    if bottom != 1 or not 0 <= top <= _LARGEST_FACTORIAL:
        return None
    return math.factorial(top), 1


def _root(known: list[Ratio]) -> Ratio | None:
    degree, of = known
    return root(degree[0], of) if degree[1] == 1 else None


def _log(known: list[Ratio]) -> Ratio | None:
    """The logarithm where it is a whole number."""
    base, of = known if len(known) == 2 else ((10, 1), known[0])
    if base[0] <= 0 or of[0] <= 0 or base == (1, 1):
        return None
    guess = round(_log_of(of) / _log_of(base)) if base != (1, 1) else 0
    return (guess, 1) if raised(base, (guess, 1)) == of else None


def _log_of(one: Ratio) -> float:
    return math.log(one[0]) - math.log(one[1])


def _round(known: list[Ratio]) -> Ratio | None:
    places = known[1] if len(known) > 1 else (0, 1)
    return rounded(known[0], places[0]) if places[1] == 1 else None


def _mod(known: list[Ratio]) -> Ratio | None:
    """The remainder, with the sign of the divisor: mod(-7, 3) is 2."""
    quotient = divided(*known)
    if quotient is None:
        return None
    taken = times(known[1], (rounded_down(quotient), 1))
    return None if taken is None else total(known[0], negated(taken))


def _gcd(known: list[Ratio]) -> Ratio | None:
    return (math.gcd(*(top for top, _ in known)), 1) if _are_whole(known) else None


def _lcm(known: list[Ratio]) -> Ratio | None:
    if not _are_whole(known):
        return None
    return _folded(lambda one, other: ratio(math.lcm(one[0], other[0])), [*known, (1, 1)])


def _are_whole(known: list[Ratio]) -> bool:
    return all(bottom == 1 for _, bottom in known)


def _least(known: list[Ratio]) -> Ratio:
    least = known[0]
    for one in known[1:]:
        least = one if compared(one, least) < 0 else least
    return least


def _greatest(known: list[Ratio]) -> Ratio:
    return negated(_least([negated(one) for one in known]))


def _only(at: Ratio, value: int) -> Callable[[list[Ratio]], Ratio | None]:
    """A function that is rational at one point only."""
    return lambda known: (value, 1) if known[0] == at else None


_ROUNDINGS = ("round", "floor", "ceil")
_EXACT: dict[str, Callable[[list[Ratio]], Ratio | None]] = {
    "+": _sum,
    "*": _product,
    "-": lambda known: negated(known[0]),
    "/": lambda known: divided(known[0], known[1]),
    "^": lambda known: raised(known[0], known[1]),
    "mixed": _mixed,
    "%": lambda known: divided(known[0], (100, 1)),
    "‰": lambda known: divided(known[0], (1000, 1)),
    "!": _factorial,
    "sqrt": lambda known: root(2, known[0]),
    "cbrt": lambda known: root(3, known[0]),
    "root": _root,
    "abs": lambda known: (abs(known[0][0]), known[0][1]),
    "min": _least,
    "max": _greatest,
    "floor": lambda known: (rounded_down(known[0]), 1),
    "ceil": lambda known: (-rounded_down(negated(known[0])), 1),
    "round": _round,
    "gcd": _gcd,
    "lcm": _lcm,
    "mod": _mod,
    "log": _log,
    **{name: _only((0, 1), 0) for name in ("sin", "tan", "asin", "atan", "sinh", "tanh", "°")},
    **{name: _only((0, 1), 1) for name in ("cos", "sec", "exp", "cosh")},
    "acos": _only((1, 1), 0),
    "ln": _only((1, 1), 0),
}

# floats


def _power(known: list[float]) -> float | None:
    base, exponent = known
    if base == 0 and exponent <= 0:
        return None
    result = base**exponent
    return result if isinstance(result, float) else None  # of a negative number it is complex


def _float_root(known: list[float]) -> float | None:
    degree, of = known
    if degree < 1 or degree != math.floor(degree):
        return None
    if of < 0:
        return -((-of) ** (1 / degree)) if degree % 2 == 1 else None
    return float(of ** (1 / degree))


def _float_log(known: list[float]) -> float | None:
    if len(known) == 1:
        return math.log10(known[0])
    return math.log(known[1]) / math.log(known[0])


def _float_round(known: list[float]) -> float | None:
    places = known[1] if len(known) > 1 else 0.0
    found = from_float(known[0], int(places)) if places == int(places) else None
    return None if found is None else as_float(found)


def _float_factorial(known: list[float]) -> float | None:
    whole = int(known[0])
    return float(math.factorial(whole)) if whole == known[0] and 0 <= whole <= _LARGEST_FACTORIAL else None


def _tan(known: list[float]) -> float | None:
    return math.tan(known[0]) if abs(math.cos(known[0])) > 1e-12 else None


def _by_exact(name: str) -> Callable[[list[float]], float | None]:
    """A function of whole numbers."""

    def _of(known: list[float]) -> float | None:
        if any(one != int(one) for one in known):
            return None
        found = _EXACT[name]([(int(one), 1) for one in known])
        return None if found is None else as_float(found)

    return _of


_FLOAT: dict[str, Callable[[list[float]], float | None]] = {
    "+": math.fsum,
    "*": math.prod,
    "-": lambda known: -known[0],
    "/": lambda known: known[0] / known[1],
    "^": _power,
    "mixed": lambda known: known[0] + known[1] / known[2],
    "%": lambda known: known[0] / 100,
    "‰": lambda known: known[0] / 1000,
    "!": _float_factorial,
    "°": lambda known: math.radians(known[0]),
    "pi": lambda known: math.pi,
    "e": lambda known: math.e,
    "sqrt": lambda known: math.sqrt(known[0]),
    "cbrt": lambda known: _float_root([3.0, known[0]]),
    "root": _float_root,
    "abs": lambda known: abs(known[0]),
    "sin": lambda known: math.sin(known[0]),
    "cos": lambda known: math.cos(known[0]),
    "tan": _tan,
    "cot": lambda known: math.cos(known[0]) / math.sin(known[0]),
    "sec": lambda known: 1 / math.cos(known[0]),
    "csc": lambda known: 1 / math.sin(known[0]),
    "asin": lambda known: math.asin(known[0]),
    "acos": lambda known: math.acos(known[0]),
    "atan": lambda known: math.atan(known[0]),
    "sinh": lambda known: math.sinh(known[0]),
    "cosh": lambda known: math.cosh(known[0]),
    "tanh": lambda known: math.tanh(known[0]),
    "ln": lambda known: math.log(known[0]),
    "log": _float_log,
    "exp": lambda known: math.exp(known[0]),
    "min": min,
    "max": max,
    "floor": lambda known: float(math.floor(known[0])),
    "ceil": lambda known: float(math.ceil(known[0])),
    "round": _float_round,
    "gcd": _by_exact("gcd"),
    "lcm": _by_exact("lcm"),
    "mod": lambda known: known[0] - known[1] * math.floor(known[0] / known[1]),
}
