"""Specification of the view and of the evidence: what pages show of a learner, and why."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.runtime.engine import evidence_as_json
from mkcourse.runtime.events import SupportTaken
from mkcourse.runtime.struggle import Struggle
from mkcourse.runtime.view import Drawn, changes_as_json, view_as_json


def course(make, **changes):
    """Two competencies in a row."""
    items = [item for id in "ab" for item in [*make.pool(8, 0, id), *make.checks(4, 0, id)]]
    return make.course(items, [make.competency("a"), make.competency("b", "a")], **changes)


def shown(student, **changes) -> dict:
    """The view."""
    return view_as_json(student.course, student.learner, student.now, **changes)


def told(student, id: str = "a") -> dict[str, dict]:
    """The reasons of the evidence on a competency, by code."""
    competency = student.course.competencies[id]
    evidence = evidence_as_json(student.course, student.learner, competency, student.now)
    return {one["code"]: one for one in evidence["told"]}


def secure(make):
    """A student who has a secure."""
    student = make.student(course(make))
    student.practises("a")
    return student.wait().answers("a-check-0", mode="check")


def test_it_is_json(make) -> None:
    """The view holds nothing that JSON cannot hold, and is the same after a round trip."""
    view = shown(secure(make))
    assert json.loads(json.dumps(view)) == view


def test_a_competency_has_what_pages_need(make) -> None:
    """Level, belief, what is due and whether there is doubt, support or a struggle."""
    student = secure(make)
    one = shown(student)["competencies"]["a"]
    assert set(one) == {
        *("level", "mastery", "ready", "attempts", "reason"),
        *("confirm", "support", "due", "stuck"),
    }
    assert (one["level"], one["confirm"], one["support"], one["stuck"]) == ("secure", False, False, None)
    assert one["due"] > student.at


def test_ready_follows_prerequisites(make) -> None:
    """What needs something is ready once that is in place."""
    student = make.student(course(make))
    assert [one["ready"] for one in shown(student)["competencies"].values()] == [True, False]
    student.practises("a")
    assert [one["ready"] for one in shown(student)["competencies"].values()] == [True, True]


def test_done_counts_what_is_practised(make) -> None:
    """What is at least practised is done."""
    student = make.student(course(make)).answers("a-0")
    assert (shown(student)["done"], shown(student)["total"]) == (0, 2)
    student.practises("a")
    assert shown(student)["done"] == 1


def test_no_plan_and_no_placement(make) -> None:
    """Without a calendar there is no plan, in a small course no placement."""
    view = shown(make.student(course(make)))
    assert (view["plan"], view["placement"]) == (None, None)


ANSWERS = st.lists(st.tuples(st.sampled_from(["a-0", "a-1", "a-2", "b-0", "a-check-0"]), st.booleans()), max_size=12)


@given(ANSWERS)
@settings(max_examples=30, deadline=None)
def test_drawing_again_changes_nothing(make, answers) -> None:
    """What is drawn again only where something changed is what is drawn anew; changes are all that differs."""
    student, drawn = make.student(course(make)), Drawn()
    before = shown(student, drawn=drawn)["competencies"]
    for item, right in answers:
        student.answers(item, right)
        changes = changes_as_json(student.course, student.learner, student.now, drawn)["competencies"]
        now = shown(student)["competencies"]
        assert {**before, **changes} == now == shown(student, drawn=drawn)["competencies"]
        assert changes == {id: one for id, one in now.items() if before[id] != one}
        before = now


def test_unchanged_competencies_are_not_drawn_again(make) -> None:
    """What did not change is the very object of the last view."""
    student, drawn = make.student(course(make)), Drawn()
    before = shown(student, drawn=drawn)["competencies"]
    after = shown(student.answers("a-0", right=False), drawn=drawn)["competencies"]
    assert after["a"] is not before["a"] and after["b"] is before["b"]


# the evidence


def test_before_the_first_answer(make) -> None:
    """It says that there is no answer yet, and what begins."""
    student = make.student(course(make))
    assert list(told(student)) == ["why-new"]


def test_while_learning(make) -> None:
    """It says how many of the last answers were right, and how sure one can be, in whole percent."""
    student = make.student(course(make)).answers("a-0").answers("a-1", right=False)
    reasons = told(student)
    assert (reasons["why-learning"]["right"], reasons["why-learning"]["answers"]) == (1, 2)
    assert reasons["belief"]["percent"] == int(100 * student.record("a").mastery)


@pytest.mark.parametrize("level", ["practised", "secure", "retained"])
def test_each_level_says_why_and_when_it_falls(make, level: str) -> None:
    """From practised on it tells the day it was reached, what takes it away, and the memory."""
    student = make.student(course(make))
    student.practises("a")
    record = replace(student.record("a"), level=level, misses=1)
    student.learner = replace(student.learner, records={**student.learner.records, "a": record})
    reasons = told(student)
    assert reasons[f"why-{level}"]["day"] == "2023-11-14"
    assert (reasons["falls-after-misses"]["misses"], reasons["falls-after-misses"]["need"]) == (1, 2)
    assert reasons["remembered-review-on"]["percent"] == 100
    assert reasons["remembered-review-on"]["day"] > "2023-11-14"


def test_forgetting_is_told(make) -> None:
    """Later the chance that it is remembered is lower, and a review is due."""
    student = secure(make).wait(60)
    reason = told(student)["remembered-review-now"]
    assert 10 < reason["percent"] < 90


def test_nothing_is_reviewed_after_the_exam(make) -> None:
    """Where no review comes any more, none is announced."""
    student = make.student(course(make, plan={"exam": "2023-11-15"}))
    student.practises("a")
    assert "remembered" in told(student)


def test_a_fall_is_told(make) -> None:
    """What fell says that it fell, and after how many misses."""
    student = secure(make)
    for n in (1, 2):
        student.wait().answers(f"a-check-{n}", right=False, mode="check")
    assert told(student)["fell-after-misses"]["misses"] == 2


def test_doubt_struggle_and_support_are_told(make) -> None:
    """It says what is to be confirmed, where practice does not help, and what goes on with support."""
    student = make.student(course(make)).answers("a-0", right=False)
    plain = student.record("a")

    def with_changes(**changes: object) -> set[str]:
        records = {**student.learner.records, "a": replace(plain, **changes)}
        student.learner = replace(student.learner, records=records)
        return set(told(student))

    assert "to-confirm" in with_changes(confirm=True)
    assert "in-doubt" in with_changes(confirm=True, level="practised")
    assert "no-gain" in with_changes(struggle=Struggle(items=6))
    assert "stuck-note" in with_changes(struggle=Struggle(rung="note"))
    assert "going-on-with-support" in with_changes(struggle=Struggle(rung="note"), support=True)
    student.does(SupportTaken("s", student.at, 0, "a"))
    assert "going-on-with-support" in told(student)


def test_attempts_are_told_newest_first(make) -> None:
    """The last answers, newest first, with what each told."""
    student = make.student(course(make)).answers("a-0").takes_hint("a-1").answers("a-1")
    competency = student.course.competencies["a"]
    attempts = evidence_as_json(student.course, student.learner, competency, student.now)["attempts"]
    assert [(one["item"], one["counts"], one["why_not"]) for one in attempts] == [
        ("a-1", False, "hint"),
        ("a-0", True, None),
    ]
