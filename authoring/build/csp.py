"""One Content-Security-Policy for all pages of a site.

It is the same on every page, with the sums of every inline script of the site:
instant navigation puts one page's scripts into another page, under the policy
that was loaded first.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
_ELEMENT = re.compile(
    r"<(?P<tag>script|style)\b(?P<attributes>[^>]*)>(?P<text>.*?)</(?P=tag)\s*>",
    re.DOTALL | re.IGNORECASE,
)
_SOURCE_OR_DATA = re.compile(r"""\ssrc\s*=|\stype\s*=\s*["']?application/(?:ld\+)?json""", re.IGNORECASE)


def with_policy(pages: Mapping[str, str], inserted: Iterable[str] = ()) -> dict[str, str]:
    """The same pages, each with the one policy that fits them all.

    ``inserted`` are the texts of styles that the theme's script adds.
    """
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(pages.values(), inserted)}">'
    return {name: _inserted(html, meta) for name, html in pages.items()}


def policy(pages: Iterable[str], inserted: Iterable[str] = ()) -> str:
    """Only the site's own files, and just the inline scripts and styles that these pages hold, or have inserted."""
    found = [each for html in pages for each in _ELEMENT.finditer(html)]
    scripts = sorted({_sum(each["text"]) for each in found if _is_inline_script(each)})
    held = (each["text"] for each in found if each["tag"].lower() == "style")
    styles = sorted({_sum(text) for text in (*held, *inserted)})
    directives = {
        "default-src": ["'self'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", *scripts],
        "style-src": ["'self'", *styles],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _is_inline_script(element: re.Match[str]) -> bool:
    return element["tag"].lower() == "script" and not _SOURCE_OR_DATA.search(element["attributes"])


@lru_cache(maxsize=1024)
def _sum(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _inserted(html: str, meta: str) -> str:
    return _CHARSET.sub(lambda charset: f"{charset[0]}\n      {meta}", html, count=1)
