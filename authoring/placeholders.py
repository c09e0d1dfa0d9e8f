"""What `mkcourse new` wrote for the teacher to replace, where it still stands.

A course that was begun just now is full of it, so it is told where it matters: before publishing,
and by `check --strict`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml

from .diagnostics import Diagnostic, Place, Severity
from .question_body import shortened
from .sources import Source, read_sources
from .words import say, say_count

_TO_REPLACE = (
    *("description", "text", "example_text", "wrong", "why", "also_wrong", "why_also"),
    *("hint_text", "solution_text"),
)
"""Keys of starter/own/words.yml whose sentences no author would write."""


def placeholder_hints(folder: Path) -> list[Diagnostic]:
    """A hint for each file of the course in ``folder`` that still holds such sentences, in any language."""
    sources, _ = read_sources(folder)
    read = (*([sources.course] if sources.course else []), *sources.lessons, *sources.banks)
    return [hint for source in read for hint in _hints(source)]


def _hints(source: Source) -> Iterator[Diagnostic]:
    still = sorted((source.text.index(text), text) for text in _sentences() if text in source.text)
    if not still:
        return
    at, first = still[0]
    count = sum(source.text.count(text) for _, text in still)
    place = Place(source.path, source.text.count("\n", 0, at) + 1, at - source.text.rfind("\n", 0, at))
    message = say_count(
        count,
        "what 'mkcourse new' wrote still stands here: '{text}'",
        "what 'mkcourse new' wrote still stands in {count} places of this file, first here: '{text}'",
        text=shortened(first),
    )
    yield Diagnostic(place, "placeholder-replaced", message, say("put your own words in its place"), Severity.HINT)


@cache
def _sentences() -> tuple[str, ...]:
    words = files(__package__).joinpath("starter", "own", "words.yml").read_text(encoding="utf-8")
    return tuple(said[key] for said in yaml.safe_load(words).values() for key in _TO_REPLACE)
