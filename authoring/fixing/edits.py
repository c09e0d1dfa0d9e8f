"""Changes of single lines of a text; all else stays as it is, byte by byte."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """The line ``line`` (from 1) of ``path`` becomes ``now``, with ``below`` as a new line after it if there is one.

    Where ``gone`` is set, the line is taken out.
    """

    path: str
    line: int
    was: str
    now: str
    below: str | None = None
    gone: bool = False

    def __str__(self) -> str:
        """The change as in a diff."""
        head = f"{self.path}:{self.line}"
        if self.below is not None:
            return f"{head}\n    + {self.below}"
        if self.gone:
            return f"{head}\n    - {self.was}"
        return f"{head}\n    - {self.was}\n    + {self.now}"


def lines_of(text: str) -> list[str]:
    """The lines without their ends, counted as diagnostics count them."""
    return [line.rstrip("\r\n") for line in _LINE.findall(text)]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with the edits; line ends stay those of the file."""
    lines = _LINE.findall(text)
    for edit in sorted(edits, reverse=True):
        if edit.gone:
            del lines[edit.line - 1]
            continue
        line = lines[edit.line - 1]
        end = line[len(line.rstrip("\r\n")) :]
        lines[edit.line - 1] = edit.now + end
        if edit.below is not None:
            lines.insert(edit.line, edit.below + (end or "\n"))
    return "".join(lines)
