"""Pages to read that teach nothing: for parents, a legal notice, a manual; and the parts they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from .diagnostics import Place
from .fragment import Fragment


@dataclass(frozen=True, slots=True)
class Page:
    """``id`` is its address below ``pages/``: ``rules/index.md`` is the page ``rules``."""

    id: str
    place: Place
    title: str
    body: Fragment
    description: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A title and the ids of its pages; a page brings along those in the folder of its name."""

    title: str
    pages: tuple[str, ...]
