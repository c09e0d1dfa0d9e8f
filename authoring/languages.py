"""Languages by the names that people give them."""

from __future__ import annotations

import re
from functools import cache

CODE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
"""How a course's language is written, as in HTML."""


def language_code(name: str) -> str | None:
    """``de`` for `de`, `German`, `Deutsch` or `DE`; None where it is no language that is known here."""
    if re.fullmatch(CODE, name.strip()):
        return name.strip()
    wanted = _plain(name)
    return _in_english().get(wanted) or _in_itself().get(wanted)


def _plain(name: str) -> str:
    return " ".join(name.replace("_", "-").casefold().split())


@cache
def _in_english() -> dict[str, str]:
    """Names in English, and codes in small letters -> codes."""
    from babel import Locale  # takes its time to be imported

    named = {code.replace("_", "-"): name for code, name in Locale("en").languages.items()}
    return {_plain(name): code for code, name in named.items()} | {_plain(code): code for code in named}


@cache
def _in_itself() -> dict[str, str]:
    """The name that each language has for itself -> its code; a second of work."""
    from babel import Locale
    from babel.localedata import locale_identifiers

    codes = sorted(each for each in locale_identifiers() if "_" not in each and each != "root")
    return {_plain(name): code for code in codes if (name := Locale(code).languages.get(code))}
