"""The body of a question, taken apart: stem, options, answer lines, hints, solution.

Structure follows CommonMark; what the parts hold is site Markdown and stays as
it is (``Fragment``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from markdown_it.token import Token

from .code.fences import ROLES, Fence, code_fence
from .containers import Container
from .diagnostics import Diagnostic, Place
from .fragment import Fragment
from .kinds.prefixes import split_prefix
from .markdown_source import block_tokens
from .markers import marker_of, part_of
from .options import Option
from .words import say

_CHECKBOX = re.compile(r"^\[(?P<mark>[ \u00a0xX])\](?:\s+|$)")
_ODD_CHECKBOX = re.compile(r"^\[\s*[xX✓vV*]?\s*\]")
_ALMOST_OPTION = re.compile(r"^\s*([-*+–—−‐‑•·]|\d+[.)])\s*\[\s*[xX]?\s*\](?!\()\s*(?P<text>.*)$")
_ANSWER_LINE = re.compile(r"^\s*(?P<sign>!?=)(?!=)\s*(?P<text>.*)$")
_TAG = re.compile(r"^\{(?P<id>[^}\s]+)\}\s*")
_TRAILING_TAG = re.compile(r"\s*\{(?P<id>[^{}\s]+)\}\s*$")
_WITHOUT_LINES = ("cloze", "order", "match", "matrix", "open", "code")
"""Types whose answers stand in no options and no answer lines."""
_OF_ANSWERS = ("stem", "part")
"""Sections that end with their answers."""


_AS_OPTION = say("begin it at the margin with '- [ ] ' or '- [x] ': a plain hyphen and plain spaces, no tab")


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A line ``= …`` or ``!= …``."""

    wrong: bool
    text: str
    place: Place
    misconception: str | None = None
    feedback: Fragment | None = None


NOWHERE = Place("")


@dataclass(slots=True)
class Asked:
    """A section of the body: the question, a part of it, a hint, the solution; and what it asks for.

    ``first`` is the line of the body where its text begins; a kind of question may take lines
    out of it that are no text (``take``).
    """

    kind: str
    first: int
    lines: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    answers: list[AnswerLine] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    """Programs with a role; they belong to the question, wherever they stand, and are no part of its text."""
    body: Place = NOWHERE
    """Where the body begins, of which this is a section."""
    name: str | None = None
    """The letter of a part."""
    parts: list[Asked] = field(default_factory=list)
    """Those of the question itself, where it has several."""

    @property
    def asks(self) -> bool:
        """Whether it has options or answer lines."""
        return bool(self.options or self.answers)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def place(self, line: int) -> Place:
        """Where that line of its text stands."""
        return Place(self.body.path, self.body.line + self.first + line, self.body.column)

    def take(self, first: int, end: int) -> list[str]:
        """The lines from ``first`` up to ``end`` of its text, which become blank there."""
        taken = self.lines[first:end]
        self.lines[first:end] = [""] * len(taken)
        return taken


