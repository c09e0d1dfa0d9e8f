"""Specification of the replay: how a competency came to its level, by the engine's own steps."""

import random

import pytest
from random_logs import random_course, random_log

from mkcourse.runtime.course_reading import course_from
from mkcourse.runtime.engine import NOBODY, replay
from mkcourse.runtime.events import PlacementEnded, event_from
from mkcourse.runtime.levels import conditions
from mkcourse.runtime.model import record_of
from mkcourse.runtime.replaying import MOST_STEPS, replayed_as_json, steps_of


def replayed(student, competency="halves"):
    return replayed_as_json(student.course, student.log, student.course.competencies[competency])


def test_each_answer_is_a_step(make) -> None:
    """A step tells the answer, the belief before and after it, and the rule's conditions at that moment."""
    student = make.student(make.course(make.pool(9)))
    student.answers("halves-0").answers("halves-1", right=False).answers("halves-1", tries=2)
    first, second, third = replayed(student)["steps"]
    assert (first["item"], first["verdict"], first["counts"], first["own"]) == ("halves-0", "right", True, True)
    assert first["from"]["level"] == "new" and first["to"]["level"] == "learning"
    assert first["change"] == {"code": "first-evidence"}
    assert first["from"]["mastery"] < first["to"]["mastery"] > second["to"]["mastery"]
    assert (second["verdict"], second["change"]) == ("wrong", None)
    assert (third["counts"], third["why_not"]) == (False, "not-first-try")
    rule = {one["code"]: one for one in second["rule"]}
    assert (rule["right-of-last"]["have"], rule["right-of-last"]["met"]) == (1, False)


def test_the_last_step_is_where_the_learner_is(make) -> None:
    """Stepping to the end shows today's level, and the step that reached it says why."""
    student = make.student(make.course(make.pool(12)))
    student.practises()
    steps = replayed(student)["steps"]
    reached = [one for one in steps if one["to"]["level"] == "practised"]
    assert steps[-1]["to"] == {"level": "practised", "mastery": student.record().mastery}
    assert reached[0]["change"]["code"] == "criterion-met"


def test_an_answer_on_something_else_is_told_as_such(make) -> None:
    """What moved the belief without asking about the competency is a step of its own, if one can notice it."""
    items = [*make.pool(6, 0, "halves"), *make.pool(6, 0, "adding")]
    course = make.course(
        items, [make.competency("halves"), make.competency("adding", "halves", covers={"halves": 1.0})]
    )
    student = make.student(course).answers("halves-0").answers("adding-0").answers("adding-1")
    steps = replayed(student)["steps"]
    assert [one["own"] for one in steps] == [True, False, False]
    assert steps[1]["verdict"] is None and steps[1]["item"] == "adding-0"


def test_long_ways_are_told_from_their_end(make) -> None:
    """At most so many steps are told; how many came before is said."""
    student = make.student(make.course(make.pool(3)))
    for place in range(MOST_STEPS + 7):
        student.answers(f"halves-{place % 3}", right=place % 2 == 0)
    told = replayed(student)
    assert (len(told["steps"]), told["earlier"]) == (MOST_STEPS, 7)


def test_what_was_never_tried_has_no_steps(make) -> None:
    """Neither have events that tell nothing of it."""
    student = make.student(make.course(make.pool(3))).does(PlacementEnded("p", 1, 0, skipped=True))
    assert replayed(student) == {"competency": "halves", "earlier": 0, "steps": []}


@pytest.mark.parametrize("seed", range(12))
def test_steps_follow_each_other_to_the_learner(seed: int) -> None:
    """On any log each step begins where the one before ended, and the last one ends at what replay gives."""
    rng = random.Random(seed)
    told = random_course(rng)
    course = course_from(told)
    log = [event_from(one) for one in random_log(rng, told, 150)]
    learner = replay(course, log)
    for competency in course.competencies.values():
        before = record_of(competency, NOBODY)
        for step in steps_of(course, log, competency):
            assert step.before is before or step.before == before
            before = step.after
        now = record_of(competency, learner)
        assert (before.level, before.attempts) == (now.level, now.attempts)
        assert abs(before.mastery - now.mastery) < 0.005
        assert conditions(competency, now) is not None
