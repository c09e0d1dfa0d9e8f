"""Fragments without Markdown are made into HTML without its converter, and look the same."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkcourse.authoring.build.fragments import converted
from mkcourse.authoring.build.plain_text import plain_html

PIECES = st.sampled_from(
    [
        *(
            "word",
            "é",
            "a",
            "5",
            "12 x",
            "1. ",
            "3) ",
            " ",
            "  ",
            "\n",
            "\n- ",
            "\n: ",
            "\n===",
            ". ",
            "...",
            "? ",
            ":",
        ),
        *("!", "-", "--", "/", "(c)", '"q"', "it's", "“", "http://x.y", "a@b", "&", "<b>", "*", "_", "`", "#", "|"),
        *("$", "$$", "$5", "$x$", "$\\frac{1}{2}$", "$1,5$", "$\\alpha$", "${$", "$\\}$", "{ #id }", "!!! note"),
        *("\\$", "[a](b)", "..."),
    ]
)


@settings(max_examples=800, deadline=None)
@given(markdown=st.lists(PIECES, min_size=1, max_size=7).map("".join))
@example(markdown="${$")
@example(markdown="It costs 5$ and 6$7")
@example(markdown="Halves: $a$$b$")
def test_words_and_formulas_are_as_markdown_has_them(markdown: str) -> None:
    """What is made at once is what the converter makes of the same text."""
    at_once = plain_html(markdown)
    assert at_once is None or at_once == converted(markdown, "questions/x.md")


def test_what_is_made_at_once_and_what_is_not() -> None:
    """Lines of words, numbers and formulas are; emphasis, links, lists, money and tables are Markdown's."""
    for markdown in ("One half.", "5 equal steps: $\\frac{2}{5}$.", "Is $a$ more\nthan $b$?", "$x$", "25", "Größer"):
        assert plain_html(markdown), markdown
    of_markdown = ["*One*", "[a](b)", "- one", "1. one", "Costs $5 and $6", "a\n: b", "a | b", " a", "a  \nb", "", "&"]
    for markdown in of_markdown:
        assert plain_html(markdown) is None, markdown
