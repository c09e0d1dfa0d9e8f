"""Gaps in running text, ``[[…]]``: where they stand, and how they get through Markdown unharmed.

Each gap is replaced by a word that no rule of Markdown touches and no highlighter cuts; in the finished HTML
the word is where the field belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

MOST = 60
"""Gaps in one question; more would be no question any more."""

_GAP = re.compile(r"\[\[((?:[^\]\n]|\](?!\]))+)\]\]")
_OPEN = re.compile(r"\[\[((?:(?!\]\]|\[\[)[^\n])*)(?=\[\[|\n|\Z)")
_CODE = re.compile(
    r"^(?P<fence>[ \t]*(?:`{3,}|~{3,}))[^\n]*\n(?:.*?\n)?(?P=fence)[ \t]*$"
    r"|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_FORMULA = re.compile(r"(?<![\\$])\$\$(?:\\.|[^\\$])+?\$\$|(?<![\\$])\$(?![\s$])(?:\\.|[^\\$\n])+?(?<!\s)\$(?![\d$])")
_WORD = re.compile(r"mkgap([a-z]{2})k")
_TAG_OR_WORD = re.compile(rf"<[^>]*>|{_WORD.pattern}")
_BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|h[1-6]|tr|thead|tbody|table|blockquote|div|pre|br|dl|dd|dt|details|summary)\b[^>]*>"
)
_CELL = re.compile(r"</t[dh]>\s*(?=<t[dh])")
_PRE = re.compile(r"<pre\b(?:(?!</pre>).)*\Z", re.DOTALL)
_WORDS_BEFORE, _WORDS_AFTER = 6, 4


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between the brackets, and where in the text (the brackets included)."""

    content: str
    start: int
    end: int


def gaps_in(text: str, *, code: bool) -> tuple[Gap, ...]:
    """The gaps of a text in order; those in code only with ``code``."""
    away = [] if code else [match.span() for match in _CODE.finditer(text)]
    found = [Gap(match[1].strip(), *match.span()) for match in _GAP.finditer(text)]
    return tuple(gap for gap in found if not _is_within(gap, away))


def open_gap(text: str) -> Gap | None:
    """The first ``[[`` that no ``]]`` of its line closes, outside of code and formulas, with what follows it."""
    away = [match.span() for pattern in (_CODE, _FORMULA) for match in pattern.finditer(text)]
    found = (Gap(match[1].strip(), *match.span()) for match in _OPEN.finditer(text))
    return next((gap for gap in found if not any(start <= gap.start < end for start, end in away)), None)


def in_formula(text: str, gap: Gap) -> bool:
    """Whether it stands between dollars, where there is no place for a field."""
    return _is_within(gap, [match.span() for match in _FORMULA.finditer(text)])


def with_words(text: str, gaps: Sequence[Gap]) -> str:
    """The text with a word in the place of each gap."""
    parts: list[str] = []
    last = 0
    for number, gap in enumerate(gaps):
        parts += [text[last : gap.start], _word(number)]
        last = gap.end
    return "".join([*parts, text[last:]])


def missing_words(html: str, count: int) -> set[int]:
    """The gaps that can't be fields in this HTML: lost, within a tag, a formula or a link."""
    seen: set[int] = set()
    links = 0
    for match in _TAG_OR_WORD.finditer(html):
        tag = match[0].lower()
        links += tag.startswith("<a ") - tag.startswith("</a>")
        if match[1] and not links:
            seen.add(_number(match[1]))
    return set(range(count)) - seen


def pieces(html: str) -> list[str]:
    """The HTML before, between and behind the gaps."""
    parts: list[str] = []
    last = 0
    for match in _TAG_OR_WORD.finditer(html):
        if match[1]:
            parts.append(html[last : match.start()])
            last = match.end()
    return [*parts, html[last:]]


def around(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """For each gap the few words before it and behind it in its paragraph, as plain text; other gaps are ``…``."""
    for place in range(1, len(parts)):
        before, after = "…".join(parts[:place]), "…".join(parts[place:])
        is_code = _PRE.search(before) is not None
        words_before = _plain(_last_block(before, is_code)).split()[-_WORDS_BEFORE:]
        words_after = _plain(_first_block(after, is_code)).split()[:_WORDS_AFTER]
        yield " ".join(words_before), " ".join(words_after)


def _last_block(html: str, is_code: bool) -> str:
    block = _BLOCK.split(_CELL.sub(", ", html))[-1]
    return block.split("\n")[-1] if is_code else block


def _first_block(html: str, is_code: bool) -> str:
    block = _BLOCK.split(_CELL.sub(", ", html))[0]
    return block.split("\n")[0] if is_code else block


def _plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def _is_within(gap: Gap, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= gap.start and gap.end <= end for start, end in spans)


def _word(number: int) -> str:
    return f"mkgap{chr(97 + number // 26)}{chr(97 + number % 26)}k"


def _number(letters: str) -> int:
    return (ord(letters[0]) - 97) * 26 + ord(letters[1]) - 97
