"""Two files that stand for a whole site, and must be right without knowing where it will be."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from xml.sax.saxutils import escape as xml_escape

from ..course import Course
from .words import Words

NOT_FOUND = """\
<!doctype html>
<html lang="{language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <link rel="icon" href="data:,">
    <title>{title} - {course}</title>
  </head>
  <body>
    <main>
      <h1>{title}</h1>
      <p>{text}</p>
    </main>
  </body>
</html>
"""


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
    """``404.html``: words only, because hosts show it at any depth, where no relative URL holds."""
    title, text = escape(words["missing.title"]), escape(words["missing.text"])
    return NOT_FOUND.format(language=escape(course.language), course=escape(course.title), title=title, text=text)
