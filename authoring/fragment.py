"""A piece of the author's Markdown, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from .diagnostics import Place


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of site Markdown; ``place.line`` is the line of its first line."""

    markdown: str
    place: Place
