"""Answer lines about earlier parts: ``= {{4*a}} ± 1%``.

They are read twice: as a plain number with the true values of those parts, and as two expressions for the ends
of the range, into which the engine puts the learner's own values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...runtime.kinds.parts import value_with
from ...runtime.reading.expressions import Unread, exact_value, parsed
from ...runtime.reading.ratios import Ratio
from ..words import quoted, say
from .key_fault import KeyFault
from .number_keys import number_key

_TERM = re.compile(r"\{\{(.+?)\}\}")
_TOLERANCE = re.compile(r"\s*(?:±|\+/-|\+-)\s*")
LANGUAGE = "en"


def refers(text: str) -> bool:
    """Whether an answer line is about earlier parts."""
    return _TERM.search(text) is not None


def with_values(text: str, values: Mapping[str, Ratio], decimal: bool) -> str:
    """The line with numbers in the place of its terms; ``decimal`` numbers where they end. Raises KeyFault."""
    return _TERM.sub(lambda match: _number(match[1].strip(), values, decimal), text)


def bounds_of(text: str, unit: str | None) -> dict[str, str]:
    """The ends of the range as expressions of the parts' names."""
    terms: list[str] = []

    def _kept(match: re.Match[str]) -> str:
        terms.append(f"({match[1].strip()})")
        return f"\x00{len(terms) - 1}\x00"

    def _back(kept: str) -> str:
        return re.sub("\x00(\\d+)\x00", lambda match: terms[int(match[1])], kept.strip())

    kept = _TERM.sub(_kept, text).strip()
    if unit:
        kept = kept.removesuffix(unit).strip()
    low, dots, high = kept.partition("..")
    if dots:
        return {"low": _back(low), "high": _back(high)}
    value, *margins = _TOLERANCE.split(kept, maxsplit=1)
    if not margins:
        return {"low": _back(value), "high": _back(value)}
    centre, margin = f"({_back(value)})", f"({_back(margins[0])})"
    if margins[0].rstrip().endswith("%") and not value.rstrip().endswith("%"):
        margin = f"abs({centre})*{margin}"
    return {"low": f"{centre}-{margin}", "high": f"{centre}+{margin}"}


def has_meaning(bounds: Mapping[str, str], values: Mapping[str, Ratio]) -> bool:
    """Whether both ends can be read, and have values with those of the parts before."""
    try:
        ends = [parsed(bounds[end], tuple(values), LANGUAGE) for end in ("low", "high")]
    except Unread:
        return False
    return all(value_with(end, values) is not None for end in ends)


def centre_of(shown: str) -> Ratio | None:
    """The number that a key is about; None for a range, which is about none."""
    read = number_key(shown)
    return read[0].low if read and read[0].low == read[0].high else None


def _number(term: str, values: Mapping[str, Ratio], decimal: bool) -> str:
    try:
        tree = parsed(term, tuple(values), LANGUAGE)
    except Unread as fault:
        fix = (
            say("write an expression of earlier parts; parts before it are {names}", names=", ".join(values))
            if values
            else say("write an expression of earlier parts; no part before it is a number")
        )
        raise KeyFault(
            say("'{{{term}}}' can't be read: {fault}", term=term, fault=quoted(str(fault))),
            fix,
        ) from None
    value = value_with(tree, values)
    if value is None:
        raise KeyFault(
            say("'{{{term}}}' has no value with the right answers of the parts before it", term=term), say("correct it")
        )
    return _written(value, decimal or exact_value(tree, values) is None or "." in term)


def _written(value: Ratio, decimal: bool) -> str:
    top, bottom = value
    if bottom == 1:
        return str(top)
    places = next((places for places in range(1, 16) if 10**places % bottom == 0), None)
    if not decimal or places is None:
        return f"{top}/{bottom}"
    digits = str(abs(top) * 10**places // bottom).rjust(places + 1, "0")
    return f"{'-' if top < 0 else ''}{digits[:-places]}.{digits[-places:]}"
