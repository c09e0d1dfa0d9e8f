"""`mkcourse sign-off`: keys and codes with which a teacher signs off."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from ..words import say
from . import arguments
from .courses import sound
from .ending import fail_by, tell
from .translated import Group


@click.group("sign-off", cls=Group)
def sign_off() -> None:
    """Codes with which a teacher signs off learners' projects and competencies."""


@sign_off.command("keys")
@click.argument("file", type=arguments.PATH)
@arguments.language
def keys(file: Path) -> None:
    """Write a new secret key to FILE, and print the line for course.yml."""
    from ..sign_off import SignOffError, new_keys

    try:
        public = new_keys(file)
    except SignOffError as error:
        fail_by(error)
    click.echo(f"sign_off: {public}")
    tell(say("The secret key is in {file}: keep it to yourself. The line above goes into course.yml.", file=file))


@sign_off.command("code")
@arguments.folder
@arguments.option("--key", required=True, type=arguments.PATH, help="The file with the secret key.")
@arguments.option("--learner", required=True, help="The learner's own code, as 7F3A-91C2, or a name.")
@arguments.option("--for", "subject", required=True, help="The id of a project or a competency.")
@arguments.option("--level", required=True, help="Points of the project's rubric, or a competency's level.")
@arguments.option("--by", required=True, help="Who signs.")
@arguments.option("--date", "day", type=arguments.DAY, help="The day of signing  [default: today]")
@arguments.language
def code(folder: Path, key: Path, learner: str, subject: str, level: str, by: str, day: datetime | None) -> None:
    """Print a code for a learner, and the end of a link that brings it in."""
    from ..sign_off import SignOffError, secret_in, signed_code

    course = sound(folder, say("Nothing was signed."))
    try:
        signed = signed_code(course, secret_in(key), learner, subject, level, by, day.date() if day else None)
    except SignOffError as error:
        fail_by(error)
    click.echo(signed)
    click.echo(f"portfolio/#sign={signed}")
