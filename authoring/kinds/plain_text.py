"""Fragments as plain text, for places where no elements can stand: menus, names of controls."""

from __future__ import annotations

import re
from html import unescape

from ..build import fragments
from ..fragment import Fragment

_ALT = re.compile(r'<img\b[^>]*?\balt="([^"]*)"[^>]*>')


def as_plain(fragment: Fragment) -> str:
    """Its text; formulas as ``1/2``, pictures by their alternative texts."""
    html = _ALT.sub(r" \1 ", fragments.inline(fragment))
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def is_plain(fragment: Fragment) -> bool:
    """Whether it is text alone: no formula, picture, code or emphasis."""
    return "<" not in fragments.inline(fragment)
