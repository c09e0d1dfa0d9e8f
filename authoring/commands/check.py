"""`mkcourse check`: every problem of a course."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..diagnostics import Diagnostic, sorted_diagnostics
from ..words import Sentence, as_it_is, say, say_count
from ..words.speaking import spoken
from ..words.system_errors import refusal
from . import arguments
from .courses import load, placeholders
from .ending import fail, tell
from .problems import contents, show, status, summary
from .translated import Command

if TYPE_CHECKING:  # reading courses takes a second to import, and not every command does it
    from ..course import Course


@click.command(cls=Command)
@arguments.folder
@arguments.form
@arguments.option(
    "--strict", is_flag=True, help="Treat warnings as errors, and tell where 'mkcourse new' left words to replace."
)
@arguments.language
@arguments.option("--fix", is_flag=True, help="Mend what is safe, such as missing ids, in your files, and show it.")
@arguments.option("--dry-run", is_flag=True, help="With --fix: only show what would be mended.")
def check(folder: Path, form: str, strict: bool, fix: bool, dry_run: bool) -> None:
    """Report every problem of a course with its place and the likely fix."""
    found, held = mended(folder, dry_run) if fix or dry_run else looked_over(folder)
    if strict:
        found = sorted_diagnostics([*found, *placeholders(folder)])
    show(found, form, folder)
    if form == "text":
        for line in where_to_read(found):
            click.echo(line, err=True)
        click.echo(summary(found, held), err=True)
    sys.exit(status(found, strict))


def looked_over(folder: Path) -> tuple[list[Diagnostic], Sentence]:
    """The problems of the course, and what it holds; what was said last time, where nothing has changed since."""
    from ..last_check import Said, remember, said_before, state_of

    state = state_of(folder)
    said = said_before(state)
    if said is None:
        said = Said(*_said_of(*load(folder), folder))
        if state_of(folder) == state:  # else it was saved while it was read
            remember(state, said)
    return said


def _said_of(course: Course | None, found: list[Diagnostic], folder: Path) -> tuple[list[Diagnostic], Sentence]:
    """All problems, those since the last build included, and what the course holds."""
    from ..stability import stability_faults

    if course is None:
        return found, as_it_is("")
    return sorted_diagnostics([*found, *stability_faults(course, folder / "site")]), contents(course)


def mended(folder: Path, dry_run: bool) -> tuple[list[Diagnostic], Sentence]:
    """Mends what is safe and shows it; what `check` says then, and what the course holds."""
    from ..fixing.fix import fixed

    texts, edits, now = fixed(folder)
    after = _said_of(*now, folder)
    for edit in edits:
        click.echo(str(edit), err=True)
    if not edits:
        tell(say("Nothing here can be mended without you."))
        return after
    changes = say(
        "{lines} in {files}",
        lines=say_count(len(edits), "{count} line", "{count} lines"),
        files=say_count(len(texts), "{count} file", "{count} files"),
    )
    if dry_run:
        tell(say("{changes} would be mended; nothing is written yet. What would be left:", changes=changes))
        return after
    _write(folder, texts)
    tell(say("{changes} mended. What is left:", changes=changes))
    return after


def _write(folder: Path, texts: dict[str, str]) -> None:
    from ..fixing.fix import write

    try:
        write(folder, texts)
    except OSError as error:
        fail(say("'{path}' can't be written: {why}", path=error.filename or folder, why=refusal(error)))


def where_to_read(found: list[Diagnostic]) -> list[str]:
    """A line for each rule that is broken, in the order of the report: its promise, and what tells more."""
    if not found:
        return []
    from ..rules import RULES  # all of them

    broken = [rule for rule in dict.fromkeys(each.rule for each in found) if rule in RULES]
    lines = [f"  {rule}: {spoken(say(RULES[rule].title))}" for rule in broken]
    return [*lines, spoken(say("More of each: mkcourse explain {rule}", rule=broken[0]))] if lines else []
