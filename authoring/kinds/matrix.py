"""Grids of choices: ``type: matrix`` and a table whose header holds the choices, with ``[x]`` in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import cast

from ..build import fragments
from ..diagnostics import Diagnostic
from ..fragment import Fragment
from ..options import Option
from ..question_body import shortened
from ..words import say
from .answer import Answer, Json
from .choice import ChoiceAnswer
from .group import GroupAnswer
from .plain_text import as_plain
from .tables import Table, take_table
from .writing import Writing

RULE = "option-marked-right"
EXAMPLE = say("write a table such as '| | true | false |', with rows such as '| The sun is a star | [x] | [ ] |'")
_CELL = re.compile(r"\[\s*(?P<mark>[xX]?)\s*\]\Z|\Z")
MOST_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class MatrixAnswer(GroupAnswer):
    """One row is one field; ``several`` columns can be right in it, or one."""

    corner: Fragment
    rows: tuple[Fragment, ...]
    columns: tuple[Option, ...]
    several: bool

    @property
    def type(self) -> str:
        return "matrix"

    def view(self) -> Json:
        columns = [
            {"id": each.id, "html": fragments.inline(each.text), "text": as_plain(each.text)} for each in self.columns
        ]
        rows = [{"html": fragments.inline(each), "text": as_plain(each)} for each in self.rows]
        return {"corner": fragments.inline(self.corner), "columns": columns, "rows": rows, "several": self.several}

    def shown(self) -> str | None:
        rows = [
            f"<tr><td>{fragments.inline(row)}</td><td>{_rights(cast(ChoiceAnswer, field))}</td></tr>"
            for row, field in zip(self.rows, self.fields, strict=True)
        ]
        return f'<table class="mk-pairs"><tbody>{"".join(rows)}</tbody></table>'

    def fragments(self) -> Iterator[Fragment]:
        yield from [self.corner] if self.corner.markdown else []
        yield from (each.text for each in self.columns)
        yield from self.rows


def read_matrix(writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    """The grid of the question's table; None where it can't be read."""
    table = take_table(writing.asked)
    if table is None:
        message = say("the question is of type 'matrix' but has no table")
        return None, [Diagnostic(writing.place, RULE, message, EXAMPLE)]
    found = [*_faults(table), *_other_answers(writing)]
    if found:
        return None, found
    marks = [[_is_marked(cell) for cell in row[1:]] for row in table.rows]
    several = writing.values.is_yes("several") or any(sum(row) > 1 for row in marks)
    columns = tuple(Option(_id(cell), cell, right=False) for cell in table.header[1:])
    fields = tuple(_field(columns, row, several) for row in marks)
    return MatrixAnswer(fields, table.header[0], tuple(row[0] for row in table.rows), columns, several), []


def _faults(table: Table) -> Iterator[Diagnostic]:
    names = [cell.markdown for cell in table.header[1:]]
    place = table.header[0].place
    if not 2 <= len(names) <= MOST_COLUMNS or not table.rows:
        message = say("the grid has {choices} choices and {rows} rows", choices=len(names), rows=len(table.rows))
        fix = say("it needs 2 to {most} choices and a row: {example}", most=MOST_COLUMNS, example=EXAMPLE)
        yield Diagnostic(place, RULE, message, fix)
    if not all(names) or len(set(names)) < len(names):
        message = say("two choices in the grid's header are the same, or one is empty")
        yield Diagnostic(place, "option-unique", message, say("give each column after the first a name of its own"))
    seen: set[str] = set()
    for row in table.rows:
        yield from _row_faults(row, seen)
        seen.add(row[0].markdown)


def _row_faults(row: tuple[Fragment, ...], seen: set[str]) -> Iterator[Diagnostic]:
    name = shortened(row[0].markdown)
    if not name or row[0].markdown in seen:
        what = (
            say("the row '{name}' stands twice in the grid", name=name)
            if name
            else say("a row of the grid has no name")
        )
        yield Diagnostic(row[0].place, "option-unique", what, say("write in its first cell what is asked there"))
    for cell in row[1:]:
        if not _CELL.match(cell.markdown):
            message = say("'{cell}' stands in the grid where '[x]' or '[ ]' is expected", cell=shortened(cell.markdown))
            yield Diagnostic(cell.place, "option-marked", message, say("mark what is right with '[x]'"))
            return
    if not any(_is_marked(cell) for cell in row[1:]):
        message = say("no choice is marked as right in the row '{name}'", name=name)
        yield Diagnostic(
            row[0].place, RULE, message, say("mark one with '[x]'; where none is, add a column 'none of these'")
        )


def _other_answers(writing: Writing) -> Iterator[Diagnostic]:
    places = [line.place for line in writing.asked.answers] + [each.text.place for each in writing.asked.options]
    for place in places[:1]:
        yield Diagnostic(
            place, "answer-parses", say("an answer stands outside the grid"), say("remove it, or the grid")
        )


def _is_marked(cell: Fragment) -> bool:
    match = _CELL.match(cell.markdown)
    return bool(match and match["mark"])


def _id(column: Fragment) -> str:
    return sha256(" ".join(column.markdown.split()).encode()).hexdigest()[:6]


def _field(columns: tuple[Option, ...], marks: list[bool], several: bool) -> ChoiceAnswer:
    marked = tuple(Option(each.id, each.text, mark) for each, mark in zip(columns, marks, strict=True))
    return ChoiceAnswer(marked, several=several, shuffle=False)


def _rights(field: ChoiceAnswer) -> str:
    return ", ".join(fragments.inline(each.text) for each in field.options if each.right)
