"""`mkcourse calibrate` as a teacher types it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_answers import made_log, saved

from mkcourse.authoring.cli import main
from mkcourse.runtime.model import Course


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_it_writes_what_build_uses(folder: Path, files: Path) -> None:
    """The numbers stand beside course.yml, check accepts them, and the table says what was found."""
    result = run("calibrate", folder, files)
    assert result.exit_code == 0, result.output
    assert "60 learners" in result.stdout
    assert "Yes: measured on learners it had not seen" in result.stdout
    assert "Calibrated in" in result.stdout
    assert "add-3" in result.stdout
    assert json.loads((folder / "calibration.json").read_text(encoding="utf-8"))["course"] == "minimal"
    assert run("check", "--strict", folder).exit_code == 0


def test_a_second_run_starts_from_the_labels(folder: Path, few_files: Path) -> None:
    """What was written before has no part in it, even where it is broken."""
    run("calibrate", folder, few_files, "--force")
    first = (folder / "calibration.json").read_bytes()
    assert run("calibrate", folder, few_files, "--force").exit_code == 0
    assert (folder / "calibration.json").read_bytes() == first
    (folder / "calibration.json").write_text("{", encoding="utf-8")
    assert run("calibrate", folder, few_files, "--force").exit_code == 0
    assert (folder / "calibration.json").read_bytes() == first


def test_a_dry_run_writes_nothing(folder: Path, files: Path) -> None:
    """--dry-run tells the same and leaves the folder as it is."""
    result = run("calibrate", folder, files, "--dry-run")
    assert result.exit_code == 0
    assert "as you asked only to look" in result.stdout
    assert not (folder / "calibration.json").exists()


def test_json_is_json(folder: Path, files: Path) -> None:
    """--format json holds everything that is told in words, and messages go elsewhere."""
    (files / "notes.json").write_text("{}", encoding="utf-8")
    result = run("calibrate", folder, files, "--format", "json")
    told = json.loads(result.stdout)
    assert told["better"] is True
    assert told["written"] == str(folder / "calibration.json")
    assert told["calibration"]["learners"] == told["learners"] == 60
    assert [Path(each["path"]).name for each in told["skipped"]] == ["notes.json"]
    assert set(told["findings"]) == {"suspicious", "labelled", "learned"}
    assert "notes.json is not a progress file, so it is left out" in result.stderr


def test_numbers_that_are_not_better_are_not_written(course: Course, folder: Path, tmp_path: Path) -> None:
    """With too few learners to tell, nothing is written unless it is forced."""
    for seed in range(4):
        saved(course, made_log(course, seed), tmp_path / "few" / f"{seed}.json")
    result = run("calibrate", folder, tmp_path / "few")
    assert result.exit_code == 0
    assert "it can't be told whether they help" in " ".join(result.stdout.split())
    assert not (folder / "calibration.json").exists()
    assert run("calibrate", folder, tmp_path / "few", "--force").exit_code == 0
    assert (folder / "calibration.json").exists()


def test_too_few_answers_write_nothing_even_by_force(course: Course, folder: Path, tmp_path: Path) -> None:
    """A file without any number is not written."""
    saved(course, made_log(course, 1, answers=4), tmp_path / "few.json")
    result = run("calibrate", folder, tmp_path / "few.json", "--force")
    assert result.exit_code == 0
    assert "no number was moved" in " ".join(result.stdout.split())
    assert not (folder / "calibration.json").exists()


def test_files_that_cannot_be_read_end_with_status_2(folder: Path, tmp_path: Path) -> None:
    """Each file is told once, and that there is nothing left."""
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    result = run("calibrate", folder, tmp_path / "a.json", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert f"{tmp_path / 'a.json'} is not a progress file" in result.stderr
    assert f"{tmp_path / 'nowhere'} does not exist" in result.stderr
    assert "there is no progress file" in result.stderr


def test_a_faulty_course_ends_with_status_1(folder: Path, files: Path) -> None:
    """A course must be sound before it is calibrated."""
    (folder / "competencies.yml").unlink()
    result = run("calibrate", folder, files)
    assert result.exit_code == 1
    assert "Nothing was calibrated." in result.stderr


def test_without_files_it_says_how_it_is_used(folder: Path) -> None:
    """No progress file at all is wrong use."""
    assert run("calibrate", folder).exit_code == 2


def test_a_folder_that_cannot_be_written_is_told(folder: Path, files: Path) -> None:
    """A folder in the place of the file is told in words."""
    (folder / "calibration.json").mkdir()
    result = run("calibrate", folder, files)
    assert result.exit_code == 2
    assert "can't be written" in result.stderr


# Parquet and clusters


def test_parquet_and_a_cluster_give_the_same_file(folder: Path, few_files: Path, tmp_path: Path) -> None:
    """Progress files, their Parquet, and the Parquet counted by Dask are calibrated to the same bytes."""
    assert run("calibrate", folder, few_files, "--force").exit_code == 0
    plain = (folder / "calibration.json").read_bytes()
    assert run("calibrate", folder, few_files, "--to-parquet", tmp_path / "parquet").exit_code == 0
    for how in ([], ["--cluster", "local"]):
        (folder / "calibration.json").unlink()
        result = run("calibrate", folder, tmp_path / "parquet", "--force", *how)
        assert result.exit_code == 0, result.output
        assert (folder / "calibration.json").read_bytes() == plain


def test_parquet_never_overwrites(folder: Path, few_files: Path) -> None:
    """A folder that holds something is left as it is."""
    result = run("calibrate", folder, few_files, "--to-parquet", few_files)
    assert result.exit_code == 2
    assert "not empty" in result.stderr


def test_a_cluster_reads_parquet_only(folder: Path, few_files: Path) -> None:
    """Progress files are turned into Parquet first, and the message says how."""
    result = run("calibrate", folder, few_files, "--cluster", "local")
    assert result.exit_code == 2
    assert "--to-parquet" in result.stderr


def test_parquet_is_not_made_on_a_cluster(folder: Path, few_files: Path, tmp_path: Path) -> None:
    """The two options together are refused in words."""
    run("calibrate", folder, few_files, "--to-parquet", tmp_path / "parquet")
    both = ("--cluster", "local", "--to-parquet", tmp_path / "more")
    result = run("calibrate", folder, tmp_path / "parquet", *both)
    assert result.exit_code == 2
    assert "leave out --cluster" in result.stderr


def test_learners_in_two_files_are_told_on_a_cluster(folder: Path, few_files: Path, tmp_path: Path) -> None:
    """The same learners converted twice would count twice."""
    for name in ("a", "b"):
        run("calibrate", folder, few_files, "--to-parquet", tmp_path / "parquet" / name)
    result = run("calibrate", folder, tmp_path / "parquet", "--cluster", "local")
    assert result.exit_code == 2
    assert "a learner is in two of the files" in result.stderr


# what is not installed


def without(monkeypatch: pytest.MonkeyPatch, *libraries: str) -> None:
    """As if these were not installed."""
    for name in [name for name in sys.modules if name.startswith("mkcourse.authoring.calibration")]:
        monkeypatch.delitem(sys.modules, name)
    for library in libraries:
        monkeypatch.setitem(sys.modules, library, None)


@pytest.mark.parametrize("library", ["numpy"])
def test_without_the_extra_it_says_how_to_install_it(
    folder: Path, few_files: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    """One sentence with the command, no traceback."""
    without(monkeypatch, library)
    result = run("calibrate", folder, few_files)
    assert result.exit_code == 2
    assert f"this needs {library}, which is not installed: pip install 'mkcourse[calibrate]'" in result.stderr


@pytest.mark.parametrize(
    ("library", "arguments", "words"),
    [
        ("duckdb", ["--to-parquet", "new"], "pip install 'mkcourse[calibrate]'"),
        ("dask", ["--cluster", "local"], "pip install 'mkcourse[cluster]'"),
        ("distributed", ["--cluster", "tcp://127.0.0.1:9"], "pip install distributed"),
    ],
)
def test_without_a_library_for_more_it_says_which(
    folder: Path,
    few_files: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    library: str,
    arguments: list[str],
    words: str,
) -> None:
    """Parquet, Dask and a scheduler's address each name what they need; the rest works without."""
    run("calibrate", folder, few_files, "--to-parquet", tmp_path / "parquet")
    without(monkeypatch, library)
    monkeypatch.chdir(tmp_path)
    result = run("calibrate", folder, tmp_path / "parquet" if library != "duckdb" else few_files, *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert run("calibrate", folder, few_files, "--dry-run").exit_code == 0
