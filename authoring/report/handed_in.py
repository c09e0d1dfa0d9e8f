"""Files that learners handed in: those that are named, those in folders, and those in ZIP files.

Nothing of a file is believed here: what can't be read becomes a file with the reason's code, and never
hides another. A ZIP file is read in memory, and no more of it than a progress file may be large.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import error as ZlibError

from ...runtime.log import BIGGEST

JSON = ".json"
ZIP = ".zip"
MOST_FILES = 5000
"""In one ZIP file or folder; a school has no class of so many."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file by its name: its text, or why there is none (a code of ``class.file.*``)."""

    name: str
    text: str | None
    why_not: str | None = None


def handed_in(arguments: Iterable[str]) -> Iterator[HandedIn]:
    """The files that `arguments` mean, each place once, in the order of their names."""
    seen: set[Path] = set()
    for argument in arguments:
        path = Path(argument)
        inside = sorted(_in_folder(path)) if path.is_dir() else [path]
        for each in inside[:MOST_FILES]:
            if each.resolve() not in seen:
                seen.add(each.resolve())
                yield from _from_zip(each) if each.suffix.lower() == ZIP else [_from_file(each, _name(each, path))]


def missing(arguments: Iterable[str]) -> list[str]:
    """The arguments that mean no file."""
    return [each for each in arguments if not Path(each).exists()]


def _in_folder(folder: Path) -> Iterator[Path]:
    return (each for each in folder.rglob("*") if each.suffix.lower() in (JSON, ZIP) and each.is_file())


def _name(file: Path, argument: Path) -> str:
    """The file's name, as in a ZIP with the folders below the one that was named: often only they say whose it is."""
    return file.name if file == argument else file.relative_to(argument).as_posix()


def _from_file(path: Path, name: str) -> HandedIn:
    try:
        if path.stat().st_size > BIGGEST:
            return HandedIn(name, None, "file-too-big")
        return _decoded(name, path.read_bytes())
    except OSError:
        return HandedIn(name, None, "unreadable")


def _from_zip(path: Path) -> Iterator[HandedIn]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [each for each in archive.infolist() if each.filename.lower().endswith(JSON)]
            for each in sorted(members, key=lambda one: one.filename)[:MOST_FILES]:
                yield _from_member(archive, each)
    except (OSError, zipfile.BadZipFile):
        yield HandedIn(path.name, None, "unreadable")


def _from_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> HandedIn:
    """A member, however much it says that it is: no more is inflated than a progress file may have."""
    name = member.filename
    try:
        with archive.open(member) as file:
            content = file.read(BIGGEST + 1)
    except (OSError, RuntimeError, NotImplementedError, ZlibError, zipfile.BadZipFile):
        return HandedIn(name, None, "unreadable")
    return HandedIn(name, None, "file-too-big") if len(content) > BIGGEST else _decoded(name, content)


def _decoded(name: str, content: bytes) -> HandedIn:
    try:
        return HandedIn(name, content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return HandedIn(name, None, "not-utf-8")
