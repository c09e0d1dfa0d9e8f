"""Loading and building a course; a course with errors ends the command, with all of them shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from ..diagnostics import Diagnostic
from ..words import Sentence, say
from .ending import COURSE_ERRORS, fail_by
from .problems import show, status, summary
from .progress import progress

if TYPE_CHECKING:  # reading courses takes a second to import, and not every command does it
    from ..course import Course


def load(folder: Path, *, calibrated: bool = True) -> tuple[Course | None, list[Diagnostic]]:
    """The course and its problems."""
    from ..loading import load as loaded
    from ..memos import kept_between_checks

    with kept_between_checks(folder):
        return loaded(folder, calibrated=calibrated)


def sound(folder: Path, otherwise: Sentence, form: str = "text", *, calibrated: bool = True) -> Course:
    """The course; where it has errors the command ends with them, and says ``otherwise``."""
    course, found = load(folder, calibrated=calibrated)
    if course is None:
        _end(found, form, folder, otherwise)
    return course


def built(folder: Path, target: Path, form: str, strict: bool, generator: str = "mkdocs") -> Course:
    """The course, whose site is in ``target`` now; errors end the command, with the old site untouched."""
    from ..build.errors import BuildError
    from ..build.generators import generator_named
    from ..build.site import build_site
    from ..stability import stability_faults

    try:
        maker = generator_named(generator)
    except BuildError as error:
        fail_by(error)
    course, found = load(folder)
    found += stability_faults(course, target) if course else ()
    if course is None or status(found, strict):
        _end(found, form, folder, say("Nothing was built."))
    try:
        with progress() as report:
            found += build_site(course, folder, target, report, generator=maker)
    except BuildError as error:
        show([*found, *error.diagnostics], form, folder)
        fail_by(error)
    show(found, form, folder)
    return course


def placeholders(folder: Path) -> list[Diagnostic]:
    """Hints at what `mkcourse new` wrote and is not replaced yet."""
    from ..placeholders import placeholder_hints

    return placeholder_hints(folder)


def _end(found: list[Diagnostic], form: str, folder: Path, otherwise: Sentence) -> NoReturn:
    show(found, form, folder)
    click.echo(summary(found, otherwise), err=True)
    sys.exit(COURSE_ERRORS)
