"""The words that begin a hint or a solution, in each language a course may be written in."""

from __future__ import annotations

import re

_WORDS = {
    "hint": ("hint", "hinweis", "tipp", "pista", "indice", "تلميح"),
    "solution": ("solution", "lösung", "solución", "solution", "الحل"),
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words}
_WORD = "|".join(map(re.escape, _KINDS))
_MARKER = re.compile(rf"^\s{{0,3}}[*_]{{0,2}}({_WORD})s?\s?:[*_]{{0,2}}\s*(.*)$", re.IGNORECASE)


def marker_of(line: str) -> tuple[str, str] | None:
    """``("hint", rest)`` or ``("solution", rest)`` where ``line`` begins with such a word and a colon.

    ``**Hint:**`` and ``Hints:`` are taken, too.
    """
    match = _MARKER.match(line)
    return (_KINDS[match[1].lower()], match[2]) if match else None
