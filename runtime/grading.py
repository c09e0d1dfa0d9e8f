"""Grading: is this response right?

Pure and total: any response to any key gives a grade. An answer that cannot be read, or is
right but not in the form asked for, is *again*: asked once more, never counted as wrong.
The compiler uses the same functions to check each key.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from .keys import ChoiceKey, Key, NumberKey, Range, TextKey
from .numerals import LONGEST, Numeral, plain, readings
from .spelling import is_near_miss

LONGEST_TEXT = 300
"""Longer text answers are not read; it also bounds what a pattern can cost."""

type Verdict = Literal["right", "wrong", "again"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A response to a choice: the ids of the options chosen."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A response that was typed."""

    text: str


type Response = Chosen | Typed


@dataclass(frozen=True, slots=True)
class Grade:
    """What a response is: `keys` name its feedback, `reason` says why it is asked again."""

    verdict: Verdict
    keys: tuple[str, ...] = ()
    misconception: str | None = None
    reason: str | None = None


def grade(key: Key, response: Response, language: str) -> Grade:
    """The grade of `response`; `language` (BCP 47) decides how numbers are read."""
    if isinstance(key, ChoiceKey):
        return _graded_choice(key, response) if isinstance(response, Chosen) else _UNREADABLE
    if isinstance(response, Chosen):
        return _UNREADABLE
    if not response.text.strip():
        return _again("nothing-chosen")
    if isinstance(key, NumberKey):
        return _graded_number(key, response.text, language)
    return _graded_text(key, response.text)


def _again(reason: str) -> Grade:
    return Grade("again", reason=reason)


_UNREADABLE = _again("unreadable")


# choices


def _graded_choice(key: ChoiceKey, response: Chosen) -> Grade:
    chosen = dict.fromkeys(response.options)
    if not chosen:
        return _again("nothing-chosen")
    if not chosen.keys() <= set(key.options) or (len(chosen) > 1 and not key.several):
        return _UNREADABLE
    keys = tuple(f"option:{option}" for option in chosen)
    if chosen.keys() == key.right:
        return Grade("right", (*keys, "right"))
    tags = (key.tags.get(option) for option in chosen if option not in key.right)
    return Grade("wrong", keys, next((tag for tag in tags if tag), None))


# numbers


def _graded_number(key: NumberKey, text: str, language: str) -> Grade:
    found = readings(_without_unit(text, key.unit), language)
    if not found:
        return _UNREADABLE
    usual, *others = found
    if _is_key(key, usual):
        return Grade("right", ("right",)) if _has_form(key, usual) else _again("not-simplest")
    if any(_is_key(key, other) for other in others):
        return _again("separator")
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


# texts


def _graded_text(key: TextKey, text: str) -> Grade:
    if len(text) > LONGEST_TEXT:
        return _UNREADABLE
    if _is_text(text, key.texts, key.patterns, key.exact):
        return Grade("right", ("right",))
    for place, wrong in enumerate(key.wrongs):
        if _is_text(text, wrong.texts, wrong.patterns, key.exact):
            return Grade("wrong", (f"wrong:{place}",), wrong.tag)
    if not key.exact and any(is_near_miss(_forgiven(text), _forgiven(t)) for t in key.texts):
        return _again("spelling")
    return Grade("wrong")


def _is_text(text: str, texts: tuple[str, ...], patterns: tuple[str, ...], exact: bool) -> bool:
    alike = _exact if exact else _forgiven
    if any(alike(text) == alike(wanted) for wanted in texts):
        return True
    line = _exact(text) if exact else " ".join(_exact(text).split())
    return any(_matches(pattern, line, exact) for pattern in patterns)


def _matches(pattern: str, text: str, exact: bool) -> bool:
    """Whether all of `text` matches; a pattern that is none matches nothing."""
    try:
        return re.fullmatch(pattern, text, 0 if exact else re.IGNORECASE) is not None
    except (re.error, RecursionError, OverflowError, MemoryError):
        return False


def _exact(text: str) -> str:
    """`text` as typed, but for what nobody sees: composition and spaces around it."""
    return unicodedata.normalize("NFC", text).strip()


def _forgiven(text: str) -> str:
    """`text` without case, width, kinds of apostrophe and needless spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.replace("’", "'").replace("‘", "'").split())
