"""Two files that stand for a whole site, and must be right without knowing where it will be."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape as xml_escape

from babel import Locale

from ..course import Course
from .accent import hue_of, icons
from .templates import rendered
from .words import Words


def sitemap(files: Iterable[str]) -> str:
    """``sitemap.xml`` with URLs from the root; ``instant.js`` makes them whole in the browser.

    Material's instant navigation follows only links that stand in the sitemap, and reads
    whole URLs only.  A site that doesn't know its host has none, so search engines, which
    want whole URLs too, pass this sitemap over and follow the links instead.
    """
    pages = sorted(name.removesuffix("index.html") for name in files if name.endswith("index.html"))
    entries = "".join(f"  <url><loc>./{xml_escape(page)}</loc></url>\n" for page in pages)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{entries}</urlset>\n'


def not_found(course: Course, words: Words) -> str:
    """``404.html``: all in one file, because hosts show it at any depth, where no relative URL holds."""
    direction = Locale.parse(course.language, sep="-").text_direction
    return rendered(
        "missing.html.j2",
        course={"title": course.title, "language": course.language, "direction": direction},
        course_id=course.id,
        hue=f"{hue_of(course.accent):g}",
        icon=icons(course.accent)["icon.svg"],
        words=words,
    )
