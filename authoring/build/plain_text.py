"""Fragments of words and formulas alone, which most are, as HTML at once, without looking for Markdown in them.

What comes out is what the converter makes of them, sign by sign; a fragment with anything else in it is not for here.
"""

from __future__ import annotations

import re

from ..markdown_ext import typeset

_BEGIN = r"(?:[^\W\d_]|[0-9]+(?![0-9.)]))"
_LINE = rf"{_BEGIN}(?:[^\W_]|[ ,.;:?!'\"()%/+=–—…’‘“”«»-])*(?<! )"
_WORDS = re.compile(rf"{_LINE}(?:\n{_LINE})*")
"""Lines that begin with a letter or a bare number: none can be a list, a heading, or what belongs to one."""
_FORMULA = re.compile(r"[\w\\{}+\-=()., ]+", re.ASCII)
_STAND_IN = "x"
"""For a formula, where lines are looked at as words."""


def plain_html(markdown: str) -> str | None:
    """The HTML of one paragraph of words and formulas; None where there is, or could be, anything else."""
    pieces = markdown.split("$")
    words, formulas = pieces[::2], pieces[1::2]
    if len(pieces) % 2 == 0 or not all(map(_is_formula, formulas)) or not all(map(_may_follow, words[1:-1])):
        return None
    if formulas and words[-1][:1].isdigit():  # money: 5$ and 6$7
        return None
    if not _WORDS.fullmatch(_STAND_IN.join(words)):
        return None
    if markdown.startswith("$") and words == ["", ""]:
        return _alone(formulas[0])
    drawn = [typeset(each, display=False) for each in formulas]
    return "<p>" + "".join(word + formula for word, formula in zip(words, [*drawn, ""], strict=True)) + "</p>"


def _alone(formula: str) -> str | None:
    """A formula is a block of its own, but not what could not be typeset."""
    markup = typeset(formula, display=False)
    return markup if markup.startswith("<math") else None


def _is_formula(text: str) -> bool:
    return _FORMULA.fullmatch(text) is not None and not text.startswith(" ") and not text.endswith((" ", "\\"))


def _may_follow(words: str) -> bool:
    """Whether words between two formulas can't be taken for a part of one."""
    return bool(words) and not words[0].isdigit()
