"""``mkcourse``: all its commands together. Each has its file in `commands`."""

from __future__ import annotations

import os
from typing import Any

import click

from .commands import arguments
from .commands.answers import answers
from .commands.build import build
from .commands.calibrate import calibrate
from .commands.check import check
from .commands.ending import fail_by_system
from .commands.explain import explain
from .commands.new import new
from .commands.publish import publish
from .commands.report import report
from .commands.serve import serve
from .commands.sign_off import sign_off
from .commands.simulate import simulate
from .commands.translated import Group, Option
from .garbage import spare_the_end
from .words.choice import system_language
from .words.speaking import speaking

COMMANDS = (answers, build, calibrate, check, explain, new, publish, report, serve, sign_off, simulate)


class Program(Group):
    """The program itself, which speaks the system's language until another is asked for."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Runs a command; what the system refuses, such as a full disk, ends it in words."""
        spare_the_end()
        with speaking(system_language(os.environ)):
            try:
                return super().main(*args, **kwargs)
            except OSError as error:  # of a pipe whose reader has gone, click takes care
                fail_by_system(error)


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    package_name="mkcourse",
    prog_name="mkcourse",
    message="%(prog)s %(version)s",
    cls=Option,
    help="Show the version and exit.",
)
@arguments.language
def main() -> None:
    """Courses written as Markdown and competency maps, built into a site that adapts to each learner.

    FOLDER is the course's folder, the one that holds course.yml.
    """


for command in COMMANDS:
    main.add_command(command)
