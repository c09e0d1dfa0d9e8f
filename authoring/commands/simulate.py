"""`mkcourse simulate`: made-up students take a course."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..words import say
from . import arguments
from .courses import sound
from .ending import fail, fail_by, tell
from .translated import Command

if TYPE_CHECKING:  # only this command runs it
    from ..simulation.simulation import Simulation


@click.command(cls=Command)
@arguments.folder
@arguments.option(
    "--students",
    type=click.IntRange(1, 5000),
    default=300,
    show_default=True,
    help="How many; 30 are a fair mix of all kinds.",
)
@arguments.option("--seed", default=1, show_default=True, help="The same seed gives the same students and numbers.")
@arguments.option("--days", type=click.IntRange(1, 730), help="How long  [default: enough for slow students]")
@arguments.text_or_json
@arguments.option("--report", type=arguments.PATH, help="Write a report for teachers into this HTML file.")
@arguments.option("--jobs", type=click.IntRange(1, 256), help="Processes at a time  [default: one a processor]")
@arguments.language
def simulate(
    folder: Path, students: int, seed: int, days: int | None, form: str, report: Path | None, jobs: int | None
) -> None:
    """Send made-up students through a course and say where it pinches."""
    from ..simulation import command
    from ..simulation.simulation import NothingToSimulateError

    course = sound(folder, say("Nothing was simulated."), form)
    try:
        if report:
            command.check_report_path(report)
        _tell(command.simulated_with_bar(course, students, seed, days, jobs), form, report)
    except (NothingToSimulateError, command.ReportError) as error:
        fail_by(error)
    except KeyboardInterrupt:
        fail(say("stopped before the end, so there are no results; fewer --students take less time"))


def _tell(result: Simulation, form: str, report: Path | None) -> None:
    from ..simulation import command

    command.print_json(result) if form == "json" else command.print_text(result)
    if report:
        command.write_report(result, report)
        tell(say("The report is in {file}. Open it in any browser.", file=report))
