"""Progress files: which ones are meant, and what stands in them.

The reader is the one of the browser's import, with all its strictness. A file that can't be
taken is a value with its reason, and never hides another.
"""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ...runtime.events import event_from
from ...runtime.log import BIGGEST, ProgressFile, Refused, progress_file_from
from ...runtime.model import Course
from ..words import Sentence, as_it_is, say
from ..words.system_errors import refusal
from .logs import Step, step_from

JSON = ".json"
PARQUET = ".parquet"

_SENTENCES = {
    "file-empty": say("is empty"),
    "file-cut-off": say("is cut off: it ends in the middle"),
    "not-a-progress-file": say("is not a progress file"),
    "other-version": say("has the version {version}; this mkcourse reads version {known}"),
    "malformed-file": say("is damaged or was changed by hand, at '{place}': expected {expected}"),
    "file-too-big": say("is too big for a progress file: at most {most} bytes"),
    "file-too-deep": say("is not built like a progress file"),
    "other-course": say("belongs to another course: {course}"),
}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is left out, and why, in words that follow its name."""

    path: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class Log:
    """The events of one file that are of one learner, as far as they matter here."""

    path: str
    steps: tuple[Step, ...]


def files_of(arguments: Iterable[str]) -> tuple[list[Path], list[Skipped]]:
    """The files meant by names of files, folders and globs: each once, sorted; and what means none.

    Of a folder these are the files in it and below it that end in .json or .parquet.
    """
    found: dict[Path, Path] = {}
    skipped: list[Skipped] = []
    for argument in arguments:
        meant = list(_meant(argument))
        if not meant:
            skipped.append(Skipped(argument, _why_nothing(argument)))
        for path in meant:
            found.setdefault(path.resolve(), path)
    return sorted(found.values(), key=str), skipped


def _meant(argument: str) -> Iterator[Path]:
    path = Path(argument)
    if path.is_dir():
        yield from (each for each in path.rglob("*") if each.suffix in (JSON, PARQUET) and each.is_file())
    elif path.exists():
        yield path
    else:
        matching = glob.glob(argument, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute pattern
        yield from (each for each in map(Path, matching) if each.is_file())


def _why_nothing(argument: str) -> Sentence:
    return say("holds no progress files") if Path(argument).is_dir() else say("does not exist")


def read_progress_file(course: Course, path: Path) -> Log | Skipped:
    """The log in a progress file of `course`.

    A log with a gap is taken, as what is there is still what happened; an edited one is not.
    """
    try:
        told = _told(course, path)
    except Refused as refused:
        sentence = _SENTENCES.get(refused.code, as_it_is(refused.code))
        return Skipped(str(path), sentence.about(**refused.names))
    except OSError as error:
        return Skipped(str(path), say("can't be read: {why}", why=refusal(error)))
    if told.chain.state == "edited":
        return Skipped(str(path), say("was edited: what it tells is not what was logged"))
    return Log(str(path), tuple(step_from(course, event_from(event)) for event in told.log))


def _told(course: Course, path: Path) -> ProgressFile:
    if path.stat().st_size > BIGGEST:
        raise Refused("file-too-big", most=BIGGEST)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("not-a-progress-file") from None
    return progress_file_from(text, course.id)
