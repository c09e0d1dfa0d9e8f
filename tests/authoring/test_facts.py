"""What an author's Markdown refers to: most pieces hold nothing of the kind, and are not parsed to find that out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.authoring import markdown_source
from mkcourse.authoring.diagnostics import Place
from mkcourse.authoring.markdown_source import Fact, Formula, Heading, Link, OpenFormula, facts

START = Place("lessons/halves.md", 3)
PIECES = ("$", "$$", "a", "1", " ", "\n", "\\", "=", "===\n", "-", "`", "+", "#", "_", "{", "\\frac{1}{2}", ".", "> ")


def found(text: str) -> tuple[Fact, ...]:
    return facts(text, START)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_is_not_parsed_holds_nothing(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown_source, "_MARKS", re.compile(""))
        parsed = tuple(markdown_source._facts(text, START))
    assert tuple(markdown_source._facts(text, START)) == parsed


def test_plain_formulas_are_not_told() -> None:
    assert found("Add $\\frac{1}{2}$ and $3 + 4$.") == ()
    assert found("## Add $1$\n\n$$1 + 2$$\n") == (Heading("Add $1$", 2, None, Place("lessons/halves.md", 3)),)


def test_other_formulas_are_told_at_their_places() -> None:
    assert found("Half: $\\half$\nof $2$") == (Formula("\\half", False, Place("lessons/halves.md", 3, 7)),)
    assert found("All $$of it") == (OpenFormula(Place("lessons/halves.md", 3, 5)),)


def test_headings_below_lines_are_told() -> None:
    assert [type(each) for each in found("Title\n-----\n\nSee [this](a.md)")] == [Heading, Link]
