"""`mkcourse new`: a small, complete course for a teacher to change into their own."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from .questions import slug
from .schema import schema_text

SCHEMA_FOLDER = ".mkcourse"
"""Where the editor hints at the top of course.yml and competencies.yml point to."""


class NewCourseError(Exception):
    """The course can't be written; the message says why and what to do."""


def new_course(folder: Path, title: str | None, language: str) -> list[Path]:
    """Writes the starter course into ``folder`` and returns the paths written, sorted.

    Raises NewCourseError where the folder holds something already, or can't be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NewCourseError(f"'{folder}' is there already and not empty; give the name of a new folder")
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        raise NewCourseError(f"'{language}' is not a language code; write one as in en, de or pt-BR")
    name = folder.resolve().name
    values = {
        "id": slug(name),
        "title": _quoted(title or name.replace("-", " ").replace("_", " ").capitalize()),
        "language": language,
    }
    try:
        written = _copied(files(__package__).joinpath("starter"), folder, values)
        written += _schemas(folder / SCHEMA_FOLDER)
    except OSError as error:
        raise NewCourseError(f"'{error.filename}' can't be written: {error.strerror}") from error
    return sorted(written)


def _quoted(text: str) -> str:
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _copied(source: Traversable, target: Path, values: dict[str, str]) -> list[Path]:
    target.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for entry in source.iterdir():
        if entry.is_dir():
            written += _copied(entry, target / entry.name, values)
        else:
            written.append(_write(target / entry.name, _filled(entry.read_text(encoding="utf-8"), values)))
    return written


def _filled(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{{{name}}}}}", value)
    return text


def _schemas(folder: Path) -> list[Path]:
    folder.mkdir()
    return [_write(folder / f"{name}.schema.json", schema_text(name)) for name in ("course", "competencies")]


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
