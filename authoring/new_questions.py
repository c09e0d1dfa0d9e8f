"""What `mkcourse new` asks in the terminal, each with an answer that is taken by pressing Enter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from .languages import language_code
from .new import DAYS, NewCourseError, Wishes, check_wishes, refuse_full, title_from
from .words import Sentence, say, told_by
from .words.speaking import spoken

MOST_LESSONS = 30


def asked_folder() -> Path:
    """Where the course shall lie; asked again where something is there."""

    def free(text: str) -> Path:
        folder = Path(text.strip() or ".").expanduser()
        try:
            refuse_full(folder)
        except NewCourseError as error:
            raise click.BadParameter(spoken(told_by(error))) from None
        return folder

    answer: Path = click.prompt(spoken(say("Folder for the course")), default="my-course", value_proc=free, err=True)
    return answer


def asked_wishes(folder: Path, given: Mapping[str, Any]) -> Wishes:
    """The wishes in ``given`` (by the names of `Wishes`), completed by questions for the others."""
    click.echo(spoken(say("Press Enter to take what stands in brackets. You can change all of it later.")), err=True)
    wishes = replace(Wishes(), **given)
    if "title" not in given:
        wishes = replace(wishes, title=click.prompt(spoken(say("Title")), default=title_from(folder), err=True))
    if "language" not in given:
        question = say("Language of the course (its name, or a code: en, es, fr, de, ar …)")
        wishes = _asked(wishes, question, "language")
    if "lessons" not in given:
        wishes = replace(wishes, lessons=_lessons())
    if "author" not in given:
        question = say("Author, as it shall stand on the pages (or empty)")
        said = click.prompt(spoken(question), default="", show_default=False, err=True)
        wishes = replace(wishes, author=said)
    if "license" not in given:
        wishes = _asked(wishes, say("Licence: what others may do with it"), "license")
    if "days" not in given:
        wishes = _asked(wishes, say("Days on which the class learns"), "days")
    if "minutes" not in given:
        wishes = _asked(wishes, say("Minutes on such a day"), "minutes")
    return wishes


def days_in(text: str) -> tuple[str, ...]:
    """``mon, thu`` as days; `check_wishes` tells what is none."""
    named = text.replace(",", " ").lower().split()
    return tuple(day[:3] if day[:3] in DAYS else day for day in named)


Answered = Callable[[Wishes, str], Wishes]
"""The wishes with what was typed among them."""

_ANSWERED: dict[str, Answered] = {
    "language": lambda wishes, text: replace(wishes, language=language_code(text) or text.strip()),
    "license": lambda wishes, text: replace(wishes, license=text.strip()),
    "days": lambda wishes, text: replace(wishes, days=days_in(text)),
    "minutes": lambda wishes, text: replace(wishes, minutes=int(text)),
}


def _asked(wishes: Wishes, question: Sentence, name: str) -> Wishes:
    """One question, asked again until its answer can be used."""

    def used(text: str) -> Wishes:
        try:
            now = _ANSWERED[name](wishes, text)
            check_wishes(now)
        except ValueError:
            raise click.BadParameter(spoken(say("'{text}' is not a number", text=text))) from None
        except NewCourseError as error:
            raise click.BadParameter(spoken(told_by(error))) from None
        return now

    before = getattr(wishes, name)
    default = ",".join(before) if isinstance(before, tuple) else str(before)
    answer: Wishes = click.prompt(spoken(question), default=default, value_proc=used, err=True)
    return answer


def _lessons() -> tuple[str, ...]:
    click.echo(spoken(say("Titles of the first lessons, one at a time; Enter alone ends.")), err=True)
    titles: list[str] = []
    while len(titles) < MOST_LESSONS:
        question = say("Lesson {number}", number=len(titles) + 1)
        if not titles:
            question = say("{question}  (none: a small example to change)", question=question)
        said = click.prompt(f"  {spoken(question)}", default="", show_default=False, err=True).strip()
        if not said:
            break
        titles.append(said)
    return tuple(titles)
