"""Where the slip of the pen is that makes a text no YAML, in words that need no knowledge of YAML.

libyaml says what it was doing and where it gave up, which may be the end of the file.  Often the slip is
where it began: the quotation mark that is never closed, the line without a colon.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import yaml

from .words import Sentence, quoted, say


class Point(NamedTuple):
    """A line and a column of the text, both from 0."""

    line: int
    column: int


class Slip(NamedTuple):
    """What is wrong there, and what would mend it."""

    at: Point
    message: Sentence
    fix: Sentence


class _Text:
    """The text with what the loader said of it: where it was busy (``begun``), and where it gave up (``end``)."""

    def __init__(self, text: str, error: yaml.MarkedYAMLError, loader: Any) -> None:
        self.whole = text
        self.lines = text.split("\n")
        self.loader = loader
        self.context, self.problem = error.context or "", error.problem or ""
        end, begun = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
        self.end, self.begun = _point(end), _point(begun)

    def tokens(self) -> Iterator[Any]:
        """The parts of the text up to the first that is none."""
        with suppress(yaml.YAMLError):
            yield from yaml.scan(self.whole, Loader=self.loader)

    def line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def before(self, point: Point) -> str:
        return self.line(point.line)[: point.column]

    def rest(self, point: Point) -> str:
        return self.line(point.line)[point.column :].strip()


def slip_in(text: str, error: yaml.YAMLError, loader: Any) -> Slip:
    """The slip in ``text`` for which ``loader`` raised ``error``."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return _unreadable(text, error)
    read = _Text(text, error, loader)
    said = f"{read.context}: {read.problem}"
    told = next((tell for pattern, tell in _TELLING if re.search(pattern, said)), _other)
    slip = told(read)
    return _no_break_space(read, slip) or slip


# --- quotation marks and brackets --------------------------------------------------------


def _open_quote(read: _Text) -> Slip:
    mark = read.rest(read.begun)[:1]
    fix = say("end the text with {mark}", mark=mark)
    return Slip(read.begun, say("this quotation mark is never closed"), fix)


def _open_bracket(read: _Text, at: Point | None = None) -> Slip:
    at = at or read.begun
    begin = read.rest(at)[:1]
    message = say("this '{begin}' is never closed, or a comma is missing behind it", begin=begin)
    fix = say(
        "end it with '{end}'; a text that begins with '{begin}' or holds ': ' needs quotes",
        end="]" if begin == "[" else "}",
        begin=begin,
    )
    return Slip(at, message, fix)


def _innermost_bracket(read: _Text) -> Point | None:
    """The last bracket that is still open at the end."""
    still: list[Point] = []
    for token in read.tokens():
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            still.append(_point(token.start_mark))
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
            still = still[:-1]
    return still[-1] if still else None


def _broken_line(read: _Text) -> Slip:
    """Something stands where the line should end, or the line does not fit the ones above."""
    if not read.before(read.end).strip(" -"):
        return _misfit(read.end.line, read)
    text = _quoted_text_before(read.end, read)
    if text is None:
        message = say("'{rest}' stands where the line should end", rest=_short(read.rest(read.end)))
        return Slip(read.end, message, _QUOTE_ALL)
    begin, end = text
    if begin.line != end.line:
        fix = say("end the text with {mark}", mark=read.rest(begin)[:1])
        return Slip(begin, say("this quotation mark is not closed in its line"), fix)
    message = say("the quotation mark ends the text before '{rest}'", rest=_short(read.rest(read.end)))
    return Slip(read.end, message, _in_quotes(read.rest(begin)))


def _quoted_text_before(point: Point, read: _Text) -> tuple[Point, Point] | None:
    """Where the last text in quotes before ``point`` begins and ends, if nothing stands between."""
    last = None
    for token in read.tokens():
        if _point(token.start_mark) >= point:
            break
        last = token
    if isinstance(last, yaml.ScalarToken) and last.style in ("'", '"'):
        return _point(last.start_mark), _point(last.end_mark)
    return None


_QUOTE_ALL = say("put quotes round the whole text")


def _in_quotes(text: str) -> Sentence:
    """How to write a text in quotes, without those that it has round it already."""
    inner = text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" else text
    mark = next((mark for mark in ('"', "'") if mark not in inner), None)
    if mark is None or "\\" in inner or " #" in inner or len(inner) > 60:
        return _QUOTE_ALL
    return say("write {text}", text=f"{mark}{inner}{mark}")


# --- colons, spaces, columns -------------------------------------------------------------


def _no_colon(read: _Text, number: int | None = None) -> Slip:
    number = read.begun.line if number is None else number
    line = read.line(number).strip()
    at = _first_sign(number, read)
    if re.match(r"-[^\s-]", line):
        return Slip(at, say("a space is missing after '-'"), say("write '- {text}'", text=_short(line[1:])))
    message = say("this line has no ': ' between a key and its value")
    if found := re.fullmatch(r"(?:- +)?([\w-]+):(\S.*)", line):
        fix = say("write '{key}: {value}', with a space after the colon", key=found[1], value=_short(found[2]))
    else:
        fix = say("write 'key: value'; indent the line where it goes on from the one above")
    return Slip(at, message, fix)


