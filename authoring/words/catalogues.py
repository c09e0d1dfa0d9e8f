"""The sentences in other languages: gettext catalogues, read when the first word of a language is asked for."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from .sentence import Sentence, filled, placeholders

ENGLISH = "en"
FOLDER = Path(__file__).resolve().parent


def worded(sentence: str, language: str = ENGLISH) -> str:
    """The sentence in that language; in English where the language has none for it."""
    if language == ENGLISH or not isinstance(sentence, Sentence) or not sentence.template:
        return str(sentence)
    known, values = catalogue(language), sentence.values
    if sentence.plural:
        told = known.ngettext(sentence.template, sentence.plural, values["count"])
    else:
        told = known.gettext(sentence.template)
    if not placeholders(told) <= values.keys() | placeholders(sentence.template):
        return str(sentence)
    return filled(told, values, lambda value: worded(value, language) if isinstance(value, Sentence) else str(value))


def languages() -> tuple[str, ...]:
    """The languages that there is a catalogue for."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.po")))


@cache
def catalogue(language: str) -> NullTranslations:
    """The catalogue of a language; it is compiled once and kept in the user's cache folder."""
    source = FOLDER / f"{language}.po"
    if language == ENGLISH or not source.exists():
        return NullTranslations()
    from platformdirs import user_cache_path

    text = source.read_bytes()
    name = f"{language}-{hashlib.sha256(text).hexdigest()[:20]}.mo"
    kept = user_cache_path("mkcourse", appauthor=False) / "words" / name
    with suppress(OSError, ValueError, LookupError), kept.open("rb") as file:
        return GNUTranslations(file)
    compiled = _compiled(text, language)
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        for old in kept.parent.glob(f"{language}-*.mo"):
            old.unlink(missing_ok=True)
        beside = kept.with_suffix(f".{os.getpid()}")
        beside.write_bytes(compiled)
        beside.replace(kept)
    return GNUTranslations(BytesIO(compiled))


def _compiled(text: bytes, language: str) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made: Any = BytesIO()
    write_mo(made, read_po(BytesIO(text), locale=language))
    return bytes(made.getvalue())
