"""What the theme brings into a site and no page of it asks for: source maps, and its search in other languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

MAPS = ("assets/javascripts/**/*.map", "assets/stylesheets/**/*.map")
SEARCH = "assets/javascripts/lunr"
INDEX = "search/search_index.json"
_SPLITS = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}
"""Languages without spaces between words, and what finds these."""


def trim(site: Path) -> None:
    """Take these files out of the site, which is new."""
    for path in {*_maps(site), *_other_languages(site)}:
        path.unlink()


def _maps(site: Path) -> Iterator[Path]:
    for pattern in MAPS:
        yield from site.glob(pattern)


def _other_languages(site: Path) -> Iterator[Path]:
    languages = _languages(site)
    wanted = set(_wanted(languages))
    parts = (path for path in (site / SEARCH).rglob("*.js") if languages)
    yield from (path for path in parts if path.relative_to(site / SEARCH).as_posix() not in wanted)


def _languages(site: Path) -> list[str]:
    """Those of the index; none where it does not tell, or is not there."""
    index = site / INDEX
    found = json.loads(index.read_text(encoding="utf-8")) if index.is_file() else {}
    return list(found.get("config", {}).get("lang", ()))


def _wanted(languages: list[str]) -> Iterator[str]:
    """What the worker of the search asks for, and when: English is in the worker itself."""
    others = [each for each in languages if each != "en"]
    yield from (_SPLITS[each] for each in others if each in _SPLITS)
    yield from (f"min/lunr.{each}.min.js" for each in others)
    if others:
        yield "min/lunr.stemmer.support.min.js"
    if len(languages) > 1:
        yield from ("min/lunr.multi.min.js", "min/lunr.stemmer.support.min.js")
