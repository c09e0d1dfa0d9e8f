"""How the value of a parameter is written: in running text, in a formula, in an answer's key, as an amount.

Whole numbers are digits.  What came from decimals is a decimal where it ends, else a
fraction; what came from whole numbers by dividing is a fraction.  What no fraction
can hold (a root, pi) is rounded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from .values import Number, Value

Setting = Literal["text", "formula", "key", "code", "amount"]
"""Running text; between dollars; what is graded; what is code; a bare decimal, as coordinates and sizes need it."""
Form = Literal["signed", "coefficient", "decimal", "fraction", "mixed"]
FORMS: tuple[Form, ...] = ("signed", "coefficient", "decimal", "fraction", "mixed")

SHOWN_DIGITS = 6
KEY_DIGITS = 12
LONGEST = 60
"""No number of more signs than this is written out: it would be a slip, not a question."""

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Manner:
    """Where a value is written, with which decimal sign, and in which forms the author asked for."""

    setting: Setting
    comma: bool = False
    forms: frozenset[Form] = frozenset()
    places: int | None = None
    """Decimal places to round to; None where the author named none."""


def written(value: Value, manner: Manner) -> str | None:
    """``value`` in that manner, or None where it is too long to be meant."""
    if isinstance(value, str):
        return value
    number = _rounded(value, manner.places)
    negative = number.near < 0 or (number.exact is not None and number.exact < 0)
    size = _size(
        replace(number, near=abs(number.near), exact=None if number.exact is None else abs(number.exact)), manner
    )
    if len(size) > LONGEST:
        return None
    if "coefficient" in manner.forms and size == "1":
        size = ""
    if "signed" in manner.forms:
        return f"{_minus(manner) if negative else '+'} {size}".strip()
    return f"{_minus(manner)}{size}" if negative else size


def _minus(manner: Manner) -> str:
    return "−" if manner.setting == "text" else "-"


def _rounded(number: Number, places: int | None) -> Number:
    if places is None:
        return number
    exact = number.exact if number.exact is not None else Fraction(number.near)
    found = round(exact * 10**places)  # half to even, on exact numbers
    value = Fraction(found, 10**places)
    return Number(float(value), value, decimal=True)


def _size(number: Number, manner: Manner) -> str:
    """The number without its sign."""
    if number.exact is None:
        return _near(number.near, manner)
    if number.exact.denominator == 1:
        whole = str(number.exact.numerator)
        return (
            whole
            if manner.places is None or not manner.places
            else _with_point(f"{whole}.{'0' * manner.places}", manner)
        )
    if manner.setting == "amount" or "decimal" in manner.forms:
        return _decimal(number.exact, manner) or _near(number.near, manner)
    ends = _decimal(number.exact, manner)
    if number.decimal and ends is not None and not manner.forms & {"fraction", "mixed"}:
        return ends
    return _fraction(number.exact, manner)


def _decimal(value: Fraction, manner: Manner) -> str | None:
    """The decimal, or None where it does not end soon."""
    places = _places(value.denominator)
    if places is None:
        return None
    places = max(places, manner.places or 0)
    digits = str(value.numerator * 10**places // value.denominator).rjust(places + 1, "0")
    return _with_point(f"{digits[:-places]}.{digits[-places:]}", manner)


MOST_PLACES = 12


def _places(denominator: int) -> int | None:
    """How many decimal places a fraction in lowest terms has, None where more than MOST_PLACES."""
    return next((places for places in range(MOST_PLACES + 1) if 10**places % denominator == 0), None)


def _with_point(text: str, manner: Manner) -> str:
    if not manner.comma or manner.setting in ("key", "code", "amount"):
        return text
    return text.replace(".", "{,}" if manner.setting == "formula" else ",")


def _fraction(value: Fraction, manner: Manner) -> str:
    whole, top = divmod(value.numerator, value.denominator)
    if "mixed" in manner.forms and whole:
        part = _over(top, value.denominator, manner)
        return f"{whole}{part}" if manner.setting == "formula" else f"{whole} {part}"
    return _over(value.numerator, value.denominator, manner)


def _over(top: int, bottom: int, manner: Manner) -> str:
    return rf"\frac{{{top}}}{{{bottom}}}" if manner.setting == "formula" else f"{top}/{bottom}"


def _near(value: float, manner: Manner) -> str:
    digits = KEY_DIGITS if manner.setting in ("key", "code") else SHOWN_DIGITS
    lead, _, power = f"{value:.{digits - 1}e}".partition("e")
    if -5 < int(power) < digits:
        plain = f"{value:.{max(digits - 1 - int(power), 0)}f}"
        return _with_point(plain.rstrip("0").rstrip(".") if "." in plain else plain, manner)
    lead = lead.rstrip("0").rstrip(".")
    if manner.setting == "formula":
        return rf"{_with_point(lead, manner)} \times 10^{{{int(power)}}}"
    if manner.setting == "text":
        return f"{_with_point(lead, manner)} × 10{str(int(power)).translate(_RAISED)}"
    return f"{lead}e{int(power)}"
