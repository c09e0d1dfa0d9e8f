"""Names of files that Windows, GitHub Pages or a USB stick would refuse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

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
            message = f"Windows and macOS take it for the same file as '{twin}'"
            yield Finding(path, message, "rename one of them; capital letters alone don't tell files apart")


def _of_one(path: str) -> Iterator[Finding]:
    for name in PurePosixPath(path).parts:
        if found := _REFUSED.search(name):
            yield Finding(path, f"Windows and GitHub Pages refuse '{found[0]}' in a name", _RENAME)
        elif _DEVICES.fullmatch(name):
            yield Finding(path, f"'{name}' is the name of a device for Windows", _RENAME)
        elif name.endswith((".", " ")) or name.startswith(" "):
            yield Finding(path, "Windows refuses names that end with a dot or begin or end with a space", _RENAME)
        elif name == ".git":
            yield Finding(path, "Git refuses this name", _RENAME)
    if len(path) > LONGEST:
        yield Finding(path, f"the path has {len(path)} characters; Windows may refuse it", "use shorter names")


_RENAME = "rename the file in the course's folder, and where it is linked"
