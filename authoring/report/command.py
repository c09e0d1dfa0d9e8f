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
from ..words import SaidError, say
from ..words.system_errors import refusal
from .as_csv import as_csv as as_csv
from .as_html import as_html as as_html
from .handed_in import HandedIn, handed_in, missing
from .naming import Names
from .published import edition_built
from .sentences import Sentences
from .terminal import show

type Report = Callable[[str, int, int], None]
type Json = dict[str, Any]


class ReportError(SaidError):
    """The report can't be made or written."""


def moment_of(now: datetime) -> Moment:
    """`now` as the engine tells time; it must know its zone."""
    offset = now.utcoffset()
    return Moment(int(now.timestamp()), int(offset.total_seconds() // 60) if offset else 0)


def looked_at(course: Course, folder: Path, arguments: Sequence[str], now: Moment, report: Report) -> Json:
    """What the class engine says of the files that `arguments` mean, or ReportError. The course lies in `folder`."""
    gone = missing(arguments)
    if gone:
        raise ReportError(say("there is no '{path}': name progress files, folders of them, or ZIP files", path=gone[0]))
    files = list(handed_in(arguments))
    if not files:
        raise ReportError(say("'{path}' holds no progress files; their names end in .json", path=arguments[0]))
    content = json.loads(course_file(course, {}))
    room = Room(_compiled(content, _edition(course, folder, files)), now, content["engine"])
    for number, file in enumerate(files):
        report(say("Working through the answers"), number, len(files))
        _take(room, file)
    return room.class_as_json()


def _compiled(content: Json, edition: str) -> EngineCourse:
    """The course for the engine, with the keys of its checkpoints, as the edition that was published."""
    return course_from({**content, "edition": edition})


def _edition(course: Course, folder: Path, files: Sequence[HandedIn]) -> str:
    """The edition that was published: that of the sources, where any file is of it; else nobody knows, and it is ""."""
    built = edition_built(course, folder)
    return built if any(f'"{built}"' in (each.text or "") for each in files) else ""


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
        why = refusal(error)
        raise ReportError(say("the report can't be written to '{path}': {why}", path=path, why=why)) from None
