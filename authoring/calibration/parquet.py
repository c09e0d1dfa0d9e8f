"""Logs as Parquet: a row an event, for what is too much for progress files, written and read by DuckDB.

Every learner is wholly in one file, so that files can be counted apart and added up. The
files hold no names and no responses, but they are learners' data all the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from math import ceil
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from ...runtime.events import FURTHEST, LATEST
from ..words import say
from .files import Log, Skipped
from .logs import Step

ROWS_OF_A_FILE = 500_000

COLUMNS = {
    "course": "VARCHAR",
    "learner": "VARCHAR",
    "happened": "BIGINT",
    "event": "VARCHAR",
    "kind": "VARCHAR",
    "zone": "BIGINT",
    "item": "VARCHAR",
    "tries": "BIGINT",
    "verdict": "VARCHAR",
    "guess": "DOUBLE",
}
"""The columns of a file and their types; `item` and `verdict` are empty where an event has none."""

_VERDICTS = (None, "right", "wrong", "not-learned-yet")


def write_parquet(
    course: str, learners: Mapping[str, Sequence[Step]], folder: Path, rows_of_a_file: int = ROWS_OF_A_FILE
) -> list[Path]:
    """The paths of new files in `folder` that hold all `learners`; about so many rows a file."""
    folder.mkdir(parents=True, exist_ok=True)
    files = max(1, ceil(sum(map(len, learners.values())) / rows_of_a_file))
    return [
        _written(course, _part(learners, place, files), folder / f"part-{place:04}.parquet") for place in range(files)
    ]


def _part(learners: Mapping[str, Sequence[Step]], place: int, files: int) -> dict[str, Sequence[Step]]:
    return {name: steps for name, steps in learners.items() if int(name, 16) % files == place}


def _written(course: str, learners: Mapping[str, Sequence[Step]], path: Path) -> Path:
    rows = [
        (course, name, step.happened, step.event, step.kind, step.zone, step.item, step.tries, step.verdict, step.guess)
        for name, steps in learners.items()
        for step in steps
    ]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(COLUMNS)
    table = {name: np.array(column, object) for name, column in zip(COLUMNS, columns, strict=True)}
    typed = ", ".join(f"{name}::{kind} AS {name}" for name, kind in COLUMNS.items())
    with duckdb.connect() as connection:
        connection.register("steps", table)
        connection.execute(f"COPY (SELECT {typed} FROM steps) TO '{_quoted(path)}' (FORMAT parquet)")
    return path


def read_parquet(course: str, path: Path) -> list[Log] | Skipped:
    """The logs in a file that `write_parquet` wrote, one for each learner in it."""
    typed = ", ".join(f"{name}::{kind}" for name, kind in COLUMNS.items())
    query = f"SELECT {typed} FROM read_parquet('{_quoted(path)}') ORDER BY learner, happened, event"
    try:
        with duckdb.connect() as connection:
            rows = connection.execute(query).fetchall()
    except duckdb.Error:
        return Skipped(str(path), say("is no Parquet file with the columns {names}", names=", ".join(COLUMNS)))
    others = {row[0] for row in rows} - {course}
    if others:
        return Skipped(str(path), say("belongs to another course: {course}", course=min(map(str, others))[:200]))
    if not all(map(_is_sound, rows)):
        return Skipped(str(path), say("holds rows that mkcourse did not write"))
    by_learner = groupby(rows, key=lambda row: row[1])
    return [Log(str(path), tuple(Step(*row[2:]) for row in of_one)) for _, of_one in by_learner]


def _is_sound(row: Sequence[Any]) -> bool:
    _, learner, happened, event, kind, zone, _, tries, verdict, guess = row
    whole = None not in (learner, happened, event, kind, zone, tries, guess)
    return (
        whole
        and verdict in _VERDICTS
        and 0 <= happened <= LATEST
        and abs(zone) <= FURTHEST
        and tries >= 0
        and 0 <= guess <= 1
    )


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
