"""What the command `mkcourse report` does once the course is loaded: reads, looks at the class, prints, writes."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from ...runtime.classroom.room import Room
from ...runtime.model import Course as EngineCourse
from ...runtime.model import course_from
from ...runtime.moments import Moment
from ..build.bundle import course_file
from ..build.words import words_for
from ..course import Course
from .as_csv import as_csv as as_csv
from .as_html import as_html as as_html
from .handed_in import HandedIn, handed_in, missing
from .naming import Names
from .sentences import Sentences
from .terminal import show

type Report = Callable[[str, int, int], None]
type Json = dict[str, Any]


class ReportError(Exception):
    """The report can't be made or written."""


def moment_of(now: datetime) -> Moment:
    """`now` as the engine tells time; it must know its zone."""
    offset = now.utcoffset()
    return Moment(int(now.timestamp()), int(offset.total_seconds() // 60) if offset else 0)


def looked_at(course: Course, arguments: Sequence[str], now: Moment, report: Report) -> Json:
    """What the class engine says of the files that `arguments` mean, or ReportError."""
    gone = missing(arguments)
    if gone:
        raise ReportError(f"there is no '{gone[0]}': name progress files, folders of them, or ZIP files")
    files = list(handed_in(arguments))
    if not files:
        raise ReportError(f"'{arguments[0]}' holds no progress files; their names end in .json")
    room = Room(_compiled(course), now)
    for number, file in enumerate(files):
        report("Working through the answers", number, len(files))
        _take(room, file)
    return room.class_as_json()


def _compiled(course: Course) -> EngineCourse:
    """`course` for the engine, with the keys of its checkpoints; nobody here knows which edition was published."""
    return course_from({**json.loads(course_file(course, {})), "edition": ""})


def _take(room: Room, file: HandedIn) -> None:
    if file.text is None:
        room.refuse(file.name, file.why_not or "unreadable")
    else:
        room.take(file.name, file.text)


def sentences_of(course: Course, told: Json, now: Moment) -> Sentences:
    """The words of the report, in the course's language."""
    return Sentences(words_for(course.language), Names(course, told), now.zone)


def print_text(told: Json, sentences: Sentences) -> None:
    """Prints what a teacher reads to standard output, at least 80 columns wide."""
    console = Console(highlight=False)
    show(told, sentences, console if console.width >= 80 else Console(highlight=False, width=80))


def print_json(told: Json) -> None:
    """Prints what a program reads: the answer of the class engine (runtime/classroom/)."""
    print(json.dumps(told, ensure_ascii=False, indent=2))


def write(path: Path, content: str) -> None:
    """Writes a report, or raises ReportError."""
    try:
        path.write_text(content, encoding="utf-8", newline="")
    except OSError as error:
        raise ReportError(f"the report can't be written to '{path}': {error.strerror or error}") from None
