"""What the commands say beside `check`: help, questions, faults and results, in the language that was asked for."""

from __future__ import annotations

import ast
import gettext
import os
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from golden import laid_over_minimal

import mkcourse.authoring
from mkcourse.authoring.cli import main
from mkcourse.authoring.commands.translated import help_paragraphs
from mkcourse.authoring.manual.commands import commands, commands_page
from mkcourse.authoring.new import Wishes
from mkcourse.authoring.new_questions import asked_wishes
from mkcourse.authoring.words import say
from mkcourse.authoring.words.catalogues import DOMAIN, worded
from mkcourse.authoring.words.collecting import catalog
from mkcourse.authoring.words.of_click import SENTENCES
from mkcourse.authoring.words.speaking import language, speaking, spoken

OTHERS = ("ar", "de", "es", "fr")
AUTHORING = Path(mkcourse.authoring.__file__).parent


ENGLISH = {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}


def run(*arguments: object, environment: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], env=ENGLISH | (environment or {}))


def plain(text: str) -> str:
    """Without the line ends of a page of 80 columns."""
    return " ".join(text.split())


def unbroken(text: str) -> str:
    """Without line ends, which may stand behind a hyphen, and without spaces."""
    return "".join(text.split())


@pytest.mark.parametrize("code", OTHERS)
def test_help_is_told_in_the_language(code: str) -> None:
    """Each paragraph and option of each command's help, and click's own words around them."""
    for path, command in [((), main), *commands()]:
        environment = {"LC_ALL": f"{code}.UTF-8"}
        told = unbroken(run(*path, "--help", environment=environment).stdout)
        options = [each.help for each in command.params if isinstance(each, click.Option) and each.help]
        for sentence in [*help_paragraphs(command), *options, "Usage:", "Options", "Show this message and exit."]:
            there = worded(say(sentence), code)
            assert there != sentence or sentence == "Options", sentence
            assert unbroken(there) in told, (path, sentence)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "-l", "de", "--help"],
        ["check", "--help", "--language", "de-AT"],
        ["-l", "de", "check", "--help"],
        ["publish", "zip", "--help", "--language=de"],
        ["check", "--unknown", "-lde"],
        ["-l", "de", "unknown"],
        ["simulate", "--students", "0", "-l", "de"],
    ],
)
def test_the_language_counts_wherever_it_stands(arguments: list[str]) -> None:
    """Before and after the command, before and behind --help, and beside what is wrong."""
    assert "Aufruf:" in run(*arguments).output


def test_an_unknown_language_is_refused_in_words() -> None:
    """There are no words in Klingon, which is said in the system's language."""
    told = run("check", "-l", "tlh", environment={"LC_ALL": "de_DE.UTF-8"})
    assert told.exit_code == 2
    assert "in 'tlh' gibt es keine Worte" in told.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["new", "{course}", "-l", "fr"], "No such option"),
        (["-l", "fr", "new", "{course}"], "est déjà là et n’est pas vide"),
        (["report", "nowhere", "--course", "{course}", "-l", "fr"], "il n’y a pas de 'nowhere'"),
        (["simulate", "{course}", "--report", "{course}", "-l", "de"], "ist ein Ordner; nenn eine Datei"),
        (["calibrate", "{course}", "nowhere", "-l", "es"], "nowhere no existe, así que se deja fuera"),
        (["sign-off", "keys", "{course}", "-l", "de"], "ist schon da; ein verlorener Schlüssel"),
        (["serve", "nowhere", "-l", "ar"], "لا مجلّد باسم 'nowhere'"),
        (["report", "x", "--at", "yesterday", "-l", "de"], "'yesterday' ist kein Datum; schreib eines wie 2026-09-07"),
    ],
)
def test_faults_of_commands_are_told_in_the_language(arguments: list[str], told: str, tmp_path: Path) -> None:
    """What can't be done ends with status 2 and a sentence; `new --language` is the course's, not the messages'."""
    course = laid_over_minimal(None, tmp_path / "course")
    result = run(*(each.format(course=course) for each in arguments))
    assert result.exit_code == 2
    assert told in plain(result.output)


def test_a_simulation_is_told_in_the_language(tmp_path: Path) -> None:
    """Advice, tables and what stands around them; nothing of it in English."""
    course = laid_over_minimal(None, tmp_path / "course")
    told = plain(run("simulate", course, "--students", 5, "--days", 20, "--jobs", 1, "-l", "de").stdout)
    assert "simulierte Lernende" in told and "Was zuerst zu richten ist" in told
    assert not re.search(r"\b(students|minutes|guessed|the|and|of)\b", told.replace("'minutes: ", "")), told


def test_new_asks_in_the_language() -> None:
    """Each question, and what it says to an answer that can't be used."""

    @click.command
    def ask() -> None:
        with speaking("de"):
            assert asked_wishes(Path("halves"), {}) == Wishes(title="Halves", minutes=5)

    answers = ["", "", "", "", "", "", "zehn", "5"]
    told = CliRunner().invoke(ask, input="".join(f"{answer}\n" for answer in answers), catch_exceptions=False).output
    assert "Titel [Halves]:" in told and "Lektion 1  (keine: ein kleines Beispiel zum Ändern):" in told
    assert "Fehler: 'zehn' ist keine Zahl" in told
    assert "Minutes" not in told and "Lesson" not in told


