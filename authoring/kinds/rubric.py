"""The rubric of an open question or a project: a table of criteria.

Points stand in its header, and in its cells what earns them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..diagnostics import Diagnostic
from ..fragment import Fragment
from ..question_body import Asked, shortened
from ..words import say
from .tables import Table, take_table

RULE = "option-marked-right"
MOST_POINTS = 100
EXAMPLE = say("write a table whose header is '| Criterion | 0 | 1 | 2 |', with a row for each criterion")
_POINTS = re.compile(r"(\d{1,3})(?:\s*\D*)?\Z")


@dataclass(frozen=True, slots=True)
class Level:
    """So many points, and what earns them."""

    points: int
    words: Fragment


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is looked at in an answer; an empty cell of its row is no level of it."""

    name: Fragment
    levels: tuple[Level, ...]


def read_rubric(asked: Asked, found: list[Diagnostic]) -> tuple[Criterion, ...] | None:
    """The last table of the question, which is taken out of its text; None where it has no table."""
    table = take_table(asked)
    return None if table is None else rubric_in(table, found, RULE)


def rubric_in(table: Table, found: list[Diagnostic], rule: str) -> tuple[Criterion, ...]:
    """The criteria in ``table``; what breaks the promise ``rule`` is told and left out."""
    points = points_in(table.header, found)
    criteria: list[Criterion] = []
    for name, *cells in table.rows:
        pairs = [(worth, cell) for worth, cell in zip(points, cells, strict=False) if worth is not None]
        levels = tuple(Level(worth, cell) for worth, cell in pairs if cell.markdown)
        if not name.markdown:
            message = say("a row of the rubric has no criterion in its first cell")
            found.append(Diagnostic(name.place, rule, message, say("write there what is looked at")))
        elif len(levels) < 2:
            message = say(
                "the criterion '{name}' has fewer than two levels to choose from", name=shortened(name.markdown)
            )
            found.append(
                Diagnostic(name.place, rule, message, say("say in at least two cells what earns those points"))
            )
        else:
            criteria.append(Criterion(name, levels))
    return tuple(criteria)


def points_in(header: Sequence[Fragment], found: list[Diagnostic]) -> list[int | None]:
    """The points that the header's cells after the first one name, None where a cell names none."""
    points: list[int | None] = []
    for cell in header[1:]:
        match = _POINTS.match(cell.markdown)
        worth = int(match[1]) if match else None
        if worth is None or worth > MOST_POINTS:
            message = say(
                "'{cell}' stands in the rubric's header where points are expected", cell=shortened(cell.markdown)
            )
            found.append(Diagnostic(cell.place, "value-valid", message, EXAMPLE))
        elif worth in points:
            message = say("two columns of the rubric are worth the same, {worth}", worth=worth)
            found.append(Diagnostic(cell.place, "value-valid", message, say("give each column other points")))
            worth = None
        points.append(worth if worth is None or worth <= MOST_POINTS else None)
    return points
