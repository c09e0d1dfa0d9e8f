"""`mkcourse new`: what it asks, what it writes, and that editors find what they are pointed to."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from mkcourse.authoring.cli import main
from mkcourse.authoring.course import Course
from mkcourse.authoring.ids import identifier
from mkcourse.authoring.languages import language_code
from mkcourse.authoring.loading import load
from mkcourse.authoring.new import NewCourseError, Wishes, new_course

LANGUAGES = {"en": "Hint:", "es": "Pista:", "fr": "Indice:", "de": "Hinweis:", "ar": "تلميح:"}


def new(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["new", *map(str, arguments)])


def sound(folder: Path) -> Course:
    course, found = load(folder)
    assert course is not None and found == []
    return course


@pytest.mark.parametrize("language", [*LANGUAGES, "pt-BR"])
def test_the_frame_is_sound_in_every_language(tmp_path: Path, language: str) -> None:
    """Each language has a course without a warning, whose hints and solutions are known as such."""
    folder = tmp_path / "course"
    new_course(folder, Wishes(title="T: 1", language=language, lessons=("Hälften & mehr", "ثلاثة", "Hälften, mehr")))
    course = sound(folder)
    assert [each.id for each in course.lessons] == ["haelften-mehr", "haelften-mehr-3", "lesson-2"]
    assert course.language == language
    assert all(item.solution for item in course.items)
    assert LANGUAGES.get(language, "Hint:") in (folder / "questions" / "lesson-2.md").read_text(encoding="utf-8")


def test_without_lessons_another_language_gets_three_of_its_own(tmp_path: Path) -> None:
    """The example about the compass is in English, so a German course begins with a German frame."""
    new_course(tmp_path / "course", Wishes(language="de"))
    assert {each.title for each in sound(tmp_path / "course").lessons} == {
        "Erste Schritte",
        "Es geht weiter",
        "Anwenden",
    }


def test_all_that_is_said_stands_in_the_course(tmp_path: Path) -> None:
    """Title, language, licence, author, lessons in their order, days and minutes."""
    folder = tmp_path / "course"
    options = ["--title", 'Say "hi": yes', "--language", "fr", "--license", "CC0-1.0", "--author", "Ms Lee"]
    options += ["--days", "mon, thu", "--minutes", "15", "--lesson", "Un", "--lesson", "Deux"]
    assert new(folder, *options).exit_code == 0
    course = sound(folder)
    assert (course.title, course.language, course.license) == ('Say "hi": yes', "fr", "CC0-1.0")
    assert course.authors == ("Ms Lee",)
    assert [each.title for each in course.competencies] == ["Un", "Deux"]
    plan = yaml.safe_load((folder / "course.yml").read_text(encoding="utf-8"))["plan"]
    assert plan == {"days": ["mon", "thu"], "minutes_per_day": 15}


def test_where_nobody_can_answer_nothing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal and without a word the defaults are taken, in the folder my-course."""
    monkeypatch.chdir(tmp_path)
    result = new()
    assert result.exit_code == 0
    assert "Your course is in my-course" in result.output
    assert len(sound(tmp_path / "my-course").lessons) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal in Python's library")
def test_in_a_terminal_it_asks(tmp_path: Path) -> None:
    """Enter takes what stands in brackets; what can't be is asked again; flags are not asked."""
    answers = ["Brüche", "Deutsch!", "Deutsch", "Hälften", "Viertel", "", "", "someday", "mon,wed", "many", "10"]
    told = at_a_terminal(tmp_path, ["new", "course", "--license", "CC-BY-SA-4.0"], answers)
    assert "'Deutsch!' is no language that is known here" in told
    assert "'someday' is no day" in told
    assert "'many' is not a number" in told
    assert "Lesson 3" in told and "Licence" not in told
    course = sound(tmp_path / "course")
    assert (course.title, course.language, course.license) == ("Brüche", "de", "CC-BY-SA-4.0")
    assert [each.title for each in course.competencies] == ["Hälften", "Viertel"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("English", "en"),
        (" german ", "de"),
        ("Français", "fr"),
        ("العربية", "ar"),
        ("Brazilian Portuguese", "pt-BR"),
        ("PT_br", "pt-BR"),
        ("de-AT", "de-AT"),
        ("tlh", "tlh"),
        ("Elvish", None),
        ("", None),
    ],
)
def test_a_language_may_be_named_as_people_name_it(name: str, code: str | None) -> None:
    """In English, in itself, or by its code; a code that nobody knows is taken as it is."""
    assert language_code(name) == code


