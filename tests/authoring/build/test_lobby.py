"""The lobby's part of a built course: what the page tells of an answer before the engine is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mkcourse.authoring.build.bundle import bundle
from mkcourse.authoring.build.words import words_for
from mkcourse.authoring.loading import load
from mkcourse.runtime import engine
from mkcourse.runtime.effects import Feedback, effect_as_json
from mkcourse.runtime.events import Attempted
from mkcourse.runtime.model import Course, Learner, course_from
from mkcourse.runtime.responses import response_from
from mkcourse.runtime.settling import settled

COURSES = Path(__file__).parents[3] / "courses"
SILENT = {"keys": [], "reason": None, "misconception": None, "fields": []}


def built(name: str) -> tuple[Course, dict[str, Any]]:
    """The course as the engine reads it, and its files of items."""
    course, found = load(COURSES / name)
    assert course is not None, found
    files = {path: json.loads(text) for path, text in bundle(course, words_for(course.language)).items()}
    return course_from(files["course"]), {path: file for path, file in files.items() if path.startswith("items/")}


def entries(files: dict[str, Any]) -> Iterator[tuple[str, str, Any, dict[str, Any]]]:
    """Every foreseen answer: item, type, answer, what is told of it."""
    for file in files.values():
        for item, page in file["items"].items():
            for told in page.get("foreseen", []):
                for answer in told["answers"]:
                    yield item, page["type"], answer, {name: each for name, each in told.items() if name != "answers"}


def engines_feedback(course: Course, item: str, answer: Any) -> dict[str, Any]:
    """What the engine itself tells a new learner of this answer."""
    response = response_from({"text": answer} if isinstance(answer, str) else answer)
    given = settled(course, Attempted("a-1", 1_000_000, 0, item, response, 9, 1, "practice", None))
    effects = [given] if isinstance(given, Feedback) else engine.step(course, Learner(), given)[1]
    return next(effect_as_json(each) for each in effects if isinstance(each, Feedback))


def in_any_order(told: dict[str, Any]) -> dict[str, Any]:
    """The page puts what is said of several options into its own order."""
    return told | {"keys": sorted(told["keys"])}


@pytest.mark.parametrize("name", ["fractions", "question-types", "python-basics", "welcome"])
def test_the_lobby_says_what_the_engine_would_say(name: str) -> None:
    """Each foreseen answer has the very feedback that the engine gives for it, all but whether it counts."""
    course, files = built(name)
    checked = 0
    for item, _, answer, told in entries(files):
        expected = engines_feedback(course, item, answer)
        given = {key: expected[key] for key in ("verdict", *SILENT)}
        assert in_any_order(SILENT | told) == in_any_order(given), (item, answer)
        checked += 1
    assert checked > 10


def test_every_option_right_answer_and_expected_wrong_one_is_foreseen() -> None:
    """Of a choice each option is looked up; of a number its key in many writings, and each wrong answer."""
    course, files = built("fractions")
    verdicts: dict[str, dict[str, str]] = {}
    for item, _, answer, told in entries(files):
        verdicts.setdefault(item, {})[json.dumps(answer)] = told["verdict"]
    for item in course.items.values():
        if item.type == "one" and item.use == "practice":
            assert len(verdicts[item.id]) == len(item.key.order), item.id
    assert verdicts["adding-like-01"] == {
        '"5/8"': "right",
        '"10/16"': "right",
        '"15/24"': "right",
        '"20/32"': "right",
        '"0.625"': "right",
        '"0,625"': "right",
        '"5/16"': "wrong",
        '"3/8"': "wrong",
        '"5/3"': "wrong",
        '"5"': "wrong",
    }


def test_questions_of_checks_are_not_in_the_lobby() -> None:
    """What is kept for checks is neither foreseen nor practised with."""
    course, files = built("fractions")
    for file in files.values():
        for item, page in file["items"].items():
            is_practice = course.items[item].use == "practice"
            assert ("foreseen" in page) == is_practice
            assert (item in file["order"]) == is_practice


def test_practice_in_the_lobby_begins_with_what_is_easy_and_changes_the_question() -> None:
    """Levels rise along the order, questions that stand in lessons come last, and no variant comes before each question
    of its level had its turn."""
    course, files = built("fractions")
    compiled, _ = load(COURSES / "fractions")
    assert compiled is not None
    in_lessons = {item.id for item in compiled.items if item.lesson is not None}
    for file in files.values():
        ranks = [(item in in_lessons, course.items[item].level) for item in file["order"]]
        assert ranks == sorted(ranks)
    order = files["items/adding-like"]["order"]
    variants = [item for item in order if item.startswith("adding-like-31.")]
    easy = [item for item in order if course.items[item].level == course.items[variants[0]].level]
    assert easy[-len(variants) + 1 :] == variants[1:]
