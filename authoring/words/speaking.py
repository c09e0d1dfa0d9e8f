"""The language that the terminal speaks now: of our own sentences, and of libraries that use gettext, such as click."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from .catalogues import DOMAIN, compiled, worded
from .choice import system_language

_spoken: ContextVar[str | None] = ContextVar("mkcourse.language", default=None)


def language() -> str:
    """The language that was asked for, else the system's."""
    return _spoken.get() or system_language(os.environ)


def spoken(sentence: str) -> str:
    """The sentence in that language."""
    return worded(sentence, language())


def speak(language: str) -> None:
    """From now on, the terminal speaks that language."""
    _spoken.set(language)
    folder = compiled(language)
    gettext.bindtextdomain(DOMAIN, str(folder) if folder else None)
    os.environ["LANGUAGE"] = language  # where gettext looks first


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within the block, the terminal speaks that language, or another one that is asked for there."""
    spoken, domain, environment = _spoken.get(), gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.textdomain(DOMAIN)
    try:
        speak(language)
        yield
    finally:
        gettext.textdomain(domain)
        _spoken.set(spoken)
        if environment is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = environment
