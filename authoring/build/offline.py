"""The service worker of a site: which files of which edition it keeps for the time without a network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from .assets import files_in
from .bundle import edition_of
from .templates import template_folder

WORKER = "service-worker.js"
SIZES = "assets/mkcourse/offline.json"
"""How much there is to keep, for the page that tells the learner."""
EDITION_MARK = "mkcourse-site-edition"
"""Stands in the pages for the edition of the whole site, which is known when they are all there."""

PLAYED = (".mp4", ".webm", ".ogv", ".mov", ".m4v", ".mp3", ".ogg", ".oga", ".opus", ".wav", ".m4a", ".flac")
ENGINE = re.compile(r"assets/mkcourse[\w-]*/pyodide/")
NOT_WHEN_KEPT = ("engine.bin", "wasm.bin", "assembly.bin")
"""Makes a start quicker, or stands in for what is kept: packed, for servers that do not compress."""
FETCHED = ("pyodide.js", "lean.js", "wasm.bin", "assembly.bin", "library.bin")
"""All of the engine that a page fetches from such a server, where nothing is kept."""
LARGE = 500_000  # bytes of a file in media/

TEACHERS = re.compile(r"teacher/|assets/mkcourse[\w-]*/(teacher|signing|planning)/|assets/course/example-class")
"""The pages for teachers and what only they need."""

_EMPTY = '{ course: "", edition: "", kept: {}, asked: {} }'
_NOT_NEEDED = (WORKER, SIZES, "404.html", ".nojekyll", "mkcourse-site.json")


def site_edition(pages: Mapping[str, str], site: Path) -> str:
    """Changes with any of these pages and of the other files of the site."""
    others = {name: _sum(path.read_bytes()) for name, path in _kept_files(site).items() if name not in pages}
    files = {**pages, **others}
    return edition_of(*files, *files.values())


def worker_files(site: Path, course: str, edition: str) -> dict[str, str]:
    """Path in the site -> text: the worker, which knows the sums of all files."""
    files = {name: path.read_bytes() for name, path in _kept_files(site).items()}
    asked = _asked({name: len(content) for name, content in files.items()})
    content = {
        "course": course,
        "edition": edition,
        "kept": {name: _sum(each) for name, each in files.items() if name not in asked},
        "asked": {name: _sum(files[name]) for name in sorted(asked)},
    }
    source = (_folder() / WORKER).read_text(encoding="utf-8")
    return {WORKER: source.replace(_EMPTY, json.dumps(content, indent=1, ensure_ascii=False))}


def sizes_file(site: Path) -> dict[str, str]:
    """Path in the site -> text: how many bytes there are to fetch, for pages that tell it.

    ``engine`` is what it takes where the course is not kept, from a server that does not compress.
    """
    sizes = {name: path.stat().st_size for name, path in _kept_files(site).items()}
    asked = _asked(sizes)
    told = {
        "bytes": sum(size for name, size in sizes.items() if name not in asked),
        "media": sum(sizes[name] for name in asked if name.startswith("media/")),
        "engine": sum(size for name, size in sizes.items() if ENGINE.match(name) and name.endswith(FETCHED)),
    }
    return {SIZES: json.dumps(told)}


def retired_worker() -> dict[str, str]:
    """Under ``mkcourse serve``: what lets go of a worker that an earlier site left in the browser."""
    return {WORKER: (_folder() / "retired.js").read_text(encoding="utf-8")}


def _kept_files(site: Path) -> dict[str, Path]:
    return {name: path for name, path in files_in(site).items() if name not in _NOT_NEEDED and path.suffix != ".map"}


def _asked(sizes: Mapping[str, int]) -> set[str]:
    """What is kept only when it is asked for."""
    return {name for name, size in sizes.items() if _is_on_request(name, size)}


def _is_on_request(name: str, size: int) -> bool:
    """Films, recordings, large pictures; what makes a start quicker; what is for teachers."""
    if (ENGINE.match(name) and name.endswith(NOT_WHEN_KEPT)) or TEACHERS.match(name):
        return True
    return name.startswith("media/") and (size > LARGE or PurePosixPath(name).suffix.lower() in PLAYED)


def _sum(content: bytes) -> str:
    """As ``fetch`` and ``integrity`` take it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def _folder() -> Path:
    return template_folder() / "offline"
