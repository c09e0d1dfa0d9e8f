"""What others say in English within our messages: the engine's reader of expressions, its reader of dates, PyYAML.

Their common sentences are known here, so that they can be said in other languages; any other is quoted as it is.
"""

from __future__ import annotations

import re
from functools import cache

from .sentence import Sentence, as_it_is, say

COMMON = (
    # mkcourse.runtime.reading: expressions and intervals
    "the text is too long",
    "these are too many intervals",
    "“{text}” is no number",
    "infinity stands within something",
    "it is not clear whether the comma says and, or or",
    "the smaller end stands first",
    "it is not clear where one end stops and the other begins",
    "it is neither an interval nor an inequality",
    "a size is not below 0",
    "there is nothing to read",
    "“{text}” stands where nothing was expected",
    "it nests too deeply",
    "something is missing at the end",
    "a “{sign}” is missing",
    "the brackets nest too deeply",
    "“{text}” stands where a number or a letter was expected",
    "“{text}” is no mixed number",
    "“{name}” needs {number} value in its brackets",
    "“{name}” needs {number} values in its brackets",
    "“{text}” is not known here",
    "these are too many letters in a row",
    # mkcourse.runtime.dates
    "a date that exists",
    "a range that ends after it begins",
    "a date, as in 2026-09-07",
    # mkcourse.authoring.typeset
    "the formula is empty",
    "it holds '&' or '<' where no formula can",
    "'{command}' is not a command that can be typeset",
    "{opened} '{' but {closed} '}'",
    # PyYAML and libyaml, where `mkcourse.authoring.yaml_slips` knows no better
    "did not find expected <document start>",
)


def quoted(text: str) -> Sentence:
    """Another's sentence, as one of ours where it is known."""
    for pattern, template in _patterns():
        if found := pattern.fullmatch(text):
            return say(template, **found.groupdict())
    return as_it_is(text)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(template), template) for template in COMMON)


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    return re.compile(
        "".join(f"(?P<{part}>.*)" if index % 2 else re.escape(part) for index, part in enumerate(parts)), re.DOTALL
    )
