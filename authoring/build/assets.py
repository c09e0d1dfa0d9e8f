"""The site's own scripts and styles, as ``site_template`` holds them."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from posixpath import normpath

from .templates import template_folder

LIVE_ONLY = ("live.js", "live.css", "preview.css", "preview/")
"""Only for ``mkcourse serve``."""

INLINE = "arrival.js"
"""Stands in the pages themselves."""

_COMMENT = re.compile(r"^\s*(?://.*|/\*\*(?s:.*?)\*/)\n", re.MULTILINE)
_IMPORT = re.compile(r'^(?:import|export)\b[^;"()]*?"(\.[\w./-]+\.js)"', re.MULTILINE)


def assets(*, live: bool) -> dict[str, Path]:
    """Name in ``assets/mkcourse/`` -> file."""
    template = template_folder()
    files = files_in(template / "scripts", "*.js") | files_in(template / "styles", "*.css")
    return {name: path for name, path in files.items() if name != INLINE and (live or not name.startswith(LIVE_ONLY))}


def assets_of_book(*, live: bool) -> dict[str, Path]:
    """The same for pages that are only read: the styles, and the few scripts that reading needs."""
    entries = ["book.js", "instant.js", *(["live.js"] if live else [])]
    needed = {name for entry in entries for name in modules(entry)}
    return {name: path for name, path in assets(live=live).items() if name.endswith(".css") or name in needed}


def inline_script() -> str:
    """Without its comments, which would be in every page."""
    source = (template_folder() / "scripts" / INLINE).read_text(encoding="utf-8")
    return _COMMENT.sub("", source).strip()


def modules(entry: str = "app.js") -> list[str]:
    """The modules that the entry needs before it runs; browsers can fetch them all at once."""
    scripts = template_folder() / "scripts"
    found: list[str] = []
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in found and (scripts / name).is_file():
            found.append(name)
            imports = _IMPORT.findall((scripts / name).read_text(encoding="utf-8"))
            waiting += [normpath(PurePosixPath(name).parent / each) for each in imports]
    return sorted(found)


def files_in(folder: Path, pattern: str = "*") -> dict[str, Path]:
    """Path relative to the folder -> file, for every file below it."""
    found = (path for path in sorted(folder.rglob(pattern)) if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in found}
