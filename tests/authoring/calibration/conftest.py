"""A small course, and progress files of learners of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from made_answers import engine_course, made_log, saved

from mkcourse.runtime.model import Course

MINIMAL = Path(__file__).parents[2] / "courses" / "good" / "minimal"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a small course."""
    return Path(shutil.copytree(MINIMAL, tmp_path / "course"))


@pytest.fixture
def course(folder: Path) -> Course:
    """That course, as the engine sees it."""
    return engine_course(folder)


@pytest.fixture
def few_files(course: Course, tmp_path: Path) -> Path:
    """A folder of twelve learners' progress files, where the numbers themselves don't matter."""
    for seed in range(12):
        saved(course, made_log(course, seed, answers=20), tmp_path / "few" / f"learner-{seed:02}.json")
    return tmp_path / "few"


@pytest.fixture
def files(course: Course, tmp_path: Path) -> Path:
    """A folder of sixty learners' progress files."""
    for seed in range(60):
        saved(course, made_log(course, seed), tmp_path / "files" / f"learner-{seed:02}.json")
    return tmp_path / "files"
