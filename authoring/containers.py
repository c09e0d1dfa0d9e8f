"""Where questions stand: `/// question … ///` in lessons, `## heading {#id}` in banks.

Both containers give the same thing, a title, metadata and a body, so that one
grammar (``authoring.questions``) reads what is inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .diagnostics import Diagnostic, Place, Severity
from .markdown_source import block_tokens
from .schema import schema
from .suggestions import Typo, did_you_mean, typo
from .words import Sentence, as_it_is, enumerated, say
from .yaml_source import Located, read_yaml

_OPEN = re.compile(r"^(?P<indent>[ \t]*)///[ \t]*(?P<name>[A-Za-z][\w-]*)[ \t]*(?:\|[ \t]*(?P<title>.*?))?[ \t]*$")
_CLOSE = re.compile(r"^[ \t]*///[ \t]*$")
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})")
_METADATA = re.compile(r"^[ \t]*([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+|$)")
_HEADING_ID = re.compile(r"\s*\{\s*#(?P<id>[^}]*?)\s*\}\s*$")
_ODD_HEADING = re.compile(r"^ {0,3}(#(?!#)|#{3,})")
_MEANT_HEADING = re.compile(r"^ {0,3}##(?=[^ \t#])")
"""No heading for want of a space, or for a no-break one, but nothing else either."""
_DASHED = re.compile(r"^[ \t]*<!?\s*[-–—]{1,3}\s*practice\s*[-–—]{1,3}\s*>[ \t]*$", re.IGNORECASE)
_COMMENT = re.compile(r"^[ \t]*<!--\s*(\w+)\s*-->[ \t]*$")
PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Container:
    """A question as it was written; ``body_line`` is the file's line of the body's first line."""

    place: Place
    title: str | None
    heading_id: str | None
    metadata: Located
    body: str
    body_line: int
    body_column: int = 1


def bank_containers(body: str, path: str, first_line: int) -> tuple[list[Container], list[Diagnostic]]:
    """The questions of a bank: each level-2 heading begins one; text before the first is for readers."""
    lines = body.split("\n")
    starts = [
        (token.map[0], token.map[1])
        for token in block_tokens(body)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0 and token.map
    ]
    starts = sorted({*starts, *((index, index + 1) for index, _ in _meant_headings(lines))})
    containers: list[Container] = []
    found: list[Diagnostic] = []
    if not starts:
        message = say("the file holds no questions: each begins with a heading '## Title {#id}'")
        found.append(Diagnostic(Place(path), "bank-holds-questions", message, say("write one, or remove the file"),
                                Severity.WARNING))  # fmt: skip
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    for (start, after), end in zip(starts, ends, strict=False):
        title, heading_id = _heading(lines[start])
        place = Place(path, first_line + start)
        below = _Below(place, lines[start].strip(), first_line + after)
        container, faults = _container(lines[after:end], below, title, heading_id)
        containers.append(container)
        found += faults
    after_first = starts[0][1] if starts else len(lines)
    odd = _odd_headings(lines, after_first, path, first_line)
    return containers, [*found, *odd, *_unknown_blocks(lines, path, first_line)]


def _odd_headings(lines: list[str], start: int, path: str, first_line: int) -> Iterator[Diagnostic]:
    """Headings below the first question that begin none: their text would run into the question above."""
    odd = [(index, line) for index, line in _outside_fences(lines) if index >= start and _ODD_HEADING.match(line)]
    for index, line in (*odd, *_meant_headings(lines)):
        message = say("'{line}' begins no question: that takes two '#' and a space", line=line.strip()[:40])
        fix = say("write '## Title {#id}', or bold text where no question begins")
        if "#\u00a0" in line:
            fix = say("type the space behind '##' anew: it is a no-break space, which looks the same")
        yield Diagnostic(Place(path, first_line + index), "heading-begins-question", message, fix)


def _meant_headings(lines: list[str]) -> Iterator[tuple[int, str]]:
    return ((index, line) for index, line in _outside_fences(lines) if _MEANT_HEADING.match(line))


def _heading(line: str) -> tuple[str | None, str | None]:
    text = line.strip().lstrip("#").strip()
    match = _HEADING_ID.search(text)
    if not match:
        return text or None, None
    return text[: match.start()].strip() or None, match["id"]


def _unknown_blocks(lines: list[str], path: str, first_line: int) -> Iterator[Diagnostic]:
    for index, line in _outside_fences(lines):
        if _OPEN.match(line):
            message = say("a '///' block inside a bank file, where each '## heading' is a question already")
            yield Diagnostic(Place(path, first_line + index), "block-known", message, say("remove the '///' lines"))


@dataclass(frozen=True, slots=True)
class LessonBody:
    """A lesson's text with ``@@question N@@`` in the place of its N-th question."""

    text: str
    containers: tuple[Container, ...]
    has_practice: bool


