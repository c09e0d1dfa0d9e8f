"""Our style sheets as one file: over a slow line each request costs more than its bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

FOLDER = "assets/mkcourse/"
NAME = "pages.css"

_SHEET = re.compile(r'^[ \t]*<link rel="stylesheet" href="([./]*)assets/mkcourse/([\w-]+\.css)">[ \t]*\n', re.MULTILINE)


def with_one_style(pages: Mapping[str, str]) -> dict[str, str]:
    """The pages with one link where the last of ours was: in that order they outrank each other and Material's."""
    return {name: _joined(html) for name, html in pages.items()}


def one_style(pages: Mapping[str, str], site: Path) -> dict[str, str]:
    """Path in the site -> the text of all sheets that these pages link, in their order; the sheets themselves go."""
    names = list(dict.fromkeys(name for html in pages.values() for _, name in _SHEET.findall(html)))
    text = "".join((site / FOLDER / name).read_text(encoding="utf-8") for name in names)
    for name in names:
        (site / FOLDER / name).unlink()
    return {f"{FOLDER}{NAME}": text} if names else {}


def _joined(html: str) -> str:
    found = list(_SHEET.finditer(html))
    if not found:
        return html
    last = found[-1]
    link = f'  <link rel="stylesheet" href="{last[1]}{FOLDER}{NAME}">\n'
    return _SHEET.sub("", html[: last.start()]) + link + html[last.end() :]
