"""How a right answer is written in a question: ``= 3/4``, ``= 3.14 ± 1%``, ``= Paris | paris``.

Numbers are kept exact, as fractions in lowest terms, so that the same key means
the same on every machine.
"""

from __future__ import annotations

import re
from fractions import Fraction

from .course import NumberKey, Rational, TextKey

_NUMBER = r"[-−+]?(?:\d+\s+\d+\s*/\s*\d+|\d+\s*/\s*\d+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?)\s*%?"
_NUMBER_ONLY = re.compile(rf"({_NUMBER})\Z")
_RANGE = re.compile(rf"({_NUMBER})\s*\.\.\s*({_NUMBER})\Z")
_TOLERANCE = re.compile(rf"({_NUMBER})\s*(?:±|\+-|\+/-)\s*({_NUMBER})\Z")
_UNIT = re.compile(r"(.*(?:\d|%))\s+([A-Za-zµ°€$£][\w/^·*²³°%-]{0,15})\Z")
_PATTERN = re.compile(r"/(.+)/(i?)\Z")
_MAX_LENGTH = 200


class KeyFault(ValueError):
    """The key can't be read; the message says why in words, ``fix`` what to write."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.fix = fix


NUMBER_FORMS = "numbers are written as 3/4, 0.75, 1 1/2, 25%, 3.14 ± 0.01 or 2..4"


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
            raise KeyFault(f"the range '{text}' ends before it begins", "write the smaller number first")
        return NumberKey(_pair(low), _pair(high), text)
    if near := _TOLERANCE.match(text):
        value, by = _value(near[1]), near[2].strip()
        margin = abs(value) * _value(by) if by.endswith("%") and not near[1].endswith("%") else _value(by)
        if margin < 0:
            raise KeyFault(f"the tolerance '{by}' is negative", "write it without its sign")
        return NumberKey(_pair(value - margin), _pair(value + margin), near[1].strip())
    return None


def _value(text: str) -> Fraction:
    text = text.replace("−", "-").strip()
    percent = text.endswith("%")
    number = text.rstrip("% ").strip()
    try:
        value = _mixed(number) if re.search(r"\d\s+\d", number) else Fraction(re.sub(r"\s", "", number))
    except ZeroDivisionError:
        raise KeyFault(f"'{text}' divides by zero", "correct the denominator") from None
    except (ValueError, OverflowError):
        raise KeyFault(f"'{text}' is not a number", NUMBER_FORMS) from None
    if abs(value.numerator) > 10**60 or value.denominator > 10**60:
        raise KeyFault(f"'{_short(text)}' is too large or too fine a number", "use at most 60 digits")
    return value / 100 if percent else value


def _mixed(number: str) -> Fraction:
    """``1 1/2`` and ``-1 1/2``: the sign belongs to both parts."""
    negative = number.startswith("-")
    whole, part = number.lstrip("+-").split(maxsplit=1)
    value = Fraction(whole) + Fraction(re.sub(r"\s", "", part))
    return -value if negative else value


def _pair(value: Fraction) -> Rational:
    return (value.numerator, value.denominator)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def text_key(text: str) -> TextKey:
    """``Paris | paris`` or ``/colou?r/``.  Raises KeyFault for an empty or a broken one."""
    if pattern := _PATTERN.match(text.strip()):
        _compiled(pattern[1])
        return TextKey(patterns=(pattern[1],))
    texts = tuple(each.strip() for each in text.split("|"))
    if not all(texts):
        raise KeyFault("an answer is empty", "write something between the '|', or remove one")
    return TextKey(texts=texts)


def _compiled(pattern: str) -> None:
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        fix = "patterns are Python's regular expressions; write '\\\\(' for a plain bracket"
        raise KeyFault(f"the pattern '/{_short(pattern)}/' can't be read: {error}", fix) from None
    if len(pattern) > _MAX_LENGTH or re.search(r"[+*}]\)[+*{]", pattern):
        raise KeyFault(
            f"the pattern '/{_short(pattern)}/' repeats a repetition (or is very long), "
            "which can freeze the learner's page",
            "list the answers one by one: '= colour | color'",
        )


_ALMOST_NUMBER = re.compile(
    r"(?:ca\.?|about|~|≈|[<>≤≥])?\s*"
    r"[-−+]?\d[\d\s.,'’]*"
    r"(?:[^\w\s].*|to\b.*|\d|[A-Za-z°%]{0,3})?",
    re.IGNORECASE,
)


def almost_number(text: str) -> bool:
    """Whether ``text`` looks like a number and still is none, as ``2,5``, ``340-350`` or ``ca. 12``."""
    return _ALMOST_NUMBER.fullmatch(text.strip()) is not None


def hard_to_type(text: str) -> str | None:
    """Why learners would hardly type ``text`` as it is written, in words; None where they would."""
    if re.search(r"\bor\b|\s/\s|,\s", text):
        return "seems to hold several answers, but a learner would have to type all of it"
    if re.search(r"^[“”\"„«‘]|[“”\"»’]$", text):
        return "has quotation marks, which a learner would have to type too"
    if text.endswith((".", "!", ";")):
        return "ends with a full stop, which a learner would have to type too"
    return None


def comma_number(text: str) -> str | None:
    """``3,14`` written with the dot that keys need, or None where it is no such number."""
    found = re.fullmatch(r"[-−+]?\d+,\d+(\s*(%|±.*|\+-.*))?", text.strip())
    return re.sub(r"(?<=\d),(?=\d)", ".", text.strip()) if found else None
