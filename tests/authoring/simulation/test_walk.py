"""Students on their way through real courses, with the real engine."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from mkcourse.authoring.build.bundle import course_file
from mkcourse.authoring.course import Course
from mkcourse.authoring.loading import load
from mkcourse.authoring.simulation.calendar import calendar_of
from mkcourse.authoring.simulation.characters import AVERAGE
from mkcourse.authoring.simulation.run import LEAST_GUESSERS, simulated, task_of
from mkcourse.authoring.simulation.simulation import NothingToSimulateError, simulate
from mkcourse.authoring.simulation.students import student
from mkcourse.authoring.simulation.walk import walk
from mkcourse.authoring.simulation.world import world_of
from mkcourse.runtime.model import course_from

COURSES = Path(__file__).parents[3] / "courses"
MINIMAL = Path(__file__).parents[2] / "courses" / "good" / "minimal"


@pytest.fixture(scope="module")
def minimal() -> Course:
    course, _ = load(MINIMAL)
    assert course is not None
    return course


def test_the_same_seed_gives_the_same_results_on_any_number_of_processes(minimal: Course) -> None:
    """One process or two, the table is the same; another seed gives another."""
    once, again, other = (simulate(minimal, 5, seed, 30, processes) for seed, processes in ((1, 1), (1, 2), (2, 1)))
    assert once.results == again.results
    assert once.advice == again.advice
    assert once.results != other.results


def test_progress_is_told_to_the_end(minimal: Course) -> None:
    """After each student and each group of guessers, up to all of them."""
    told: list[tuple[int, int]] = []
    simulate(minimal, 3, 1, 10, 1, lambda done, total: told.append((done, total)))
    assert told == [(done, 5) for done in range(1, 6)]


@pytest.mark.parametrize("folder", [MINIMAL, COURSES / "welcome"])
def test_no_student_is_without_an_end(folder: Path) -> None:
    """In a good course all thirty kinds of students finish, if some of them with support."""
    course, _ = load(folder)
    assert course is not None
    outcome = simulated(task_of(course, calendar_of({}, horizon=120), 30, 1), processes=2)
    assert [trail.number for trail in outcome.trails if trail.finished is None] == []


def test_students_keep_to_the_calendar(minimal: Course) -> None:
    """Levels are reached on working days only, and no sitting is much longer than a day's minutes."""
    calendar = calendar_of({"start": "2026-09-07", "days": ["wed"], "minutes_per_day": 10}, horizon=60)
    outcome = simulated(task_of(minimal, calendar, 12, 1), processes=1)
    for trail in outcome.trails:
        days = {award.day for stay in trail.stays.values() for award in stay.awards.values()}
        assert days <= set(calendar.days)
        assert trail.minutes <= (10 + 10) * trail.sessions


def test_an_absence_costs_days(minimal: Course) -> None:
    """The very same students finish later where they stay away for two weeks, and never earlier."""
    calendar = calendar_of({"start": "2026-09-07", "days": ["mon", "thu"], "minutes_per_day": 4}, horizon=90)
    course = course_from(json.loads(course_file(minimal, {})))
    world = world_of(course, (), {}, 1)

    def finished(number: int, away_days: int) -> int:
        one = student(number, 1, world)
        one.character = replace(AVERAGE, attendance=1.0, away_days=away_days)
        return walk(course, calendar, one).finished or calendar.horizon

    here, away = ([finished(number, days) for number in range(4)] for days in (0, 14))
    assert all(late >= early for early, late in zip(here, away, strict=True))
    assert sum(away) > sum(here)


def test_measured_difficulties_are_believed(minimal: Course) -> None:
    """Where real learners have shown how hard a question is, the author's level is not asked."""
    course = course_from(json.loads(course_file(minimal, {})))
    id = minimal.items[0].id
    plain, measured = (world_of(course, (), numbers, 1) for numbers in ({}, {id: 4.0}))
    assert measured.questions[id].difficulty == pytest.approx(4.0, abs=1.0)
    assert plain.questions[id].difficulty < 2.5
    assert all(measured.questions[each] == plain.questions[each] for each in plain.questions if each != id)


def test_guessers_are_many_enough_to_tell(minimal: Course) -> None:
    """A third of the students, and never fewer than thirty; each competency has its own."""
    few, many = (task_of(minimal, calendar_of({}), students, 1).guessers for students in (5, 300))
    assert (few, many) == (LEAST_GUESSERS, 100)
    found = simulate(minimal, 1, 1, 1, 1).results.competencies
    assert [each.guessing.guessers for each in found] == [30, 30]
    assert all(each.guessing.secure <= each.guessing.practised <= 3 for each in found)


def test_a_course_without_questions_is_refused() -> None:
    """There is nothing to simulate where nothing can be answered."""
    with pytest.raises(NothingToSimulateError, match="no practice questions"):
        simulate(Course("x", "Empty"), 3)
