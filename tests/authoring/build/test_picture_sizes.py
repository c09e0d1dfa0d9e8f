"""Pictures say how large they are, so that nothing jumps when they come."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from mkcourse.authoring.build.picture_sizes import size_of, with_sizes

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 160"/>'
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 40, 30)
GIF = b"GIF89a" + struct.pack("<HH", 7, 5)
JPEG = (
    b"\xff\xd8\xff\xe0"
    + struct.pack(">H", 16)
    + b"0" * 14
    + b"\xff\xc0"
    + struct.pack(">HBHH", 17, 8, 30, 60)
    + b"0" * 9
)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "media").mkdir()
    for name, content in {"a.svg": SVG.encode(), "b.png": PNG, "c.gif": GIF, "d.jpg": JPEG, "e.svg": b"<svg"}.items():
        (tmp_path / "media" / name).write_bytes(content)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "size"), [("a.svg", (320, 160)), ("b.png", (40, 30)), ("c.gif", (7, 5)), ("d.jpg", (60, 30))]
)
def test_each_kind_of_picture_is_measured(course: Path, name: str, size: tuple[int, int]) -> None:
    """The size stands in the file itself, whatever its format."""
    assert size_of(course / "media" / name) == size


def test_a_broken_or_missing_picture_has_no_size(course: Path) -> None:
    """What can't be read is left alone, without a traceback."""
    assert size_of(course / "media/e.svg") is None
    assert size_of(course / "media/none.png") is None
    assert with_sizes('<img src="media/e.svg" />', course) == '<img src="media/e.svg" />'


def test_the_author_may_choose_the_width(course: Path) -> None:
    """A width that is given stays, and the height follows from it; without one both are the picture's own."""
    told = with_sizes('<img alt="x" src="../../media/a.svg" width="200" />', course)
    assert told == '<img alt="x" src="../../media/a.svg" width="200" height="100" />'
    assert with_sizes('<img src="media/b.png">', course) == '<img src="media/b.png" width="40" height="30">'


def test_html_within_json_keeps_its_quotes(course: Path) -> None:
    """The forms of questions are HTML in JSON."""
    told = with_sizes(r'{"form":"<img src=\"mkcourse-root:media/a.svg\" />"}', course)
    assert told == r'{"form":"<img src=\"mkcourse-root:media/a.svg\" width=\"320\" height=\"160\" />"}'


def test_pictures_from_elsewhere_are_left_alone(course: Path) -> None:
    """Only the course's own media are measured."""
    assert with_sizes('<img src="assets/mkcourse/icon.svg">', course) == '<img src="assets/mkcourse/icon.svg">'
