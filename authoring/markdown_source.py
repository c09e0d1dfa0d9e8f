"""Markdown as this format needs it: front matter, blocks with their lines, and what an author refers to.

Structure follows CommonMark (markdown-it-py), whose tokens know their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from .diagnostics import Diagnostic, Place
from .memos import memoised
from .typeset import is_plain
from .words import say
from .yaml_source import Located, read_yaml


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a file, and the first line (from 1) of what follows it."""

    located: Located
    body: str
    body_line: int


def split_front_matter(text: str, path: str) -> tuple[FrontMatter, list[Diagnostic]]:
    """The YAML between two lines ``---`` at the very top, and the rest."""
    lines = text.split("\n")
    if not lines or lines[0].rstrip() != "---":
        return FrontMatter(Located({}, path), text, 1), list(_open_fences(text, Place(path)))
    end = next((index for index, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        message = say("the front matter that begins with '---' is never closed")
        diagnostic = Diagnostic(Place(path), "block-closed", message, say("end it with a line '---'"))
        return FrontMatter(Located(None, path), "", len(lines)), [diagnostic]
    located, found = read_yaml("\n".join(lines[1:end]) + "\n", path, first_line=2)
    if located.value is None and not found:
        located.value = {}
    body = "\n".join(lines[end + 1 :])
    return FrontMatter(located, body, end + 2), [*found, *_open_fences(body, Place(path, end + 2))]


def _open_fences(text: str, start: Place) -> Iterator[Diagnostic]:
    """A fault for each fence of code without an end, which takes all that follows for code."""
    if "```" not in text and "~~~" not in text:
        return
    lines = text.split("\n")
    for token in _fences_parser().parse(f"{text}\n"):
        # its lines without those of the fence itself are all that it holds, if both of these are there
        if token.type == "fence" and token.map and token.content.count("\n") > token.map[1] - token.map[0] - 2:
            opening = lines[token.map[0]].strip()
            message = say("the fence '{fence}' is never closed", fence=opening)
            fix = say("end it with a line '{mark}'", mark=token.markup)
            yield Diagnostic(_place(start, lines, token.map[0], token.markup), "block-closed", message, fix)


@cache
def _blocks_parser() -> MarkdownIt:
    """Blocks only: what stands inside them is not looked at."""
    return MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").disable("inline")


@cache
def _fences_parser() -> MarkdownIt:
    """Blocks only, those within admonitions and tabs, too."""
    return MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").disable(["inline", "code"])


@cache
def _facts_parser() -> MarkdownIt:
    """With indented code off, since admonitions and tabs indent their text by four spaces."""
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").disable("code")
    return parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)


def block_tokens(text: str) -> list[Token]:
    """The block tokens of ``text``; ``token.map`` counts lines from 0."""
    return _blocks_parser().parse(text)


@dataclass(frozen=True, slots=True)
class Formula:
    """One that must be tried, since it is not plain (``typeset.is_plain``)."""

    latex: str
    display: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Image:
    target: str
    alt: str
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    target: str
    place: Place
    text: str = ""
    """Its words, with those of pictures in it."""


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int
    id: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Embed:
    """Something that the page would fetch from another site."""

    element: str
    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class Played:
    """A film, a recording, or the captions of one, in a file of the course."""

    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class Spaced:
    """What was meant as a picture or link, but for a space in its file's name."""

    target: str
    is_picture: bool
    place: Place


@dataclass(frozen=True, slots=True)
class OpenFormula:
    """A ``$$`` that no other one closes."""

    place: Place


Fact = Formula | Image | Link | Heading | Embed | Played | Spaced | OpenFormula


@memoised(131072)
def facts(text: str, start: Place) -> tuple[Fact, ...]:
    """The formulas but for plain ones, images, links and headings of a piece of Markdown that begins at ``start``."""
    return tuple(_facts(text, start))


def _facts(text: str, start: Place) -> Iterator[Fact]:
    if not _MARKS.search(_FORMULA.sub(_stand_in, text)):  # most of what belongs to questions
        return
    lines = text.split("\n")
    tokens = _facts_parser().parse(text)
    for index, token in enumerate(tokens):
        first = token.map[0] if token.map else 0
        if token.type == "math_block":
            yield from _formula(token.content, True, _place(start, lines, first, "$$"))
        elif token.type in ("html_block",):
            yield from _html_facts(token.content, start, lines, first)
        elif token.type == "inline":
            yield from _inline_facts(token, start, lines, first)
        elif token.type == "heading_open":
            yield _heading(tokens[index + 1].content, int(token.tag[1:]), _place(start, lines, first, "#"))


_MARKS = re.compile(r"[$\[<#]|[=-][ \t]*$", re.MULTILINE)
"""What no fact is without; the last ones stand below headings."""

_FORMULA = re.compile(r"(?<![\\$])\$(?!\s)([^$\n]+)(?<![\s\\])\$(?![$\d])")


def _stand_in(formula: re.Match[str]) -> str:
    return "x" if is_plain(formula[1]) else formula[0]


def _formula(latex: str, display: bool, place: Place) -> Iterator[Formula]:
    if not is_plain(latex.strip()):
        yield Formula(latex, display, place)


def _inline_facts(token: Token, start: Place, lines: list[str], first: int) -> Iterator[Fact]:
    line = first
    children = token.children or []
    for position, child in enumerate(children):
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type in ("math_inline", "math_inline_double"):
            double = child.type == "math_inline_double"
            place = _place(start, lines, line, f"${child.content.split(chr(10))[0]}")
            yield from _formula(child.content, double, place)
            line += child.content.count("\n")
        elif child.type == "image":
            target = str(child.attrs.get("src", ""))
            yield Image(target, child.content, _place(start, lines, line, target))
        elif child.type == "link_open":
            target = str(child.attrs.get("href", ""))
            yield Link(target, _place(start, lines, line, target), _words_of_link(children[position + 1 :]))
        elif child.type == "text":
            if _may_open_formula(child.content) and "$$" in _line(lines, line):
                yield OpenFormula(_place(start, lines, line, "$$"))
            if "](" in child.content:
                yield from _refused_addresses(child.content, start, lines, line)
        elif child.type == "html_inline":
            yield from _html_facts(child.content, start, lines, line)


def _refused_addresses(text: str, start: Place, lines: list[str], line: int) -> Iterator[Fact]:
    """Pictures and links that are text to markdown-it, and what they were meant for to Python-Markdown."""
    for mark, target in _SPACED.findall(text):
        yield Spaced(target, mark == "!", _place(start, lines, line, target))
    for mark, words, target in _LOCAL.findall(text):
        at = _place(start, lines, line, target)
        yield Image(target, words, at) if mark else Link(target, at, words)


_SPACED = re.compile(r"""(!?)\[[^\]\n]*\]\((?!<)([^\s()<>"']+(?: +[^\s()<>"']+)+\.\w{2,5})\)""")
"""CommonMark ends an address at a space, and then takes all of it for text."""

_LOCAL = re.compile(r"(!?)\[([^\]\n]*)\]\((file:[^\s()]*)\)", re.IGNORECASE)
"""What markdown-it takes for text, since no page may lead there."""


def _may_open_formula(text: str) -> bool:
    """Whether dollars are left over there."""
    return text.startswith("$") or text.endswith("$") or "$$" in text


def _words_of_link(children: list[Token]) -> str:
    """What stands before the link's end."""
    words: list[str] = []
    for child in children:
        if child.type == "link_close":
            break
        words.append(child.content if child.type not in ("softbreak", "hardbreak") else " ")
    return "".join(words)


_IMG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_EMBED = re.compile(
    r"<(iframe|video|audio|source|track|script|embed|object|link)\b[^>]*?"
    r"\b(?:src|data|href)\s*=\s*[\"']?((?:https?:)?//[^\"'\s>]+)",
    re.IGNORECASE,
)


_PLAYED = re.compile(r"""<(?:video|audio|source|track)\b[^>]*?\bsrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


def _html_facts(html: str, start: Place, lines: list[str], first: int) -> Iterator[Fact]:
    for match in _IMG.finditer(html):
        source = re.search(r"""\bsrc\s*=\s*["']([^"']*)""", match[0], re.IGNORECASE)
        alt = re.search(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", match[0], re.IGNORECASE)
        line = first + html.count("\n", 0, match.start())
        # alt="" in HTML says on purpose that the picture is decoration
        words = "" if alt is None else (alt[1] or alt[2] or "decoration")
        yield Image(source[1] if source else "", words, _place(start, lines, line, "<img"))
    for match in _EMBED.finditer(html):
        line = first + html.count("\n", 0, match.start())
        yield Embed(match[1].lower(), match[2], _place(start, lines, line, f"<{match[1]}"))
    for match in _PLAYED.finditer(html):
        if not re.match(r"(?:[a-z][a-z+.-]*:)?//|data:", match[1], re.IGNORECASE):
            line = first + html.count("\n", 0, match.start())
            yield Played(match[1], _place(start, lines, line, match[1]))


def _heading(text: str, level: int, place: Place) -> Heading:
    explicit = re.search(r"\{[^}]*#([\w-]+)[^}]*\}\s*$", text)
    return Heading(re.sub(r"\s*\{[^}]*\}\s*$", "", text), level, explicit[1] if explicit else None, place)


def _line(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""


def _place(start: Place, lines: list[str], line: int, needle: str) -> Place:
    """Where ``needle`` stands in that line; a fragment's first line begins at its own column."""
    text = _line(lines, line)
    found = text.find(needle)
    column = max(found if found >= 0 else text.find(unquote(needle)), 0) + 1
    return Place(start.path, start.line + line, column + (start.column - 1 if line == 0 else 0))