def lesson_containers(body: str, path: str, first_line: int) -> tuple[LessonBody, list[Diagnostic]]:
    """Takes the question blocks out of a lesson.

    Blank lines keep the place of the lines taken out, so that lines below keep their numbers.
    """
    scan = _LessonScan(body, path, first_line)
    scan.run()
    return LessonBody("\n".join(scan.lines), tuple(scan.containers), scan.has_practice), scan.found


class _LessonScan:
    """One pass over the lines of a lesson, which it changes as it goes."""

    def __init__(self, body: str, path: str, first_line: int) -> None:
        self.lines = body.split("\n")
        self.path = path
        self.first_line = first_line
        self.containers: list[Container] = []
        self.found: list[Diagnostic] = []
        self.has_practice = False

    def run(self) -> None:
        taken_to = -1
        for index, line in list(_outside_fences(self.lines)):
            if index <= taken_to:
                continue
            if opened := _OPEN.match(line):
                taken_to = self._block(index, opened)
            elif re.fullmatch(r"<!--\s*practice\s*-->", line.strip()):
                self._practice(index, _indent(line))
            elif (comment := _COMMENT.match(line)) and did_you_mean(comment[1].lower(), [PRACTICE]):
                message = say("'{line}' does nothing: the word is '{practice}'", line=line.strip(), practice=PRACTICE)
                meant = typo(comment[1].lower(), [PRACTICE])
                slip = Typo(comment[1], meant.meant) if meant else None
                self._fault(index, "block-known", message, say("write '<!-- practice -->'"), _indent(line), slip)
            elif _DASHED.match(line):
                message = say("'{line}' has other dashes than it should, and is shown as text", line=line.strip())
                fix = say("write '<!-- practice -->', with two hyphens on each side")
                self._fault(index, "block-known", message, fix, _indent(line))
            elif _CLOSE.match(line):
                message = say("'///' closes a block that was never opened")
                fix = say("remove the line, or open the block with '/// question | Title'")
                self._fault(index, "block-closed", message, fix)

    def _block(self, index: int, opened: re.Match[str]) -> int:
        """Takes the block out and returns its last line."""
        name, indent = opened["name"], opened["indent"]
        close = _closing_line(self.lines, index)
        if close is None:
            self._fault(
                index,
                "block-closed",
                say("the block '/// {name}' is never closed", name=name),
                say("end it with a line '///'"),
            )
            close = len(self.lines) - 1
            inner = self.lines[index + 1 :]
        else:
            inner = self.lines[index + 1 : close]
        self.lines[index : close + 1] = [""] * (close + 1 - index)
        if name == PRACTICE:
            self._practice(index, indent)
        elif name == "question":
            self.lines[index] = f"{indent}@@question {len(self.containers)}@@"
            self._question(inner, opened, self._place(index, indent))
        else:
            known = ["question", PRACTICE]
            fix = did_you_mean(name, known) or say("the blocks are 'question' and 'practice'")
            message = say("there is no block '/// {name}'", name=name)
            self._fault(index, "block-known", message, fix, indent, typo(name, known))
        return close

    def _question(self, lines: list[str], opened: re.Match[str], place: Place) -> None:
        width = len(opened["indent"])
        inner = [line[width:] if not line[:width].strip() else line.lstrip() for line in lines]
        below = _Below(place, opened[0].strip(), place.line + 1, width + 1)
        container, faults = _container(inner, below, opened["title"] or None, None)
        self.containers.append(container)
        self.found += faults

    def _practice(self, index: int, indent: str) -> None:
        if self.has_practice:
            self._fault(index, "practice-once", say("a second practice in one lesson"), say("keep one of them"), indent)
        self.lines[index] = "" if self.has_practice else f"{indent}@@mkcourse-practice@@"
        self.has_practice = True

    def _place(self, index: int, indent: str = "") -> Place:
        return Place(self.path, self.first_line + index, len(indent) + 1)

    def _fault(
        self, index: int, rule: str, message: Sentence, fix: Sentence, indent: str = "", slip: Typo | None = None
    ) -> None:
        self.found.append(Diagnostic(self._place(index, indent), rule, message, fix, typo=slip))


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _closing_line(lines: list[str], opened: int) -> int | None:
    """The line of the ``///`` that ends the block; another opening before it means it was forgotten."""
    fence: str | None = None
    for index in range(opened + 1, len(lines)):
        fence = _fence_after(fence, lines[index])
        if fence is not None:
            continue
        if _CLOSE.match(lines[index]):
            return index
        if _OPEN.match(lines[index]):
            return None
    return None


