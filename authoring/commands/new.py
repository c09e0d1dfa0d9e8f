"""`mkcourse new`: a course to begin from."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from ..words import say
from ..words.speaking import spoken
from . import arguments
from .ending import fail_by
from .translated import Command


@click.command(cls=Command)
@click.argument("folder", required=False, type=arguments.PATH)
@arguments.option("--title", help="The course's title  [default: from the folder's name]")
@arguments.option("--language", help="The course's language by its name, or as in HTML: en, es, pt-BR …  [default: en]")
@arguments.option("--lesson", "lessons", multiple=True, help="The title of a lesson; once for each lesson.")
@arguments.option("--author", help="Who stands at the foot of every page.")
@arguments.option("--license", help="What others may do with the course  [default: CC-BY-4.0]")
@arguments.option("--days", help="Days on which the class learns, as in mon,tue,thu  [default: Monday to Friday]")
@arguments.option("--minutes", type=int, help="Minutes on such a day  [default: 20]")
@arguments.option("--yes", is_flag=True, help="Ask nothing: take the defaults for what is not given.")
def new(folder: Path | None, yes: bool, **options: Any) -> None:
    """Write a small, complete course into FOLDER to begin from.

    In a terminal it asks for what the options don't say. Without --lesson it writes an example to change.
    """
    from ..new import NewCourseError, Wishes, new_course, refuse_full
    from ..new_questions import asked_folder, asked_wishes

    asks = not yes and sys.stdin.isatty() and sys.stderr.isatty()
    given = _given(options)
    place = folder or (asked_folder() if asks else Path("my-course"))
    try:
        refuse_full(place)
        written = new_course(place, asked_wishes(place, given) if asks else Wishes(**given))
    except NewCourseError as error:
        fail_by(error)
    for path in written:
        click.echo(f"  {path}")
    click.echo(spoken(say("Your course is in {folder}. See it with:  {command}", folder=place, command=_serve(place))))


def _given(options: dict[str, Any]) -> dict[str, Any]:
    """The wishes that options say, by the names of `Wishes`."""
    from ..languages import language_code
    from ..new_questions import days_in

    given = {name: value for name, value in options.items() if value not in (None, ())}
    if "language" in given:
        given["language"] = language_code(given["language"]) or given["language"]
    if "days" in given:
        given["days"] = days_in(given["days"])
    return given


def _serve(folder: Path) -> str:
    """What is typed to see the course; as this command was called, by uv or not."""
    program = "python3 -m uv run mkcourse" if "UV_RUN_RECURSION_DEPTH" in os.environ else "mkcourse"
    shown = f"'{folder}'" if " " in str(folder) else folder
    return f"{program} serve {shown} --open"
