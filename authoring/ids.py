"""Ids out of titles: lower-case letters, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata

_SPELLED = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae"}


def identifier(text: str) -> str:
    """An id out of a title, ``brueche`` out of `Brüche`; empty where nothing of it can stand in one."""
    lower = unicodedata.normalize("NFC", text).lower()  # a Mac may write ü in two letters
    spelled = "".join(_SPELLED.get(letter, letter) for letter in lower)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def slug(text: str) -> str:
    """An id out of any text."""
    return identifier(text) or "question-1"
