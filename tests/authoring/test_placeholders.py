"""What `mkcourse new` wrote and nobody replaced is told before it is published, and not while it is being written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from golden import REPOSITORY, laid_over_minimal

from mkcourse.authoring import cli
from mkcourse.authoring.commands import publish
from mkcourse.authoring.loading import load
from mkcourse.authoring.new import Wishes, new_course
from mkcourse.authoring.placeholders import placeholder_hints
from mkcourse.authoring.publish import inspection, plain_server
from mkcourse.authoring.rules import RULES


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "ar"])
def test_every_file_to_be_rewritten_has_a_hint(tmp_path: Path, language: str) -> None:
    """In each language: the description, each lesson and each bank, at the first sentence that is not the teacher's."""
    folder = tmp_path / "course"
    new_course(folder, Wishes(language=language, lessons=("One", "Two")))
    found = placeholder_hints(folder)
    paths = ["course.yml", "lessons/one.md", "lessons/two.md", "questions/one.md", "questions/two.md"]
    assert [each.place.path for each in found] == paths
    assert {str(each.severity) for each in found} == {"hint"}
    line = (folder / "lessons/one.md").read_text(encoding="utf-8").split("\n")[found[1].place.line - 1]
    assert line[found[1].place.column - 1 :][:8] in found[1].message
    assert load(folder)[1] == []


def test_what_is_replaced_is_told_no_more(tmp_path: Path) -> None:
    """The example about the compass is whole, and so are our own courses."""
    new_course(tmp_path / "course", Wishes())
    assert placeholder_hints(tmp_path / "course") == []
    assert placeholder_hints(REPOSITORY / "courses" / "fractions") == []


def test_the_rules_example_shows_it(tmp_path: Path) -> None:
    """The rule's bad example is hinted at, the mended one is not."""
    rule = RULES["placeholder-replaced"]
    for example, count in ((rule.bad, 1), (rule.good, 0)):
        course = laid_over_minimal(None, tmp_path / str(count))
        (course / example.file).write_text(example.text, encoding="utf-8")
        assert [each.rule for each in placeholder_hints(course)] == [rule.id] * count


def test_only_the_strict_check_tells_it(tmp_path: Path) -> None:
    """A course that was begun just now has no problems; `--strict` hints, and passes still."""
    new_course(tmp_path / "course", Wishes(lessons=("One",)))
    plain = CliRunner().invoke(cli.main, ["check", str(tmp_path / "course")])
    assert (plain.exit_code, plain.stdout) == (0, "")
    strict = CliRunner().invoke(cli.main, ["check", "--strict", str(tmp_path / "course")])
    assert strict.exit_code == 0
    assert "course.yml:8:14: hint: what 'mkcourse new' wrote still stands here: 'Write here in one" in strict.stdout
    assert "3 hints." in strict.stderr


def test_publishing_tells_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before a site goes out its author reads what is still a placeholder; it goes out all the same."""
    new_course(tmp_path / "course", Wishes(lessons=("One",)))
    course, _ = load(tmp_path / "course")
    monkeypatch.setattr(publish, "built", lambda *_, **__: course)
    monkeypatch.setattr(inspection, "inspected", lambda *_, **__: [])
    monkeypatch.setattr(plain_server, "asked_for", lambda _: [])
    publish.ready_to_publish(tmp_path / "course", tmp_path)
    assert "lessons/one.md:8:1: hint: what 'mkcourse new' wrote still stands in 2 places" in capsys.readouterr().out
