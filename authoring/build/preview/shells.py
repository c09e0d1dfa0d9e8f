"""The empty pages that MkDocs renders, into which the preview puts what is asked for.

One for each depth, since links on a page are relative to it.  Ten thousand questions thus cost a
build nothing: their pages are made when somebody looks at one.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from ..templates import rendered
from ..urls import on_page

TITLE = "mkcourse-preview-title"
CONTENT = "mkcourse-preview-content"
FOLDER = "preview/"
"""Where the preview lies in a site: in the sitemap it has no place, so that its links load a page."""

SHELLS = ("preview/index.md", "preview/questions/index.md", "preview/shell/question/index.md")


def shells() -> dict[str, str]:
    """Path in ``docs/`` -> Markdown."""
    return {name: rendered("preview_shell.md.j2", title=TITLE, content=CONTENT) for name in SHELLS}


def filled(site: Path, page: str, title: str, content: str) -> str:
    """The page at that URL, ``preview/…/``, with its title and its content, whose links begin at the root."""
    shell = next(name for name in SHELLS if name.count("/") == page.count("/"))
    html = (site / shell).with_suffix(".html").read_text(encoding="utf-8")
    return html.replace(TITLE, escape(title)).replace(CONTENT, on_page(content, page))
