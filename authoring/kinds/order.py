"""Order: a numbered list in the right order; ``- [ ]`` adds lines that must be left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from itertools import combinations, product

from ...runtime.kinds.order import OrderKey
from ...runtime.responses import Chosen
from ..build import fragments
from ..diagnostics import Diagnostic, Place
from ..fragment import Fragment
from ..markdown_source import block_tokens
from ..options import Option
from ..question_body import Asked, shortened
from ..words import say
from .answer import Answer, Example, Json
from .writing import Writing

RULE = "option-marked-right"
MOST_LINES = 30
_NUMBER = re.compile(r"^\s*\d+[.)](?:\s+|$)")
_CODE = re.compile(r"(?P<fence>`+)(?P<code>.+?)(?P=fence)")


@dataclass(frozen=True, slots=True)
class OrderAnswer(Answer):
    """The lines in their order. Equal lines have one id: either may stand for the other."""

    lines: tuple[Fragment, ...]
    distractors: tuple[Option, ...]

    @property
    def type(self) -> str:
        return "order"

    def grading(self) -> Json:
        return {
            "right": [line_id(line) for line in self.lines],
            "distractors": [line_id(each.text) for each in self.distractors],
            "tags": {line_id(each.text): each.misconception for each in self.distractors if each.misconception},
        }

    def rights(self) -> Iterator[Example]:
        shown = ", ".join(line.markdown for line in self.lines)
        yield Example(Chosen(tuple(line_id(line) for line in self.lines)), shortened(shown))

    def rivals(self) -> Iterator[tuple[str, str]]:
        lines = list(dict.fromkeys(line.markdown for line in self.lines))
        left_out = [each.text.markdown for each in self.distractors]
        yield from (*combinations(lines, 2), *product(lines, left_out))

    def view(self) -> Json:
        """The lines in another order than the right one."""
        known = {line_id(line): line for line in (*self.lines, *(each.text for each in self.distractors))}
        key = OrderKey(
            tuple(line_id(line) for line in self.lines), tuple(line_id(o.text) for o in self.distractors), {}
        )
        shown = key.unsolved(sorted(key.order))
        lines = [{"id": id_, "html": line_html(known[id_]), "is_code": is_code(known[id_])} for id_ in shown]
        return {"lines": lines, "has_pool": bool(self.distractors)}

    def shown(self) -> str:
        lines = "".join(f"<li>{line_html(line)}</li>" for line in self.lines)
        return f'<ol class="mk-order-answer">{lines}</ol>'

    def fragments(self) -> Iterator[Fragment]:
        yield from self.lines
        for each in self.distractors:
            yield each.text
            if each.feedback:
                yield each.feedback

    def feedback(self) -> Iterator[tuple[str, Fragment]]:
        for each in self.distractors:
            if each.feedback:
                yield f"option:{line_id(each.text)}", each.feedback

    def tags(self) -> Iterator[tuple[str, Place]]:
        for each in self.distractors:
            if each.misconception:
                yield each.misconception, (each.feedback or each.text).place


def line_id(line: Fragment) -> str:
    """A hash of its text; the indentation of code counts."""
    return sha256(line.markdown.encode()).hexdigest()[:6]


def is_code(line: Fragment) -> bool:
    """Whether it is all code, so that it is shown as a line of a program."""
    return _CODE.fullmatch(line.markdown) is not None


def line_html(line: Fragment) -> str:
    """Its HTML. Python-Markdown would drop the indentation of code."""
    code = _CODE.fullmatch(line.markdown)
    return f"<code>{escape(code['code'])}</code>" if code else fragments.inline(line)


def read_order(writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    """The last numbered list of the question, and its options; None where there is no order in it."""
    asked = writing.asked
    lines, distractors = _numbered(asked), tuple(asked.options)
    found = list(_faults(writing, lines, distractors))
    if len({line_id(line) for line in lines}) < 2 or len(lines) > MOST_LINES:
        return None, found
    known = {line_id(line) for line in lines}
    return OrderAnswer(lines, tuple(each for each in distractors if line_id(each.text) not in known)), found


def _numbered(asked: Asked) -> tuple[Fragment, ...]:
    """The items of the last numbered list, which is taken out of the text."""
    tokens = block_tokens(asked.text)
    starts = [index for index, token in enumerate(tokens) if token.type == "ordered_list_open" and token.level == 0]
    if not starts:
        return ()
    first, end = tokens[starts[-1]].map or (0, 0)
    items = [token.map for token in tokens[starts[-1] :] if token.type == "list_item_open" and token.level == 1]
    spans = [span for span in items if span and first <= span[0] < end]
    lines = asked.take(first, end)
    read = [(start, _undented(lines[start - first : stop - first])) for start, stop in spans]
    return tuple(Fragment(text, asked.place(start)) for start, text in read if text)


def _undented(lines: Sequence[str]) -> str:
    """The text of a numbered item without its number and what it is indented by."""
    number = _NUMBER.match(lines[0])
    width = number.end() if number else 0
    rest = [line[min(width, len(line) - len(line.lstrip())) :] for line in lines[1:]]
    return "\n".join([lines[0][width:], *rest]).rstrip()


def _faults(writing: Writing, lines: Sequence[Fragment], distractors: Sequence[Option]) -> Iterator[Diagnostic]:
    if not lines:
        if not writing.has_faults:
            fix = say("write the lines as a numbered list, '1. …', '2. …', in the right order")
            yield Diagnostic(writing.place, RULE, say("the question is of type 'order' but has no numbered list"), fix)
    elif len({line_id(line) for line in lines}) < 2:
        message = (
            say("there is nothing to put into order: all lines are the same")
            if lines[1:]
            else say("one line is no order")
        )
        yield Diagnostic(lines[0].place, RULE, message, say("write at least two different lines"))
    elif len(lines) > MOST_LINES:
        message = say("{count} lines are too many to put into order", count=len(lines))
        yield Diagnostic(lines[0].place, RULE, message, say("leave at most {most}", most=MOST_LINES))
    known = {line_id(line): line for line in lines}
    for each in distractors:
        if each.right:
            message = say(
                "'{text}' is marked as right in a question of type 'order'", text=shortened(each.text.markdown)
            )
            fix = say("put it into the numbered list at its place, or write '[ ]' if it is to be left out")
            yield Diagnostic(each.text.place, RULE, message, fix)
        elif twin := known.get(line_id(each.text)):
            message = say(
                "'{text}' is to be left out, but stands in line {line}, too",
                text=shortened(each.text.markdown),
                line=twin.place.line,
            )
            yield Diagnostic(each.text.place, "option-unique", message, say("remove one of them"))
    for line in writing.asked.answers[:1]:
        message = say("'{line}' is a typed answer in a question of type 'order'", line=shortened(line.text))
        yield Diagnostic(line.place, "answer-parses", message, say("remove the line, or 'type: order'"))
