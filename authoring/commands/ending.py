"""How a command ends.

Exit status: 0 when all is well (warnings included), 1 when the course has errors,
2 when the command itself can't be carried out (wrong use, a folder in the way).
"""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from ..words import Sentence, say, told_by
from ..words.speaking import spoken
from ..words.system_errors import refusal

COURSE_ERRORS = 1
CANNOT = 2


def tell(sentence: Sentence) -> None:
    """Says it beside the command's output."""
    click.echo(spoken(sentence), err=True)


def fail(sentence: Sentence) -> NoReturn:
    """Ends the command with a message and status 2."""
    click.secho(f"mkcourse: {spoken(sentence)}", fg="red", err=True)
    sys.exit(CANNOT)


def fail_by(error: Exception) -> NoReturn:
    """Ends the command with what the error says."""
    fail(told_by(error))


def fail_by_system(error: OSError) -> NoReturn:
    """Ends the command with what the system refused, such as a full disk."""
    why = refusal(error) or str(error)
    if error.filename is None:
        fail(say("the system refuses: {why}", why=why))
    fail(say("'{path}': {why}", path=error.filename, why=why))