class Body:
    """One pass over the blocks of a question; ``line`` counts from the body's first."""

    def __init__(self, container: Container) -> None:
        self.path = container.place.path
        self.offset = container.body_line
        self.column = container.body_column
        self.lines = container.body.split("\n")
        self.declared = (container.metadata.value or {}).get("type")
        self.sections: list[Asked] = [Asked("stem", 0, body=self.place(0))]
        self.found: list[Diagnostic] = []
        self.bullet = "-"
        """The sign before the options of the last list."""

    @property
    def main(self) -> Asked:
        """The question itself."""
        return self.sections[0]

    @property
    def _asking(self) -> Asked:
        """The section that the next option or answer line belongs to: a hint's own only after the question's."""
        last = self.sections[-1]
        if last.kind == "hint" and self._has_its_answers:
            return last
        return self.main.parts[-1] if self.main.parts else self.main

    @property
    def _has_its_answers(self) -> bool:
        """Whether what the question asks for is there already, so that a hint below can ask for something itself."""
        written_otherwise = self.declared in _WITHOUT_LINES or "[[" in self.main.text
        return written_otherwise or any(section.asks for section in self.sections if section.kind != "hint")

    def place(self, line: int, column: int = 1) -> Place:
        return Place(self.path, self.offset + line, column + self.column - 1)

    def read(self) -> None:
        tokens = block_tokens("\n".join(self.lines))
        for index, token in enumerate(tokens):
            if token.level != 0 or token.map is None or token.nesting < 0:
                continue
            first, end = token.map
            if token.type == "paragraph_open":
                self._paragraph(first, end)
            elif token.type == "bullet_list_open":
                self._list(tokens, index, first, end)
            elif token.type == "ordered_list_open" and _ALMOST_OPTION.match(self.lines[first]):
                self._almost_option(first)
            elif token.type == "code_block" and (hidden := self._hidden_options(first, end)):
                for line in hidden:
                    self._almost_option(line)
            elif token.type == "blockquote_open" and self._asking.options and self.sections[-1].kind in _OF_ANSWERS:
                message = say("feedback that belongs to no option, as it is not indented")
                fix = say("indent it under its option by two spaces: '  > …'")
                self.found.append(Diagnostic(self.place(first), "feedback-indented", message, fix))
            elif token.type == "fence" and (fence := self._fence(token, first)):
                self.main.fences.append(fence)
            else:
                self._text(first, end)

    def _fence(self, token: Token, first: int) -> Fence | None:
        """The fence, if this is a code question and the fence has a role in it."""
        if self.declared not in (None, "code"):
            return None
        fence = code_fence(token.info, token.content, self.place(first))
        return fence if fence and (self.declared == "code" or fence.role in ROLES) else None

    def _text(self, first: int, end: int) -> None:
        """Adds lines to the section that is open, with the blank lines before them."""
        section = self.sections[-1]
        if section.kind in _OF_ANSWERS and section.asks:
            if self.lines[first].lstrip().startswith("#"):
                return  # told as a heading that begins no question
            text = shortened(self.lines[first].strip())
            message = say("'{text}' stands after the answers, where it is no part of the question", text=text)
            fix = say("move it above them, or begin it with 'Hint:' or 'Solution:'")
            self.found.append(Diagnostic(self.place(first), "text-in-place", message, fix))
            return
        if not section.lines:
            section.first = first
        gap = first - section.first - len(section.lines)
        section.lines += [""] * gap + self.lines[first:end]

    def _paragraph(self, first: int, end: int) -> None:
        start = first
        for line in range(first, end):
            marker, part = marker_of(self.lines[line]), self._new_part(self.lines[line])
            answer = _ANSWER_LINE.match(self.lines[line])
            almost = _ALMOST_OPTION.match(self.lines[line])
            if not marker and not part and not answer and not almost:
                continue
            if line > start:
                self._text(start, line)
            start = line + 1
            if almost:
                self._almost_option(line)
            elif answer:
                self._answer(line, answer)
            elif marker:
                kind, rest = marker
                self.sections.append(Asked(kind, line, [rest], body=self.place(0)))
            elif part:
                name, rest = part
                self.sections.append(Asked("part", line, [rest], body=self.place(0), name=name))
                self.main.parts.append(self.sections[-1])
        if end > start:
            self._text(start, end)

    def _new_part(self, line: str) -> tuple[str, str] | None:
        """A part's name and first words; hints and solutions may speak of parts that are there already."""
        part = part_of(line)
        known = [section.name for section in self.main.parts]
        if not part or self.main.asks or self.sections[-1].kind == "solution":
            return None
        return None if part[0] in known and self.sections[-1].kind == "hint" else part

    def _hidden_options(self, first: int, end: int) -> list[int]:
        """The lines of indented code, if all of them are options: a tab made them code."""
        filled = [line for line in range(first, end) if self.lines[line].strip()]
        return filled if all(_ALMOST_OPTION.match(self.lines[line]) for line in filled) else []

    def _almost_option(self, line: int) -> None:
        message = say("'{lines}' looks like an option but is none", lines=shortened(self.lines[line].strip()))
        self.found.append(Diagnostic(self.place(line), "option-marked", message, _AS_OPTION))

    def _answer(self, line: int, match: re.Match[str]) -> None:
        text, feedback = match["text"].strip(), None
        column = match.start("text") + 1
        prefix, rest = split_prefix(text)
        if match["sign"] == "!=" and (parts := re.split(r"\s*:\s+", rest, maxsplit=1)) and len(parts) == 2:
            text, words = f"{prefix}{parts[0]}", parts[1]
            feedback = Fragment(words, self.place(line, self.lines[line].rindex(words) + 1))
        tag = _TRAILING_TAG.search(text) if match["sign"] == "!=" else None
        if tag:
            text = text[: tag.start()]
        if not text:
            message = say("nothing stands after '{sign}'", sign=match["sign"])
            self.found.append(
                Diagnostic(self.place(line), "answer-parses", message, say("write the answer, as in '= 3/4'"))
            )
            return
        wrong = match["sign"] == "!="
        line_read = AnswerLine(wrong, text, self.place(line, column), tag["id"] if tag else None, feedback)
        self._asking.answers.append(line_read)

    def _list(self, tokens: list[Token], index: int, first: int, end: int) -> None:
        items = list(_list_items(tokens, index))
        contents = [_first_inline(tokens, start, stop) for start, stop in items]
        marked = [content is not None and bool(_CHECKBOX.match(content + " ")) for content in contents]
        odd = [content is not None and bool(_ODD_CHECKBOX.match(content)) for content in contents]
        if not any(marked) and not any(odd):
            self._text(first, end)
            return
        if self._asking.options:
            message = say("a second list of options in one question")
            fix = say("put all options into one list")
            if tokens[index].markup != self.bullet:
                fix = say("begin every option with the same sign, '-', and put nothing between them but feedback")
            self.found.append(Diagnostic(self.place(first), "options-once", message, fix))
            return
        self.bullet = tokens[index].markup
        for (start, stop), is_option in zip(items, marked, strict=True):
            if is_option:
                self._option(tokens, start, stop)
            else:
                self._not_an_option(tokens[start])

    def _not_an_option(self, token: Token) -> None:
        line = token.map[0] if token.map else 0
        message = say("'{lines}' stands among options without '[ ]' or '[x]'", lines=self.lines[line].strip())
        fix = say("begin it with '- [ ] ' (wrong) or '- [x] ' (right)")
        self.found.append(Diagnostic(self.place(line), "option-marked", message, fix))

    def _option(self, tokens: list[Token], start: int, stop: int) -> None:
        first, end = tokens[start].map or (0, 0)
        quotes = [
            token.map
            for token in tokens[start + 1 : stop]
            if token.type == "blockquote_open" and token.level == tokens[start].level + 1 and token.map
        ]
        text_end = quotes[0][0] if quotes else end
        lines = _dedented(self.lines[first:text_end])
        mark = _CHECKBOX.match(lines[0] + " ")
        if mark is None:  # the box stands in a list within the list
            self._not_an_option(tokens[start])
            return
        lines[0] = lines[0][mark.end() :]
        markdown = "\n".join(lines).strip()
        if not markdown:
            fix = say("write the option after '[ ]' or '[x]'")
            self.found.append(Diagnostic(self.place(first), "option-marked", say("an option is empty"), fix))
            return
        option_id = sha256(" ".join(markdown.split()).encode()).hexdigest()[:6]
        twin = next((option for option in self._asking.options if option.id == option_id), None)
        if twin:
            message = say(
                "the option '{markdown}' stands twice, here and in line {line}",
                markdown=shortened(markdown),
                line=twin.text.place.line,
            )
            self.found.append(Diagnostic(self.place(first), "option-unique", message, say("remove one of them")))
            return
        self._check_one_line(lines, first)
        feedback, misconception = self._feedback(quotes)
        fragment = Fragment(markdown, self.place(first))
        self._asking.options.append(Option(option_id, fragment, mark["mark"] in "xX", feedback, misconception))

    def _check_one_line(self, lines: list[str], first: int) -> None:
        """Text below an option that no '>' marks is feedback whose mark was forgotten, more often than not."""
        hidden = [number for number, line in enumerate(lines) if number and _ALMOST_OPTION.match(line)]
        for number in hidden:
            message = say("'{line}' is not read as an option of its own", line=shortened(lines[number].strip()))
            self.found.append(Diagnostic(self.place(first + number), "option-marked", message, _AS_OPTION))
        if hidden:
            return
        below = next((number for number, line in enumerate(lines[1:], 1) if line.strip()), None)
        beside = re.search(r"\s>\s+[A-Za-z{]", re.sub(r"\$[^$]*\$|`[^`]*`", "", lines[0]))
        if below is not None and not lines[below].lstrip().startswith(("!", "|", "$$", "```")):
            message = say(
                "'{lines}' belongs to the option above it, not to its feedback", lines=shortened(lines[below].strip())
            )
            fix = say("begin feedback with '> ', or write the option in one line")
            self.found.append(Diagnostic(self.place(first + below), "feedback-marked", message, fix))
        elif beside:
            message = say("'{lines}' has its feedback on its own line", lines=shortened(lines[0]))
            fix = say("write the feedback below the option, indented: '  > …'")
            self.found.append(Diagnostic(self.place(first), "feedback-marked", message, fix))

    def _feedback(self, quotes: list[list[int]]) -> tuple[Fragment | None, str | None]:
        if not quotes:
            return None, None
        lines = [re.sub(r"^\s*>\s?", "", line) for first, end in quotes for line in self.lines[first:end]]
        text = "\n".join(lines).strip()
        tag = _TAG.match(text)
        if text.startswith("{") and not tag:
            message = say("'{text}' begins with braces that hold no id", text=shortened(text))
            fix = say("name a misconception as in '> {adds-tops-and-bottoms} …'")
            self.found.append(Diagnostic(self.place(quotes[0][0]), "misconception-known", message, fix))
        words = text[tag.end() :] if tag else text
        fragment = Fragment(words, self.place(quotes[0][0])) if words else None
        return fragment, tag["id"] if tag else None

    def fragment_of(self, section: Asked) -> Fragment:
        """The text of a section."""
        return Fragment(section.text.rstrip(), self.place(section.first))

    def _fragments(self, kind: str) -> Iterator[Fragment]:
        for section in self.sections:
            if section.kind == kind and section.text.strip():
                yield self.fragment_of(section)

    @property
    def solution(self) -> Fragment | None:
        parts = list(self._fragments("solution"))
        if not parts:
            return None
        return Fragment("\n\n".join(part.markdown for part in parts), parts[0].place)


def _list_items(tokens: list[Token], index: int) -> Iterator[tuple[int, int]]:
    """Start and end index of each item's tokens of the list that opens at ``index``."""
    level = tokens[index].level
    start = 0
    for position in range(index + 1, len(tokens)):
        token = tokens[position]
        if token.type == "bullet_list_close" and token.level == level:
            return
        if token.type == "list_item_open" and token.level == level + 1:
            start = position
        elif token.type == "list_item_close" and token.level == level + 1:
            yield start, position


def _first_inline(tokens: list[Token], start: int, stop: int) -> str | None:
    return next((token.content for token in tokens[start:stop] if token.type == "inline"), None)


def _dedented(lines: list[str]) -> list[str]:
    """The lines of a list item without its marker and indentation."""
    first = re.match(r"^\s*[-*+]\s+", lines[0])
    width = first.end() if first else 0
    rest = [line[min(width, len(line) - len(line.lstrip())) :] for line in lines[1:]]
    return [lines[0][width:], *rest]


def shortened(text: str) -> str:
    """The first line of ``text``, at most 40 characters of it."""
    line = text.split("\n")[0]
    return line if len(line) <= 40 else f"{line[:39]}…"
