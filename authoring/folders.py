"""What lies below a folder, by its path within."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def names_below(folder: Path) -> Iterator[str]:
    """The path of every file below the folder from there, with ``/``; nothing where there is no such folder."""
    for parent, _, names in os.walk(folder):
        place = Path(parent).relative_to(folder)  # once a folder: of thousands of files it would take its time
        before = "" if place == Path() else f"{place.as_posix()}/"
        yield from (f"{before}{name}" for name in names)
