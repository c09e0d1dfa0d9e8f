"""Python-Markdown extension of every mkcourse site: typeset mathematics, and finished HTML by name.

Used by MkDocs and Zensical as ``mkcourse.authoring.markdown_ext`` and by the
compiler for fragments, so that a formula looks the same everywhere.

* ``$…$`` and ``$$…$$`` become MathML; code and ``\\$`` are left alone, and so is
  money: no space may follow the opening dollar or precede the closing one, and
  no digit may follow the closing one (the rules of pymdownx's smart dollar and
  of Pandoc).  A formula that can't be typeset is shown as it was written.
* A list right below a line of text is a list, as on GitHub (CommonMark), without
  the blank line that Python-Markdown asks for.
* A paragraph ``@@mkcourse-html NAME@@``, at any indentation, becomes the file
  NAME of the folder ``fragments``.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from .plain_formulas import plain_formula
from .typeset import MathError, mathml

PLACEHOLDER = re.compile(r"^[ \t]*@@mkcourse-html (\S+)@@[ \t]*$")
DISPLAY_BLOCK = re.compile(r"^[ ]{0,3}\$\$((?:\\.|[^\\$])+?)\$\$[ \t]*$", re.DOTALL)
DISPLAY = r"(?<![\\$])\$\$((?:\\.|[^\\$\x02\x03])+?)\$\$(?!\$)"
INLINE = r"(?<![\\$])\$(?![\s$])((?:\\.|[^\\$\x02\x03])+?)(?<!\s)\$(?![\d$])"
AS_WRITTEN = "mkcourse-page:"
"""Stands before relative URLs of raw HTML while a generator works that would rewrite them."""
RELATIVE = re.compile(r'(\s(?:href|src|poster)=")(?=[^"#/])(?![a-zA-Z][a-zA-Z0-9+.-]*:)')
MATHML = "http://www.w3.org/1998/Math/MathML"
etree.register_namespace("", MATHML)


def typeset(latex: str, *, display: bool) -> str:
    """MathML, or the formula itself as ``<code class="mk-math-error">`` where there is none."""
    plain = plain_formula(latex.strip(), display=display)
    if plain is not None:
        return plain
    try:
        return readable(mathml(latex.strip(), display=display))
    except MathError:
        return f'<code class="mk-math-error">{html.escape(latex)}</code>'


@lru_cache(maxsize=16384)
def readable(markup: str) -> str:
    """The same MathML, whose bare text is readable: ``1 3/4`` where it would be ``134``.

    Search, tables of contents and copied text keep only text.  The signs between stand in
    annotations, which browsers don't show.  What HTML knows without being told is left out.
    """
    root = etree.fromstring(markup)
    for parent in list(root.iter()):
        for index, sign in _signs(parent):
            _annotate(parent, index, sign)
    return (
        etree.tostring(root, encoding="unicode")
        .replace(f' xmlns="{MATHML}"', "", 1)
        .replace(' display="inline"', "", 1)
    )


def _signs(parent: etree.Element) -> list[tuple[int, str]]:
    """After which children of a MathML element the text needs a sign."""
    sign = {"mfrac": "/", "msup": "^", "msub": "_"}.get(_name(parent))
    if sign:
        return [(0, sign)]
    pairs = enumerate(pairwise(map(_name, parent)))
    return [(index, " ") for index, pair in pairs if pair == ("mn", "mfrac")]


def _annotate(parent: etree.Element, index: int, sign: str) -> None:
    child = parent[index]
    parent[index] = wrapper = etree.Element(f"{{{MATHML}}}semantics")
    wrapper.append(child)
    etree.SubElement(wrapper, f"{{{MATHML}}}annotation").text = sign


def _name(element: etree.Element) -> str:
    return element.tag.rpartition("}")[2]


class ListsInterruptText(Preprocessor):
    """Puts a blank line before a list that follows a line of text."""

    ITEM = re.compile(r"^[ ]*(?:[-*+]|1[.)])[ ]+\S")
    NOT_TEXT = re.compile(r"^[ ]*(?:[-*+][ ]|\d+[.)][ ]|[|>:#\x02]|!!!|\?\?\?|===|\[\^)")

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        margin: int | None = None  # of the paragraph that the line before belongs to
        for line in lines:
            indent = len(line) - len(line.lstrip(" "))
            if not line.strip():
                margin = None
            elif not out or not out[-1].strip():
                margin = None if self.NOT_TEXT.match(line) else indent
            elif margin is not None and self.ITEM.match(line) and abs(indent - margin) < 4:
                out.append("")
                margin = None
            out.append(line)
        return out


class Mathematics(InlineProcessor):
    """A formula within a line of text."""

    def __init__(self, pattern: str, md: Markdown, *, display: bool) -> None:
        super().__init__(pattern, md)
        self.display = display

    def handleMatch(  # type: ignore[override]  # of Pattern, whose older form Markdown does not call here
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        placeholder = self.md.htmlStash.store(typeset(m[1], display=self.display))
        return placeholder, m.start(0), m.end(0)


class MathematicsBlock(BlockProcessor):
    """A formula as a block of its own; it comes before any rule that could take its lines apart."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return DISPLAY_BLOCK.match(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        found = DISPLAY_BLOCK.match(blocks.pop(0))
        assert found is not None
        markup = f'<div class="mk-math">{typeset(found[1], display=True)}</div>'
        etree.SubElement(parent, "p").text = self.parser.md.htmlStash.store(markup)


