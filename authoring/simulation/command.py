"""What the command `mkcourse simulate` does once the course is loaded: runs, prints, writes the report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ..course import Course
from ..words import SaidError, say
from ..words.speaking import spoken
from ..words.system_errors import refusal
from .as_json import as_json
from .report import report_html
from .run import Report
from .simulation import Simulation, simulate
from .terminal import show


class ReportError(SaidError):
    """The report can't be written."""


def simulated_with_bar(
    course: Course, students: int, seed: int, horizon: int | None, processes: int | None
) -> Simulation:
    """The simulation, with a progress bar where standard error is a terminal."""
    with _bar() as report:
        return simulate(course, students, seed, horizon, processes, report)


def print_text(simulation: Simulation) -> None:
    """Prints what a teacher reads to standard output, at least 80 columns wide."""
    console = Console(highlight=False)
    show(simulation, console if console.width >= 80 else Console(highlight=False, width=80))


def print_json(simulation: Simulation) -> None:
    """Prints what a program reads."""
    print(as_json(simulation))


def check_report_path(path: Path) -> None:
    """Raises ReportError where no report can be written, before a student has set out."""
    if path.is_dir():
        told = say("'{path}' is a folder; name a file, such as {file}", path=path, file=path / "simulation.html")
        raise ReportError(told)
    if not path.absolute().parent.is_dir():
        raise ReportError(say("there is no folder '{path}' to write the report into", path=path.parent))


def write_report(simulation: Simulation, path: Path) -> None:
    """Writes the HTML report, or raises ReportError."""
    try:
        path.write_text(report_html(simulation), encoding="utf-8")
    except OSError as error:
        why = refusal(error)
        raise ReportError(say("the report can't be written to '{path}': {why}", path=path, why=why)) from None


@contextmanager
def _bar() -> Iterator[Report]:
    """How many students and groups of guessers are through, and how long the rest will take."""
    console = Console(stderr=True)
    columns = (
        TextColumn(spoken(say("Students on their way"))),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(spoken(say("time left"))),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
