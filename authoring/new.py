"""`mkcourse new`: a small, complete course for a teacher to change into their own.

With titles of lessons it is a frame for just these, each with a page and a few questions to
replace, in the language of the course.  Without, an English course is a worked example
about the compass, and a course in another language a frame of three lessons.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined

from .ids import identifier
from .languages import CODE
from .schema import schema_text
from .words import SaidError, say
from .words.system_errors import refusal

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SCHEMAS = ("course", "competencies")
SCHEMA_FOLDER = ".mkcourse/schema"
"""Where the editor hints of the YAML files and of VS Code point to, so that they work without a network."""

_COMPASS = {
    "description": "Find your way with a compass, from the four main directions to degrees.",
    "unit": "Finding your way with a compass",
    "competencies": ("main-directions", "directions-between"),
}
_MAY_BE_THERE = {".git"}
"""An empty repository is as good as an empty folder."""


class NewCourseError(SaidError):
    """The course can't be written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the teacher said about the new course; ``lessons`` are titles, ``title`` may follow from the folder."""

    title: str = ""
    language: str = "en"
    license: str = "CC-BY-4.0"
    author: str = ""
    lessons: tuple[str, ...] = ()
    days: tuple[str, ...] = DAYS[:5]
    minutes: int = 20


@dataclass(frozen=True, slots=True)
class FirstLesson:
    """A lesson that is to be written: its competency, page and questions have the same id."""

    id: str
    title: str


def new_course(folder: Path, wishes: Wishes) -> list[Path]:
    """Writes the starter course into ``folder`` and returns the paths written, sorted.

    Raises NewCourseError where the folder holds something already, can't be written, or a wish can't be met.
    """
    refuse_full(folder)
    check_wishes(wishes)
    whole = dict(_files(folder, wishes))
    try:
        return sorted(_write(folder / name, text) for name, text in whole.items())
    except OSError as error:
        raise NewCourseError(
            say("'{path}' can't be written: {why}", path=error.filename, why=refusal(error))
        ) from error


def refuse_full(folder: Path) -> None:
    """Raise NewCourseError where something is in the folder's place."""
    if folder.exists() and (not folder.is_dir() or {each.name for each in folder.iterdir()} - _MAY_BE_THERE):
        raise NewCourseError(say("'{path}' is there already and not empty; give the name of a new folder", path=folder))


def check_wishes(wishes: Wishes) -> None:
    """Raise NewCourseError where the course would not be as its format wants it."""
    if not re.fullmatch(CODE, wishes.language):
        raise NewCourseError(
            say(
                "'{name}' is no language that is known here; write its English name, or a code as in en, de or pt-BR",
                name=wishes.language,
            )
        )
    if not wishes.license.strip():
        raise NewCourseError(say("the licence is empty; write what others may do with the course, as CC-BY-4.0"))
    unknown = [day for day in wishes.days if day not in DAYS]
    if unknown or not wishes.days:
        if unknown:
            raise NewCourseError(say("'{day}' is no day; write days as in mon,tue,thu", day=unknown[0]))
        raise NewCourseError(say("there is no day to learn on; write days as in mon,tue,thu"))
    if any(not title.strip() for title in wishes.lessons):
        raise NewCourseError(say("a lesson has an empty title; give each a title, or leave it out"))
    if not 1 <= wishes.minutes <= 600:
        told = say("{count} minutes a day can't be planned; write a number from 1 to 600", count=wishes.minutes)
        raise NewCourseError(told)


def title_from(folder: Path) -> str:
    """``my-course`` as a title."""
    return folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize() or "My course"


def _files(folder: Path, wishes: Wishes) -> Iterator[tuple[str, str]]:
    """Name in the course -> text, of all its files."""
    starter = files(__package__).joinpath("starter")
    words = _words(starter, wishes.language)
    frame = bool(wishes.lessons) or _primary(wishes.language) != "en"
    lessons = _lessons(wishes.lessons or words["lessons"])
    title = wishes.title.strip() or title_from(folder)
    own = {"description": words["description"], "unit": title, "competencies": [each.id for each in lessons]}
    values = {
        "id": identifier(folder.resolve().name) or "course",
        "title": title,
        "language": wishes.language,
        "license": wishes.license,
        "author": wishes.author.strip(),
        "days": [day for day in DAYS if day in wishes.days],
        "minutes": wishes.minutes,
        **(own if frame else _COMPASS),
    }
    yield "README.md", _text(starter, "README.md")
    yield ".gitignore", _text(starter, "gitignore")
    yield "course.yml", _filled(_text(starter, "course.yml.j2"), values)
    yield from _frame(starter.joinpath("own"), lessons, words) if frame else _copied(starter.joinpath("example"))
    yield from ((f".vscode/{name}", text) for name, text in _copied(starter.joinpath("vscode")))
    yield from ((f"{SCHEMA_FOLDER}/{name}.schema.json", schema_text(name)) for name in SCHEMAS)


def _frame(own: Traversable, lessons: list[FirstLesson], words: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "competencies.yml", _filled(_text(own, "competencies.yml.j2"), {"lessons": lessons, "words": words})
    for place, lesson in enumerate(lessons, 1):
        values = {"lesson": lesson, "words": words, "place": place}
        yield f"lessons/{lesson.id}.md", _filled(_text(own, "lesson.md.j2"), values)
        yield f"questions/{lesson.id}.md", _filled(_text(own, "bank.md.j2"), values)


def _lessons(titles: tuple[str, ...] | list[str]) -> list[FirstLesson]:
    """The titles with ids, no two the same."""
    lessons: list[FirstLesson] = []
    for place, title in enumerate((" ".join(each.split()) for each in titles), 1):
        name = identifier(title)[:60].strip("-") or f"lesson-{place}"
        taken = {each.id for each in lessons}
        lessons.append(FirstLesson(f"{name}-{place}" if name in taken else name, title))
    return lessons


def _words(starter: Traversable, language: str) -> Mapping[str, Any]:
    """What the frame says in that language; English where it is not one of ours."""
    known: dict[str, dict[str, Any]] = yaml.safe_load(_text(starter.joinpath("own"), "words.yml"))
    return known[_primary(language)] if _primary(language) in known else known["en"]


def _primary(language: str) -> str:
    return language.partition("-")[0]


def _filled(text: str, values: Mapping[str, Any]) -> str:
    environment = Environment(
        comment_start_string="{--",  # '{#' begins a question's id
        comment_end_string="--}",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.filters["text"] = _as_yaml
    return environment.from_string(text).render(values)


def _as_yaml(text: str) -> str:
    """The text in one line of YAML, in quotes where it needs them."""
    line = " ".join(text.split())
    plain = re.fullmatch(r"[^\W\d_][\w ’'().-]*[\w).]", line) and yaml.safe_load(line) == line
    return line if plain else json.dumps(line, ensure_ascii=False)


def _copied(source: Traversable) -> Iterator[tuple[str, str]]:
    for entry in source.iterdir():
        if entry.is_dir():
            yield from ((f"{entry.name}/{name}", text) for name, text in _copied(entry))
        else:
            yield entry.name, entry.read_text(encoding="utf-8")


def _text(folder: Traversable, name: str) -> str:
    return folder.joinpath(name).read_text(encoding="utf-8")


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
