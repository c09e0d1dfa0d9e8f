"""Whether two formulas are the same: by their values at many points.

Rational formulas are compared exactly: two polynomials that agree at so many odd points are one. Others
are compared as floats. Points where either has no value tell nothing; too few that do, and nobody knows.
"""

from collections.abc import Mapping

from .expression_tree import Expression, letters_in
from .expression_values import exact_value, float_value
from .ratios import Ratio, as_float

ENOUGH = 4
"""So many points with values decide."""

NEAR = 1e-9
"""Relative difference of floats that are the same."""

_POINTS = 24
_WHOLE_POINTS = 6
_SETTLED = 12
_TOPS = (53, 97, 31, 71, 113, 19, 83, 41, 61, 101, 29, 67)
_BOTTOMS = (37, 29, 43, 23, 47, 59)


def same_formula(one: Expression, other: Expression) -> bool | None:
    """Whether both have the same value wherever both have one; None if they nowhere have enough."""
    letters = sorted(letters_in(one) | letters_in(other))
    if not letters:
        return _same_at(one, other, {})
    agreed = 0
    for place in range(_POINTS + _WHOLE_POINTS):
        same = _same_at(one, other, _point(letters, place))
        if same is False:
            return False
        agreed += same is True
        if agreed >= _SETTLED:
            break
    return True if agreed >= ENOUGH else None


def _point(letters: list[str], place: int) -> Mapping[str, Ratio]:
    """A point: odd fractions of both signs, some in between 0 and 1, and in the end whole numbers."""
    if place >= _POINTS:
        return {letter: (place - _POINTS + 2 + 3 * number, 1) for number, letter in enumerate(letters)}
    return {letter: _coordinate(place, number) for number, letter in enumerate(letters)}


def _coordinate(place: int, letter: int) -> Ratio:
    top = _TOPS[(place * 5 + letter * 7) % len(_TOPS)]
    bottom = _BOTTOMS[(place + letter * 5 + place // 6) % len(_BOTTOMS)]
    is_small = (place + letter) % 4 == 3
    is_negative = place % 3 == 1 and (place // 3 + letter) % 2 == 0
    return (-top if is_negative else top), bottom * (7 if is_small else 1)


def _same_at(one: Expression, other: Expression, point: Mapping[str, Ratio]) -> bool | None:
    exact, exact_other = exact_value(one, point), exact_value(other, point)
    if exact is not None and exact_other is not None:
        return exact == exact_other
    floats = {letter: as_float(value) or 0.0 for letter, value in point.items()}
    value, value_other = float_value(one, floats), float_value(other, floats)
    if value is None or value_other is None:
        return None
    return abs(value - value_other) <= NEAR * max(abs(value), abs(value_other)) + 1e-12
