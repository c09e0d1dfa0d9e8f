"""The sentences in other languages: gettext catalogues, read when the first word of a language is asked for."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from .sentence import Sentence, filled, placeholders

ENGLISH = "en"
DOMAIN = "mkcourse"
"""What gettext calls the catalogues."""
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
    """The catalogue of a language."""
    source = FOLDER / f"{language}.po"
    if language == ENGLISH or not source.exists():
        return NullTranslations()
    folder = compiled(language)
    with suppress(OSError, ValueError, LookupError):
        if folder:
            with (folder / _place(language)).open("rb") as file:
                return GNUTranslations(file)
    return GNUTranslations(BytesIO(_compiled(source.read_bytes(), language)))


@cache
def compiled(language: str) -> Path | None:
    """The folder below which gettext finds the compiled catalogue of the language; None where there is none.

    It is compiled once, and kept in the user's cache folder.
    """
    source = FOLDER / f"{language}.po"
    if language == ENGLISH or not source.exists():
        return None
    from platformdirs import user_cache_path

    text = source.read_bytes()
    ours = user_cache_path("mkcourse", appauthor=False) / "words"
    folder = ours / f"{language}-{hashlib.sha256(text).hexdigest()[:20]}"
    kept = folder / _place(language)
    try:
        if not kept.exists():
            _keep(_compiled(text, language), kept)
            for old in set(ours.glob(f"{language}-*")) - {folder}:
                shutil.rmtree(old, ignore_errors=True)
    except OSError:
        return None
    return folder


def _place(language: str) -> Path:
    return Path(language, "LC_MESSAGES", f"{DOMAIN}.mo")


def _keep(content: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(path)


def _compiled(text: bytes, language: str) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made: Any = BytesIO()
    write_mo(made, read_po(BytesIO(text), locale=language))
    return bytes(made.getvalue())
