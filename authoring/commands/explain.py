"""`mkcourse explain`: a rule of `check`, in the terminal."""

from __future__ import annotations

import click

from ..words import say
from ..words.speaking import language
from . import arguments
from .ending import fail
from .translated import Command


@click.command(cls=Command)
@click.argument("rule")
@arguments.language
def explain(rule: str) -> None:
    """Tell what a rule of check promises, why, and how it is mended: the word in brackets behind a problem."""
    from ..rules import RULES
    from ..rules.telling import as_terminal_text
    from ..suggestions import did_you_mean

    name = rule.strip("[]")
    if name not in RULES:
        near = did_you_mean(name, RULES) or say("the rules are {names}", names=", ".join(sorted(RULES)))
        fail(say("there is no rule '{rule}'; {fix}", rule=name, fix=near))
    click.echo(as_terminal_text(RULES[name], language()))
