"""Files become learners, and each file that is left out is told once."""

from __future__ import annotations

from pathlib import Path

from made_answers import made_log, saved

from mkcourse.authoring.calibration.parquet import write_parquet
from mkcourse.authoring.calibration.reading import Learners, read_learners
from mkcourse.runtime.model import Course


def read(course: Course, *arguments: Path) -> Learners:
    return read_learners(course, [str(each) for each in arguments], lambda step, done, total: None)


def told(learners: Learners) -> dict[str, str]:
    return {Path(each.path).name: each.why for each in learners.skipped}


def test_one_broken_file_does_not_hide_the_others(course: Course, tmp_path: Path) -> None:
    """Broken, foreign, empty and copied files are left out with a reason each; the rest is read."""
    saved(course, made_log(course, 1), tmp_path / "a.json")
    saved(course, made_log(course, 2), tmp_path / "b.json")
    saved(course, made_log(course, 2), tmp_path / "c.json")
    saved(course, made_log(course, 3), tmp_path / "d.json", course="knitting")
    saved(course, [], tmp_path / "e.json")
    (tmp_path / "f.json").write_text("{", encoding="utf-8")
    learners = read(course, tmp_path)
    assert len(learners.steps) == learners.files == 2
    assert told(learners) == {
        "c.json": f"holds the same as '{tmp_path / 'b.json'}'",
        "d.json": "belongs to another course: Minimal",
        "e.json": "holds no events",
        "f.json": "is not a progress file",
    }


def test_an_older_file_of_the_same_learner_adds_nothing(course: Course, tmp_path: Path) -> None:
    """Two exports of one learner are one learner with each answer once."""
    log = made_log(course, 1)
    saved(course, log, tmp_path / "autumn.json")
    saved(course, log[:20], tmp_path / "summer.json")
    learners = read(course, tmp_path)
    assert [len(steps) for steps in learners.steps.values()] == [len(log)]
    assert learners.skipped == ()


def test_files_that_contradict_each_other_are_left_out(course: Course, tmp_path: Path) -> None:
    """Where one event is told in two ways, neither file is believed."""
    log = made_log(course, 1)
    changed = [one if n != 5 else one | {"item": "add-4"} for n, one in enumerate(log)]
    saved(course, log, tmp_path / "a.json")
    saved(course, changed, tmp_path / "b.json")
    learners = read(course, tmp_path)
    assert learners.steps == {}
    assert set(told(learners)) == {"a.json", "b.json"}
    assert "edited" in told(learners)["a.json"]


def test_parquet_and_progress_files_go_together(course: Course, tmp_path: Path) -> None:
    """A learner in a Parquet file and in a later progress file is one learner."""
    log = made_log(course, 1)
    saved(course, log[:20], tmp_path / "summer.json")
    write_parquet(course.id, read(course, tmp_path / "summer.json").steps, tmp_path / "parquet")
    saved(course, log, tmp_path / "autumn.json")
    learners = read(course, tmp_path / "parquet", tmp_path / "autumn.json")
    assert [len(steps) for steps in learners.steps.values()] == [len(log)]
    assert learners.files == 2
