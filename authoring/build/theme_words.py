"""What Material for MkDocs itself says on a page, in the languages it knows, under keys of our catalogues.

Pages are written in one language; a learner may read the interface in another, so the scripts
need the theme's sentences beside ours.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_ENTRY = re.compile(r'^  "(?P<key>[\w.]+)": "(?P<text>.*)",?$', re.MULTILINE)
_KEYS = ("action.skip", "clipboard", "footer", "header", "nav", "search", "tabs", "toc", "top")
_NOT_SAID = "search.config"
FALLBACK = "en"


def theme_language(language: str) -> str:
    """The name by which the theme knows a language; English where it does not."""
    names = (language, language.split("-")[0])
    return next((name for name in names if _file(name).exists()), FALLBACK)


@cache
def theme_words(language: str) -> dict[str, str]:
    """Key -> sentence, as ``material.search.placeholder``; a number stands as ``{count}``."""
    own = _entries(theme_language(language))
    return {
        f"material.{key}": text.replace("#", "{count}")
        for key, text in sorted((_entries(FALLBACK) | own).items())
        if key.startswith(_KEYS) and not key.startswith(_NOT_SAID) and text.strip()
    }


def _entries(language: str) -> dict[str, str]:
    return {found["key"]: found["text"] for found in _ENTRY.finditer(_file(language).read_text(encoding="utf-8"))}


def _file(language: str) -> Path:
    import material

    return Path(material.__file__).parent / "templates" / "partials" / "languages" / f"{language}.html"
