"""Exact arithmetic with pairs of whole numbers; what grows beyond a bound has no value."""

from math import floor, gcd, isqrt

type Ratio = tuple[int, int]
"""An exact number: numerator, and a denominator above 0, in lowest terms."""

MOST_BITS = 4096
"""Longer numbers have no value here: nothing that is taught needs them, and nothing may take long."""


def ratio(top: int, bottom: int = 1) -> Ratio | None:
    """`top` / `bottom` in lowest terms; None for a division by 0 and beyond the bound."""
    if bottom == 0 or max(top.bit_length(), bottom.bit_length()) > MOST_BITS:
        return None
    common = gcd(top, bottom) * (1 if bottom > 0 else -1)
    return top // common, bottom // common


def total(one: Ratio, other: Ratio) -> Ratio | None:
    """The sum of both."""
    return ratio(one[0] * other[1] + other[0] * one[1], one[1] * other[1])


def negated(one: Ratio) -> Ratio:
    """The number with the other sign."""
    return -one[0], one[1]


def times(one: Ratio, other: Ratio) -> Ratio | None:
    """The product of both."""
    return ratio(one[0] * other[0], one[1] * other[1])


def divided(one: Ratio, other: Ratio) -> Ratio | None:
    """The quotient; None for a division by 0."""
    return ratio(one[0] * other[1], one[1] * other[0])


def raised(base: Ratio, power: Ratio) -> Ratio | None:
    """The power if it is rational; None for 0 to 0 and less, and beyond the bound."""
    if power[1] != 1:
        inner = root(power[1], base) if base[0] >= 0 and power[1] <= MOST_BITS else None
        return None if inner is None else raised(inner, (power[0], 1))
    exponent = power[0]
    if base[0] == 0:
        return (0, 1) if exponent > 0 else None
    if abs(base[0]) == 1 and base[1] == 1:
        return (base[0] if exponent % 2 else 1), 1
    longest = max(base[0].bit_length(), base[1].bit_length())
    if abs(exponent) * longest > MOST_BITS:
        return None
    top, bottom = base[0] ** abs(exponent), base[1] ** abs(exponent)
    return ratio(top, bottom) if exponent >= 0 else ratio(bottom, top)


def root(degree: int, of: Ratio) -> Ratio | None:
    """The root if it is rational: of negative numbers only with an odd degree."""
    if degree < 1 or degree > MOST_BITS or (of[0] < 0 and degree % 2 == 0):
        return None
    top, bottom = _whole_root(degree, abs(of[0])), _whole_root(degree, of[1])
    if top is None or bottom is None:
        return None
    return (top if of[0] >= 0 else -top), bottom


def _whole_root(degree: int, of: int) -> int | None:
    """The whole root of a whole number from 0 on, if there is one."""
    if of < 2 or degree == 1:
        return of
    if degree == 2:
        found = isqrt(of)
        return found if found * found == of else None
    low, high = 1, 1 << (of.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**degree <= of else (low, middle - 1)
    return low if low**degree == of else None


def compared(one: Ratio, other: Ratio) -> int:
    """Below, at or above 0 as `one` is less than, equal to or more than `other`."""
    return one[0] * other[1] - other[0] * one[1]


def rounded_down(one: Ratio) -> int:
    """The greatest whole number that is not above."""
    return one[0] // one[1]


def rounded(one: Ratio, places: int) -> Ratio | None:
    """Rounded to `places` decimals as in school: a half goes away from 0."""
    if abs(places) > 100:
        return None
    up, down = 10 ** max(places, 0), 10 ** max(-places, 0)
    scaled = ratio(abs(one[0]) * up, one[1] * down)
    if scaled is None:
        return None
    whole = (2 * scaled[0] + scaled[1]) // (2 * scaled[1])
    return ratio((whole if one[0] >= 0 else -whole) * down, up)


def as_float(one: Ratio) -> float | None:
    """The nearest float, None beyond their range."""
    try:
        return one[0] / one[1]
    except OverflowError:
        return None


def from_float(value: float, places: int) -> Ratio | None:
    """A float to `places` decimals, a half away from 0; None where floats are no longer exact."""
    scaled = abs(value) * 10.0**places if abs(places) < 16 else 1e99
    if not scaled < 2**52:
        return None
    nearest = floor(scaled)
    # Settled before it is compared, so that a half is a half on every machine.
    whole = nearest + (round(scaled - nearest, 6) >= 0.5)
    sign = -1 if value < 0 else 1
    return ratio(sign * whole * 10 ** max(-places, 0), 10 ** max(places, 0))
