"""Fragments of Markdown as HTML: stems, options, feedback, hints and solutions.

One converter serves all of them and every answer is remembered by content, so
that a second build renders only what changed.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from ..fragment import Fragment
from .extensions import for_fragments
from .urls import rooted

if TYPE_CHECKING:  # it takes its time to be imported, and few texts are rendered by `check`
    from markdown import Markdown

_ALONE = Lock()
"""The converter does one piece after the other: under ``serve`` pages are made while a build goes on."""

_ONLY_PARAGRAPH = re.compile(r"<p>((?:(?!<p[ >]|</p>).)*)</p>", re.DOTALL)


def blocks(fragment: Fragment) -> str:
    """The fragment's HTML, paragraphs and all; relative URLs stand behind ``mkcourse-root:``."""
    return _rendered(fragment.markdown, fragment.place.path)


def inline(fragment: Fragment) -> str:
    """The same, but a fragment that is one paragraph comes without its ``<p>``."""
    html = blocks(fragment)
    only = _ONLY_PARAGRAPH.fullmatch(html)
    return only[1] if only else html


@lru_cache(maxsize=32768)
def _rendered(markdown: str, source: str) -> str:
    with _ALONE:
        html = _converter().reset().convert(markdown)
    return _own_tabs(rooted(html, source), markdown)


def _own_tabs(html: str, markdown: str) -> str:
    """Tabs are numbered within a conversion; on a page they must not meet those of others."""
    if "__tabbed_" not in html:
        return html
    name = hashlib.sha256(markdown.encode()).hexdigest()[:8]
    return html.replace("__tabbed_", f"__tabbed_{name}_")


@cache
def _converter() -> Markdown:
    from markdown import Markdown

    extensions = for_fragments()
    return Markdown(extensions=list(extensions), extension_configs=extensions)
