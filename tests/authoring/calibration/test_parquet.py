"""Parquet holds the same as the progress files."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from made_answers import made_log

from mkcourse.authoring.calibration.files import Skipped
from mkcourse.authoring.calibration.logs import Step, by_learner, step_from
from mkcourse.authoring.calibration.parquet import COLUMNS, read_parquet, write_parquet
from mkcourse.runtime.events import event_from
from mkcourse.runtime.model import Course


@pytest.fixture
def learners(course: Course) -> dict[str, tuple[Step, ...]]:
    logs = [made_log(course, seed, answers=12) for seed in range(9)]
    return by_learner([[step_from(course, event_from(event)) for event in log] for log in logs])


def read_back(course: str, paths: list[Path]) -> dict[str, tuple[Step, ...]]:
    logs = []
    for path in paths:
        read = read_parquet(course, path)
        assert not isinstance(read, Skipped), read
        logs += [log.steps for log in read]
    return by_learner(logs)


def test_what_is_written_is_read_back(learners: dict[str, tuple[Step, ...]], tmp_path: Path) -> None:
    """All steps of all learners come back, from as many files as there are rows for."""
    paths = write_parquet("minimal", learners, tmp_path / "it's", rows_of_a_file=40)
    assert len(paths) == 3
    assert read_back("minimal", paths) == learners


def test_every_learner_is_in_one_file(learners: dict[str, tuple[Step, ...]], tmp_path: Path) -> None:
    """So files can be counted apart and added up."""
    paths = write_parquet("minimal", learners, tmp_path, rows_of_a_file=40)
    assert sum(len(read_back("minimal", [path])) for path in paths) == len(learners)


def test_no_learners_are_a_file_all_the_same(tmp_path: Path) -> None:
    """An empty table is written and read as nobody."""
    assert read_back("minimal", write_parquet("minimal", {}, tmp_path)) == {}


def test_the_columns_are_what_other_engines_read(learners: dict[str, tuple[Step, ...]], tmp_path: Path) -> None:
    """Names and types are those that are documented."""
    (path,) = write_parquet("minimal", learners, tmp_path)
    with duckdb.connect() as connection:
        found = connection.execute(f"DESCRIBE SELECT * FROM '{path}'").fetchall()
    assert {name: kind for name, kind, *_ in found} == COLUMNS


def test_parquet_of_another_course_is_told(learners: dict[str, tuple[Step, ...]], tmp_path: Path) -> None:
    """The course stands in every row."""
    (path,) = write_parquet("knitting", learners, tmp_path)
    skipped = read_parquet("minimal", path)
    assert isinstance(skipped, Skipped)
    assert skipped.why == "belongs to another course: knitting"


@pytest.mark.parametrize("select", ["1 AS course", "*  REPLACE ('soon' AS happened)"])
def test_other_tables_are_told(learners: dict[str, tuple[Step, ...]], tmp_path: Path, select: str) -> None:
    """A Parquet file with other columns or types is refused in words."""
    (path,) = write_parquet("minimal", learners, tmp_path)
    other = tmp_path / "other.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT {select} FROM '{path}') TO '{other}'")
    skipped = read_parquet("minimal", other)
    assert isinstance(skipped, Skipped)
    assert skipped.why.startswith("is no Parquet file with the columns course, learner")


@pytest.mark.parametrize(
    "change", ["NULL AS event", "-1 AS happened", "'maybe' AS verdict", "2.0 AS guess", "NULL AS learner"]
)
def test_rows_without_sense_are_told(learners: dict[str, tuple[Step, ...]], tmp_path: Path, change: str) -> None:
    """Values that no event has are refused in words."""
    (path,) = write_parquet("minimal", learners, tmp_path)
    other = tmp_path / "other.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT * REPLACE ({change}) FROM '{path}') TO '{other}'")
    assert read_parquet("minimal", other) == Skipped(str(other), "holds rows that mkcourse did not write")


def test_a_file_that_is_no_parquet_is_told(tmp_path: Path) -> None:
    """Any bytes are refused in words, and so is a file that is gone."""
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    for name in ("a.parquet", "gone.parquet"):
        assert isinstance(read_parquet("minimal", tmp_path / name), Skipped)
