"""Where things are in a site, and how an author's relative links get there.

Every URL is relative to the site's root, because a site must work under any
path.  In HTML that isn't on a page yet it stands behind ``mkcourse-root:``.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import urlsplit

ROOT = "mkcourse-root:"

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_LINK = re.compile(r'(\s(?:href|src|poster)=")([^"]*)(")')


def page_url(source: str) -> str:
    """``lessons/halves.md`` -> ``lessons/halves/``; ``rules/index.md`` -> ``rules/``; ``index.md`` -> the root."""
    name = source.removesuffix(".md").removesuffix("/index")
    return "" if name == "index" else f"{name}/"


def lesson_url(lesson: str) -> str:
    return page_url(f"lessons/{lesson}.md")


def project_url(project: str) -> str:
    return page_url(f"projects/{project}.md")


def reading_url(page: str) -> str:
    return page_url(f"pages/{page}.md")


def up_to_root(page: str) -> str:
    """From a page's URL to the root: ``lessons/halves/`` -> ``../../``; the root -> ``./``."""
    return "../" * page.count("/") or "./"


def from_root(link: str, source: str) -> str | None:
    """A relative link in the file ``source`` as a URL from the root; None for any other link."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    if not parts.path:
        return f"{page_url(source)}{link}" if source.startswith(("lessons/", "projects/", "pages/")) else None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), parts.path))
    if path.startswith(".."):
        return None
    return parts._replace(path=page_url(path) if path.endswith(".md") else path).geturl()


def rooted(html: str, source: str) -> str:
    """The HTML with every relative URL behind ``mkcourse-root:``."""

    def link(found: re.Match[str]) -> str:
        url = from_root(found[2], source)
        return found[0] if url is None else f"{found[1]}{ROOT}{url}{found[3]}"

    return _TAG.sub(lambda tag: _LINK.sub(link, tag[0]), html)


def on_page(html: str, page: str) -> str:
    """The HTML for the page at URL ``page``: ordinary relative URLs."""
    return html.replace(f'"{ROOT}', f'"{up_to_root(page)}')
