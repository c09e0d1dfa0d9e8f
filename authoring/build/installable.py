"""What makes a site an app that can be installed: its manifest and its icons."""

from __future__ import annotations

import json

from babel import Locale

from ..cache_files import kept_value
from ..course import Course
from .accent import accent_colour
from .icon import png

MANIFEST = "manifest.webmanifest"
ICONS = "assets/mkcourse/"
"""Here lies the SVG of accent.py, too."""
SHORT = 12
"""Letters that fit below an icon, as browsers advise."""
MOST_COLOURS = 16
"""Whose icons are kept from one build to the next."""


def app_files(course: Course) -> dict[str, bytes]:
    """Path in the site -> content."""
    return {
        MANIFEST: (json.dumps(manifest(course), ensure_ascii=False, indent=1) + "\n").encode(),
        **kept_value(
            "icons", accent_colour(course.accent).removeprefix("#"), lambda: _drawn(course.accent), MOST_COLOURS
        ),
    }


def _drawn(accent: str) -> dict[str, bytes]:
    """The icons, which take a third of a second: as long as all pages of a small course."""
    return {
        **{f"{ICONS}icon-{size}.png": png(accent, size) for size in (192, 512)},
        f"{ICONS}icon-maskable.png": png(accent, 512, maskable=True),
    }


def manifest(course: Course) -> dict[str, object]:
    """All its URLs are relative to itself: nobody knows where the site will be."""
    return {
        "name": course.title,
        "short_name": short(course.title),
        "description": course.description or course.title,
        "lang": course.language,
        "dir": "rtl" if Locale.parse(course.language, sep="-").text_direction == "rtl" else "ltr",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": accent_colour(course.accent),
        "icons": [
            {"src": f"{ICONS}icon.svg", "sizes": "any", "type": "image/svg+xml"},
            *(
                {"src": f"{ICONS}icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
                for size in (192, 512)
            ),
            {"src": f"{ICONS}icon-maskable.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
    }


def short(title: str) -> str:
    """The title's first words, as many as fit; a long first word is cut."""
    taken = ""
    for word in title.split():
        longer = f"{taken} {word}".strip()
        if len(longer) > SHORT:
            break
        taken = longer
    return taken or title[:SHORT]
