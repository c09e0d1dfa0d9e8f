"""What the command `mkcourse calibrate` does once the course is loaded: reads, runs, prints, writes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from ...runtime.model import Course as EngineCourse
from ...runtime.model import course_from
from ..build.bundle import course_file
from ..course import Course
from ..sources import CALIBRATION
from ..words import say
from ..words.system_errors import refusal
from .as_json import as_json
from .calibrate import Calibrated, CalibrateError, calibrate
from .files import PARQUET, Skipped, files_of
from .parts import Column, Here, Parts
from .reading import Learners, Report, read_learners
from .tables import learners_twice, table_of, tables_in
from .terminal import show


@dataclass(frozen=True, slots=True)
class Read:
    """The answers that were found, who works on them, how many files they come from, and the files left out."""

    tables: Column
    parts: Parts
    files: int
    skipped: tuple[Skipped, ...]
    learners: Learners | None = None
    """Those whose answers the tables hold, if they are on this machine."""


def engine_course(course: Course) -> EngineCourse:
    """`course` as the engine sees it."""
    return course_from(json.loads(course_file(course, {})))


def read(course: EngineCourse, arguments: tuple[str, ...], cluster: str | None, report: Report) -> Read:
    """The answers in the files that are named, here or on the Dask cluster `cluster`.

    Raises CalibrateError, and ModuleNotFoundError where a library lacks.
    """
    if cluster:
        return _on_cluster(course, arguments, cluster)
    learners = read_learners(course, arguments, report)
    return Read([table_of(course, learners.steps)], Here(), learners.files, learners.skipped, learners)


def _on_cluster(course: EngineCourse, arguments: tuple[str, ...], where: str) -> Read:
    from .cluster import OnDask

    paths, skipped = files_of(arguments)
    others = [path for path in paths if path.suffix != PARQUET]
    if others:
        told = say("a cluster reads .parquet files, not '{path}': make them with --to-parquet", path=others[0])
        raise CalibrateError(told)
    if not paths:
        return Read([], Here(), 0, tuple(skipped))
    try:
        parts = OnDask(where)
    except (OSError, ValueError) as error:
        raise CalibrateError(say("no cluster answers at '{where}': {why}", where=where, why=error)) from None
    tables, without = tables_in(course, paths, parts)
    if learners_twice(tables, parts):
        raise CalibrateError(say("a learner is in two of the files: read all of them once more with --to-parquet"))
    return Read(tables, parts, len(paths) - len(without), (*skipped, *without))


def run(course: EngineCourse, read: Read, report: Report) -> Calibrated:
    """The calibration, or CalibrateError."""
    if not read.files:
        raise CalibrateError(say("there is no progress file to calibrate by"))
    return calibrate(course, read.tables, report, read.parts)


def write(outcome: Calibrated, folder: Path) -> Path:
    """Writes calibration.json beside course.yml, or raises CalibrateError."""
    path = folder / CALIBRATION
    try:
        path.write_text(outcome.text, encoding="utf-8", newline="\n")
    except OSError as error:
        why = refusal(error)
        raise CalibrateError(say("'{path}' can't be written: {why}", path=path, why=why)) from None
    return path


def print_text(outcome: Calibrated, read: Read, written: Path | None) -> None:
    """Prints what a teacher reads to standard output, at least 80 columns wide."""
    console = Console(highlight=False)
    show(outcome, read.files, written, console if console.width >= 80 else Console(highlight=False, width=80))


def print_json(outcome: Calibrated, read: Read, written: Path | None) -> None:
    """Prints what a program reads."""
    print(as_json(outcome, read.files, read.skipped, written))


def convert(course: EngineCourse, read: Read, folder: Path) -> list[Path]:
    """Writes the learners as Parquet into the new or empty `folder`, or raises CalibrateError."""
    from .parquet import write_parquet

    learners = read.learners
    if learners is None:
        raise CalibrateError(say("--to-parquet is done on one machine: leave out --cluster"))
    if not learners.steps:
        raise CalibrateError(say("there is no progress file to turn into Parquet"))
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            told = say("'{path}' is not empty; name a new folder for the {ending} files", path=folder, ending=PARQUET)
            raise CalibrateError(told)
        return write_parquet(course.id, learners.steps, folder)
    except OSError as error:
        why = refusal(error)
        raise CalibrateError(say("'{path}' can't be written: {why}", path=folder, why=why)) from None
