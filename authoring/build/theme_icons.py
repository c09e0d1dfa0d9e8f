"""Material's icons of the header, in a style sheet: within every page they would be a tenth of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from ..course import Course
from .mkdocs_yml import destinations, toggles
from .words import Words

NAME = "glyphs.css"
ALWAYS = ("menu", "magnify", "arrow-left", "close")


def glyphs(course: Course, words: Words) -> str:
    """The sheet: ``--mk-glyph`` for ``.mk-glyph--NAME``, and another for the destination that is open."""
    places = [] if course.is_book else [each["icon"] for each in destinations(course, words)]
    return "".join(
        [
            *(_rules(name, f"{name}-outline") for name in places),
            *(f"[aria-current] {_rules(name, name)}" for name in places),
            *(_rules(icon, icon) for icon in (*ALWAYS, *(icon for icon, _ in toggles(words)))),
        ]
    )


def _rules(name: str, icon: str) -> str:
    drawn = quote(_drawing(icon), safe=" /=:,()-.'")
    return f'.mk-glyph--{name} {{ --mk-glyph: url("data:image/svg+xml,{drawn}"); }}\n'


@cache
def _drawing(icon: str) -> str:
    return next(path.read_text(encoding="utf-8") for path in _places(icon) if path.is_file()).replace('"', "'")


def _places(icon: str) -> Iterator[Path]:
    """Zensical brings the same icons as Material for MkDocs."""
    for theme in filter(None, map(find_spec, ("material", "zensical"))):
        for folder in theme.submodule_search_locations or ():
            yield Path(folder, "templates", ".icons", "material", f"{icon}.svg")
