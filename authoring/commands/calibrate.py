"""`mkcourse calibrate`: how hard the questions really are, by learners' answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..words import Sentence, say
from . import arguments
from .courses import sound
from .ending import fail, fail_by, tell
from .progress import progress
from .translated import Command

if TYPE_CHECKING:  # only this command needs numpy and DuckDB, which may not be installed
    from ...runtime.model import Course as EngineCourse
    from ..calibration.command import Read
    from ..course import Course


@click.command(cls=Command)
@click.argument("folder", type=arguments.PATH)
@click.argument("progress_files", nargs=-1, required=True)
@arguments.text_or_json
@arguments.option("--dry-run", is_flag=True, help="Only look: write nothing.")
@arguments.option("--force", is_flag=True, help="Write the numbers even if they are not known to predict better.")
@arguments.option("--to-parquet", type=arguments.PATH, help="Turn the files into Parquet there, and no more.")
@arguments.option("--cluster", metavar="WHERE", help="Count on a Dask cluster: local, or a scheduler's address tcp://…")
@arguments.language
def calibrate(
    folder: Path,
    progress_files: tuple[str, ...],
    form: str,
    dry_run: bool,
    force: bool,
    to_parquet: Path | None,
    cluster: str | None,
) -> None:
    """Fit difficulties to the answers in PROGRESS_FILES: files, folders or globs of .json or .parquet.

    Writes calibration.json beside course.yml, which build uses, if that predicts the answers
    of learners it has not seen better than the labels do.
    """
    try:
        from ..calibration.calibrate import CalibrateError
    except ModuleNotFoundError as error:
        fail(lacking(error))
    course = sound(folder, say("Nothing was calibrated."), calibrated=False)
    try:
        if to_parquet:
            _convert(course, progress_files, cluster, to_parquet)
        else:
            _calibrate(course, folder, progress_files, cluster, form, dry_run=dry_run, force=force)
    except CalibrateError as error:
        fail_by(error)
    except ModuleNotFoundError as error:
        fail(lacking(error))


def _convert(course: Course, files: tuple[str, ...], cluster: str | None, folder: Path) -> None:
    from ..calibration import command

    engine = command.engine_course(course)
    for path in command.convert(engine, _read(engine, files, cluster), folder):
        click.echo(f"  {path}")


def _calibrate(
    course: Course, folder: Path, files: tuple[str, ...], cluster: str | None, form: str, *, dry_run: bool, force: bool
) -> None:
    from ..calibration import command

    engine = command.engine_course(course)
    read = _read(engine, files, cluster)
    with progress() as report:
        outcome = command.run(engine, read, report)
    keeps = outcome.is_moved and (outcome.is_better or force) and not dry_run
    written = command.write(outcome, folder) if keeps else None
    told = command.print_json if form == "json" else command.print_text
    told(outcome, read, written)


def _read(engine: EngineCourse, files: tuple[str, ...], cluster: str | None) -> Read:
    """The answers in the files; what is left out is told."""
    from ..calibration import command

    with progress() as report:
        read = command.read(engine, files, cluster, report)
    for each in read.skipped:
        tell(say("{path} {why}, so it is left out", path=each.path, why=each.why))
    return read


def lacking(error: ModuleNotFoundError) -> Sentence:
    """What to say where a library of an extra is not installed."""
    library = (error.name or "numpy").partition(".")[0]
    extra = "cluster" if library == "dask" else "calibrate"
    if library == "distributed":
        return say("a scheduler's address needs the package distributed: pip install distributed")
    return say(
        "this needs {library}, which is not installed: pip install 'mkcourse[{extra}]', "
        "or in a checkout of mkcourse 'uv run --extra {extra} mkcourse …'",
        library=library,
        extra=extra,
    )
