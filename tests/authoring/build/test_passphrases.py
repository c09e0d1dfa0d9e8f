"""Specification of the passphrases of checkpoints: made up once, kept beside the course, never lost or guessed at."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from mkcourse.authoring.build.bundle import bundle
from mkcourse.authoring.build.errors import BuildError
from mkcourse.authoring.build.passphrases import NAME, VARIABLE, normal, passphrases_of
from mkcourse.authoring.build.words import words_for
from mkcourse.authoring.course import Course, SealedCheck
from mkcourse.authoring.loading import load

MINIMAL = Path(__file__).parents[2] / "courses" / "good" / "minimal"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(VARIABLE, raising=False)
    return Path(shutil.copytree(MINIMAL, tmp_path / "course"))


@pytest.fixture
def course(folder: Path) -> Course:
    loaded, found = load(folder)
    assert loaded is not None, found
    return replace(loaded, checkpoints=(SealedCheck("autumn", "Autumn", ("adding",)),))


def test_a_passphrase_is_made_once(course: Course, folder: Path) -> None:
    """What was made up stays, whoever builds again; git is told to pass the file over without losing other lines."""
    (folder / ".gitignore").write_text("site", encoding="utf-8")
    first = passphrases_of(course, folder)
    assert passphrases_of(course, folder) == first
    assert len(normal(first["autumn"])) == 16
    assert (folder / ".gitignore").read_text(encoding="utf-8") == f"site\n{NAME}\n"


def test_a_course_without_checkpoints_has_no_file(course: Course, folder: Path) -> None:
    """Nothing is written for courses that seal nothing."""
    assert passphrases_of(replace(course, checkpoints=()), folder) == {}
    assert not (folder / NAME).exists()


def test_a_teachers_own_words_are_taken(course: Course, folder: Path) -> None:
    """A line of the teacher's is used as it is, and stays when a checkpoint is added."""
    (folder / NAME).write_text("# mine\nautumn: Seven Red Kites\n", encoding="utf-8")
    more = replace(course, checkpoints=(*course.checkpoints, SealedCheck("winter", "Winter", ("counting",))))
    found = passphrases_of(more, folder)
    assert found["autumn"] == "Seven Red Kites"
    assert passphrases_of(more, folder) == found


@pytest.mark.parametrize("text", ["autumn: short\n", "autumn\n", "autumn: - - - - - -\n"])
def test_a_bad_line_is_named(course: Course, folder: Path, text: str) -> None:
    """A passphrase that is missing or soon guessed stops the build and names its line."""
    (folder / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=f"line 1 of {NAME}"):
        passphrases_of(course, folder)


def test_the_environment_gives_them_to_servers(course: Course, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file is not, its text comes from the environment; one that is missing there is never made up."""
    monkeypatch.setenv(VARIABLE, "autumn: Seven Red Kites")
    assert passphrases_of(course, folder) == {"autumn": "Seven Red Kites"}
    monkeypatch.setenv(VARIABLE, "winter: Seven Red Kites")
    with pytest.raises(BuildError, match="no passphrase for 'autumn'"):
        passphrases_of(course, folder)
    assert not (folder / NAME).exists()


def test_other_words_seal_other_texts(course: Course) -> None:
    """The sealed text hangs on the passphrase, but not on case, spaces or hyphens; without one it is left out."""

    def sealed(passphrase: str) -> str:
        files = bundle(course, words_for("en"), passphrases={"autumn": passphrase})
        return str(json.loads(files["checkpoints/autumn"])["sealed"])

    assert sealed("Seven Red Kites") == sealed("seven-red kites") != sealed("seven red kite s!")
    assert "checkpoints/autumn" not in bundle(course, words_for("en"))