@dataclass(frozen=True, slots=True)
class _Below:
    """Where a question begins, the line that begins it, and where what stands below that is found in the file."""

    place: Place
    heading: str
    line: int
    column: int = 1


def _container(
    lines: list[str], below: _Below, title: str | None, heading_id: str | None
) -> tuple[Container, list[Diagnostic]]:
    """Metadata are the ``key: value`` lines at the top, up to the first blank line.

    Those that were meant as such below it are told, and taken as they were meant, so that nothing follows from it.
    """
    count = _metadata_count(lines)
    late = _late_settings(lines, count)
    cut_off = [_cut_off(lines, count, late, below)] if late else []
    count = late.stop if late else count
    located, found = _metadata(lines[:count], below)
    body = "\n".join(lines[count:])
    container = Container(below.place, title, heading_id, located, body, below.line + count, below.column)
    return container, [*cut_off, *found]


def _late_settings(lines: list[str], start: int) -> range:
    """The first paragraph below the blank lines at ``start``, if each of its lines is a setting."""
    first = next((index for index in range(start, len(lines)) if lines[index].strip()), start)
    end = next((index for index in range(first, len(lines)) if not lines[index].strip()), len(lines))
    keys = [_METADATA.match(line) for line in lines[first:end]]
    known = schema("question")["properties"]
    return range(first, end) if first > start and all(key and key[1] in known for key in keys) else range(0)


def _cut_off(lines: list[str], blank: int, late: range, below: _Below) -> Diagnostic:
    settings = enumerated([as_it_is(f"'{lines[index].strip()}'") for index in late])
    message = say("what stands below this empty line is read as the question's text: {settings}", settings=settings)
    fix = say(
        "remove the empty line, so that '{setting}' stands directly below '{above}'",
        setting=lines[late.start].strip(),
        above=lines[blank - 1].strip() if blank else below.heading,
    )
    return Diagnostic(Place(below.place.path, below.line + blank), "key-known", message, fix)


_TITLE_WORD = ("hint", "solution")


def _metadata_count(lines: list[str]) -> int:
    count = 0
    while count < len(lines) and (match := _METADATA.match(lines[count])):
        if match[1].lower() in _TITLE_WORD or match[1][0].isupper():
            break
        count += 1
    # a paragraph that merely begins like metadata ("note: the pizza …" and on) is text
    ends_in_blank = count == len(lines) or not lines[count].strip()
    return count if count and (ends_in_blank or count > 1) else 0


def _metadata(lines: list[str], below: _Below) -> tuple[Located, list[Diagnostic]]:
    if not lines:
        return Located({}, below.place.path), []
    indent = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    text = "\n".join(line[indent:] for line in lines) + "\n"
    return read_yaml(text, below.place.path, below.line, below.column + indent)


def _outside_fences(lines: list[str]) -> Iterator[tuple[int, str]]:
    fence: str | None = None
    for index, line in enumerate(lines):
        was = fence
        fence = _fence_after(fence, line)
        if was is None and fence is None:
            yield index, line


def _fence_after(fence: str | None, line: str) -> str | None:
    """The fence that is open after ``line`` when ``fence`` was open before it."""
    match = _FENCE.match(line)
    if fence is None:
        return match[1] if match else None
    closes = match and match[1][0] == fence[0] and len(match[1]) >= len(fence) and line.strip() == match[1]
    return None if closes else fence
