"""The icons of the header, whose drawings are in a style sheet that browsers keep for ever."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sites import own_files


@pytest.fixture
def sheet(fractions: Path) -> str:
    return (own_files(fractions) / "pages.css").read_text(encoding="utf-8")


def test_every_icon_of_the_pages_has_its_drawing(fractions: Path, sheet: str) -> None:
    """An icon without one would be a square in the colour of the text."""
    pages = " ".join(path.read_text(encoding="utf-8") for path in fractions.rglob("*.html"))
    names = set(re.findall(r"mk-glyph--([\w-]+)", pages))
    assert len(names) == 12
    for name in names:
        assert re.search(rf'(?m)^\.mk-glyph--{name} {{ --mk-glyph: url\("data:image/svg', sheet), name


def test_older_browsers_draw_them_too(sheet: str) -> None:
    """Chromium before 120 knows masks by their first name only, and would show the squares."""
    assert "-webkit-mask:var(--mk-glyph)" in sheet


def test_the_sheet_is_the_same_for_every_course(fractions: Path, welcome: Path, sheet: str) -> None:
    """It has one address under one mkcourse, whatever a course has now, or will have next week: projects, say."""
    other = own_files(welcome)
    assert other.name == own_files(fractions).name
    assert 'data-place="portfolio/"' not in (welcome / "index.html").read_text(encoding="utf-8")
    assert (other / "pages.css").read_text(encoding="utf-8") == sheet
