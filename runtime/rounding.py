"""Rounding: the one place where numbers of `exp`, `log` and powers become the same on every machine.

Addition, multiplication, division and square root are exact to the last bit everywhere (IEEE
754); `exp`, `log` and powers are not: the C libraries of CPython and of Pyodide differ in the
last digits. A learner's state must not, so whatever comes from them is rounded here first.
"""

DIGITS = 9
"""Decimal digits that are kept: far more than any belief means, far fewer than libraries differ in."""


def settle(value: float) -> float:
    """`value` rounded so that every machine gets the same number."""
    return round(value, DIGITS)
