"""Zensical's own process, with three of its ways made shorter: ``python -m mkcourse.authoring.build.zensical_process``.

    zensical_process.py MKDOCS_YML FOLDER_OF_THE_COURSE

It calls Python for three things, which take most of its time, and each has one name that can be given another value:

* the settings, read by ``yaml.Loader``: libyaml's takes a tenth of the time;
* a page's HTML, made from Markdown: one that was made of the same before, in whatever process, is not made again;
* a page's links, looked for letter by letter: words are passed over at once.

pyproject.toml says up to which Zensical these names are known.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from ..cache_files import read_value, write_value
from ..garbage import seldom_collected, spare_the_end
from ..markdown_ext import PLACEHOLDER

KEPT = "zensical-pages"
MOST_COURSES = 8
"""Courses whose pages are kept; those that were not built for longest go."""

type Html = dict[str, Any]
"""A page as Zensical takes it: its ``content``, ``toc``, ``title`` and ``meta``."""

_NAMES = re.compile(PLACEHOLDER.pattern, re.MULTILINE)
_WORDS = re.compile(rb"(?:[A-Za-z0-9.,\x80-\xff]+ ?)*")
"""Nothing that Zensical looks for begins within."""


def main() -> None:
    settings, course = sys.argv[1:]
    spare_the_end()
    read_settings_quickly()
    pass_over_words()
    with pages_kept(Path(settings).parent / "fragments", course), seldom_collected():
        from zensical import build

        build(settings, {"clean": True, "strict": False})


def read_settings_quickly() -> None:
    from zensical import config

    config.Loader = getattr(yaml, "CLoader", yaml.Loader)  # type: ignore[attr-defined]  # it comes from yaml


def pass_over_words() -> None:
    from zensical.collectors.references import cursor

    letter_by_letter = cursor.Cursor.advance

    def advance(self: cursor.Cursor, n: int = 1) -> None:
        letter_by_letter(self, n)
        words = _WORDS.match(self.data, self.pos)
        if words:
            self.col += words.end() - self.pos  # there is no end of a line among them
            self.pos = words.end()

    cursor.Cursor.advance = advance  # type: ignore[method-assign]


@contextmanager
def pages_kept(fragments: Path, course: str) -> Iterator[None]:
    """Pages that are rendered within are known from the last build of the course, and kept for the next one."""
    from zensical.markdown import render as module

    name = hashlib.sha256(course.encode("utf-8", "surrogateescape")).hexdigest()
    kept: dict[bytes, Html] = read_value(KEPT, name) or {}
    asked: dict[bytes, Html] = {}
    module.render = _remembered(module.render, fragments, kept, asked)
    yield
    if asked.keys() != kept.keys():
        write_value(KEPT, name, asked, MOST_COURSES)


def _remembered(
    render: Callable[..., Html], fragments: Path, kept: Mapping[bytes, Html], asked: dict[bytes, Html]
) -> Callable[..., Html]:
    """``render``, which is asked only for what is not in ``kept``; ``asked`` gets all that was."""

    def remembered(content: str, *about: str | None) -> Html:
        key = _key(content, about, fragments)
        page = asked[key] = kept.get(key) or render(content, *about)
        return page

    return remembered


def _key(content: str, about: tuple[str | None, ...], fragments: Path) -> bytes:
    """Of all that a page is made of: also of the finished HTML that its Markdown names."""
    digest = hashlib.sha256(repr((content, about)).encode("utf-8", "surrogateescape"))
    for found in _NAMES.finditer(content):
        fragment = fragments / found[1]
        digest.update(hashlib.sha256(fragment.read_bytes() if fragment.is_file() else b"").digest())
    return digest.digest()


if __name__ == "__main__":
    main()
