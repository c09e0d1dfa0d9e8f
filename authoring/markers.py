"""The words that begin a hint, a solution or a part, in each language a course may be written in."""

from __future__ import annotations

import re

_WORDS = {
    "hint": ("hint", "hinweis", "tipp", "pista", "indice", "تلميح"),
    "solution": ("solution", "lösung", "solución", "solution", "الحل"),
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words}
_WORD = "|".join(map(re.escape, _KINDS))
_PART_WORDS = ("part", "teil", "partie", "parte", "apartado", "الجزء", "جزء")
_PART = re.compile(
    rf"^\s{{0,3}}[*_]{{0,2}}(?:{'|'.join(_PART_WORDS)})\s+\(?([^\W\d_])\)?\s?:[*_]{{0,2}}\s*(.*)$", re.IGNORECASE
)
_MARKER = re.compile(rf"^\s{{0,3}}[*_]{{0,2}}({_WORD})s?\s?:[*_]{{0,2}}\s*(.*)$", re.IGNORECASE)


def marker_of(line: str) -> tuple[str, str] | None:
    """``("hint", rest)`` or ``("solution", rest)`` where ``line`` begins with such a word and a colon.

    ``**Hint:**`` and ``Hints:`` are taken, too.
    """
    match = _MARKER.match(line)
    return (_KINDS[match[1].lower()], match[2]) if match else None


def part_of(line: str) -> tuple[str, str] | None:
    """``("a", rest)`` where ``line`` begins with ``Part a:``, the letter in lower case."""
    match = _PART.match(line)
    return (match[1].lower(), match[2]) if match else None
