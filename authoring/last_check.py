"""What `check` said of a course, remembered for when nothing has changed since: then it is said again at once.

What is remembered hangs on every text of the course, on the names of its other files, and on mkcourse's own
code.  It lies in the user's cache folder; whatever can't be read there is as if it were not there.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_cache_path

from .diagnostics import Diagnostic, Place, Severity, as_dict

TEXTS = ("lessons", "questions", "projects", "pages")
NAMES = ("media", "packages")
LAST_BUILD = "site/assets/course/course.json"
"""What says which ids there were: see `stability`."""
REMEMBERED = 64
"""Courses, and states of them; the oldest go."""
BY_TIME = "key-passes-own-grading"
"""Programs may be too slow today and not tomorrow, so a course where this is broken is always checked anew."""


class Said(NamedTuple):
    """What `check` said: the problems, and what the course holds in a sentence, if it can be built."""

    found: list[Diagnostic]
    contents: str


def said_before(state: str | None) -> Said | None:
    """What was said of that state of a course."""
    if state is None:
        return None
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(_file(state).read_text(encoding="utf-8"))
        return Said([_diagnostic(each) for each in kept["found"]], str(kept["contents"]))
    return None


def remember(state: str | None, said: Said) -> None:
    """Keeps what was said for the next time."""
    if state is None or any(each.rule == BY_TIME for each in said.found):
        return
    file = _file(state)
    kept = {"found": [as_dict(each) for each in said.found], "contents": said.contents}
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(f".{os.getpid()}")
        beside.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        beside.replace(file)
        for old in sorted(file.parent.glob("*.json"), key=lambda one: one.stat().st_mtime)[:-REMEMBERED]:
            old.unlink(missing_ok=True)


def state_of(folder: Path) -> str | None:
    """A digest of all that `check` looks at; None where something can't be read."""
    digest = hashlib.sha256()
    try:
        for part in (*_edition(), *_texts(folder), *_names(folder)):
            digest.update(part)
    except OSError:
        return None
    return digest.hexdigest()


def _edition() -> Iterator[bytes]:
    """Mkcourse's own files, by size and time, and the Python that runs them."""
    yield sys.version.encode()
    here = Path(__file__).resolve().parent
    for package in (here, here.parent / "runtime", here.parent / "site_template" / "sandbox"):
        for path in sorted([*package.rglob("*.py"), *package.rglob("*.json")]):
            status = path.stat()
            yield f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode()


def _texts(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.iterdir()):
        yield f"{path.name}\0".encode("utf-8", "surrogateescape")
        if path.suffix in (".yml", ".json"):
            yield hashlib.sha256(path.read_bytes()).digest()
    built = folder / LAST_BUILD
    yield hashlib.sha256(built.read_bytes()).digest() if built.exists() else b"never built"
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


def _file(state: str) -> Path:
    return user_cache_path("mkcourse", appauthor=False) / "checks" / f"{state}.json"


def _diagnostic(kept: dict[str, str | int | None]) -> Diagnostic:
    place = Place(str(kept["path"]), int(kept["line"] or 1), int(kept["column"] or 1))
    fix = kept["fix"]
    message, rule, severity = str(kept["message"]), str(kept["rule"]), Severity(str(kept["severity"]))
    return Diagnostic(place, rule, message, None if fix is None else str(fix), severity)
