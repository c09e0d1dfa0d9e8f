"""Texts: one of the wordings that the author takes, or a pattern that fits them all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..fields import as_object, items, optional_text, texts
from ..grades import NOTHING, UNREADABLE, Grade, again
from ..reading.spelling import is_near_miss
from ..reading.wordings import article_of, as_typed, forgiven, spellings, without_accents, without_article
from ..responses import Response, Typed
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
    """The key of a text: any of `texts`, or any of `patterns` matched whole.

    `exact` takes nothing but what is written. Else accents are forgiven where `accents_free`, case
    unless `case_matters`, and a wording that misses one by these or by a slip is asked again.
    """

    texts: tuple[str, ...]
    patterns: tuple[str, ...]
    exact: bool
    wrongs: tuple[TextWrong, ...]
    accents_free: bool = False
    case_matters: bool = False

    def graded(self, response: Response, language: str) -> Grade:
        """Right where it is one of the wordings; asked again where it misses one by a slip of the fingers."""
        if not isinstance(response, Typed):
            return UNREADABLE
        if not response.text.strip():
            return NOTHING
        return _graded_text(self, response.text, language)

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
        accents_free=optional_text(fields, "accents") == "free",
        case_matters=optional_text(fields, "case") == "matters",
    )


def _text_wrong(value: object, place: str) -> TextWrong:
    fields = as_object(value, place)
    return TextWrong(texts(fields, "texts"), texts(fields, "patterns"), optional_text(fields, "tag"))


def _graded_text(key: TextKey, text: str, language: str) -> Grade:
    if len(text) > LONGEST_TEXT:
        return again("unreadable")
    if _is_text(key, text, key.texts, key.patterns, language):
        return Grade("right", ("right",))
    for place, wrong in enumerate(key.wrongs):
        if _is_text(key, text, wrong.texts, wrong.patterns, language):
            return Grade("wrong", (f"wrong:{place}",), wrong.tag)
    reason = None if key.exact else _nearly(key, text, language)
    return again(reason) if reason else Grade("wrong")


def _is_text(key: TextKey, text: str, texts: tuple[str, ...], patterns: tuple[str, ...], language: str) -> bool:
    typed = _compared(key, text, language)
    if any(typed & _compared(key, wanted, language) for wanted in texts):
        return True
    line = as_typed(text) if key.exact else " ".join(as_typed(text).split())
    return any(_matches(pattern, line, key.exact or key.case_matters) for pattern in patterns)


def _compared(key: TextKey, text: str, language: str) -> frozenset[str]:
    """`text` without all that the author forgives; two texts are the same where any of these are."""
    if key.exact:
        return frozenset([as_typed(text)])
    found = spellings(text, language, key.case_matters)
    return found | {without_accents(one) for one in found} if key.accents_free else found


def _nearly(key: TextKey, text: str, language: str) -> str | None:
    """What alone keeps `text` from being right, if it is so little that it is told and asked again."""
    typed = forgiven(text, language)
    wanted = [forgiven(one, language) for one in key.texts]
    if key.case_matters and any(spellings(text, language) & spellings(one, language) for one in key.texts):
        return "case"
    bare, bare_wanted = without_accents(typed), [without_accents(one) for one in wanted]
    if bare in bare_wanted:
        return "accents"
    for one in bare_wanted:
        if without_article(bare) == without_article(one) and _may_differ(article_of(bare), article_of(one)):
            return "article"
    if any(is_near_miss(bare, one) and article_of(bare) == article_of(one) for one in bare_wanted):
        return "spelling"
    return None


def _may_differ(one: str, other: str) -> bool:
    """Whether two articles differ without being of different genders, which may be what is asked."""
    return one == other or not one or not other


def _matches(pattern: str, text: str, case_matters: bool) -> bool:
    """Whether all of `text` matches; a pattern that is none matches nothing."""
    try:
        return re.fullmatch(pattern, text, 0 if case_matters else re.IGNORECASE) is not None
    except (re.error, RecursionError, OverflowError, MemoryError):
        return False
