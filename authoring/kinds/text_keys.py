"""Keys of texts as they stand in answer lines: ``Paris | paris``, ``/colou?r/``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..question_body import shortened
from ..words import Sentence, say
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
        raise KeyFault(say("an answer is empty"), say("write something between the '|', or remove one"))
    return TextKey(texts=texts)


def _compiled(pattern: str) -> None:
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        fix = say("patterns are Python's regular expressions; write '\\\\(' for a plain bracket")
        raise KeyFault(
            say("the pattern '/{pattern}/' can't be read: {error}", pattern=shortened(pattern), error=error), fix
        ) from None
    if len(pattern) > _MAX_LENGTH or re.search(r"[+*}]\)[+*{]", pattern):
        raise KeyFault(
            say(
                "the pattern '/{pattern}/' repeats a repetition (or is very long), which can freeze the learner's page",
                pattern=shortened(pattern),
            ),
            say("list the answers one by one: '= colour | color'"),
        )


def hard_to_type(text: str) -> Sentence | None:
    """Why learners would hardly type ``text`` as it is written, in words; None where they would."""
    line = shortened(text)
    if re.search(r"\bor\b|\s/\s|,\s", text):
        return say(
            "the answer '{line}' seems to hold several answers, but a learner would have to type all of it", line=line
        )
    if re.search(r"^[“”\"„«‘]|[“”\"»’]$", text):
        return say("the answer '{line}' has quotation marks, which a learner would have to type too", line=line)
    if text.endswith((".", "!", ";")):
        return say("the answer '{line}' ends with a full stop, which a learner would have to type too", line=line)
    return None
