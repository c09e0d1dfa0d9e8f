"""`mkcourse simulate` as a teacher types it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkcourse.authoring.cli import main
from mkcourse.authoring.simulation import command

MINIMAL = Path(__file__).parents[2] / "courses" / "good" / "minimal"
QUICK = ("--students", "3", "--days", "20", "--jobs", "1")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["simulate", *(str(argument) for argument in arguments)])


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "course"))


def test_it_prints_advice_and_tables() -> None:
    """Status 0, and what a teacher reads on standard output."""
    result = run(MINIMAL, *QUICK)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Minimal: 3 simulated students, 20 minutes on each of 15 days within 20 (seed 1)")
    assert "Counting" in result.stdout


def test_json_is_all_there_is_on_standard_output() -> None:
    """Programs get JSON and nothing beside it."""
    told = json.loads(run(MINIMAL, *QUICK, "--format", "json").stdout)
    assert (told["format"], told["version"]) == ("mkcourse-simulation", 1)
    assert told["settings"]["students"] == 3


def test_the_report_is_written(tmp_path: Path) -> None:
    """--report writes one file and says where it is; an older one is replaced."""
    target = tmp_path / "report.html"
    target.write_text("old", encoding="utf-8")
    result = run(MINIMAL, *QUICK, "--report", target)
    assert result.exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert f"The report is in {target}" in result.stderr


@pytest.mark.parametrize(("where", "why"), [("", "is a folder"), ("nowhere/report.html", "there is no folder")])
def test_a_report_that_cannot_be_written_is_told_at_once(tmp_path: Path, where: str, why: str) -> None:
    """Before a student sets out, with status 2."""
    result = run(MINIMAL, *QUICK, "--report", tmp_path / where)
    assert result.exit_code == 2
    assert why in result.stderr
    assert result.stdout == ""


def test_a_faulty_course_is_not_simulated(course: Path) -> None:
    """Its faults are printed as by `check`, with status 1."""
    path = course / "competencies.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("[counting]", "[countin]"), encoding="utf-8")
    result = run(course, *QUICK)
    assert result.exit_code == 1
    assert result.stdout.startswith("competencies.yml:8:16: error: 'adding' requires 'countin'")
    assert "Nothing was simulated." in result.stderr


def test_a_folder_that_is_no_course_is_told(tmp_path: Path) -> None:
    """A wrong folder is status 1 and a sentence."""
    result = run(tmp_path / "nowhere")
    assert result.exit_code == 1
    assert "does not exist" in result.stdout


@pytest.mark.parametrize("option", [("--students", "0"), ("--days", "0"), ("--jobs", "0"), ("--format", "github")])
def test_wrong_use_ends_with_status_2(option: tuple[str, str]) -> None:
    """What can't be meant is the command's fault, not the course's."""
    assert run(MINIMAL, *option).exit_code == 2


def test_it_explains_itself() -> None:
    """--help names what it does and each option."""
    told = run("--help").stdout
    assert "Send made-up students through a course" in told
    for option in ("--students", "--seed", "--days", "--format", "--report", "--jobs"):
        assert option in told


def test_stopping_it_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with a sentence instead of a traceback."""

    def stopped(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "simulate", stopped)
    result = run(MINIMAL, *QUICK)
    assert result.exit_code == 2
    assert "stopped before the end" in result.stderr
