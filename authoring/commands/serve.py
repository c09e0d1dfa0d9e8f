"""`mkcourse serve`: a course in the browser while it is written."""

from __future__ import annotations

from pathlib import Path

import click

from ..words.speaking import language
from . import arguments
from .ending import fail_by
from .progress import progress
from .translated import Command


@click.command(cls=Command)
@arguments.folder
@arguments.language
@arguments.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@arguments.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port; the next free one where it is taken.",
)
@arguments.option("--open/--no-open", "open_browser", default=False, help="Open the course in a browser.")
def serve(folder: Path, host: str, port: int, open_browser: bool) -> None:
    """Show a course in the browser and follow every saved change."""
    from ..build.errors import BuildError
    from ..serve import serve as serve_course

    try:
        with progress() as report:
            server = serve_course(folder, host, port, report, language=language())
    except BuildError as error:
        fail_by(error)
    server.run(open_browser)
