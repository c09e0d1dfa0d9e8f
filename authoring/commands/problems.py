"""How the problems of a course, and what it holds, are told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..diagnostics import Diagnostic, Severity, as_github, as_json, as_text
from ..words import Sentence, enumerated, say, say_count
from ..words.speaking import language, spoken
from .ending import COURSE_ERRORS

if TYPE_CHECKING:  # reading courses takes a second to import, and not every command does it
    from ..course import Course

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


def show(found: list[Diagnostic], form: str, folder: Path) -> None:
    """Prints the diagnostics in that form to standard output."""
    if form == "json":
        click.echo(as_json(found))
        return
    for diagnostic in found:
        if form == "github":
            click.echo(as_github(diagnostic, folder.as_posix(), language()))
        else:
            click.secho(as_text(diagnostic, language()), fg=_COLOURS[diagnostic.severity])


def status(found: list[Diagnostic], strict: bool = False) -> int:
    """0 or 1 by the worst of the diagnostics."""
    stops = any(each.severity is Severity.ERROR or (strict and each.severity is Severity.WARNING) for each in found)
    return COURSE_ERRORS if stops else 0


def contents(course: Course) -> Sentence:
    """``Fractions: 16 competencies, 18 lessons, 267 questions.``"""
    if course.is_book:
        pages = say_count(len(course.pages), "{count} page", "{count} pages")
        return say("{title}: {contents}.", title=course.title, contents=pages)
    counts = [
        say_count(len(course.competencies), "{count} competency", "{count} competencies"),
        say_count(len(course.lessons), "{count} lesson", "{count} lessons"),
        say_count(len({item.question for item in course.items}), "{count} question", "{count} questions"),
    ]
    if course.projects:
        counts.append(say_count(len(course.projects), "{count} project", "{count} projects"))
    return say("{title}: {contents}.", title=course.title, contents=enumerated(counts))


def summary(found: list[Diagnostic], otherwise: Sentence) -> str:
    """``2 errors, 1 warning. …``"""
    numbers = {severity: sum(each.severity is severity for each in found) for severity in Severity}
    counts = [
        counted
        for severity, counted in (
            (Severity.ERROR, say_count(numbers[Severity.ERROR], "{count} error", "{count} errors")),
            (Severity.WARNING, say_count(numbers[Severity.WARNING], "{count} warning", "{count} warnings")),
            (Severity.HINT, say_count(numbers[Severity.HINT], "{count} hint", "{count} hints")),
        )
        if numbers[severity]
    ]
    told = say("{counts}.", counts=enumerated(counts)) if counts else say("No problems found.")
    return " ".join(part for part in (spoken(told), spoken(otherwise)) if part)
