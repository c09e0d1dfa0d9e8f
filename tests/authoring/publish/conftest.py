"""A small finished site, as `build` leaves one, for what comes after."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
    '<link rel="stylesheet" href="{up}assets/look.css"></head><body>{body}</body></html>'
)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "course"
    write(folder / "course.yml", "id: small\ntitle: Small\n")
    write(folder / "questions" / "halves.md", "## What? {#halves-1}\n\n= 42\n")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    write(folder / "index.html", PAGE.format(up="", body='<a href="lessons/halves/">Halves</a>'))
    write(folder / "lessons" / "halves" / "index.html", PAGE.format(up="../../", body='<a href="../../">Home</a>'))
    write(folder / "assets" / "look.css", "body { margin: 0 }\r\n")
    write(folder / "mkcourse-site.json", json.dumps({"made_by": "mkcourse", "course": "small", "edition": "1"}))
    write(folder / ".nojekyll", "")
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
