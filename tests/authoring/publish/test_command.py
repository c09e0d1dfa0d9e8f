"""`mkcourse publish …` as it is typed; the site is there already, so that only publishing is tried."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkcourse.authoring import cli
from mkcourse.authoring.course import Course


@pytest.fixture(autouse=True)
def no_build(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands for the build: the small site is put where the real one would be."""

    def built(folder: Path, target: Path, form: str, strict: bool) -> Course:
        shutil.copytree(site, target, dirs_exist_ok=True)
        return Course("small", "Small")

    monkeypatch.setattr("mkcourse.authoring.commands.publish.built", built)


def publish(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.main, ["publish", *map(str, arguments)])


def test_into_a_folder_with_settings_and_a_name(course: Path, tmp_path: Path) -> None:
    """The site below its name, settings in it, the web master's page beside it."""
    done = publish("folder", course, "--to", tmp_path / "www", "--as", "maths", "--settings", "apache")
    assert done.exit_code == 0, done.output
    assert {path.name for path in (tmp_path / "www").iterdir()} == {"maths", "FOR-THE-WEB-MASTER.html"}
    assert "AddType" in (tmp_path / "www" / "maths" / ".htaccess").read_text(encoding="utf-8")
    assert "5 files" in done.stdout


def test_into_a_zip_file(course: Path, tmp_path: Path) -> None:
    """One file with all of it."""
    assert publish("zip", course, "--to", tmp_path / "course.zip").exit_code == 0
    names = zipfile.ZipFile(tmp_path / "course.zip").namelist()
    assert {"small/index.html", "FOR-THE-WEB-MASTER.html"} <= set(names)


def test_onto_a_stick(course: Path, tmp_path: Path) -> None:
    """The starters and what to read first."""
    done = publish("usb", course, "--to", tmp_path / "stick")
    assert done.exit_code == 0 and "READ-ME.html there says how to start" in done.stdout
    assert (tmp_path / "stick" / "START-LINUX.sh").stat().st_mode & 0o111


def test_onto_a_branch(course: Path, tmp_path: Path) -> None:
    """Pushed, and told."""
    subprocess.run(["git", "init", "--quiet", "--bare", tmp_path / "pages.git"], check=True)
    done = publish("github", course, "--to", tmp_path / "pages.git")
    assert done.exit_code == 0, done.output
    assert "5 files" in done.stdout and "Pushed to the branch 'gh-pages'" in done.stdout


@pytest.mark.parametrize("kind", ["folder", "zip", "usb", "github"])
def test_a_dry_run_writes_nothing(course: Path, tmp_path: Path, kind: str) -> None:
    """It says what would be, and neither the target nor the course's folder has anything new."""
    target = tmp_path / "target"
    if kind == "github":
        subprocess.run(["git", "init", "--quiet", "--bare", target], check=True)
    before = {path for path in tmp_path.rglob("*") if "site" not in path.relative_to(tmp_path).parts[0]}
    done = publish(kind, course, "--to", target, "--dry-run")
    assert done.exit_code == 0, done.output
    assert "Dry run: this would be" in done.stdout
    assert {path for path in tmp_path.rglob("*") if "site" not in path.relative_to(tmp_path).parts[0]} == before


def test_what_is_found_in_the_site_stops_it(course: Path, site: Path, tmp_path: Path) -> None:
    """An error in the finished site is told with its fix, and nothing goes out."""
    shutil.copy(course / "questions" / "halves.md", site / "copy.md")
    done = publish("folder", course, "--to", tmp_path / "www")
    assert done.exit_code == 1
    assert "copy.md: error: it is 'questions/halves.md' of the course" in done.stdout
    assert "Nothing was published." in done.stderr
    assert not (tmp_path / "www").exists()


def test_what_cannot_be_ends_in_a_sentence(course: Path, tmp_path: Path) -> None:
    """A file in the folder's place, and no remote at all: status 2 and words."""
    (tmp_path / "www").write_text("a file", encoding="utf-8")
    done = publish("folder", course, "--to", tmp_path / "www")
    assert done.exit_code == 2 and "name a folder" in done.stderr
    done = publish("github", course)
    assert done.exit_code == 2 and "--to https://github.com/" in done.stderr
    (tmp_path / "own" / "small").mkdir(parents=True)
    (tmp_path / "own" / "small" / "thesis.txt").write_text("mine", encoding="utf-8")
    done = publish("folder", course, "--to", tmp_path / "own")
    assert done.exit_code == 2 and "mkcourse did not make" in done.stderr
