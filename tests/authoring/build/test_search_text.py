"""The search's reader is spared of formulas' elements, and finds the same in a page."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from material.plugins.search import plugin

from mkcourse.authoring.build.search_text import spare_the_reader, with_bare_formulas
from mkcourse.authoring.markdown_ext import typeset

HALF = typeset("1\\frac{3}{4}", display=False)
ROOT = typeset("\\sqrt{x} < 2", display=True)
PAGE = f"""<h1 id="a">On {HALF}</h1><p>So {HALF} is <em>more</em>\n{HALF}.</p>
<h2 id="b">{ROOT}</h2><ul><li>{ROOT}</li></ul><form data-search-exclude><p>{HALF} hidden</p></form><p>end</p>"""


def found(reader: HTMLParser) -> list[tuple[str | None, str, str]]:
    reader.feed(PAGE)
    reader.close()
    sections = reader.data  # type: ignore[attr-defined]  # of Material's reader
    return [(each.id, "".join(each.title), "".join(each.text)) for each in sections]


def test_the_index_holds_the_same_of_formulas() -> None:
    """Titles and texts with formulas, one in a part that is not searched, are what Material's own reader finds."""
    spare_the_reader()
    ours = plugin.Parser
    theirs = ours.__base__
    assert theirs is not HTMLParser
    assert found(ours()) == found(theirs())
    assert "1 3/4" in found(ours())[0][1]


def test_of_a_formula_its_text_is_left() -> None:
    """The elements of a formula are gone; its text and all around it stay."""
    assert with_bare_formulas(f"<p>a {HALF} b</p>") == "<p>a 1 3/4 b</p>"


def test_a_built_site_is_searched_by_that_reader(built: Path) -> None:
    """After a build the reader of this process is the spared one, and the index has the formulas' text."""
    assert plugin.Parser.__module__ == "mkcourse.authoring.build.search_text"
    assert "1/2" in (built / "search" / "search_index.json").read_text(encoding="utf-8")
