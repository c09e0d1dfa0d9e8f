"""The only writer: a project in a work folder, a finished site in its place."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from ..folders import names_below
from ..words import say
from ..words.system_errors import refusal
from .errors import BuildError

MARKER = "mkcourse-site.json"
MADE = ".mkcourse-files"
"""Names in the site all that was made with it, a line each: what else lies there is somebody's own."""
_LEFT_BY_SYSTEMS = {".DS_Store", "Thumbs.db", "desktop.ini"}
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Project:
    """Every file of a folder: ``texts`` by content, ``copies`` by the file each is a copy of.

    ``data`` are the JSON texts of the site itself, by their names: no generator has to do with them.
    """

    texts: Mapping[str, str]
    copies: Mapping[str, Path]
    data: Mapping[str, str] = field(default_factory=dict)


def write_project(project: Project, folder: Path) -> set[str]:
    """Make the folder hold just this project; return the names that were written or removed.

    A file that is the same already is not touched.
    """
    removed = _present(folder) - project.texts.keys() - project.copies.keys()
    for name in removed:
        (folder / name).unlink()
    return removed | add_to(folder, project)


def add_to(folder: Path, project: Project) -> set[str]:
    """Make the folder hold these files beside its others; return the names of those that were written."""
    copied = {name for name, source in project.copies.items() if _copy(source, folder / name)}
    return copied | write_texts(project.texts, folder)


def write_texts(texts: Mapping[str, str], folder: Path) -> set[str]:
    """Write these files and return the names of those that are new or changed; others stay."""
    return write_files({name: text.encode() for name, text in texts.items()}, folder)


def write_files(files: Mapping[str, bytes], folder: Path) -> set[str]:
    """The same for files that are not text."""
    return {name for name, content in files.items() if _write(folder / name, content)}


def touch(paths: Iterable[Path]) -> None:
    """Make the files newer than all that was made from them."""
    for path in paths:
        path.touch()


def link_folder(source: Path, target: Path) -> None:
    """Copy all of a folder into another, where the file system can by links to the same content.

    So in either folder a file may be replaced, but not written over.
    """
    shutil.copytree(source, target, copy_function=_link_or_copy, dirs_exist_ok=True)


def remove_files(names: Iterable[str], folder: Path) -> None:
    """Remove those of the files that are there."""
    for name in names:
        (folder / name).unlink(missing_ok=True)


def remove_folder(folder: Path) -> None:
    """Remove a folder of ours, if it is there."""
    shutil.rmtree(folder, ignore_errors=True)


def mark(site: Path, course: str, edition: str, book: str) -> None:
    """Say in the site itself that it is one of ours and may be replaced, and where its data begin: with the book."""
    content = {"made_by": "mkcourse", "course": course, "edition": edition, "book": book}
    _write(site / MARKER, (json.dumps(content, indent=2) + "\n").encode())


def refuse_foreign(output: Path) -> None:
    """Raise BuildError where something stands in the site's place that isn't a site of ours."""
    if output.exists() and not output.is_dir():
        raise BuildError(say("'{path}' is a file; the site needs a folder of its own", path=output))
    if output.is_dir() and not (output / MARKER).exists() and any(output.iterdir()):
        raise BuildError(
            say(
                "'{path}' holds files that mkcourse did not make, so it is not replaced; "
                "name another folder for the site, or empty this one yourself",
                path=output,
            )
        )
    _refuse_own_files(output)


def _refuse_own_files(site: Path) -> None:
    own = _own_files(site)
    if own:
        raise BuildError(
            say(
                "'{path}' holds what mkcourse did not make and would be gone with the old site: {files}; "
                "move it out of there, or name another folder for the site",
                path=site,
                files=", ".join(f"'{name}'" for name in own[:_NAMED]) + (" …" if len(own) > _NAMED else ""),
            )
        )


def _own_files(site: Path) -> list[str]:
    """What somebody has put into a site of ours; nothing where it does not tell what was made with it."""
    try:
        made = set((site / MADE).read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        return []
    others = set(names_below(site)) - made - {MADE}
    return sorted(name for name in others if name.rpartition("/")[2] not in _LEFT_BY_SYSTEMS)


def _tell_made(site: Path) -> None:
    (site / MADE).unlink(missing_ok=True)  # of a site that this one is a copy of
    _write(site / MADE, "".join(f"{name}\n" for name in sorted(names_below(site))).encode())


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """A new empty folder that takes the place of ``output``, whole, if the block succeeds.

    Whatever fails, what was at ``output`` is there again.
    """
    refuse_foreign(output)
    place = output.resolve()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    except OSError as error:
        told = say("no folder can be made in '{path}': {why}", path=place.parent, why=refusal(error))
        raise BuildError(told) from error
    try:
        new = beside / "new"
        new.mkdir()
        yield new
        _tell_made(new)
        _swap(new, place, beside / "old")
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _swap(new: Path, place: Path, old: Path) -> None:
    try:
        if place.exists():
            place.rename(old)
        new.rename(place)
    except OSError as error:
        with suppress(OSError):
            old.rename(place)
        told = say("the site can't be put at '{path}': {why}", path=place, why=refusal(error))
        raise BuildError(told) from error


def _present(folder: Path) -> set[str]:
    return set(names_below(folder))


def _write(path: Path, content: bytes) -> bool:
    if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.stat().st_nlink > 1:
        path.unlink()  # another folder holds the same content, and keeps it
    path.write_bytes(content)
    return True


def _link_or_copy(source: str, target: str) -> None:
    Path(target).unlink(missing_ok=True)  # written over, all that link to its content would change
    try:
        os.link(source, target)
    except OSError:  # not every file system has links
        shutil.copyfile(source, target)


def _copy(source: Path, path: Path) -> bool:
    if _same(source, path):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    shutil.copyfile(source, path)
    os.utime(path, ns=(source.stat().st_atime_ns, source.stat().st_mtime_ns))
    return True


def _same(source: Path, path: Path) -> bool:
    if not path.is_file():
        return False
    ours, theirs = path.stat(), source.stat()
    return (ours.st_size, ours.st_mtime_ns) == (theirs.st_size, theirs.st_mtime_ns)


def moved(folder: Path, place: Path) -> None:
    """Put the folder into the place of an empty one, also on another disk."""
    place.rmdir()
    shutil.move(folder, place)
