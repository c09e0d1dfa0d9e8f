"""Specification of the report: what can be said of a learner to the learner and to the family."""

import random

import pytest
from random_logs import random_course, random_log

from mkcourse.runtime.course_reading import course_from
from mkcourse.runtime.engine import NOBODY, replay
from mkcourse.runtime.events import event_from
from mkcourse.runtime.moments import Moment
from mkcourse.runtime.report import MOST_HELP, report_as_json


def report(student):
    return report_as_json(student.course, student.learner, student.now)


def two(make):
    """A course of two competencies, the second resting on the first."""
    items = [*make.pool(12, 0, "halves"), *make.pool(12, 0, "adding")]
    return make.student(make.course(items, [make.competency("halves"), make.competency("adding", "halves")]))


def test_before_the_first_answer_there_is_only_what_comes_next(make) -> None:
    """Nothing is claimed, and the help is what helps everybody."""
    told = report(two(make))
    assert (told["can"], told["working"], told["next"], told["mixups"]) == ([], [], ["halves"], [])
    assert [one["code"] for one in told["help"]] == ["help-effort", "help-place"]


def test_what_is_practised_can_be_done(make) -> None:
    """With its level; what was begun is being worked on, and the family is asked to have the first explained."""
    student = two(make)
    student.practises("halves")
    student.answers("adding-0")
    told = report(student)
    assert told["can"] == [{"competency": "halves", "level": "practised"}]
    assert [one["competency"] for one in told["working"]] == ["adding"]
    assert {"code": "help-explain", "competency": "halves"} in told["help"]


def test_who_is_stuck_is_helped_first(make) -> None:
    """The first suggestion is about what practice does not help with, in words without blame."""
    student = two(make)
    for place in range(12):
        student.answers(f"halves-{place}", right=False)
    told = report(student)
    assert told["working"][0] == {"competency": "halves", "reason": {"code": "working-hard"}}
    assert told["help"][0] == {"code": "help-stuck", "competency": "halves"}


def test_mixups_are_told_until_they_are_cleared(make) -> None:
    """Seen, fading, cleared."""
    item = make.item("halves-0", 3)
    item["grading"]["tags"] = {"halves-0-1": "m"}
    clearing = make.item("halves-9", 3)
    clearing["grading"]["tags"] = {"halves-9-1": "m"}
    told = {"id": "m", "title": "M", "competency": "halves", "remedy": None, "cleared_by": ["halves-9"]}
    student = make.student(make.course([item, clearing, *make.pool(5)[1:]], misconceptions=[told]))
    student.answers("halves-0", right=False)
    assert report(student)["mixups"][0]["state"] in ("seen", "fading")
    student.answers("halves-9")
    assert report(student)["mixups"] == [{"misconception": "m", "state": "cleared", "sightings": 1}]


@pytest.mark.parametrize("seed", range(10))
def test_every_competency_stands_in_one_place(seed: int) -> None:
    """On any log nothing is both known and being worked on, suggestions are few, and what is next was not begun."""
    rng = random.Random(seed)
    told = random_course(rng)
    course = course_from(told)
    log = [event_from(one) for one in random_log(rng, told, 200)]
    learner = replay(course, log, NOBODY)
    found = report_as_json(course, learner, Moment(log[-1].at, 60))
    known, begun = ([one["competency"] for one in found[part]] for part in ("can", "working"))
    assert len({*known, *begun, *found["next"]}) == len(known) + len(begun) + len(found["next"])
    assert 0 < len(found["help"]) <= MOST_HELP
