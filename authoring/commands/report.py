"""`mkcourse report`: a class by its progress files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from ..words import say
from . import arguments
from .courses import sound
from .ending import fail_by, tell
from .progress import progress
from .translated import Command


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True)
@arguments.option(
    "--course",
    "folder",
    default=".",
    type=arguments.PATH,
    help="The folder with course.yml  [default: this folder]",
)
@arguments.option("--html", type=arguments.PATH, help="Write the whole report into this HTML file.")
@arguments.option("--csv", type=arguments.PATH, help="Write a row for each learner into this CSV file.")
@arguments.text_or_json
@arguments.option("--at", type=arguments.DAY_OR_TIME, help="Look as of that moment  [default: now]")
@arguments.language
def report(
    files: tuple[str, ...], folder: Path, html: Path | None, csv: Path | None, form: str, at: datetime | None
) -> None:
    """Look at a class: FILES are its progress files, folders of them, or ZIP files.

    Works through every answer again, says what to do tomorrow, and names what is odd. It is what the page
    teacher/ of the course's site tells, in the terminal. Nothing is sent anywhere.
    """
    from ..report import command

    course = sound(folder, say("No report was made."), form)
    now = command.moment_of((at or datetime.now()).astimezone())
    try:
        with progress() as bar:
            told = command.looked_at(course, folder, files, now, bar)
        sentences = command.sentences_of(course, told, now)
        command.print_json(told) if form == "json" else command.print_text(told, sentences)
        if html:
            command.write(html, command.as_html(course, told, sentences))
            tell(say("The report is in {file}. Open it in any browser.", file=html))
        if csv:
            command.write(csv, command.as_csv(told, sentences))
            tell(say("The table is in {file}. Open it in any spreadsheet.", file=csv))
    except command.ReportError as error:
        fail_by(error)
