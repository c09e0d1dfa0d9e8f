"""`mkcourse build`: a course as a site."""

from __future__ import annotations

from pathlib import Path

import click

from ..words import say
from . import arguments
from .courses import built
from .ending import tell
from .translated import Command


@click.command(cls=Command)
@arguments.folder
@arguments.option("--output", "-o", type=arguments.PATH, help="Where the site goes  [default: FOLDER/site]")
@arguments.form
@arguments.strict
@arguments.language
@arguments.option(
    "--generator",
    type=click.Choice(["mkdocs", "zensical"]),
    default="mkdocs",
    show_default=True,
    help="What makes the pages: Material for MkDocs, or its successor Zensical (an extra: mkcourse[zensical]).",
)
def build(folder: Path, output: Path | None, form: str, strict: bool, generator: str) -> None:
    """Build a course into a static site; an older site stays until the new one is whole."""
    target = output or folder / "site"
    course = built(folder, target, form, strict, generator)
    if form != "text":
        return
    tell(say("{title} is built into {target}. Any web server can hand it out.", title=course.title, target=target))
    if course.checkpoints:
        from ..build.passphrases import where

        tell(say("The passphrases of its checkpoints stand in {file}, for your eyes only.", file=where(folder)))
