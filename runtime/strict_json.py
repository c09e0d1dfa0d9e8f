"""Strict JSON: what RFC 8259 allows and every reader of numbers can hold.

Python's parser also takes NaN and Infinity, and makes infinity of 1e999; written again, they are
no JSON that a browser could read.
"""

import json
from math import isfinite


def strictly_parsed(json_text: str) -> object:
    """The value of `json_text`, or ValueError; how deep it is nested is looked at before (nesting.py)."""
    return json.loads(json_text, parse_constant=_refused, parse_float=_finite)


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise ValueError(f"{digits} is too large")
    return number
