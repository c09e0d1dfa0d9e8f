"""The only reader: a course's folder becomes sources, a broken file becomes a diagnostic."""

from __future__ import annotations

import os
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .diagnostics import Diagnostic, Place, Severity
from .words import Sentence, say

MAX_BYTES = 5_000_000
"""A text file larger than this is no lesson; refusing it keeps `check` quick."""

EXPECTED = ("course.yml", "competencies.yml")
CALIBRATION = "calibration.json"
"""What `mkcourse calibrate` writes beside course.yml; no course needs it."""


@dataclass(frozen=True, slots=True)
class Source:
    """One text file: ``path`` from the course's folder with ``/``; ``text`` with ``\\n`` line ends."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Sources:
    """All that was found in a course's folder.  ``media`` are paths, not contents."""

    course: Source | None = None
    competencies: Source | None = None
    calibration: Source | None = None
    lessons: tuple[Source, ...] = ()
    banks: tuple[Source, ...] = ()
    projects: tuple[Source, ...] = ()
    pages: tuple[Source, ...] = ()
    media: tuple[str, ...] = ()
    packages: Mapping[str, Path] = field(default_factory=dict)
    """Wheels for learners' programs: path -> file."""
    unread: tuple[str, ...] = ()
    """Paths of files that are there but could not be read; each has its diagnostic."""


def read_sources(folder: Path) -> tuple[Sources, list[Diagnostic]]:
    """Every source of the course in ``folder``; what can't be read is reported and left out."""
    fix = say("give the folder that holds course.yml; 'mkcourse new FOLDER' writes one")
    if not folder.is_dir():
        missing = say("'{folder}' does not exist", folder=folder)
        message = say("'{folder}' is not a folder", folder=folder) if folder.exists() else missing
        return Sources(), [Diagnostic(Place(str(folder)), "file-readable", message, fix)]
    if not any(name.lower().startswith(_PARTS) for name in _names(folder)):
        message = say("there is no course in '{folder}'", folder=folder.resolve())
        return Sources(), [Diagnostic(Place(str(folder)), "file-present", message, fix)]
    found: list[Diagnostic] = [*_misplaced(folder), *_misnamed(folder)]
    read = _Reader(folder, found)
    sources = Sources(
        course=read.required(
            "course.yml", say("write 'course.yml': it says what the course is: its id, title and units")
        ),
        competencies=None
        if is_book(folder)
        else read.required("competencies.yml", say("write 'competencies.yml': it holds the competency map")),
        calibration=read.one(CALIBRATION) if (folder / CALIBRATION).exists() else None,
        lessons=read.all("lessons"),
        banks=read.all("questions"),
        projects=read.all("projects"),
        pages=read.all("pages"),
        media=tuple(_files(folder, "media")),
        packages={path: folder / path for path in _files(folder, "packages")},
        unread=tuple(read.unread),
    )
    return sources, found


_PARTS = ("course.y", "competencies.y", "lesson", "question", "project", "page", "media")
"""How names begin at the top of a course, well or ill written: where there is none of them, there is no course."""


def is_book(folder: Path) -> bool:
    """Whether there are pages to read and nothing of a course that is practised."""
    practised = ("competencies.yml", "competencies.yaml", "lessons", "questions", "projects")
    return (folder / "pages").is_dir() and not any((folder / name).exists() for name in practised)


_SAVE_AS_UTF_8 = say("save it as plain text in UTF-8: most editors offer the encoding beside the file's name")
_WRITTEN_IN_OFFICE = (".doc", ".docx", ".odt", ".rtf", ".pages", ".pdf")


def _as_text(path: str, files: Collection[str]) -> Sentence:
    """What to do with a file that is not named as text, so that none of the ``files`` is lost."""
    stem, dot, ending = path.rpartition(".")
    below = path.partition("/")[0]
    name = (stem or path).removesuffix(".md")
    if f"{name}.md" in files:
        return say("remove it, or move it out of '{below}/': '{path}' is there already", path=f"{name}.md", below=below)
    if f"{dot}{ending.lower()}" in _WRITTEN_IN_OFFICE:
        return say("copy its text into a new text file '{path}.md', and keep it elsewhere", path=stem)
    return say("rename it to '{path}.md', or move it out of '{below}/'", path=name, below=below)


_PAGES = ("lessons", "pages")
"""Folders whose files' names become addresses; those of projects are ids, and those of banks stand nowhere."""
_IN_NO_ADDRESS = re.compile(r"[\s#?%]+")
"""Signs that end an address or mean something else in one; letters of any language may stand there."""


def _address_faults(paths: Sequence[str]) -> Iterator[Diagnostic]:
    """Files whose pages could not be asked for under their names."""
    for path in paths:
        if _IN_NO_ADDRESS.search(path):
            message = say(
                "'{path}' has a space, '#', '?' or '%' in its name, so it gives no address of a page", path=path
            )
            fix = say("rename it to '{name}'", name=_addressable(path, paths))
            yield Diagnostic(Place(path), "file-in-place", message, fix)


