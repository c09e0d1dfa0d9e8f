"""What `check` said of a course, remembered for when nothing has changed since: then it is said again at once.

What is remembered hangs on every text of the course, on the names of its other files, and on mkcourse's own
code.  It lies in the user's cache folder; whatever can't be read there is as if it were not there.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .build.data_files import COURSE, data_file
from .cache_files import edition, read_value, write_value
from .diagnostics import Diagnostic
from .words import Sentence

CHECKS = "checks"
TEXTS = ("lessons", "questions", "projects", "pages")
NAMES = ("media", "packages")
LAST_SITE = "site"
"""Its data says which ids there were: see `stability`."""
REMEMBERED = 64
"""Courses, and states of them; the oldest go."""
BY_TIME = "key-passes-own-grading"
"""Programs may be too slow today and not tomorrow, so a course where this is broken is always checked anew."""


class Said(NamedTuple):
    """What `check` said: the problems, and what the course holds in a sentence, if it can be built."""

    found: list[Diagnostic]
    contents: Sentence


def said_before(state: str | None) -> Said | None:
    """What was said of that state of a course."""
    said = read_value(CHECKS, state) if state else None
    return said if isinstance(said, Said) else None


def remember(state: str | None, said: Said) -> None:
    """Keeps what was said for the next time."""
    if state and not any(each.rule == BY_TIME for each in said.found):
        write_value(CHECKS, state, said, REMEMBERED)


def state_of(folder: Path) -> str | None:
    """A digest of all that `check` looks at; None where something can't be read."""
    digest = hashlib.sha256()
    try:
        for part in (edition(), *_texts(folder), *_names(folder)):
            digest.update(part)
    except OSError:
        return None
    return digest.hexdigest()


def _texts(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.iterdir()):
        yield f"{path.name}\0".encode("utf-8", "surrogateescape")
        if path.suffix in (".yml", ".json"):
            yield hashlib.sha256(path.read_bytes()).digest()
    built = data_file(folder / LAST_SITE, COURSE)
    yield hashlib.sha256(built.read_bytes()).digest() if built else b"never built"
    for below in TEXTS:
        for path in _files(folder / below):
            yield f"{path}\0".encode("utf-8", "surrogateescape")
            yield hashlib.sha256(path.read_bytes()).digest()


def _names(folder: Path) -> Iterator[bytes]:
    for below in NAMES:
        for path in _files(folder / below):
            status = path.stat()
            yield f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode("utf-8", "surrogateescape")


def _files(root: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(root):
        folders.sort()
        yield from (Path(parent) / name for name in sorted(names))
