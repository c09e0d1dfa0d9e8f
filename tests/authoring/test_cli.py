"""The commands as a teacher types them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkcourse.authoring.cli import main

MINIMAL = Path(__file__).parents[1] / "courses" / "good" / "minimal"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "course"))


def spoil(course: Path, path: str, old: str, new: str) -> None:
    text = (course / path).read_text(encoding="utf-8")
    assert old in text
    (course / path).write_text(text.replace(old, new), encoding="utf-8")


def test_check_of_a_sound_course_ends_with_status_0(course: Path) -> None:
    """A course without problems is praised in one line, with what it holds."""
    result = run("check", course)
    assert result.exit_code == 0
    assert "No problems found. Minimal: 2 competencies, 1 lesson, 11 questions." in result.stderr


def test_check_of_a_faulty_course_ends_with_status_1(course: Path) -> None:
    """Errors are printed with their places, and the status tells programs."""
    spoil(course, "competencies.yml", "[counting]", "[countin]")
    result = run("check", course)
    assert result.exit_code == 1
    assert result.stdout.startswith("competencies.yml:8:16: error: 'adding' requires 'countin'")
    assert "1 error." in result.stderr


def test_strict_makes_warnings_stop(course: Path) -> None:
    """A warning alone is status 0, and status 1 with --strict."""
    spoil(course, "questions/counting.md", "use: check\n", "")
    assert run("check", course).exit_code == 0
    assert run("check", "--strict", course).exit_code == 1


def test_json_is_json(course: Path) -> None:
    """--format json prints one array, with every field, also where nothing is wrong."""
    assert json.loads(run("check", "--format", "json", course).stdout) == []
    spoil(course, "course.yml", "title: Minimal", "titel: Minimal")
    found = json.loads(run("check", "--format", "json", course).stdout)
    assert {each["rule"] for each in found} == {"key-known", "key-present"}
    assert set(found[0]) == {"path", "line", "column", "severity", "rule", "message", "fix", "template", "values"}


def test_github_annotations_name_the_file_from_the_root(course: Path) -> None:
    """--format github prints workflow commands with the path as the repository knows it."""
    spoil(course, "course.yml", "title: Minimal", "titel: Minimal")
    lines = run("check", "--format", "github", course).stdout.splitlines()
    assert lines[0].startswith(f"::error file={course.as_posix()}/course.yml,line=1,col=1,title=key-present::")
    assert "%0A" in lines[0]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A wrong folder is status 1 and a sentence, no traceback."""
    result = run("check", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert "does not exist" in result.stdout


def test_wrong_use_ends_with_status_2() -> None:
    """An unknown option is the command's fault, not the course's."""
    assert run("check", "--colour").exit_code == 2


def test_build_of_a_faulty_course_writes_nothing(course: Path) -> None:
    """Errors stop a build before anything is written."""
    spoil(course, "competencies.yml", "[counting]", "[countin]")
    result = run("build", course)
    assert result.exit_code == 1
    assert "Nothing was built." in result.stderr
    assert not (course / "site").exists()


def test_build_refuses_a_folder_that_is_no_site(course: Path) -> None:
    """A folder with somebody's files in it is never replaced."""
    (course / "site").mkdir()
    (course / "site" / "thesis.txt").write_text("mine", encoding="utf-8")
    result = run("build", course)
    assert result.exit_code == 2
    assert "site" in result.stderr
    assert (course / "site" / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_build_makes_a_site_and_replaces_it(course: Path) -> None:
    """A built site is whole, and a second build takes the place of the first, if there is nothing else in it."""
    assert run("build", course).exit_code == 0
    old = set((course / "site").rglob("book.*.bin"))
    spoil(course, "course.yml", "title: ", "title: New ")
    assert run("build", course).exit_code == 0
    assert (course / "site" / "index.html").is_file()
    assert old.isdisjoint((course / "site").rglob("book.*.bin"))
    (course / "site" / "CNAME").write_text("my.example", encoding="utf-8")
    refused = run("build", course)
    assert refused.exit_code == 2
    assert "'CNAME'; move it out of there" in refused.stderr
    assert (course / "site" / "CNAME").is_file()


def test_new_writes_a_course_that_passes_check(tmp_path: Path) -> None:
    """What `new` writes has nothing to report, whatever its title, and holds the schemas its hints point to."""
    folder = tmp_path / "My 1st: course!"
    result = run("new", folder, "--title", 'Say "hello": a course', "--language", "de")
    assert result.exit_code == 0, result.output
    checked = run("check", "--strict", folder)
    assert checked.exit_code == 0, checked.output
    assert 'Say "hello": a course' in checked.stderr
    for name in ("course", "competencies"):
        hint = (folder / f"{name}.yml").read_text(encoding="utf-8").splitlines()[0]
        assert (folder / hint.partition("$schema=")[2]).is_file()


def test_new_never_overwrites(course: Path) -> None:
    """A folder that holds something is left as it is."""
    before = sorted(path.name for path in course.rglob("*"))
    result = run("new", course)
    assert result.exit_code == 2
    assert "not empty" in result.stderr
    assert sorted(path.name for path in course.rglob("*")) == before


def test_new_refuses_a_language_that_is_none(tmp_path: Path) -> None:
    """A language that browsers don't know is refused in words, and nothing is written."""
    result = run("new", tmp_path / "course", "--language", "Deutsch!")
    assert result.exit_code == 2
    assert "is no language that is known here" in result.stderr
    assert not (tmp_path / "course").exists()


@pytest.mark.parametrize("command", [[], ["check"], ["build"], ["serve"], ["new"], ["simulate"], ["calibrate"]])
def test_every_command_explains_itself(command: list[str]) -> None:
    """--help of each command names what it does and its options."""
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.stdout


def test_answers_writes_one_file(course: Path, tmp_path: Path) -> None:
    """`answers` writes the answer book of a sound course, and says why where it can't."""
    written = tmp_path / "answers.html"
    result = run("answers", course, "--output", written)
    assert result.exit_code == 0 and "The answer book is in" in result.stderr
    assert written.read_text(encoding="utf-8").count('class="mk-answers__entry"') == 11
    assert run("answers", course, "--output", tmp_path).exit_code == 2
    spoil(course, "competencies.yml", "[counting]", "[countin]")
    result = run("answers", course, "--output", written)
    assert result.exit_code == 1 and "Nothing was written." in result.stderr
