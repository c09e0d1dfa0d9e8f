"""One choice of a question, as its author wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from .fragment import Fragment


@dataclass(frozen=True, slots=True)
class Option:
    """One choice; ``id`` is a hash of its text, so it outlives a new order."""

    id: str
    text: Fragment
    right: bool
    feedback: Fragment | None = None
    misconception: str | None = None
