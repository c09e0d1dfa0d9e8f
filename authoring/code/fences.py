"""Fences of a code question: ```` ```python start ````, ``tests``, ``solution``, ``setup``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..diagnostics import Place

ROLES = ("start", "tests", "solution", "setup")
_INFO = re.compile(r"^(?:python|py)\s+(?P<role>\S+)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced program with a role; its first line of code stands below ``place``."""

    role: str
    text: str
    place: Place

    def line(self, number: int) -> Place:
        """The place of the program's line, counted from 1."""
        return Place(self.place.path, self.place.line + number, self.place.column)


def code_fence(info: str, content: str, place: Place) -> Fence | None:
    """The fence whose ``info`` stands behind its backticks; None where it has no role.

    A plain ```` ```python ```` fence is part of the text.
    """
    found = _INFO.match(info.strip())
    if not found:
        return None
    return Fence(found["role"].lower(), content, place)
