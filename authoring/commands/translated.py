"""click's commands and options, whose help is told in the language that the terminal speaks.

Their help is written in English where they are defined, and looked up in the catalogues when it is shown.
`--language` is found before anything else is looked at, so that help and faults are told in it wherever it stands.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from copy import copy
from gettext import gettext

import click

from ..words import say
from ..words.choice import known_language
from ..words.speaking import speak, spoken

LANGUAGE = "messages_language"
"""The parameter that holds the language of the messages."""


class Option(click.Option):
    """An option with its help in the language."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's names, and its help."""
        told = copy(self)
        told.help = spoken(say(self.help)) if self.help else self.help
        return super(Option, told).get_help_record(ctx)


class Command(click.Command):
    """A command with its help in the language."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments; the language first."""
        _speak_as_asked(self, ctx, args)
        return super().parse_args(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the help."""
        super(Command, _told(self)).format_help_text(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The help in one line."""
        return super(Command, _told(self)).get_short_help_str(limit)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, which click makes once, in the language of that moment."""
        option = super().get_help_option(ctx)
        if option:
            option.help = gettext("Show this message and exit.")
        return option


class Group(Command, click.Group):
    """A command of commands."""

    command_class = Command
    group_class = type


def help_paragraphs(command: click.Command) -> Iterator[str]:
    """The command's help in English, a paragraph a string."""
    text = inspect.cleandoc(command.help or "").partition("\f")[0]
    return (" ".join(each.split()) for each in text.split("\n\n") if each.strip("\b \n"))


def chosen_language(ctx: click.Context, option: click.Parameter, value: str | None) -> None:
    """Refuses a language that there are no words in."""
    if value is not None and known_language(value) is None:
        raise click.BadParameter(spoken(say("there are no words in '{language}'", language=value)), ctx, option)


def _speak_as_asked(command: click.Command, ctx: click.Context, args: list[str]) -> None:
    parser = command.make_parser(ctx)
    parser.ignore_unknown_options = True
    try:
        asked = parser.parse_args(list(args))[0].get(LANGUAGE)
    except click.UsageError:  # told where the arguments are read
        return
    known = known_language(asked) if isinstance(asked, str) else None
    if known:
        speak(known)


def _told(command: Command) -> Command:
    told = copy(command)
    told.help = "\n\n".join(spoken(say(each)) for each in help_paragraphs(command)) or None
    return told
