"""Keys of texts as they stand in answer lines: ``Paris | paris``, ``/colou?r/``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..question_body import shortened
from .key_fault import KeyFault


@dataclass(frozen=True, slots=True)
class TextKey:
    """Any of ``texts``, or a whole match of any of ``patterns`` (Python's ``re``)."""

    texts: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


_PATTERN = re.compile(r"/(.+)/(i?)\Z")
_MAX_LENGTH = 200


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
        raise KeyFault(f"the pattern '/{shortened(pattern)}/' can't be read: {error}", fix) from None
    if len(pattern) > _MAX_LENGTH or re.search(r"[+*}]\)[+*{]", pattern):
        raise KeyFault(
            f"the pattern '/{shortened(pattern)}/' repeats a repetition (or is very long), "
            "which can freeze the learner's page",
            "list the answers one by one: '= colour | color'",
        )


def hard_to_type(text: str) -> str | None:
    """Why learners would hardly type ``text`` as it is written, in words; None where they would."""
    if re.search(r"\bor\b|\s/\s|,\s", text):
        return "seems to hold several answers, but a learner would have to type all of it"
    if re.search(r"^[“”\"„«‘]|[“”\"»’]$", text):
        return "has quotation marks, which a learner would have to type too"
    if text.endswith((".", "!", ";")):
        return "ends with a full stop, which a learner would have to type too"
    return None