def test_what_the_system_refuses_is_told(tmp_path: Path) -> None:
    """A full disk, wherever it shows, is a sentence in the language and status 2."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("only Linux has a disk that is always full")
    course = laid_over_minimal(None, tmp_path / "course")
    assert run_into(full, "explain", "key-known", "-l", "de") == (2, "auf dem Datenträger ist kein Platz mehr")
    assert run_into(full, "check", course / "course.yml") == (2, "no space is left")
    assert run_into(full, "--help") == (2, "no space is left")


def run_into(output: Path, *arguments: object) -> tuple[int, str]:
    """The status of the command whose output goes to that file, and which of the known refusals it tells."""
    program = shutil.which("mkcourse", path=str(Path(sys.executable).parent))
    assert program
    environment = os.environ | ENGLISH
    with output.open("w", encoding="utf-8") as file:
        done = subprocess.run(
            [program, *map(str, arguments)], stdout=file, stderr=subprocess.PIPE, encoding="utf-8", env=environment
        )
    assert "Traceback" not in done.stderr
    known = ("auf dem Datenträger ist kein Platz mehr", "no space is left")
    return done.returncode, next(each for each in known if each in done.stderr)


def test_clicks_sentences_are_clicks() -> None:
    """Each sentence that is translated for click stands in click: a newer click may say it otherwise."""
    said = set(said_by_click())
    assert [each for each in SENTENCES if each not in said] == []


def said_by_click() -> Iterator[object]:
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
                yield texts[0] if len(texts) == 1 else tuple(texts)
    yield "required"  # handed on by a name


@pytest.mark.parametrize("code", OTHERS)
def test_clicks_sentences_keep_their_fields(code: str) -> None:
    """click fills in ``{name!r}`` and the like: a translation has no other fields than the English."""
    for each in SENTENCES:
        message = catalog(code).get(each if isinstance(each, str) else each[0])
        assert message
        forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
        known = fields_of(each) if isinstance(each, str) else fields_of(each[0]) | fields_of(each[1])
        for form in forms:
            assert fields_of(str(form)) <= known, (code, form)
            assert isinstance(each, tuple) or fields_of(str(form)) == known, (code, form)


def fields_of(text: str) -> set[tuple[str, str | None]]:
    return {(name, conversion) for _, name, _, conversion in string.Formatter().parse(text) if name is not None}


def test_the_process_speaks_as_before_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language lasts as long as its block, for our words, for gettext's and for programs that are started."""
    monkeypatch.setenv("LANGUAGE", "fr")
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    with speaking("de"):
        assert (language(), os.environ["LANGUAGE"], gettext.textdomain()) == ("de", "de", DOMAIN)
        assert gettext.gettext("Usage:") == "Aufruf:" and spoken(say("remove it")) == "entferne es"
        with speaking("en"):
            assert gettext.gettext("Usage:") == "Usage:"
    assert (language(), os.environ["LANGUAGE"]) == ("fr", "fr")
    assert gettext.textdomain() != DOMAIN and gettext.gettext("Usage:") == "Usage:"


def test_the_manual_is_english_whatever_the_system_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The generated reference does not depend on who generates it."""
    english = commands_page()
    monkeypatch.setenv("LANGUAGE", "de")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    with speaking("de"):
        assert commands_page() == english
    assert "default: 127.0.0.1" in english


SHOWN = (
    "echo",
    "secho",
    "prompt",
    "confirm",
    "print",
    "fail",
    "tell",
    "Text",
    "TextColumn",
    "add_column",
    "BadParameter",
)
"""What puts its first argument before somebody's eyes."""
PLAIN = {
    "f'  {path}'",
    "f'mkcourse: {spoken(sentence)}'",
    "f'sign_off: {public}'",
    "f'portfolio/#sign={signed}'",
    "f'  {spoken(question)}'",
    "f'    {left}'",
    "'{task.description}'",
}
"""What is no English: names, keys of files, and sentences that were put into the language before."""


def test_no_command_shows_a_text_that_nobody_could_translate() -> None:
    """What is printed, asked or raised for a teacher is a sentence of `say`, or holds no word of its own."""
    shown = set()
    places = [*AUTHORING.glob("commands/*.py"), *AUTHORING.glob("*/terminal.py"), *AUTHORING.glob("*/command.py")]
    for path in [*places, AUTHORING / "new_questions.py", AUTHORING / "serve.py"]:
        shown |= set(texts_shown(path))
    assert shown <= PLAIN, shown - PLAIN


def texts_shown(path: Path) -> Iterator[str]:
    """Literal texts with a word in them that a call in the file shows."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[0]
        if (name in SHOWN or name.endswith("Error")) and isinstance(first, ast.Constant | ast.JoinedStr):
            parts = first.values if isinstance(first, ast.JoinedStr) else [first]
            words = "".join(str(each.value) for each in parts if isinstance(each, ast.Constant))
            if re.search(r"[^\W\d_]{3}", words) or name == "echo":
                yield ast.unparse(first)
