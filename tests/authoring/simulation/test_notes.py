"""What is noted on the way of a student."""

from __future__ import annotations

from random import Random

import pytest

from mkcourse.authoring.simulation.characters import AVERAGE
from mkcourse.authoring.simulation.notes import Notes
from mkcourse.authoring.simulation.students import Skill, Student, World

WORLD = World({}, {"a": (), "b": ("a",)}, {"a": (0.0,), "b": (0.0,)}, {})


@pytest.fixture
def notes() -> Notes:
    one = Student(7, "binary", AVERAGE, WORLD, Random(1))
    one.skills = {"a": Skill(False, 0, 0, 0), "b": Skill(True, 0, 0, 0)}
    return Notes(one, {"a": frozenset({"a1", "a2"}), "b": frozenset({"b1"})})


def test_a_lesson_on_two_competencies_is_shared(notes: Notes) -> None:
    """Each of them has its part of the minutes."""
    notes.read(["a", "b"], 10)
    stays = notes.trail(1).stays
    assert (stays["a"].minutes, stays["b"].minutes) == (5, 5)


def test_items_and_minutes_count_until_practised(notes: Notes) -> None:
    """What comes later is practice for its own sake, and not what the competency takes."""
    notes.practised("a", "a1", 1.0, 0.0)
    notes.level("a", "practised", 0.0)
    notes.practised("a", "a2", 1.0, 0.0)
    stay = notes.trail(1).stays["a"]
    assert (stay.items, stay.minutes, stay.ran_out) == (1, 1.0, False)
    assert notes.trail(1).minutes == 2.0


def test_repeats_and_the_end_of_questions_are_noted(notes: Notes) -> None:
    """A question asked again counts, and that there was no other left."""
    for item in ("a1", "a2", "a1"):
        notes.practised("a", item, 1.0, 0.0)
    stay = notes.trail(1).stays["a"]
    assert (stay.repeats, stay.ran_out) == (1, True)


def test_a_level_is_as_true_as_the_student_is(notes: Notes) -> None:
    """The first time of each level counts, and a higher one implies the lower."""
    notes.level("a", "secure", 3.5)
    notes.student.skills["a"].known = True
    notes.level("a", "secure", 9.5)
    notes.level("b", "learning", 1.0)
    awards = notes.trail(1).stays["a"].awards
    assert {level: (award.day, award.true) for level, award in awards.items()} == {
        "practised": (3, False),
        "secure": (3, False),
    }
    assert notes.trail(1).stays["b"].awards == {}


def test_what_is_missing_is_noted_when_it_first_becomes_hard(notes: Notes) -> None:
    """The prerequisites that the student truly lacks then, whatever is learned later."""
    notes.rung("b", "worked-example", 2.0)
    notes.student.skills["a"].known = True
    notes.rung("b", "note", 4.0)
    stay = notes.trail(1).stays["b"]
    assert (stay.missing, stay.rungs) == (("a",), ("worked-example", "note"))
    assert notes.helpless() == ["b"]


def test_the_end_is_when_all_is_secure_or_supported(notes: Notes) -> None:
    """The first such day stays."""
    notes.level("a", "secure", 1.0)
    notes.finish(1, ["a", "b"])
    assert notes.trail(1).finished is None
    notes.supported("b")
    notes.finish(5, ["a", "b"])
    notes.finish(8, ["a", "b"])
    assert notes.trail(1).finished == 5


def test_reviews_count_by_week(notes: Notes) -> None:
    """And placement questions are counted apart."""
    notes.answered("a1", "review", 2.0, 8)
    notes.answered("a2", "placement", 1.0, 0)
    trail = notes.trail(3)
    assert (trail.review_minutes, trail.placement_items) == ((0.0, 2.0, 0.0), 1)
