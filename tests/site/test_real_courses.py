"""Our own courses, walked by simulated learners through the real engine, in the form that the browser reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from made_progress import Simulated, course_of, guesser, knower
from site_data import all_items, data

from mkcourse.authoring.schema import schema

START = 1_789_000_000


@pytest.fixture(params=["fractions", "welcome"])
def site(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


def test_a_perfect_student_finishes(site: Path) -> None:
    """Who answers everything right is practised in all on the first day and secure in all on the second."""
    course = course_of(site)
    student = Simulated(course, knower(course.id), START)
    for competency in student.course.competencies:
        assert student.practise(competency, 10), competency
    student.sleep()
    student.check_all()
    assert {each: student.level(each) for each in student.course.competencies} == dict.fromkeys(
        student.course.competencies, "secure"
    )


def test_a_guesser_is_rarely_called_practised(site: Path) -> None:
    """Of runs of 25 guessed items, fewer than 5 % end with practised; on every competency of the course."""
    course = course_of(site)
    reached = [
        Simulated(course, guesser(seed), START).practise(competency, 25)
        for competency in course.competencies
        for seed in range(400 // len(course.competencies))
    ]
    assert sum(reached) / len(reached) < 0.05


def test_what_the_browser_reads_obeys_its_schemas(site: Path) -> None:
    """course.json, the items' files and a progress file are as their published schemas say."""
    validate(data(site, "course"), "course-data")
    for items in all_items(site).values():
        validate(items, "items-data")
    engine = course_of(site)
    student = Simulated(engine, knower(engine.id), START)
    student.practise(next(iter(student.course.competencies)), 3)
    validate(student.saved(), "progress-file")


def validate(value: object, name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    Draft202012Validator(schema(name)).validate(value)
