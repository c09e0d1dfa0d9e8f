"""Pictures with their width and height, so that a page keeps their place while they load and nothing jumps.

Authors give at most a width. What a picture is high then follows from its file; a file that can't be read
stays as it is.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

type Size = tuple[float, float]

_IMG = re.compile(r"<img\b[^<>]*>")
_SOURCE = re.compile(r'\ssrc=(?P<quote>\\?")(?:[^"\\]*?[/:])?(?P<path>media/[^"\\?#]+)')
_WIDTH = re.compile(r'\swidth=\\?"(\d+)(?:px)?\\?"')
_NUMBER = re.compile(r"\s*([0-9.]+)\s*(?:px)?\s*$")


def with_sizes(html: str, folder: Path) -> str:
    """The HTML, or the JSON with HTML in it, whose pictures from ``media/`` in ``folder`` say how large they are."""
    return _IMG.sub(lambda found: _sized(found[0], folder), html)


def _sized(tag: str, folder: Path) -> str:
    source = _SOURCE.search(tag)
    size = size_of(folder / unquote(source["path"])) if source else None
    if not source or not size or re.search(r"\sheight=", tag):
        return tag
    quote, (width, height) = source["quote"], size
    chosen = _WIDTH.search(tag)
    if chosen:
        return _with(tag, f" height={quote}{round(int(chosen[1]) * height / width)}{quote}")
    if re.search(r"\swidth=", tag):
        return tag
    return _with(tag, f" width={quote}{round(width)}{quote} height={quote}{round(height)}{quote}")


def _with(tag: str, attributes: str) -> str:
    end = -2 if tag.endswith("/>") else -1
    return f"{tag[:end].rstrip()}{attributes}{' /' if end == -2 else ''}>"


def size_of(path: Path) -> Size | None:
    """The width and height of a picture in pixels; None where its file does not tell them."""
    read = _READERS.get(path.suffix.lower())
    try:
        size = read(path.read_bytes()) if read else None
    except (OSError, ValueError, struct.error, ElementTree.ParseError):
        return None
    return size if size and min(size) > 0 else None


def _svg(content: bytes) -> Size | None:
    root = ElementTree.fromstring(content)
    width, height = _NUMBER.match(root.get("width", "")), _NUMBER.match(root.get("height", ""))
    if width and height:
        return float(width[1]), float(height[1])
    box = root.get("viewBox", "").replace(",", " ").split()
    return (float(box[2]), float(box[3])) if len(box) == 4 else None


def _png(content: bytes) -> Size | None:
    return struct.unpack(">II", content[16:24]) if content.startswith(b"\x89PNG\r\n\x1a\n") else None


def _gif(content: bytes) -> Size | None:
    return struct.unpack("<HH", content[6:10]) if content.startswith(b"GIF8") else None


def _jpeg(content: bytes) -> Size | None:
    """From the first frame header (a marker SOF0 to SOF15 that is none of the three others in between)."""
    place = 2
    while content.startswith(b"\xff\xd8") and place + 9 <= len(content) and content[place] == 0xFF:
        marker, length = content[place + 1], struct.unpack(">H", content[place + 2 : place + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + length
    return None


_READERS: dict[str, Callable[[bytes], Size | None]] = {
    ".svg": _svg,
    ".png": _png,
    ".gif": _gif,
    ".jpg": _jpeg,
    ".jpeg": _jpeg,
}
