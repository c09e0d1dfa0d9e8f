from __future__ import annotations

from pathlib import Path

import pytest

from mkcourse.authoring import sources
from mkcourse.authoring.sources import read_sources


def rules(folder: Path) -> list[tuple[str, str]]:
    _, found = read_sources(folder)
    return [(each.place.path, each.rule) for each in found]


def test_a_folder_that_does_not_exist_is_one_diagnostic(tmp_path: Path) -> None:
    """A folder that is not there, or is a file, is named, and nothing else is said."""
    (tmp_path / "file").touch()
    for name in ("nowhere", "file"):
        assert rules(tmp_path / name) == [(str(tmp_path / name), "file-readable")]


def test_a_folder_without_a_course_is_one_diagnostic(tmp_path: Path) -> None:
    """Who forgot to name the course's folder is not told to write each of its files."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    _, found = read_sources(tmp_path)
    assert [str(each.message) for each in found] == [f"there is no course in '{tmp_path}'"]
    (tmp_path / "lessons").mkdir()
    assert len(read_sources(tmp_path)[1]) == 2


def test_a_file_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    """A folder in the place of a file is reported; the other lessons are still read."""
    (tmp_path / "course.yml").mkdir()
    (tmp_path / "competencies.yml").write_text("competencies: {}\n", encoding="utf-8")
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "a.md").write_text("text", encoding="utf-8")
    found, diagnostics = read_sources(tmp_path)
    assert [(each.place.path, each.rule) for each in diagnostics] == [("course.yml", "file-readable")]
    assert [lesson.path for lesson in found.lessons] == ["lessons/a.md"]


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file larger than any lesson is not read."""
    monkeypatch.setattr(sources, "MAX_BYTES", 10)
    (tmp_path / "course.yml").write_text("id: a\n", encoding="utf-8")
    (tmp_path / "competencies.yml").write_text("x" * 11, encoding="utf-8")
    assert rules(tmp_path) == [("competencies.yml", "file-readable")]


def test_line_ends_and_byte_order_marks_of_any_system_are_taken(tmp_path: Path) -> None:
    """CRLF, CR and a byte order mark read like plain lines."""
    (tmp_path / "course.yml").write_bytes(b"\xef\xbb\xbfid: a\r\ntitle: b\rlanguage: en\n")
    found, _ = read_sources(tmp_path)
    assert found.course is not None
    assert found.course.text == "id: a\ntitle: b\nlanguage: en\n"


@pytest.mark.parametrize(("name", "meant"), [("Lessons", "lessons"), ("Question", "questions"), ("MEDIA", "media")])
def test_a_folder_with_almost_the_right_name_is_named(tmp_path: Path, name: str, meant: str) -> None:
    """Else nothing would say why a course has no lessons."""
    (tmp_path / name).mkdir()
    (tmp_path / "sessions").mkdir()
    _, found = read_sources(tmp_path)
    told = [(each.place.path, str(each.fix)) for each in found if each.rule == "file-in-place"]
    assert told == [(name, f"rename it to '{meant}'")]
