"""Tables: the answers that count, coded by the course so that tables of any files fit together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...runtime.model import Course
from .counting import counted_answers
from .files import Skipped
from .logs import Step, by_learner
from .parts import Column, Parts
from .responses import Responses, responses_from


@dataclass(frozen=True, slots=True)
class Part:
    """A table of one file, or why there is none."""

    table: Responses
    skipped: tuple[Skipped, ...] = ()


def table_of(course: Course, learners: Mapping[str, Sequence[Step]]) -> Responses:
    """The answers of `learners` that count."""
    items = course.items.values()
    return responses_from(
        counted_answers(course, learners),
        {item.id: item.competencies for item in items},
        {item.id: item.level for item in items},
        {item.id for item in items if item.use == "practice"},
    )


def tables_in(course: Course, paths: Sequence[Path], parts: Parts) -> tuple[Column, list[Skipped]]:
    """A table for each of the Parquet files `paths`, kept where `parts` keeps it, and the files left out."""
    read = parts.each(part_of, [course] * len(paths), list(paths))
    return parts.each(_table, read), parts.total(_skipped, read)


def part_of(course: Course, path: Path) -> Part:
    """The table in one Parquet file."""
    from .parquet import read_parquet

    read = read_parquet(course.id, path)
    if isinstance(read, Skipped):
        return Part(table_of(course, {}), (read,))
    return Part(table_of(course, by_learner(log.steps for log in read)))


def learners_twice(tables: Column, parts: Parts) -> bool:
    """Whether a learner is in two tables, who would then count as two."""
    names: list[str] = parts.total(_names, tables)
    return len(set(names)) < len(names)


def _table(part: Part) -> Responses:
    return part.table


def _skipped(part: Part) -> list[Skipped]:
    return list(part.skipped)


def _names(table: Responses) -> list[str]:
    return list(table.students)
