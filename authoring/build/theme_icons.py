"""Material's icons of the header, in a style sheet: within every page they would be a tenth of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

NAME = "glyphs.css"
OF_DESTINATIONS = ("home-variant", "calendar-check", "chart-box", "folder-star", "account-circle")
"""All that a course can have: the sheet is kept by browsers for ever, and a course gets its first project some day."""
OF_HEADER = ("menu", "magnify", "arrow-left", "close", "circle-half-full", "weather-sunny", "weather-night")


def glyphs(*, book: bool) -> str:
    """The sheet: ``--mk-glyph`` for ``.mk-glyph--NAME``, and another for the destination that is open."""
    destinations = () if book else OF_DESTINATIONS
    return "".join(
        [
            *(_rules(name, _outline(name)) for name in destinations),
            *(f"[aria-current] {_rules(name, name)}" for name in destinations),
            *(_rules(name, name) for name in OF_HEADER),
        ]
    )


@cache
def drawings() -> dict[str, bytes]:
    """The SVG of each icon, as the theme that is installed has it."""
    names = (*OF_HEADER, *OF_DESTINATIONS, *map(_outline, OF_DESTINATIONS))
    return {name: next(path.read_bytes() for path in _places(name) if path.is_file()) for name in names}


def _outline(name: str) -> str:
    return f"{name}-outline"


def _rules(name: str, drawing: str) -> str:
    drawn = quote(drawings()[drawing].decode().replace('"', "'"), safe=" /=:,()-.'")
    return f'.mk-glyph--{name} {{ --mk-glyph: url("data:image/svg+xml,{drawn}"); }}\n'


def _places(icon: str) -> Iterator[Path]:
    """Zensical brings the same icons as Material for MkDocs."""
    for theme in filter(None, map(find_spec, ("material", "zensical"))):
        for folder in theme.submodule_search_locations or ():
            yield Path(folder, "templates", ".icons", "material", f"{icon}.svg")
