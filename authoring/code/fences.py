"""Fences of a code question: ```` ```python start ````, ``tests``, ``solution``, ``setup``."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    closed: bool = True

    def line(self, number: int) -> Place:
        """The place of the program's line, counted from 1."""
        return Place(self.place.path, self.place.line + number, self.place.column)


def code_fence(info: str, content: str, lines: Sequence[str], place: Place) -> Fence | None:
    """The fence over these lines, whose ``info`` stands behind its backticks; None where it has no role.

    A plain ```` ```python ```` fence is part of the text.
    """
    found = _INFO.match(info.strip())
    if not found:
        return None
    mark = re.match(r"\s*(`{3,}|~{3,})", lines[0])
    closed = len(lines) > 1 and mark is not None and lines[-1].strip().startswith(mark[1])
    return Fence(found["role"].lower(), content, place, closed)
