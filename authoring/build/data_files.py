"""The course's data in a site: files packed with gzip, for servers that do not compress, and named by their content.

So a browser may keep them for ever.  A page names the book and the file of its questions; the book names the rest.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..memos import LastMade
from .course_json import dumped

FOLDER = "assets/course"
BOOK = "book"
COURSE = "course"
LEVEL = 6
"""Of gzip: the highest one takes three times as long for a hundredth."""

_NAMED = re.compile(r'(?<=<meta name="mkcourse-data" content=")[^"]*')
_PACKED = LastMade[bytes]()


@dataclass(frozen=True, slots=True)
class DataFile:
    """``path`` is that in ``FOLDER``."""

    path: str
    content: bytes


def data_files(texts: Mapping[str, str]) -> dict[str, DataFile]:
    """The packed file of each JSON text, by its name; that of the ``BOOK`` says in ``files`` where all others are."""
    files = {name: _packed(name, text) for name, text in texts.items() if name != BOOK}
    book = json.loads(texts[BOOK]) | {"files": {name: each.path for name, each in files.items()}}
    return {**files, BOOK: _packed(BOOK, dumped(book))}


def written(files: Iterable[DataFile]) -> dict[str, bytes]:
    """Path in the site -> content."""
    return {f"{FOLDER}/{each.path}": each.content for each in files}


def with_data_named(pages: Mapping[str, str], files: Mapping[str, DataFile]) -> dict[str, str]:
    """The pages, whose ``mkcourse-data`` names data, with the paths of these files."""

    def paths(names: re.Match[str]) -> str:
        return " ".join(files[name].path for name in names[0].split())

    return {name: _NAMED.sub(paths, html, count=1) for name, html in pages.items()}


def data_file(site: Path, name: str) -> Path | None:
    """Where the site has the data of that name; None where it has none."""
    return next((site / FOLDER).glob(f"{name}.*.bin"), None)


def read_data(site: Path, name: str) -> str:
    """The JSON text.  Raises OSError, EOFError, ValueError or zlib.error where it can't be read."""
    path = data_file(site, name)
    if path is None:
        raise FileNotFoundError(f"{site / FOLDER / name}")
    return gzip.decompress(path.read_bytes()).decode()


def _packed(name: str, text: str) -> DataFile:
    content = text.encode()
    digest = hashlib.sha256(content).hexdigest()[:12]
    return DataFile(f"{name}.{digest}.bin", _PACKED.get(name, digest, lambda: gzip.compress(content, LEVEL, mtime=0)))
