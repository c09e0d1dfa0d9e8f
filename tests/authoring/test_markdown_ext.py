"""Mathematics and finished HTML in the site's Markdown."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

OURS = "mkcourse.authoring.markdown_ext"
OTHERS = [
    *("tables", "attr_list", "toc", "admonition", "def_list"),
    *("pymdownx.superfences", "pymdownx.tabbed", "pymdownx.details"),
]


def html(text: str, fragments: Path | None = None) -> str:
    options = {
        OURS: {"fragments": str(fragments or "")},
        "pymdownx.tabbed": {"alternate_style": True},
    }
    return markdown.markdown(text, extensions=[*OTHERS, OURS], extension_configs=options)


@pytest.mark.parametrize(
    "text",
    [
        "$x$",
        "**$x$**",
        "| a |\n|---|\n| $x$ |",
        "- $x$",
        '!!! note "About $x$"\n    Text',
        '=== "One"\n\n    $x$',
        '??? question "Try"\n    $x$',
        "Term\n:   $x$",
        "$x$-axis",
        "($x$)",
        "# About $x$",
    ],
)
def test_a_formula_is_typeset_wherever_text_can_stand(text: str) -> None:
    """`$x$` becomes MathML in every container of the site's Markdown."""
    assert "<mi>x</mi>" in html(text)
    assert "$" not in html(text)


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $6.",
        "It costs $5, not ($6).",
        "From $5-$10, or $7/$8.",
        r"It costs \$5, or \$x$ in words.".replace("$x$", "x"),
        "One $ and another $ sign.",
        "`$x$`",
        "    $x$",
        "```\n$x$\n$$y$$\n```",
        "A $$ alone.",
    ],
)
def test_money_and_code_are_no_formulas(text: str) -> None:
    """A dollar is a dollar in code, when escaped, beside a space and before a digit."""
    assert "<math" not in html(text)
    assert "$" in html(text)


def test_a_block_of_its_own_is_displayed() -> None:
    """`$$…$$` as a block becomes display mathematics, whatever its lines begin with."""
    for text in ("$$x$$", "$$\nx\n$$", "$$\nx\n= 1\n> 0\n# 2\n$$"):
        assert html(text).startswith('<div class="mk-math"><math'), text
        assert 'display="block"' in html(text)


def test_display_mathematics_works_in_lists_and_within_a_line() -> None:
    """`$$…$$` is display mathematics in a list's paragraph and in the middle of a line too."""
    assert '<div class="mk-math">' in html("- item\n\n    $$x$$\n")
    assert 'display="block"' in html("before $$x$$ after")


def test_what_cannot_be_typeset_is_shown_as_written() -> None:
    """A broken formula stays readable, marked and escaped."""
    assert html(r"$\frac{<b>}{$") == (r'<p><code class="mk-math-error">\frac{&lt;b&gt;}{</code></p>')


def test_the_bare_text_of_a_formula_can_be_read() -> None:
    """Toc, search and copied text see `1 3/4` and `x^2`, not `134` and `x2`."""
    site = markdown.Markdown(extensions=["toc", OURS])
    site.convert(r"# About $1\frac{3}{4}$ and $x^2$")
    assert site.toc_tokens[0]["name"] == "About 1 3/4 and x^2"


def test_a_formula_in_an_alt_text_becomes_characters() -> None:
    """Attributes hold no elements, so an alt text says `1/2`."""
    assert 'alt="a 1/2 pie"' in html(r"![a $\frac{1}{2}$ pie](pie.svg)")


@pytest.mark.parametrize(
    "text",
    [
        "@@mkcourse-html a/one.html@@",
        "Before\n\n@@mkcourse-html a/one.html@@\n\nAfter",
        "- item\n\n    @@mkcourse-html a/one.html@@",
        "1. item\n\n    - inner\n\n        @@mkcourse-html a/one.html@@",
        '=== "Tab"\n\n    @@mkcourse-html a/one.html@@',
        "!!! note\n\n    @@mkcourse-html a/one.html@@",
        '??? tip "More"\n\n    @@mkcourse-html a/one.html@@',
        "    @@mkcourse-html a/one.html@@",
        "  @@mkcourse-html a/one.html@@",
    ],
)
def test_finished_html_stands_wherever_a_paragraph_can(tmp_path: Path, text: str) -> None:
    """The named file's HTML takes the paragraph's place unchanged, at any indentation."""
    finished = '<div class="mk-block">\n<p>a $5 form and $x$ &amp; *stars*</p>\n\n</div>'
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.html").write_text(f"{finished}\n", encoding="utf-8")
    made = html(text, tmp_path)
    assert finished in made
    assert "@@" not in made
    assert f"<p>{finished}" not in made


def test_a_placeholder_in_code_is_code(tmp_path: Path) -> None:
    """Within a fence nothing is replaced."""
    assert "@@mkcourse-html x@@" in html("```\n@@mkcourse-html x@@\n```", tmp_path)


@pytest.mark.parametrize(
    "text", ["The parts:\n- one\n- two", "The steps:\n1. one\n2. two", '=== "A"\n\n    So:\n    - one']
)
def test_a_list_right_below_text_is_a_list(text: str) -> None:
    """A list needs no blank line before it, as on GitHub."""
    assert "<li>one</li>" in html(text)


@pytest.mark.parametrize("text", ["```\na\n- b\n```", "a\n    - b", "It was\n1984. A year.", "- a\n- b", "a\n-b"])
def test_what_is_no_list_stays_so(text: str) -> None:
    """Code, deep indentation, a year at the start of a line and finished lists are left alone."""
    assert html(text) == markdown.markdown(text, extensions=OTHERS)
