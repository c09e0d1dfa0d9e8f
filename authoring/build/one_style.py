"""Our style sheets as one file: over a slow line each request costs more than its bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

NAME = "pages.css"

_OWN = r"(?P<own>assets/mkcourse[\w-]*/)"
_SHEET = re.compile(
    rf'^[ \t]*<link rel="stylesheet" href="(?P<root>[./]*){_OWN}(?P<name>[\w-]+\.css)">[ \t]*\n', re.MULTILINE
)


def with_one_style(pages: Mapping[str, str]) -> dict[str, str]:
    """The pages with one link where the last of ours was: in that order they outrank each other and Material's."""
    return {name: _joined(html) for name, html in pages.items()}


def one_style(pages: Mapping[str, str], site: Path) -> dict[str, str]:
    """Path in the site -> the text of all sheets that these pages link, in their order; the sheets themselves go."""
    found = [(each["own"], each["name"]) for html in pages.values() for each in _SHEET.finditer(_head(html))]
    sheets = [site / own / name for own, name in dict.fromkeys(found)]
    text = "".join(path.read_text(encoding="utf-8") for path in sheets)
    for path in sheets:
        path.unlink()
    return {f"{found[0][0]}{NAME}": text} if found else {}


def _joined(html: str) -> str:
    head = _head(html)
    found = list(_SHEET.finditer(head))
    if not found:
        return html
    last = found[-1]
    link = f'  <link rel="stylesheet" href="{last["root"]}{last["own"]}{NAME}">\n'
    return _SHEET.sub("", head[: last.start()]) + link + html[last.end() :]


def _head(html: str) -> str:
    """All that can link a sheet: what follows, most of a page, need not be looked through."""
    return html.partition("</head>")[0]
