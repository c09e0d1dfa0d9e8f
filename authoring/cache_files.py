"""Files in the user's cache folder: plain values and mkcourse's own, by name, worth nothing to another edition.

Each file begins with the digest of the rest and with the edition that wrote it; what is damaged, or of another
edition, is as if it were not there.  What is read makes values of mkcourse's own classes and of plain ones, and
calls nothing else, whatever stands in the file.
"""

from __future__ import annotations

import copyreg
import hashlib
import io
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from .garbage import seldom_collected

_PLAIN = {("fractions", "Fraction"), ("decimal", "Decimal"), ("pathlib", "PurePosixPath"), ("pathlib", "PosixPath")}
_PLAIN |= {("pathlib", "WindowsPath"), ("pathlib._local", "PosixPath"), ("pathlib._local", "WindowsPath")}
_PLAIN |= {("pathlib._local", "PurePosixPath"), ("datetime", "date"), ("builtins", "complex")}
_DIGEST = hashlib.sha256().digest_size
_UNREADABLE = (OSError, pickle.PickleError, EOFError, ImportError, AttributeError, LookupError, TypeError, ValueError)
_UNWRITABLE = (OSError, pickle.PickleError, AttributeError, TypeError, RecursionError)


def read_value(kind: str, name: str) -> Any:
    """What `write_value` wrote there in this edition of mkcourse; None where there is no such thing."""
    with suppress(*_UNREADABLE):
        kept = _file(kind, name).read_bytes()
        digest, edition_, data = kept[:_DIGEST], kept[_DIGEST : 2 * _DIGEST], memoryview(kept)[2 * _DIGEST :]
        if edition_ == edition() and digest == hashlib.sha256(memoryview(kept)[_DIGEST:]).digest():
            with seldom_collected():
                return _Reader(io.BytesIO(data)).load()
    return None


def write_value(kind: str, name: str, value: object, most: int) -> None:
    """Keeps the value in the place of an older one; of that kind only the ``most`` newest stay."""
    file = _file(kind, name)
    with suppress(*_UNWRITABLE):
        with seldom_collected():
            kept = edition() + _written(value)
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(f".{os.getpid()}")
        beside.write_bytes(hashlib.sha256(kept).digest() + kept)
        beside.replace(file)
        for old in sorted(file.parent.glob("*.kept"), key=lambda one: one.stat().st_mtime)[:-most]:
            old.unlink(missing_ok=True)


def kept_value[Value](kind: str, name: str, make: Callable[[], Value], most: int) -> Value:
    """What is kept there; made and kept where it is not yet."""
    value: Value | None = read_value(kind, name)
    if value is None:
        value = make()
        write_value(kind, name, value, most)
    return value


@cache
def edition() -> bytes:
    """A digest of mkcourse's own files, by size and time, of the libraries' versions, and of Python's."""
    digest = hashlib.sha256()
    for part in (sys.version, *_own_files(), *_libraries()):
        digest.update(f"{part}\0".encode("utf-8", "surrogateescape"))
    return digest.digest()


def _own_files() -> Iterator[str]:
    here = Path(__file__).resolve().parent
    for package in (here, here.parent / "runtime", here.parent / "site_template" / "sandbox"):
        for each in _below(str(package)):
            status = each.stat()
            yield f"{each.path}\0{status.st_size}\0{status.st_mtime_ns}"


def _below(folder: str) -> Iterator[os.DirEntry[str]]:
    """Programs and schemas; there are hundreds, for which paths of pathlib would take three times as long."""
    for each in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if each.is_dir():
            yield from _below(each.path) if each.name != "__pycache__" else ()
        elif each.name.endswith((".py", ".json")):
            yield each


def _libraries() -> Iterator[str]:
    """The names of all that is installed, in which the versions stand."""
    for folder in sys.path:
        with suppress(OSError):
            names = (each.name for each in os.scandir(folder or os.curdir))
            yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


def _file(kind: str, name: str) -> Path:
    return user_cache_path("mkcourse", appauthor=False) / kind / f"{name}.kept"


def _written(value: object) -> bytes:
    out = io.BytesIO()
    writer = pickle.Pickler(out, protocol=5)
    writer.dispatch_table = _AsCalls(copyreg.dispatch_table)
    writer.dump(value)
    return out.getvalue()


class _AsCalls(dict[type, Any]):
    """How to write a class's values: of a dataclass as a call of it, since its own way takes three times as long."""

    def __missing__(self, kind: type) -> Any:
        parts = fields(kind) if is_dataclass(kind) else ()
        if len(parts) < 2 or not all(each.init and not each.kw_only for each in parts):
            raise KeyError(kind)
        values = attrgetter(*(each.name for each in parts))
        self[kind] = made = lambda one: (kind, values(one))
        return made


class _Reader(pickle.Unpickler):
    """Knows the classes of values, and nothing that could do anything."""

    def find_class(self, module: str, name: str) -> Any:
        is_ours = module.startswith("mkcourse.") or module == "ast" or (module, name) in _PLAIN
        if is_ours and name.isidentifier():
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value")
