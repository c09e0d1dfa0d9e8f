"""Writing: only what changed, and a site as a whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mkcourse.authoring.build import write
from mkcourse.authoring.build.errors import BuildError
from mkcourse.authoring.build.write import MADE, MARKER, Project, mark, replacing, write_project


def snapshot(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A finished site of ours."""
    made = tmp_path / "site"
    made.mkdir()
    (made / "index.html").write_text("old")
    mark(made, "demo", "123", "book.0123456789ab.bin")
    return made


def test_only_changed_files_are_written(tmp_path: Path) -> None:
    """A file with the same content keeps its time; a file that is no more is removed."""
    source = tmp_path / "source.svg"
    source.write_text("picture")
    folder = tmp_path / "project"
    write_project(Project({"a.md": "a", "b/c.md": "c"}, {"m/p.svg": source}), folder)
    for path in folder.rglob("*"):
        os.utime(path, ns=(1, 1))
    os.utime(source, ns=(1, 1))
    write_project(Project({"a.md": "a", "b/d.md": "d"}, {"m/p.svg": source}), folder)
    assert snapshot(folder) == {"a.md": "a", "b/d.md": "d", "m/p.svg": "picture"}
    assert (folder / "a.md").stat().st_mtime_ns == 1
    assert (folder / "m" / "p.svg").stat().st_mtime_ns == 1
    assert (folder / "b" / "d.md").stat().st_mtime_ns > 1


def test_a_changed_picture_is_copied_again(tmp_path: Path) -> None:
    """A copy follows its source."""
    source = tmp_path / "source.svg"
    for content in ("old", "new picture"):
        source.write_text(content)
        write_project(Project({}, {"p.svg": source}), tmp_path / "project")
    assert snapshot(tmp_path / "project") == {"p.svg": "new picture"}


def test_a_whole_site_replaces_the_old_one(site: Path) -> None:
    """Nothing of the old site is left, and nothing beside it."""
    with replacing(site) as new:
        (new / "page.html").write_text("new")
        assert (site / "index.html").read_text() == "old"
    assert snapshot(site) == {"page.html": "new", MADE: "page.html\n"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_failure_leaves_the_old_site(site: Path) -> None:
    """Whatever is raised while the new site is made, the old one stands as it was."""
    before = snapshot(site)
    with pytest.raises(KeyboardInterrupt), replacing(site) as new:
        (new / "page.html").write_text("half")
        raise KeyboardInterrupt
    assert snapshot(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_swap_that_fails_is_undone(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the new folder can't be moved, the old one comes back."""
    before, rename = snapshot(site), Path.rename

    def stubborn(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", stubborn)
    with pytest.raises(BuildError, match="it is not allowed"), replacing(site):
        pass
    assert snapshot(site) == before


def test_a_folder_of_other_files_is_refused(tmp_path: Path) -> None:
    """What mkcourse did not make, it does not replace."""
    mine = tmp_path / "thesis"
    mine.mkdir()
    (mine / "chapter.txt").write_text("years of work")
    with pytest.raises(BuildError, match="did not make"), replacing(mine):
        pytest.fail("must not begin")
    assert snapshot(mine) == {"chapter.txt": "years of work"}


def test_files_of_ones_own_in_a_site_are_named_and_kept(tmp_path: Path) -> None:
    """Whoever has put files into their site is told before they would be gone; a system's own leavings don't count."""
    site = tmp_path / "site"
    for _ in range(2):
        with replacing(site) as new:
            (new / "index.html").write_text("made")
            mark(new, "small", "1", "book")
        (site / ".DS_Store").write_text("")
    (site / ".git").mkdir()
    (site / ".git" / "config").write_text("mine")
    with pytest.raises(BuildError, match=r"did not make .*'\.git/config'; move it"), replacing(site):
        pytest.fail("must not begin")
    assert (site / ".git" / "config").read_text() == "mine"


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    """The site needs a folder."""
    (tmp_path / "site").write_text("a file")
    with pytest.raises(BuildError, match="is a file"), replacing(tmp_path / "site"):
        pytest.fail("must not begin")


def test_an_empty_or_absent_folder_is_taken(tmp_path: Path) -> None:
    """An empty folder may become a site, and so may one that isn't there yet, parents and all."""
    (tmp_path / "empty").mkdir()
    for name in ("empty", "deep/er/site"):
        with replacing(tmp_path / name) as new:
            (new / MARKER).write_text("{}")
        assert (tmp_path / name / MARKER).exists()


def test_a_link_to_a_site_stays_a_link(site: Path) -> None:
    """`site` may be a link to where the site really lies."""
    link = site.parent / "link"
    link.symlink_to(site, target_is_directory=True)
    with replacing(link) as new:
        (new / "page.html").write_text("new")
    assert link.is_symlink()
    assert snapshot(site)["page.html"] == "new"


def test_only_write_py_writes() -> None:
    """No other module of the build opens files for writing; the browser runtime has its own cache."""
    folder = Path(str(write.__file__)).parent
    writers = ("write_text(", "write_bytes(", "mkdir(", "rename(", "rmtree(")
    for path in folder.glob("*.py"):
        if path.name not in ("write.py", "browser_runtime.py"):
            assert not any(each in path.read_text() for each in writers), path.name
