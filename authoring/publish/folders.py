"""A site in a folder, in a ZIP file, or on a stick: always a folder of its own, beside a page that says what to do."""

from __future__ import annotations

import errno
import re
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from ..build.write import MARKER, replacing, write_texts
from ..words import say
from ..words.system_errors import refusal
from .findings import PublishError
from .inspection import files_of

OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first day that ZIP knows; the same for all files, so that the same site gives the same ZIP file."""


def into_folder(
    site: Path,
    target: Path,
    name: str,
    beside: Mapping[str, str],
    inside: Mapping[str, str] = MappingProxyType({}),
    scripts: tuple[str, ...] = (),
) -> Path:
    """Puts a copy of the site into ``target/name``, in the place of an older one; texts ``inside`` and ``beside`` it.

    ``scripts`` are the names among these that may be started.  Raises PublishError where there is no room.
    """
    _refuse_path(name)
    _refuse_within(site, target)
    refuse_foreign_files(target, beside)
    try:
        with replacing(target / name) as new:
            shutil.copytree(site, new, dirs_exist_ok=True)
            write_texts(inside, new)
        write_texts(beside, target)
        for each in scripts:
            (target / each).chmod(0o755)
    except OSError as error:
        raise _full_or_refused(error, target) from error
    return target / name


def into_zip(
    site: Path,
    file: Path,
    name: str,
    beside: Mapping[str, str],
    inside: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Writes a ZIP file with the site in the folder ``name``; an older one is replaced by a whole new one."""
    _refuse_path(name)
    _refuse_within(site, file)
    refuse_foreign_file(file)
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, text in sorted({**beside, **_under(name, inside)}.items()):
                archive.writestr(_entry(path), text)
            for path, source in files_of(site).items():
                archive.writestr(_entry(f"{name}/{path}"), source.read_bytes())
        unfinished.replace(file)
    except OSError as error:
        raise _full_or_refused(error, file) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _refuse_path(name: str) -> None:
    """The name of the course's folder must not lead out of the place that was named."""
    if not name.strip() or name in (".", "..") or re.search(r"[/\\:\0]", name):
        raise PublishError(say("'{name}' can't be the name of a folder", name=name), say("name one without slashes"))


def _refuse_within(site: Path, target: Path) -> None:
    """A site that held a copy of itself would grow without end."""
    if target.resolve().is_relative_to(site.resolve()):
        told = say("'{path}' lies in the finished site itself", path=target)
        raise PublishError(told, say("name a place outside of it"))


def _refuse_sources(target: Path) -> None:
    """Whoever handed out the folder in which a course is written would hand out its keys."""
    if (target / "course.yml").exists():
        told = say("'{path}' holds the sources of a course", path=target)
        raise PublishError(told, say("name a folder beside it for the site"))


def refuse_foreign_file(file: Path) -> None:
    """Raise PublishError where something else than an older publication is in the ZIP file's place."""
    if file.exists() and not _is_ours(file):
        told = say("'{path}' is there already and no publication of ours", path=file)
        raise PublishError(told, say("name another file, or remove it yourself"))


def refuse_foreign_files(target: Path, beside: Mapping[str, str]) -> None:
    """Raise PublishError where a file of somebody else's would be written over, or a course's sources stand."""
    _refuse_sources(target)
    if target.exists() and not target.is_dir():
        raise PublishError(say("'{path}' is a file", path=target), say("name a folder"))
    for name, text in beside.items():
        path = target / name
        if path.exists() and _first_line(path.read_bytes()) != _first_line(text.encode()):
            told = say("'{path}' is there already and not ours", path=path)
            raise PublishError(told, say("name another folder, or remove it yourself"))


def _under(folder: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{folder}/{name}": text for name, text in texts.items()}


def _first_line(content: bytes) -> bytes:
    """Says what a file of ours is, whatever stands below."""
    return content.strip().split(b"\n", 1)[0].strip()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, OLDEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _is_ours(file: Path) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            return any(name.endswith(f"/{MARKER}") for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def _full_or_refused(error: OSError, target: Path) -> PublishError:
    if error.errno in _NO_ROOM:
        return PublishError(
            say("there is no space left for '{path}'", path=target), say("make room, and publish again")
        )
    told = say("'{path}' can't be written: {why}", path=target, why=refusal(error))
    return PublishError(told, say("look at its permissions, or name another"))


_NO_ROOM = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
