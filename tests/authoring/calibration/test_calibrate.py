"""Calibrating finds what made the answers, moves nothing on little, and does not depend on files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_answers import START, TRUE, answer, made_log, saved

from mkcourse.authoring.calibrated import read_calibration
from mkcourse.authoring.calibration.calibrate import Calibrated, CalibrateError, calibrate
from mkcourse.authoring.calibration.cluster import OnDask
from mkcourse.authoring.calibration.parquet import write_parquet
from mkcourse.authoring.calibration.parts import Here, Parts
from mkcourse.authoring.calibration.reading import Learners, read_learners
from mkcourse.authoring.calibration.tables import learners_twice, table_of, tables_in
from mkcourse.authoring.sources import Source
from mkcourse.runtime.model import Course


def silent(step: str, done: int, total: int) -> None:
    pass


def read(course: Course, *arguments: Path) -> Learners:
    return read_learners(course, [str(each) for each in arguments], silent)


def calibrated(course: Course, *arguments: Path) -> Calibrated:
    return calibrate(course, [table_of(course, read(course, *arguments).steps)], silent)


def test_difficulties_are_recovered(course: Course, files: Path) -> None:
    """Questions are put in the order of their true difficulty, which their labels don't know."""
    found = calibrated(course, files).measured.items
    assert set(found) == {item.id for item in course.items.values() if item.use == "practice"}
    easy, middle, hard = ("add-1", "count-2"), ("add-2", "add-4", "count-3", "count-4"), ("add-3", "count-1")
    assert {TRUE.get(id_, 0.0) for id_ in (*easy, *middle, *hard)} == {-2.0, 0.0, 2.0}
    by_difficulty = sorted((*easy, *middle, *hard), key=lambda id_: found[id_]["difficulty"])
    assert set(by_difficulty[:2]) == set(easy)
    assert set(by_difficulty[-2:]) == set(hard)


def test_it_predicts_learners_better_whom_it_has_not_seen(course: Course, files: Path) -> None:
    """Held-out log loss falls clearly, and for most learners."""
    outcome = calibrated(course, files)
    comparison = outcome.comparison
    assert comparison is not None
    assert outcome.is_better
    assert comparison.after.log_loss < comparison.before.log_loss - 0.05
    assert comparison.after.auc > comparison.before.auc + 0.05
    assert comparison.better_for > 40


def test_the_order_of_files_does_not_matter(course: Course, few_files: Path, tmp_path: Path) -> None:
    """The same files under other names give the same bytes."""
    for place, path in enumerate(sorted(few_files.iterdir())):
        (tmp_path / "other" / f"{99 - place}.json").parent.mkdir(exist_ok=True)
        (tmp_path / "other" / f"{99 - place}.json").write_bytes(path.read_bytes())
    assert calibrated(course, few_files).text == calibrated(course, tmp_path / "other").text


def test_the_file_is_what_check_accepts(course: Course, files: Path) -> None:
    """What is written has the form that is read, and nothing of any learner."""
    outcome = calibrated(course, files)
    located, found = read_calibration(Source("calibration.json", outcome.text))
    assert found == []
    assert located.value == json.loads(outcome.text)
    assert located.value["learners"] == 60
    assert not any(name in outcome.text for name in read(course, files).steps)


def test_a_wrong_key_is_found(course: Course, tmp_path: Path) -> None:
    """Of all questions the one with the wrong key is called suspicious."""
    for seed in range(60):
        saved(course, made_log(course, seed, wrong_key="add-4"), tmp_path / "files" / f"{seed}.json")
    outcome = calibrated(course, tmp_path / "files")
    assert [each.item for each in outcome.findings.suspicious] == ["add-4"]


def test_few_answers_move_nothing(course: Course, tmp_path: Path) -> None:
    """Four answers to each question and each competency leave every number where it was."""
    log = [answer(course, str(n), START + 60 * n, item, False) for n, item in enumerate(("add-1", "count-1", "add-2"))]
    saved(course, log, tmp_path / "a.json")
    outcome = calibrated(course, tmp_path / "a.json")
    assert not outcome.is_moved
    assert not outcome.is_better
    assert outcome.measured.weights == {}
    assert json.loads(outcome.text)["items"] == {}


def test_numbers_with_few_answers_stay(course: Course, tmp_path: Path) -> None:
    """A question with fewer than five answers has no number in the file, its competency has."""
    for seed in range(3):
        saved(course, made_log(course, seed, answers=9), tmp_path / "files" / f"{seed}.json")
    outcome = calibrated(course, tmp_path / "files")
    assert outcome.measured.items == {}
    assert set(outcome.measured.bkt) == {"adding", "counting"}
    assert outcome.comparison is None
    assert not outcome.is_better


def test_no_answers_are_told(course: Course, tmp_path: Path) -> None:
    """Files in which nothing counts are no calibration."""
    saved(course, made_log(course, 1, answers=0), tmp_path / "a.json")
    with pytest.raises(CalibrateError, match="none of the files has an answer that counts"):
        calibrated(course, tmp_path / "a.json")


# in parts


@pytest.mark.parametrize("parts", [Here(), OnDask("local")], ids=["here", "dask"])
def test_parts_give_the_same_as_one_table(course: Course, few_files: Path, tmp_path: Path, parts: Parts) -> None:
    """Three Parquet files, read and counted apart and added up, give the same file as all in one place."""
    paths = write_parquet(course.id, read(course, few_files).steps, tmp_path / "parquet", rows_of_a_file=100)
    assert len(paths) == 3
    tables, skipped = tables_in(course, paths, parts)
    assert skipped == []
    assert not learners_twice(tables, parts)
    apart, whole = calibrate(course, tables, silent, parts), calibrated(course, few_files)
    assert apart.text == whole.text
    assert apart.findings == whole.findings
    assert apart.comparison is not None
    assert whole.comparison is not None
    assert apart.comparison.better_for == whole.comparison.better_for
    for name in ("log_loss", "auc", "ece"):
        assert getattr(apart.comparison.after, name) == pytest.approx(getattr(whole.comparison.after, name), abs=1e-6)


def test_parquet_gives_the_same_as_progress_files(course: Course, few_files: Path, tmp_path: Path) -> None:
    """Read on one machine, Parquet is only another form of the same."""
    write_parquet(course.id, read(course, few_files).steps, tmp_path / "parquet", rows_of_a_file=100)
    assert calibrated(course, tmp_path / "parquet").text == calibrated(course, few_files).text


def test_a_learner_in_two_parts_is_noticed(course: Course, few_files: Path, tmp_path: Path) -> None:
    """The same learners in two folders of Parquet would count twice."""
    steps = read(course, few_files).steps
    paths = [*write_parquet(course.id, steps, tmp_path / "a"), *write_parquet(course.id, steps, tmp_path / "b")]
    tables, _ = tables_in(course, paths, Here())
    assert learners_twice(tables, Here())


def test_a_broken_part_is_told(course: Course, few_files: Path, tmp_path: Path) -> None:
    """One file that is no Parquet is left out, the others are read."""
    (path,) = write_parquet(course.id, read(course, few_files).steps, tmp_path / "a")
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"no")
    tables, skipped = tables_in(course, [path, broken], Here())
    assert [each.path for each in skipped] == [str(broken)]
    assert [len(table.students) for table in tables] == [12, 0]