def _stray_colon(read: _Text) -> Slip:
    begun = re.match(r"[\s-]*[^\s:][^:]*:\s+", read.before(read.end))
    if begun:
        text = read.line(read.end.line)[begun.end() :].strip()
        return Slip(read.end, say("a text that holds ': ' needs quotes"), _in_quotes(text))
    above = _lone_line_above(read)
    return _misfit(read.end.line, read) if above is None else _no_colon(read, above)


def _second_document(read: _Text) -> Slip:
    above = _lone_line_above(read)
    return _other(read) if above is None else _no_colon(read, above)


def _lone_line_above(read: _Text) -> int | None:
    """The line above the end, where it begins in the same column and has no colon."""
    numbers = range(read.end.line - 1, -1, -1)
    above = next((one for one in numbers if re.match(r"\s*[^\s#]", read.line(one))), None)
    if above is None or re.search(r":(\s|$)", read.line(above)):
        return None
    return above if _first_sign(above, read).column == _first_sign(read.end.line, read).column else None


def _list_beside_key(read: _Text) -> Slip:
    fix = say("write each '- …' in a line of its own below the key")
    return Slip(read.end, say("a list begins in the line of its key"), fix)


def _misfit(number: int, read: _Text) -> Slip:
    message = say("this line does not begin in the column of those that it belongs to")
    fix = say("indent lines that belong together alike, and begin each item of a list with '- '")
    return Slip(_first_sign(number, read), message, fix)


def _first_sign(number: int, read: _Text) -> Point:
    line = read.line(number)
    return Point(number, len(line) - len(line.lstrip()))


def _no_break_space(read: _Text, slip: Slip) -> Slip | None:
    """It looks like a space and is none; some keyboards make one with a key held down too long."""
    found = re.search(r"^\s*\u00a0|[:-]\u00a0", read.line(slip.at.line))
    if found is None:
        return None
    at = Point(slip.at.line, found.end() - 1)
    return Slip(at, say("a no-break space stands where a plain space belongs"), say("type the spaces of the line anew"))


# --- signs -------------------------------------------------------------------------------


def _bad_start(read: _Text) -> Slip:
    """A tab, or a sign that begins something of its own where a text was meant."""
    indent = re.match(r"\s*", read.line(read.end.line))
    if indent and "\t" in indent[0] and read.end.column <= indent.end():
        return Slip(Point(read.end.line, 0), say("the line begins with a tab"), say("indent with spaces"))
    at = read.end if re.search("token|undefined|mapping keys", read.problem) else read.begun
    text = read.rest(at)
    return Slip(at, say("a text that begins with '{sign}' needs quotes", sign=text[:1]), _in_quotes(text))


def _escape(read: _Text) -> Slip:
    message = say("a '\\' in double quotes begins a special sign, and there is none like this")
    return Slip(read.end, message, say("put single quotes round the text"))


def _no_value(read: _Text) -> Slip:
    if not read.rest(read.end):
        bracket = _innermost_bracket(read)
        return _open_bracket(read, bracket) if bracket else _other(read)
    message = say("'{sign}' stands where a value is expected", sign=read.rest(read.end)[:1])
    return Slip(read.end, message, say("remove it, or put quotes round the whole text"))


_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _unreadable(text: str, error: yaml.YAMLError) -> Slip:
    found = _CONTROL.search(text)
    if found is None:
        return Slip(Point(0, 0), say("not valid YAML: {problem}", problem=quoted(str(error))), _LOOK)
    before = text[: found.start()]
    at = Point(before.count("\n"), len(before) - (before.rfind("\n") + 1))
    message = say("a character that can't be seen stands here: {code}", code=f"U+{ord(found[0]):04X}")
    return Slip(at, message, say("delete it"))


_LOOK = say("check quotes, brackets and indentation")


def _other(read: _Text) -> Slip:
    return Slip(read.end, say("not valid YAML: {problem}", problem=quoted(read.problem)), _LOOK)


_TELLING: tuple[tuple[str, Callable[[_Text], Slip]], ...] = (
    (r"quoted scalar: found unexpected (end of stream|document)", _open_quote),
    (r"flow (sequence|mapping): .*expected ','", _open_bracket),
    (r"could not find expected ':'", _no_colon),
    (r"mapping values are not allowed", _stray_colon),
    (r"sequence entries are not allowed", _list_beside_key),
    (r"block (mapping|collection): (did not find expected|expected <block end>)", _broken_line),
    (r"cannot start any token|a tab character|mapping keys are not", _bad_start),
    (r"alphabetic or numeric|undefined alias|a block scalar|directive|(scanning|parsing) a tag|tag handle", _bad_start),
    (r"document start", _second_document),
    (r"escape character|hexdecimal|hexadecimal", _escape),
    (r"node content", _no_value),
)
"""What libyaml says (PyYAML's own reader: almost the same) -> what it means."""


def _point(mark: Any) -> Point:
    return Point(mark.line, mark.column) if mark else Point(0, 0)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
