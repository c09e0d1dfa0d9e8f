"""The site's own scripts, joined by esbuild, and its styles, made small by it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from ..folders import names_below
from .browser_runtime import release

FOLDER = "assets/mkcourse"
"""In the site: the icons and ``offline.json``, which keep their names; under ``serve`` all that is mkcourse's own."""

OF_COURSE = ("app.js", "head.js", "instant.js", "engine-worker.js", "teacher/worker.js")
OF_BOOK = ("book.js", "instant.js")
"""The scripts with which all begins where one practises, and where one only reads."""

LIVE = ("live.js", "preview/main.js")
LIVE_STYLES = ("live.css", "preview.css")
"""Only for ``mkcourse serve``."""

INLINE = "arrival.js"
"""Stands in the pages themselves."""


@dataclass(frozen=True, slots=True)
class Scripts:
    """The joined scripts in ``folder``, and the styles in its ``styles``.

    For each entry ``first`` has what it needs before it runs, ``all`` what it may load.  ``inline`` is a script's text.
    """

    folder: Path = Path()
    first: Mapping[str, list[str]] = field(default_factory=dict)
    all: Mapping[str, list[str]] = field(default_factory=dict)
    inline: str = ""

    def early(self, entry: str) -> list[str]:
        """What a page fetches at once: what the entry needs before it runs, and the entry, which has little in it."""
        return [*(name for name in self.first.get(entry, ()) if name != entry), entry]

    def of(self, entries: tuple[str, ...]) -> dict[str, Path]:
        """Name -> file, for all that these entries may load."""
        names = sorted({name for entry in entries for name in self.all.get(entry, ())})
        return {name: self.folder / name for name in names}


NO_SCRIPTS = Scripts()


def scripts_in(folder: Path) -> Scripts:
    """The scripts that the recipe has put into ``folder``."""
    told = json.loads((folder / "files.json").read_text(encoding="utf-8"))
    return Scripts(
        folder,
        {name: one["first"] for name, one in told.items()},
        {name: one["all"] for name, one in told.items()},
        (folder / INLINE).read_text(encoding="utf-8").strip(),
    )


def assets(scripts: Scripts, *, book: bool, live: bool) -> dict[str, Path]:
    """Name in ``own_folder`` -> file."""
    entries = (OF_BOOK if book else OF_COURSE) + (LIVE if live else ())
    styles = files_in(scripts.folder / "styles", "*.css")
    return scripts.of(entries) | {name: path for name, path in styles.items() if live or name not in LIVE_STYLES}


def own_folder(*, book: bool = False, live: bool = False) -> str:
    """In the site: what is mkcourse's own, the same for every course, or for every ``book``.

    What has been there once never changes, so that browsers may keep it for ever: another mkcourse has another folder.
    """
    if live:
        return FOLDER
    return f"{FOLDER}-{release()}-book" if book else f"{FOLDER}-{release()}"


def files_in(folder: Path, pattern: str = "*") -> dict[str, Path]:
    """Path relative to the folder -> file, for every file below it."""
    found = (name for name in names_below(folder) if fnmatchcase(name.rpartition("/")[2], pattern))
    return {name: folder / name for name in sorted(found, key=lambda name: name.split("/"))}
