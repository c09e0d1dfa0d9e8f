"""Keys of numbers as they stand in answer lines: ``3/4``, ``2..4``, ``9.81 ± 0.05 m/s^2``.

Numbers are kept exact, as fractions in lowest terms, so that the same key means
the same on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..question_body import shortened
from ..words import say
from .key_fault import KeyFault

Rational = tuple[int, int]
"""Numerator and denominator (> 0), in lowest terms."""


@dataclass(frozen=True, slots=True)
class NumberKey:
    """All numbers from ``low`` to ``high``, both included; ``shown`` is the author's way to write it."""

    low: Rational
    high: Rational
    shown: str


_NUMBER = r"[-−+]?(?:\d+\s+\d+\s*/\s*\d+|\d+\s*/\s*\d+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?)\s*%?"
_NUMBER_ONLY = re.compile(rf"({_NUMBER})\Z")
_RANGE = re.compile(rf"({_NUMBER})\s*\.\.\s*({_NUMBER})\Z")
_TOLERANCE = re.compile(rf"({_NUMBER})\s*(?:±|\+-|\+/-)\s*({_NUMBER})\Z")
_UNIT = re.compile(r"(.*(?:\d|%))\s+([A-Za-zµ°€$£][\w/^·*²³°%-]{0,15})\Z")
_MAX_LENGTH = 200

DECIMALS = 4
"""A decimal with more of them is seldom typed."""

NUMBER_FORMS = say("numbers are written as 3/4, 0.75, 1 1/2, 25%, 3.14 ± 0.01 or 2..4")


def number_key(text: str) -> tuple[NumberKey, str | None] | None:
    """The key and its unit, or None where ``text`` is not written like a number.

    Raises KeyFault where it is written like one and still has no meaning (3/0, 4..2).
    """
    text = text.strip()
    if len(text) > _MAX_LENGTH:
        return None
    unit = None
    with_unit = _UNIT.match(text)
    if with_unit and _key(with_unit[1]):
        text, unit = with_unit[1].strip(), with_unit[2]
    key = _key(text)
    return None if key is None else (key, unit)


def _key(text: str) -> NumberKey | None:
    if whole := _NUMBER_ONLY.match(text):
        value = _value(whole[1])
        return NumberKey(_pair(value), _pair(value), text)
    if bounds := _RANGE.match(text):
        low, high = _value(bounds[1]), _value(bounds[2])
        if low > high:
            raise KeyFault(
                say("the range '{text}' ends before it begins", text=text), say("write the smaller number first")
            )
        return NumberKey(_pair(low), _pair(high), text)
    if near := _TOLERANCE.match(text):
        value, by = _value(near[1]), near[2].strip()
        margin = abs(value) * _value(by) if by.endswith("%") and not near[1].endswith("%") else _value(by)
        if margin < 0:
            raise KeyFault(say("the tolerance '{by}' is negative", by=by), say("write it without its sign"))
        return NumberKey(_pair(value - margin), _pair(value + margin), near[1].strip())
    return None


def _value(text: str) -> Fraction:
    text = text.replace("−", "-").strip()
    percent = text.endswith("%")
    number = text.rstrip("% ").strip()
    try:
        value = _mixed(number) if re.search(r"\d\s+\d", number) else Fraction(re.sub(r"\s", "", number))
    except ZeroDivisionError:
        raise KeyFault(say("'{text}' divides by zero", text=text), say("correct the denominator")) from None
    except (ValueError, OverflowError):
        raise KeyFault(say("'{text}' is not a number", text=text), NUMBER_FORMS) from None
    if abs(value.numerator) > 10**60 or value.denominator > 10**60:
        raise KeyFault(
            say("'{text}' is too large or too fine a number", text=shortened(text)), say("use at most 60 digits")
        )
    return value / 100 if percent else value


def _mixed(number: str) -> Fraction:
    """``1 1/2`` and ``-1 1/2``: the sign belongs to both parts."""
    negative = number.startswith("-")
    whole, part = number.lstrip("+-").split(maxsplit=1)
    value = Fraction(whole) + Fraction(re.sub(r"\s", "", part))
    return -value if negative else value


def _pair(value: Fraction) -> Rational:
    return (value.numerator, value.denominator)


_ALMOST_NUMBER = re.compile(
    r"(?:ca\.?|about|~|≈|[<>≤≥])?\s*"
    r"[-−+]?\d[\d\s.,'’]*"
    r"(?:[^\w\s].*|to\b.*|\d|[A-Za-z°%]{0,3})?",
    re.IGNORECASE,
)


def almost_number(text: str) -> bool:
    """Whether ``text`` looks like a number and still is none, as ``2,5``, ``340-350`` or ``ca. 12``."""
    return _ALMOST_NUMBER.fullmatch(text.strip()) is not None


def comma_number(text: str) -> str | None:
    """``3,14 m`` and ``2,5..3,5`` written with the dots that keys need, or None where it is no such number."""
    pointed = re.sub(r"(?<=\d),(?=\d)", ".", text.strip())
    try:
        return pointed if pointed != text.strip() and number_key(pointed) else None
    except KeyFault:
        return None


def grouped_number(text: str) -> str | None:
    """``12,500`` without its comma, or None where a comma can't be meant to group digits."""
    found = re.fullmatch(r"([-−+]?[1-9]\d{0,2}(?:,\d{3})+)(\D.*)?", text.strip())
    return f"{found[1].replace(',', '')}{found[2] or ''}" if found else None


def same_number(value: Rational) -> Iterator[str]:
    """Other ways to write a number: up to four times the terms, mixed, as a decimal where that ends soon."""
    top, bottom = value
    if bottom == 1:
        yield str(top)
        return
    yield from (f"{top * times}/{bottom * times}" for times in range(1, 5))
    if abs(top) > bottom:
        whole, rest = divmod(abs(top), bottom)
        yield f"{'-' if top < 0 else ''}{whole} {rest}/{bottom}"
    if 10**DECIMALS % bottom == 0:
        decimal = f"{top / bottom:.{DECIMALS}f}".rstrip("0")
        yield from (decimal, decimal.replace(".", ","))
