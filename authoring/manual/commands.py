"""One page with every command and option, as click knows them."""

from __future__ import annotations

from collections.abc import Iterator

import click

from ..commands.translated import help_paragraphs
from ..words.catalogues import ENGLISH
from ..words.speaking import speaking
from .markdown import code, fence, page, prose, table

PROGRAM = "mkcourse"


def commands_page() -> str:
    """The reference of the command line."""
    status = table(
        ["Exit status", "Meaning"],
        [
            [code("0"), "All is well; there may be warnings."],
            [code("1"), "The course has errors, or, with `--strict`, warnings."],
            [code("2"), "The command itself can't be carried out: wrong use, a folder in the way."],
        ],
    )
    intro = (
        f"Every command tells about itself with {code('--help')}. In a checkout of mkcourse, write "
        f"{code('python3 -m uv run mkcourse')} in the place of {code('mkcourse')}."
    )
    blocks = [block for path, command in commands() for block in _section(path, command)]
    return page("Commands", "Every command of mkcourse with all its options.", intro, status, *blocks)


def commands() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Each command with its words after the program's name; groups come before theirs."""
    from ..cli import main

    yield from _below((), main)


def _below(path: tuple[str, ...], command: click.Command) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if path and not command.hidden:
        yield path, command
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from _below((*path, name), command.commands[name])


def _section(path: tuple[str, ...], command: click.Command) -> list[str]:
    name = " ".join((PROGRAM, *path))
    with speaking(ENGLISH), click.Context(command, info_name=name) as context:
        usage = " ".join((name, *command.collect_usage_pieces(context)))
        options = [each for each in command.params if isinstance(each, click.Option) and not each.hidden]
        rows = [record for each in options if (record := each.get_help_record(context))]
    anchor = "-".join(path)
    blocks = [f"## {code(name)} {{#{anchor}}}", *map(prose, help_paragraphs(command))]
    if isinstance(command, click.Group):
        return blocks
    blocks.append(fence(usage, "text"))
    if rows:
        blocks.append(table(["Option", "What it does"], [[code(names), prose(told)] for names, told in rows]))
    return blocks
