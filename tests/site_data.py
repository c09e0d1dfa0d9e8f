"""The data files of a site, where a test looks into one or puts another in its place."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Route

from mkcourse.authoring.build.data_files import FOLDER, data_file, read_data


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


def changed_on_the_way(change: Callable[[Any], None]) -> Callable[[Route], None]:
    """For ``route``: the data that the server sends, with what ``change`` does to it."""

    def handle(route: Route) -> None:
        answer = route.fetch()
        value = json.loads(gzip.decompress(answer.body()))
        change(value)
        route.fulfill(response=answer, body=gzip.compress(json.dumps(value).encode()))

    return handle
