"""The students that a teacher can walk as: real logs, which the browser's engine goes on from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mkcourse.authoring.build.bundle import course_file
from mkcourse.authoring.build.preview.made_students import MADE_STUDENTS, log_of
from mkcourse.authoring.course import Course
from mkcourse.authoring.loading import load
from mkcourse.runtime.bridge import Bridge
from mkcourse.runtime.chain import chain_state
from mkcourse.runtime.moments import Moment, local_day

WELCOME = Path(__file__).parents[3] / "courses" / "welcome"
NOW = Moment(1_800_000_000, 120)
DAY = 86_400


@pytest.fixture(scope="module")
def welcome() -> Course:
    course, _ = load(WELCOME)
    assert course
    return course


def opened(course: Course, who: str) -> dict[str, Any]:
    """What the browser's engine says of that student's log."""
    content = json.loads(course_file(course, {}))
    request = {"do": "open", "course": content, "log": log_of(course, who, NOW), "at": NOW.at, "zone": NOW.zone}
    answer: dict[str, Any] = json.loads(Bridge().handle(json.dumps(request)))
    assert answer["ok"], answer
    return answer


def test_a_new_student_has_done_nothing(welcome: Course) -> None:
    """Nothing is in the log of who opens the course for the first time."""
    assert log_of(welcome, "new", NOW) == []


@pytest.mark.parametrize("who", ["strong", "weak", "returning"])
def test_a_made_log_is_a_real_one(welcome: Course, who: str) -> None:
    """The engine takes every event of it, its chain is whole, and it stops on the day it should."""
    log = log_of(welcome, who, NOW)
    assert log == log_of(welcome, who, NOW)
    assert opened(welcome, who)["ignored"] == 0
    assert chain_state(log).state == "whole"
    assert [each["id"] for each in log] == sorted(each["id"] for each in log)
    made = MADE_STUDENTS[who]
    assert made
    days = {local_day(Moment(int(str(each["at"])), NOW.zone)) - local_day(NOW) for each in log}
    assert -made.away - made.days < min(days) and max(days) <= -made.away
    assert {each["zone"] for each in log} == {NOW.zone}


def test_who_is_strong_knows_more_than_who_is_weak(welcome: Course) -> None:
    """The strong are further after the same days, and who stayed away finds reviews."""
    far = {who: opened(welcome, who)["view"] for who in ("strong", "weak", "returning")}
    belief = {who: sum(one["mastery"] for one in view["competencies"].values()) for who, view in far.items()}
    assert belief["strong"] > belief["weak"]
    assert far["returning"]["ready"][0]["kind"] in ("review", "check")


def test_the_answers_are_the_authors_own(welcome: Course) -> None:
    """A right answer in the log is one that is graded right, a wrong one is not."""
    content = json.loads(course_file(welcome, {}))
    bridge = Bridge()
    bridge.handle(json.dumps({"do": "open", "course": content, "log": [], "at": NOW.at, "zone": 0}))
    for event in log_of(welcome, "strong", NOW):
        if event["type"] != "Attempted":
            continue
        told = json.loads(bridge.handle(json.dumps({"do": "trial", "event": event})))
        outcome = event["outcome"]
        assert isinstance(outcome, dict)
        assert told["effects"][0]["verdict"] == outcome["verdict"], event
