"""How hard a text is to read, by published formulas: from 100, very easy, to 0, very hard.

All are of one kind, made from the words in a sentence and the syllables in a word:

- English: Flesch (1948), A new readability yardstick, Journal of Applied Psychology 32(3).
- Spanish: Fernández Huerta (1959), Medidas sencillas de lecturabilidad, Consigna 214.
- French: Kandel & Moles (1958), Application de l'indice de Flesch à la langue française, Cahiers d'études
  de radio-télévision 19.
- German: Amstad (1978), Wie verständlich sind unsere Zeitungen?, Universität Zürich.

Syllables are counted by groups of vowels, which is right for nine words in ten; formulas, code, links and
pictures are left out.  It is a rough measure of form and says nothing about what the text says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .course import Course, Lesson
from .diagnostics import Diagnostic, Severity
from .memos import memoised
from .words import say

RULE = "reading-level"
EASE = 30
"""Below this Flesch calls a text very difficult: that of scientific papers."""
LEAST_WORDS = 100
"""Fewer say nothing: the formulas were made for samples of a hundred."""


@dataclass(frozen=True, slots=True)
class Formula:
    """``base - per_sentence * words in a sentence - per_word * syllables in a word``."""

    name: str
    base: float
    per_sentence: float
    per_word: float
    vowels: re.Pattern[str]

    def ease(self, text: str) -> float | None:
        """How easy the text is; None where it is too short to tell."""
        words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)
        sentences = [part for part in re.split(r"[.!?:;]+(?=\s|$)|\n\s*\n", text) if re.search(r"[^\W\d_]", part)]
        if len(words) < LEAST_WORDS:
            return None
        syllables = sum(self._syllables(word) for word in words)
        return self.base - self.per_sentence * len(words) / len(sentences) - self.per_word * syllables / len(words)

    def _syllables(self, word: str) -> int:
        return max(1, len(self.vowels.findall(word.lower())))


_FRENCH = "aeiouyàâéèêëîïôûùœæ"
_VOWELS = {
    "en": r"[aiouy][aeiouy]*|e[aeiouy]+|e(?!s?$|d$)|(?<=l)e$",  # a last e is mostly silent
    "es": r"[íú]|[iuü]?[aeoáéó][iuy]?|[iuüy]+",
    "fr": rf"[{_FRENCH.replace('e', '', 1)}][{_FRENCH}]*|e[{_FRENCH}]+|e(?!s?$|nt$)",
    "de": r"ie|ei|ai|eu|äu|au|aa|ee|oo|[aeiouyäöü]",
}
_SYLLABLES = {language: re.compile(pattern) for language, pattern in _VOWELS.items()}

FORMULAS = {
    "en": Formula("Flesch 1948", 206.835, 1.015, 84.6, _SYLLABLES["en"]),
    "es": Formula("Fernández Huerta 1959", 206.84, 1.02, 60.0, _SYLLABLES["es"]),
    "fr": Formula("Kandel & Moles 1958", 207.0, 1.015, 73.6, _SYLLABLES["fr"]),
    "de": Formula("Amstad 1978", 180.0, 1.0, 58.5, _SYLLABLES["de"]),
}


def reading_faults(course: Course) -> Iterator[Diagnostic]:
    """A hint for each lesson that is very hard to read, in the languages that there is a formula for."""
    language = course.language.partition("-")[0]
    for lesson in course.lessons if language in FORMULAS else ():
        yield from _hard(lesson, language)


@memoised(1024)
def _ease(markdown: str, language: str) -> float | None:
    """How easy a lesson's text is by the formula of its language; None where it is too short to tell."""
    return FORMULAS[language].ease(prose(markdown))


def _hard(lesson: Lesson, language: str) -> Iterator[Diagnostic]:
    ease = _ease(lesson.body.markdown, language)
    if ease is not None and ease < EASE:
        message = say(
            "the lesson is very hard to read: {ease} of 100 by the formula of {name}",
            ease=max(0, round(ease)),
            name=FORMULAS[language].name,
        )
        fix = say("make two sentences of the longest ones, and take shorter words where there are some")
        yield Diagnostic(lesson.body.place, RULE, message, fix, Severity.HINT)


_NO_PROSE = re.compile(
    r"^(`{3,}|~{3,}).*?^\1\s*$"  # code
    r"|^\s*\|.*?$|^\s*@@.*?@@\s*$|^\s*(?:///|!!!|\?\?\?|===).*?$"  # tables, questions, boxes
    r"|`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]*\$"  # code and formulas in text
    r"|<[^>]*>|!\[[^\]]*\]\([^)]*\)|\{[^}\n]*\}|https?://\S+",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"^\s*(?:#+|[-*+]|\d+[.)]|>)\s+(.*)$", re.MULTILINE)


def prose(markdown: str) -> str:
    """What of a lesson are sentences; a list's line or a heading ends like one."""
    text = _LINK.sub(r"\1", _NO_PROSE.sub(" ", markdown))
    return _MARKS.sub(r"\n\n\1\n\n", text).replace("*", "")