def _addressable(path: str, taken: Collection[str]) -> str:
    """The path with hyphens for those signs, and a number where another file has that name."""
    parts = (_IN_NO_ADDRESS.sub("-", part).strip("-") or "page" for part in path.removesuffix(".md").split("/"))
    stem = "/".join(parts)
    name, number = f"{stem}.md", 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}.md"
    return name


class _Reader:
    """Reads files below ``folder`` and notes what went wrong in ``found``."""

    def __init__(self, folder: Path, found: list[Diagnostic]) -> None:
        self.folder = folder
        self.found = found
        self.unread: list[str] = []

    def required(self, path: str, otherwise: Sentence) -> Source | None:
        if (self.folder / path).exists():
            return self.one(path)
        alike = [
            name for name in _names(self.folder) if name.lower() in (path, f"{path}.txt", path.replace("yml", "yaml"))
        ]
        fix = say("rename '{alike}' to '{path}'", alike=alike[0], path=path) if alike else otherwise
        self._fault(path, "file-present", say("the course has no '{path}'", path=path), fix)
        return None

    def all(self, below: str) -> tuple[Source, ...]:
        files = list(_files(self.folder, below))
        for path in files:
            if not path.endswith(".md"):
                message = say("'{path}' is not read: only files whose names end in '.md' are", path=path)
                fix = _as_text(path, files)
                self.found.append(Diagnostic(Place(path), "file-in-place", message, fix, Severity.WARNING))
        found = (path for path in files if path.endswith(".md"))
        paths = sorted(found, key=lambda path: path.removesuffix(".md"))  # 'halves' before 'halves-worked'
        if below in _PAGES:
            self.found += _address_faults(paths)
        return tuple(source for source in map(self.one, paths) if source is not None)

    def one(self, path: str) -> Source | None:
        try:
            data = (self.folder / path).read_bytes()
        except OSError as error:
            self.unread.append(path)
            self._fault(
                path,
                "file-readable",
                say("'{path}' can't be read: {reason}", path=path, reason=error.strerror or error),
            )
            return None
        if len(data) > MAX_BYTES:
            self.unread.append(path)
            limit = say(
                "'{path}' has {bytes} bytes; the limit is {max_bytes}",
                path=path,
                bytes=f"{len(data):,}",
                max_bytes=f"{MAX_BYTES:,}",
            )
            self._fault(path, "file-readable", limit, say("split the file"))
            return None
        return self._decoded(path, data)

    def _decoded(self, path: str, data: bytes) -> Source | None:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.unread.append(path)
            if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
                self._fault(path, "text-is-utf8", say("'{path}' is saved as UTF-16", path=path), _SAVE_AS_UTF_8)
                return None
            before = data[: error.start]
            place = Place(path, before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1)
            message = say("byte 0x{data} of '{path}' is not UTF-8", data=f"{data[error.start]:02x}", path=path)
            self.found.append(Diagnostic(place, "text-is-utf8", message, _SAVE_AS_UTF_8))
            return None
        if "\0" in text:
            place = Place(path, text.count("\n", 0, text.index("\0")) + 1)
            message = say("'{path}' holds a NUL character, so it is not a text file", path=path)
            self.found.append(Diagnostic(place, "text-is-utf8", message, _SAVE_AS_UTF_8))
            self.unread.append(path)
            return None
        return Source(path, text.replace("\r\n", "\n").replace("\r", "\n"))

    def _fault(self, path: str, rule: str, message: Sentence, fix: Sentence | None = None) -> None:
        self.found.append(Diagnostic(Place(path), rule, message, fix))


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []


def _files(folder: Path, below: str) -> Iterator[str]:
    """Paths of all files below a sub-folder, sorted; hidden ones are passed over."""
    for parent, folders, names in os.walk(folder / below):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        place = Path(parent).relative_to(folder).as_posix()
        yield from (f"{place}/{name}" for name in sorted(names) if not name.startswith("."))


def _misplaced(folder: Path) -> Iterable[Diagnostic]:
    """Markdown beside course.yml is a lesson in the wrong place more often than a note."""
    for name in _names(folder):
        if name.endswith(".md") and name.lower() not in ("readme.md", "license.md", "changelog.md"):
            message = say("'{name}' is not part of the course: lessons are read from 'lessons/'", name=name)
            fix = say("move it to 'lessons/{name}' or 'questions/{name}'", name=name)
            yield Diagnostic(Place(name), "file-in-place", message, fix, Severity.WARNING)


_FOLDERS = ("lessons", "questions", "projects", "pages", "media", "packages")


def _misnamed(folder: Path) -> Iterator[Diagnostic]:
    """Folders with a capital letter, or one too few, of which nothing is read; some systems take no notice of case."""
    names = _names(folder)
    for name in names:
        meant = next((each for each in _FOLDERS if name.lower() in (each, each.removesuffix("s"))), name)
        if meant != name and (folder / name).is_dir():
            message = say("the folder '{name}' is not read: it should be called '{meant}'", name=name, meant=meant)
            move = say("move its files to '{meant}/'", meant=meant)
            fix = move if meant in names else say("rename it to '{name}'", name=meant)
            yield Diagnostic(Place(name), "file-in-place", message, fix, Severity.WARNING)
