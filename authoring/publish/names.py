"""Names of files that Windows, GitHub Pages or a USB stick would refuse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from ..words import say
from .findings import Finding

LONGEST = 180
"""Characters of a path: Windows has room for 260, and the folders above need some of them."""

_REFUSED = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?", re.IGNORECASE)


def name_findings(paths: Iterable[str]) -> Iterator[Finding]:
    """One finding for each path that not every system can hold."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        yield from _of_one(path)
        twin = seen.setdefault(path.casefold(), path)
        if twin != path:
            message = say("Windows and macOS take it for the same file as '{twin}'", twin=twin)
            yield Finding(path, message, say("rename one of them; capital letters alone don't tell files apart"))


def _of_one(path: str) -> Iterator[Finding]:
    for name in PurePosixPath(path).parts:
        if found := _REFUSED.search(name):
            yield Finding(path, say("Windows and GitHub Pages refuse '{sign}' in a name", sign=found[0]), _RENAME)
        elif _DEVICES.fullmatch(name):
            yield Finding(path, say("'{name}' is the name of a device for Windows", name=name), _RENAME)
        elif name.endswith((".", " ")) or name.startswith(" "):
            message = say("Windows refuses names that end with a dot or begin or end with a space")
            yield Finding(path, message, _RENAME)
        elif name == ".git":
            yield Finding(path, say("Git refuses this name"), _RENAME)
    if len(path) > LONGEST:
        message = say("the path has {count} characters; Windows may refuse it", count=len(path))
        yield Finding(path, message, say("use shorter names"))


_RENAME = say("rename the file in the course's folder, and where it is linked")