def test_the_option_takes_a_languages_name_too(tmp_path: Path) -> None:
    """`mkcourse new --language Español` writes a course in es."""
    assert new(tmp_path / "course", "--language", "Español").exit_code == 0
    assert sound(tmp_path / "course").language == "es"


@pytest.mark.parametrize(
    ("wishes", "told"),
    [
        (Wishes(days=("someday",)), "'someday' is no day"),
        (Wishes(days=()), "no day to learn on"),
        (Wishes(minutes=0), "0 minutes"),
        (Wishes(license=" "), "licence is empty"),
        (Wishes(lessons=("Un", " ")), "empty title"),
    ],
)
def test_a_wish_that_cannot_be_is_told_before_anything_is_written(tmp_path: Path, wishes: Wishes, told: str) -> None:
    """A sentence, and no half course."""
    with pytest.raises(NewCourseError, match=told):
        new_course(tmp_path / "course", wishes)
    assert not (tmp_path / "course").exists()


def test_an_empty_repository_is_as_good_as_an_empty_folder(tmp_path: Path) -> None:
    """Who made the repository first can begin in it."""
    (tmp_path / ".git").mkdir()
    new_course(tmp_path, Wishes(title="Mine"))
    assert sound(tmp_path).title == "Mine"
    with pytest.raises(NewCourseError, match="not empty"):
        new_course(tmp_path, Wishes())


@pytest.mark.parametrize("lessons", [(), ("Halves",)])
def test_editors_find_the_schemas_and_they_fit(tmp_path: Path, lessons: tuple[str, ...]) -> None:
    """The hints in the YAML files and VS Code's settings lead to schemas beside the course, which its files keep to."""
    new_course(tmp_path / "course", Wishes(lessons=lessons))
    folder = tmp_path / "course"
    settings = json.loads((folder / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    for schema, name in settings.items():
        text = (folder / name).read_text(encoding="utf-8")
        hint = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert hint and (folder / hint[1]).samefile(folder / schema)
        loaded = json.loads((folder / schema).read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(loaded)
        Draft202012Validator(loaded).validate(yaml.safe_load(text))
    assert set(settings.values()) == {"course.yml", "competencies.yml"}
    extensions = json.loads((folder / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert extensions["recommendations"] == ["redhat.vscode-yaml"]


def test_what_is_secret_or_made_is_kept_out_of_git(tmp_path: Path) -> None:
    """The finished site, learners' files and secret keys are ignored; the course is not."""
    new_course(tmp_path / "course", Wishes())
    subprocess.run(["git", "init", "--quiet", tmp_path / "course"], check=True)
    names = ["site/index.html", "progress-files/anna.json", "ms-lee.key", "course.yml", "questions/main-directions.md"]
    told = subprocess.run(
        ["git", "check-ignore", *names], cwd=tmp_path / "course", capture_output=True, text=True, check=False
    )
    assert told.stdout.splitlines() == names[:3]


@pytest.mark.parametrize(
    ("title", "id_"), [("Brüche teilen!", "brueche-teilen"), ("L'été", "l-ete"), ("ثلاثة", ""), ("2 × 3", "2-3")]
)
def test_ids_are_made_of_titles(title: str, id_: str) -> None:
    """Letters that an id can't hold are spelled with those it can."""
    assert identifier(title) == id_


def at_a_terminal(folder: Path, arguments: list[str], answers: list[str]) -> str:
    """Types the answers one after the other, as somebody does at a terminal; all that it says."""
    import pty

    program = str(Path(sys.executable).with_name("mkcourse"))
    process, terminal = pty.fork()
    if process == 0:  # the child, whose terminal this is
        os.chdir(folder)
        os.execv(program, [program, *arguments])
    os.write(terminal, "".join(f"{answer}\n" for answer in answers).encode())
    told = b""
    try:
        while chunk := os.read(terminal, 4096):
            told += chunk
    except OSError:  # how Linux says that the other side is gone
        pass
    os.waitpid(process, 0)
    os.close(terminal)
    return told.decode()
