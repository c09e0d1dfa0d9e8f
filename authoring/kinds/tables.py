"""The table of a question whose answers stand in one: pairs, grids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from ..fragment import Fragment
from ..markdown_source import block_tokens
from ..question_body import Asked


@dataclass(frozen=True, slots=True)
class Table:
    """Cells with their text and place; all rows are as long as the header."""

    header: tuple[Fragment, ...]
    rows: tuple[tuple[Fragment, ...], ...]


def take_table(asked: Asked) -> Table | None:
    """The last table of the question, which is taken out of its text; None where it has no table."""
    tokens = block_tokens(asked.text)
    starts = [index for index, token in enumerate(tokens) if token.type == "table_open" and token.level == 0]
    if not starts:
        return None
    table = tokens[starts[-1]]
    first, end = table.map or (0, 0)
    header, *rows = (
        tuple(Fragment(cell, asked.place(line)) for cell in cells) for line, cells in _rows(tokens[starts[-1] :])
    )
    asked.take(first, end)
    return Table(header, tuple(rows))


def _rows(tokens: list[Token]) -> Iterator[tuple[int, list[str]]]:
    """Each row of the table that the tokens begin with: its line and the text of its cells."""
    line, cells = 0, list[str]()
    for token in tokens:
        if token.type == "tr_open":
            line, cells = (token.map or [0])[0], []
        elif token.type == "inline":
            cells.append(token.content.strip())
        elif token.type == "tr_close":
            yield line, cells
        elif token.type == "table_close":
            return
