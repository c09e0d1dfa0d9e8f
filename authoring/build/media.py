"""Films, recordings and large pictures wait in a ``<mk-media>``, so that low data can leave them out.

A browser fetches what it finds in a page before any script can stop it; what stands
in a ``<noscript>`` it leaves alone, and shows where there are no scripts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from ..course import Course

LARGE = 100_000  # bytes of a picture

_MEDIA = re.compile(
    r"<noscript\b.*?</noscript>|<(?P<tag>video|audio)\b[^>]*>.*?</(?P=tag)\s*>|<img\b[^>]*>", re.DOTALL | re.IGNORECASE
)
_SOURCE = re.compile(r'\ssrc="[^"]*?(media/[^"?#]+)', re.IGNORECASE)
_LABEL = re.compile(r'\s(?:aria-label|title|alt)="([^"]*)"', re.IGNORECASE)


def sizes_of(course: Course, folder: Path) -> dict[str, int]:
    """Path of a media file in the site -> bytes."""
    return {name: (folder / name).stat().st_size for name in course.media if (folder / name).is_file()}


def on_request(html: str, sizes: Mapping[str, int]) -> str:
    """The HTML with its films, recordings and large pictures in ``<mk-media>``."""
    return _MEDIA.sub(lambda found: _waiting(found, sizes), html)


def all_on_request(value: Any, sizes: Mapping[str, int]) -> Any:
    """The same for every text of a JSON value."""
    match value:
        case str():
            return on_request(value, sizes)
        case list():
            return [all_on_request(each, sizes) for each in value]
        case dict():
            return {key: all_on_request(each, sizes) for key, each in value.items()}
    return value


def _waiting(found: re.Match[str], sizes: Mapping[str, int]) -> str:
    kind = (found["tag"] or "picture").lower()
    bytes_ = sum(sizes.get(name, 0) for name in _SOURCE.findall(found[0]))
    if found[0].lower().startswith("<noscript") or (kind == "picture" and bytes_ < LARGE):
        return found[0]
    label = _LABEL.search(found[0])
    says = f' data-label="{label[1]}"' if label and label[1] else ""
    return (
        f'<mk-media data-kind="{escape(kind)}" data-bytes="{bytes_}"{says}><noscript>{found[0]}</noscript></mk-media>'
    )
