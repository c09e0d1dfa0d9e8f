"""Which language the terminal speaks: the one that was asked for, else the one of the user's system."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .catalogues import ENGLISH, languages

_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
_RIGHT_TO_LEFT = ("ar",)


def known_language(name: str) -> str | None:
    """The catalogue for ``de``, ``de-AT`` or ``de_AT.UTF-8``; None where there is none."""
    base = re.split(r"[-_.@]", name.strip())[0].lower()
    return base if base in languages() else None


def system_language(environment: Mapping[str, str]) -> str:
    """What the environment asks for, as gettext reads it: LANGUAGE, then LC_ALL, LC_MESSAGES and LANG.

    The locales C and POSIX mean English, and so does a language that we have no words in.
    """
    locale = next((environment[name] for name in _LOCALES if environment.get(name)), "")
    if re.split(r"[.@]", locale)[0] in ("C", "POSIX"):
        return ENGLISH
    wished = [*environment.get("LANGUAGE", "").split(":"), locale]
    return next((found for each in wished if each and (found := known_language(each))), ENGLISH)


def text_direction(language: str) -> str:
    """``rtl`` for what is written from right to left, else ``ltr``."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"