class FinishedHtml(BlockProcessor):
    """A paragraph that names a file becomes that file's HTML."""

    def __init__(self, parser: BlockParser, folder: Path) -> None:
        super().__init__(parser)
        self.folder = folder

    def test(self, parent: etree.Element, block: str) -> bool:
        return PLACEHOLDER.match(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        found = PLACEHOLDER.match(blocks.pop(0))
        assert found is not None
        markup = (self.folder / found[1]).read_text(encoding="utf-8")
        etree.SubElement(parent, "p").text = self.parser.md.htmlStash.store(markup.strip())


class PlainFormulas(Treeprocessor):
    """Formulas as bare text in attributes, such as alt texts, where elements can't stand."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            for name, value in element.items():
                element.set(name, HTML_PLACEHOLDER_RE.sub(self._plain, value))

    def _plain(self, found: re.Match[str]) -> str:
        markup = str(self.md.htmlStash.rawHtmlBlocks[int(found[1])])
        return re.sub(r"<[^>]*>", "", markup) if markup.startswith("<math") else found[0]


class UrlsAsWritten(Postprocessor):
    """Marks the relative URLs of raw HTML, before it is put back."""

    def run(self, text: str) -> str:
        blocks = self.md.htmlStash.rawHtmlBlocks
        for index, markup in enumerate(blocks):
            if isinstance(markup, str):
                blocks[index] = RELATIVE.sub(rf"\1{AS_WRITTEN}", markup)
        return text


class MkcourseExtension(Extension):
    """See the module; ``fragments`` is the folder of finished HTML, or empty for none.

    With ``urls_as_written`` relative URLs of raw HTML stand behind a mark, which the build takes away again.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {
            "fragments": ["", "Folder of the finished HTML"],
            "urls_as_written": [False, "Whether relative URLs of raw HTML get a mark"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        if "$" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS.append("$")
        # After fences (25) and raw HTML (20) are out of the way.
        md.preprocessors.register(ListsInterruptText(md), "mk-lists", 15)
        # After code (190), before backslashes are read as escapes (180).
        md.inlinePatterns.register(Mathematics(DISPLAY, md, display=True), "mk-display", 189.2)
        md.inlinePatterns.register(Mathematics(INLINE, md, display=False), "mk-inline", 189.1)
        # After lists' items (90); a placeholder comes before indented code (80), a formula after.
        md.parser.blockprocessors.register(MathematicsBlock(md.parser), "mk-math", 79)
        # After inline patterns (20).
        md.treeprocessors.register(PlainFormulas(md), "mk-plain", 15)
        if self.getConfig("urls_as_written"):  # Before raw HTML is put back (30).
            md.postprocessors.register(UrlsAsWritten(md), "mk-urls", 35)
        folder = self.getConfig("fragments")
        if folder:
            finished = FinishedHtml(md.parser, Path(folder))
            md.parser.blockprocessors.register(finished, "mk-html", 85)


def makeExtension(**options: Any) -> Extension:
    """Python-Markdown's way in."""
    return MkcourseExtension(**options)
