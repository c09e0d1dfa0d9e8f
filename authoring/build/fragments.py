"""Fragments of Markdown as HTML: stems, options, feedback, hints and solutions.

One converter serves all of them and every answer is remembered by content, in the
process and in the user's cache, so that a second build renders only what changed.
The engine's verdicts for the lobby are remembered with them (lobby.py).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from ..cache_files import read_value, write_value
from ..fragment import Fragment
from .extensions import for_fragments
from .urls import rooted

if TYPE_CHECKING:  # it takes its time to be imported, and few texts are rendered by `check`
    from markdown import Markdown

_ALONE = Lock()
"""The converter does one piece after the other: under ``serve`` pages are made while a build goes on."""

type Source = tuple[str, str]
"""Markdown, and the file that its relative URLs start from; of another text, what it is made of, and what it is."""

KEPT = "fragments"
MOST_COURSES = 8
"""Courses whose fragments are kept; those that were not built for longest go."""
_REMEMBERED = 262_144
"""Fragments; 10,000 questions have 55,000."""

_known: dict[Source, str] = {}
_asked: set[Source] = set()

_ONLY_PARAGRAPH = re.compile(r"<p>((?:(?!<p[ >]|</p>).)*)</p>", re.DOTALL)


def blocks(fragment: Fragment) -> str:
    """The fragment's HTML, paragraphs and all; relative URLs stand behind ``mkcourse-root:``."""
    return _rendered(fragment.markdown, fragment.place.path)


def inline(fragment: Fragment) -> str:
    """The same, but a fragment that is one paragraph comes without its ``<p>``."""
    html = blocks(fragment)
    only = _ONLY_PARAGRAPH.fullmatch(html)
    return only[1] if only else html


@contextmanager
def kept_between_builds(folder: Path) -> Iterator[None]:
    """What is rendered within is known from the last build of the course in ``folder``, and kept for the next one."""
    name = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    kept: dict[Source, str] = read_value(KEPT, name) or {}
    _known.update(kept)
    _asked.clear()
    yield
    if _asked != kept.keys():
        write_value(KEPT, name, {source: _known[source] for source in _asked}, MOST_COURSES)


def _rendered(markdown: str, path: str) -> str:
    def make() -> str:
        from .plain_text import plain_html  # an unchanged course needs none of it

        html = plain_html(markdown)
        return converted(markdown, path) if html is None else html

    return remembered((markdown, path), make)


def remembered(source: Source, make: Callable[[], str]) -> str:
    """The text that is made of the source, and of nothing else."""
    text = _known.get(source)
    if text is None:
        text = make()
        if len(_known) >= _REMEMBERED:
            _known.clear()
            _asked.clear()
        _known[source] = text
    _asked.add(source)
    return text


def converted(markdown: str, path: str) -> str:
    """What Markdown makes of the text, which stands in the file ``path``."""
    with _ALONE:
        return _own_tabs(rooted(_converter().reset().convert(markdown), path), markdown)


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
