"""Numbers: any number within one of some ranges, in the form asked for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..fields import Malformed, as_list, as_object, items, member, optional_text
from ..grades import NOTHING, UNREADABLE, Grade, again
from ..numerals import LONGEST, Numeral, plain, readings
from ..responses import Response, Typed
from .key import Key

type Ratio = tuple[int, int]
"""An exact number: numerator, and a denominator above 0."""


@dataclass(frozen=True, slots=True)
class Range:
    """All numbers from `low` to `high`, both included, as exact ratios."""

    low: Ratio
    high: Ratio


@dataclass(frozen=True, slots=True)
class NumberWrong:
    """A wrong number that the author expects, and the misconception it shows."""

    range: Range
    tag: str | None


@dataclass(frozen=True, slots=True)
class NumberKey(Key):
    """The key of a number: any of `keys`; `simplest` asks for lowest terms."""

    keys: tuple[Range, ...]
    simplest: bool
    unit: str | None
    wrongs: tuple[NumberWrong, ...]

    def graded(self, response: Response, language: str) -> Grade:
        """Right where the number lies in a range; asked again where it can't be read or has another form."""
        if not isinstance(response, Typed):
            return UNREADABLE
        if not response.text.strip():
            return NOTHING
        return _graded_number(self, response.text, language)

    def guess(self, typed_guess: float) -> float:
        """That of what is typed."""
        return typed_guess

    @property
    def shows(self) -> frozenset[str]:
        """The misconceptions that an expected wrong answer shows."""
        return frozenset(wrong.tag for wrong in self.wrongs if wrong.tag is not None)


def number_key(fields: Mapping[str, object]) -> NumberKey:
    """The key in ``grading``, or Malformed."""
    return NumberKey(
        keys=items(fields, "keys", _range),
        simplest=optional_text(fields, "form") == "simplest",
        unit=optional_text(fields, "unit"),
        wrongs=items(fields, "wrongs", _number_wrong),
    )


def _range(value: object, place: str) -> Range:
    fields = as_object(value, place)
    return Range(_ratio(member(fields, "low"), place), _ratio(member(fields, "high"), place))


def _ratio(value: object, place: str) -> Ratio:
    pair = as_list(value, place)
    if len(pair) != 2:
        raise Malformed(place, "a pair of whole numbers")
    top, bottom = (_integer(part, place) for part in pair)
    if bottom <= 0:
        raise Malformed(place, "a denominator above 0")
    return top, bottom


def _integer(value: object, place: str) -> int:
    """`value` as a whole number of any size: keys are exact, however long."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise Malformed(place, "a whole number")
    return value


def _number_wrong(value: object, place: str) -> NumberWrong:
    return NumberWrong(_range(value, place), optional_text(as_object(value, place), "tag"))


def _graded_number(key: NumberKey, text: str, language: str) -> Grade:
    found = readings(_without_unit(text, key.unit), language)
    if not found:
        return UNREADABLE
    usual, *others = found
    if _is_key(key, usual):
        return Grade("right", ("right",)) if _has_form(key, usual) else again("not-simplest")
    if any(_is_key(key, other) for other in others):
        return again("separator")
    for place, wrong in enumerate(key.wrongs):
        if _is_within(usual, wrong.range):
            return Grade("wrong", (f"wrong:{place}",), wrong.tag)
    return Grade("wrong")


def _is_key(key: NumberKey, numeral: Numeral) -> bool:
    return any(_is_within(numeral, wanted) for wanted in key.keys)


def _has_form(key: NumberKey, numeral: Numeral) -> bool:
    return numeral.lowest or not key.simplest


def _is_within(numeral: Numeral, wanted: Range) -> bool:
    (low, low_parts), (high, high_parts) = wanted.low, wanted.high
    return low * numeral.bottom <= numeral.top * low_parts and numeral.top * high_parts <= high * numeral.bottom


def _without_unit(text: str, unit: str | None) -> str:
    """`text` without `unit` behind or before the number; spaces, ``^`` and case are forgiven."""
    letters = re.sub(r"[ ^*]", "", plain(unit or ""))
    if not letters or len(text) > LONGEST:
        return text
    pattern = r"[ ^*]*".join(re.escape(letter) for letter in letters)
    body = plain(text)
    behind = re.sub(rf"[ *]*{pattern}$", "", body, count=1, flags=re.IGNORECASE)
    return behind if behind != body else re.sub(f"^{pattern}", "", body, flags=re.IGNORECASE)
