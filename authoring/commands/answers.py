"""`mkcourse answers`: the answer book of a course."""

from __future__ import annotations

from pathlib import Path

import click

from ..words import say
from . import arguments
from .courses import sound
from .ending import fail_by, tell
from .translated import Command


@click.command(cls=Command)
@arguments.folder
@arguments.option("--output", "-o", required=True, type=arguments.PATH, help="The HTML file to write.")
@arguments.language
def answers(folder: Path, output: Path) -> None:
    """Write the answer book of a course: every question with its key, by lesson, in one file to print."""
    from ..build.preview.answer_file import AnswerFileError, write_answer_file

    course = sound(folder, say("Nothing was written."))
    try:
        write_answer_file(course, folder, output)
    except AnswerFileError as error:
        fail_by(error)
    tell(say("The answer book is in {file}. Keep it out of the folder that you publish.", file=output))
