"""What lies below a folder."""

from __future__ import annotations

from pathlib import Path

from mkcourse.authoring.build.assets import files_in
from mkcourse.authoring.folders import names_below


def test_every_file_is_named_from_the_folder(tmp_path: Path) -> None:
    """Files at any depth, hidden ones too, and no folders; nothing where there is no folder."""
    for name in ("a.html", "b/c.css", "b/d/e.html", ".hidden/f"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "empty").mkdir()
    assert sorted(names_below(tmp_path)) == [".hidden/f", "a.html", "b/c.css", "b/d/e.html"]
    assert list(names_below(tmp_path / "none")) == []


def test_files_come_in_the_order_of_their_folders(tmp_path: Path) -> None:
    """What lies in `a` comes before what lies in `a-b`, and a pattern chooses by the last name."""
    for name in ("a-b/x.html", "a/x.html", "a/x.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert list(files_in(tmp_path, "*.html")) == ["a/x.html", "a-b/x.html"]
    assert files_in(tmp_path)["a/x.css"] == tmp_path / "a" / "x.css"
