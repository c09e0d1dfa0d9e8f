"""Arguments and options that several commands have."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from ..words import say
from ..words.speaking import spoken
from .translated import LANGUAGE, Option, chosen_language

option = partial(click.option, cls=Option)
"""As click's, with its help in the language of the messages."""

PATH = click.Path(path_type=Path)


class Moment(click.DateTime):
    """A day, or one with a time, as people write them in files."""

    def __init__(self, *formats: str, shown: str, example: str) -> None:
        super().__init__(formats)
        self.shown, self.example = shown, example

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """What stands for the value in the help."""
        return self.shown

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The moment; any other text is refused with an example."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            told = say("'{text}' is no date; write one as in {example}", text=value, example=self.example)
            self.fail(spoken(told), param, ctx)


DAY = Moment("%Y-%m-%d", shown="YYYY-MM-DD", example="2026-09-07")
DAY_OR_TIME = Moment("%Y-%m-%d", "%Y-%m-%dT%H:%M", shown="YYYY-MM-DD[THH:MM]", example="2026-09-07, 2026-09-07T14:30")

folder = click.argument("folder", default=".", type=PATH)
language = option(
    "--language",
    "-l",
    LANGUAGE,
    callback=chosen_language,
    expose_value=False,
    help="Of the messages: ar, de, en, es or fr  [default: your system's, else en]",
)
form = option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="text to read, json for programs, github for annotations in a pull request",
)
text_or_json = option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
strict = option("--strict", is_flag=True, help="Treat warnings as errors.")
