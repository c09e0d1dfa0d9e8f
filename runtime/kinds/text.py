"""Texts: one of the wordings that the author takes, or a pattern that fits them all."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from ..fields import as_object, items, optional_text, texts
from ..grades import NOTHING, UNREADABLE, Grade, again
from ..responses import Response, Typed
from ..spelling import is_near_miss
from .key import Key

LONGEST_TEXT = 300
"""Longer text answers are not read; it also bounds what a pattern can cost."""


@dataclass(frozen=True, slots=True)
class TextWrong:
    """A wrong text that the author expects, and the misconception it shows."""

    texts: tuple[str, ...]
    patterns: tuple[str, ...]
    tag: str | None


@dataclass(frozen=True, slots=True)
class TextKey(Key):
    """The key of a text: any of `texts`, or any of `patterns` matched whole."""

    texts: tuple[str, ...]
    patterns: tuple[str, ...]
    exact: bool
    wrongs: tuple[TextWrong, ...]

    def graded(self, response: Response, language: str) -> Grade:
        """Right where it is one of the wordings; asked again where it misses one by a slip of the fingers."""
        if not isinstance(response, Typed):
            return UNREADABLE
        if not response.text.strip():
            return NOTHING
        return _graded_text(self, response.text)

    def guess(self, typed_guess: float) -> float:
        """That of what is typed."""
        return typed_guess

    @property
    def shows(self) -> frozenset[str]:
        """The misconceptions that an expected wrong answer shows."""
        return frozenset(wrong.tag for wrong in self.wrongs if wrong.tag is not None)


def text_key(fields: Mapping[str, object]) -> TextKey:
    """The key in ``grading``, or Malformed."""
    return TextKey(
        texts=texts(fields, "texts"),
        patterns=texts(fields, "patterns"),
        exact=fields.get("exact") is True,
        wrongs=items(fields, "wrongs", _text_wrong),
    )


def _text_wrong(value: object, place: str) -> TextWrong:
    fields = as_object(value, place)
    return TextWrong(texts(fields, "texts"), texts(fields, "patterns"), optional_text(fields, "tag"))


def _graded_text(key: TextKey, text: str) -> Grade:
    if len(text) > LONGEST_TEXT:
        return UNREADABLE
    if _is_text(text, key.texts, key.patterns, key.exact):
        return Grade("right", ("right",))
    for place, wrong in enumerate(key.wrongs):
        if _is_text(text, wrong.texts, wrong.patterns, key.exact):
            return Grade("wrong", (f"wrong:{place}",), wrong.tag)
    if not key.exact and any(is_near_miss(_forgiven(text), _forgiven(t)) for t in key.texts):
        return again("spelling")
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
