"""Specification of the example class: real files of made-up students, small, and the same each time."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from mkcourse.authoring.build.bundle import course_file
from mkcourse.authoring.build.example_class import ABOUT, FILES, example_class
from mkcourse.authoring.course import Course
from mkcourse.authoring.loading import load
from mkcourse.runtime.classroom.door import handle

COURSES = Path(__file__).parents[3] / "courses"
LARGEST = 60_000


def asked(**request: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(handle(json.dumps(request)))
    return answer


def course_of(name: str) -> Course:
    course, found = load(COURSES / name)
    assert course is not None, found
    return course


@pytest.mark.parametrize("name", ["fractions", "python-basics"])
def test_every_file_of_the_example_is_checked(name: str) -> None:
    """The class page finds nothing wrong with any of the files, and something to do tomorrow; all of it is small."""
    course = course_of(name)
    content = course_file(course, {})
    made = example_class(course, content)
    at = json.loads(made[ABOUT])["at"]
    asked(do="open", course=json.loads(content), at=at, zone=0)
    with zipfile.ZipFile(io.BytesIO(made[FILES])) as archive:
        taken = [asked(do="take", name=each, text=archive.read(each).decode()) for each in archive.namelist()]
        glances = [asked(do="glance", name=each, text=archive.read(each).decode()) for each in archive.namelist()]
    assert [each["file"]["verdict"] for each in taken] == ["checked"] * 10
    assert all(each["glance"]["levels"] for each in glances), "each says its levels, as a student's device does"
    assert asked(do="class", at=at, zone=0)["actions"]
    assert len(made[FILES]) < LARGEST


def test_the_example_is_the_same_each_time() -> None:
    """A site that is built again without a change is the same site."""
    course = course_of("welcome")
    content = course_file(course, {})
    assert example_class(course, content) == example_class(course, content)
