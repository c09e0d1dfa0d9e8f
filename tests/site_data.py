"""The data files of a site, where a test looks into one or puts another in its place."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Route

from mkcourse.authoring.build.data_files import FOLDER, data_file, read_data
from mkcourse.authoring.build.write import MARKER


def data(site: Path, name: str) -> Any:
    """As "course", or "items/halves"."""
    return json.loads(read_data(site, name))


def all_items(site: Path) -> dict[str, Any]:
    """Competency -> its items' file."""
    names = [path.name.split(".")[0] for path in (site / FOLDER / "items").iterdir()]
    return {name: data(site, f"items/{name}") for name in names}


def put_data(site: Path, name: str, text: str) -> None:
    """The site of the last build, as far as this data goes."""
    path = data_file(site, name) or site / FOLDER / f"{name}.000000000000.bin"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()))


def rename_data(site: Path) -> None:
    """As if another edition were published: each file has another name, and the marker tells the book's."""
    book = data(site, "book")
    book["files"] = {name: _renamed(path) for name, path in book["files"].items()}
    for path in (site / FOLDER).rglob("*.bin"):
        path.rename(path.with_name(_renamed(path.name)))
    put_data(site, "book", json.dumps(book))
    marker = json.loads((site / MARKER).read_text(encoding="utf-8"))
    newer = {"edition": "abcdef", "book": _renamed(marker["book"])}
    (site / MARKER).write_text(json.dumps(marker | newer), encoding="utf-8")


def _renamed(path: str) -> str:
    name, _, kind = path.split(".")
    return f"{name}.0123456789ab.{kind}"


def changed_on_the_way(change: Callable[[Any], None]) -> Callable[[Route], None]:
    """For ``route``: the data that the server sends, with what ``change`` does to it."""

    def handle(route: Route) -> None:
        answer = route.fetch()
        value = json.loads(gzip.decompress(answer.body()))
        change(value)
        route.fulfill(response=answer, body=gzip.compress(json.dumps(value).encode()))

    return handle
