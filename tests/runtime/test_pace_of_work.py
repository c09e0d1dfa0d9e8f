"""Specification of pacing: how long work takes whom, and what is told when the plan moves."""

from dataclasses import replace

from pytest import approx

from mkcourse.runtime.dates import iso_of
from mkcourse.runtime.effects import PlanMoved
from mkcourse.runtime.events import LessonClosed, PlanSet
from mkcourse.runtime.memory import memory_after
from mkcourse.runtime.model import Learner
from mkcourse.runtime.pace import Pace
from mkcourse.runtime.pacing import days_on_plan
from mkcourse.runtime.workload import share_left, speed_of

from .conftest import Make
from .planned import DONE, MONDAY, PLAN, at, course_of, found, knower, told


def test_speed_is_what_was_measured() -> None:
    """Who takes twice the author's minutes is planned as slower, the more the more is known of it."""
    course = course_of(PLAN)
    assert speed_of(course, Learner()) == 1
    slow = [knower(course, done, pace=Pace(spent={f"c{n}": 2400 for n in range(done)})) for done in (1, 4)]
    assert [speed_of(course, one) for one in slow] == [approx(100 / 80), approx(220 / 140)]
    assert found(course, slow[0], MONDAY).finish > found(course, knower(course, 1), MONDAY).finish  # type: ignore[operator]


def test_what_is_not_finished_takes_what_it_takes() -> None:
    """Minutes spent on something unfinished count as estimated until there are more of them."""
    course = course_of(PLAN)
    assert speed_of(course, Learner(pace=Pace(spent={"c0": 600}))) == 1
    assert speed_of(course, Learner(pace=Pace(spent={"c0": 3000}))) == approx(110 / 80)


def test_speed_is_bounded() -> None:
    """One odd week makes no plan absurd."""
    course = course_of(PLAN)
    assert speed_of(course, knower(course, 5, pace=Pace(spent={f"c{n}": 10**7 for n in range(5)}))) == 3


def test_durations_are_capped() -> None:
    """An answer takes five minutes at most, a visit to a lesson three times its author's minutes;
    reviews and what is practised already are no measure of learning."""
    make = Make()
    course = make.course(make.pool(9), lessons=[make.lesson("about", "halves", minutes=8)])
    student = make.student(course)
    student.does(LessonClosed("0", student.at, 0, "about", 10_000))
    assert student.learner.pace.spent == {"halves": 24 * 60}
    student.answers("halves-0")
    assert student.learner.pace.spent == {"halves": 24 * 60 + 5}
    student.learner = replace(student.learner, records={"halves": DONE})
    student.answers("halves-1")
    assert student.learner.pace.spent == {"halves": 24 * 60 + 5}
    learned = student.learner.pace.learned
    student.answers("halves-2", mode="review")
    assert (student.learner.pace.learned, student.learner.pace.reviewed) == (learned, 5)
    assert student.wait().answers("halves-3").learner.pace.reviewed == 0


def test_begun_is_not_done() -> None:
    """A lesson read and right answers count, for three quarters at most; only *practised* is done."""
    make = Make()
    course = make.course(make.pool(9), lessons=[make.lesson("about", "halves")])
    student, competency = make.student(course), course.competencies["halves"]
    assert share_left(competency, student.learner) == 1
    assert share_left(competency, student.opens("about").learner) == 1 - 0.75 / 2
    assert share_left(competency, student.answers("halves-0").answers("halves-1").learner) == 1 - 0.75 * 0.75
    student.practises()
    assert share_left(competency, student.learner) == 0


def test_what_was_learned_today_is_not_planned_again() -> None:
    """Today has the minutes that are left of it."""
    course = course_of(PLAN)
    rested, tired = (Learner(pace=Pace(day=MONDAY, learned=seconds)) for seconds in (0, 600))
    assert [iso_of(found(course, one, MONDAY).finish or 0) for one in (rested, tired)] == ["2026-09-18", "2026-09-21"]


def test_reviews_take_their_minutes() -> None:
    """The same plan takes longer where reviews are to come, of what is known and of what will be."""
    light, heavy = course_of(PLAN), course_of(PLAN, policy={"item_minutes": 3})
    one, other = found(light, Learner(), MONDAY).finish, found(heavy, Learner(), MONDAY).finish
    assert one is not None and other is not None and other > one


def test_moving_on_the_plan_is_told() -> None:
    """An answer or a calendar that moves one by a whole day or more says how far ahead one is now."""
    course = course_of(PLAN, (60, 20))
    student = Make().student(course)
    student.at = at(MONDAY).at
    student.practises("c0")
    (moved,) = student.told(PlanMoved)
    assert (moved.days, moved.reason.code) == (6, "plan-ahead")
    assert student.answers("c0-0").told(PlanMoved) == []
    student.does(PlanSet("x", student.at, 0, PLAN | {"start": "2026-08-31"}))
    assert [one.days for one in student.told(PlanMoved)] == [days_on_plan(course, student.learner, student.now)]


def test_finishing_the_plan_is_told_once() -> None:
    """The answer that practises the last competency says that the plan is finished, and no later one does;
    so does a calendar that leaves nothing to do."""
    course = course_of(PLAN, (60, 20), ("core", "challenge"))
    student = Make().student(course)
    student.at = at(MONDAY).at
    student.practises("c0")
    student.does(PlanSet("x", student.at, 0, PLAN | {"without_extended": True}))
    assert [one.reason.code for one in student.told(PlanMoved)] == ["plan-finished"]
    student.does(PlanSet("y", student.at, 0, PLAN)).practises("c1")
    assert [(one.days, one.reason.code) for one in student.told(PlanMoved)] == [(0, "plan-finished")]
    assert student.answers("c1-0").told(PlanMoved) == []


def test_odd_calendars_do_no_harm() -> None:
    """A last day in the year 9999, a start long ago, work of no minutes, reviews without a limit."""
    far = found(course_of(PLAN | {"end": "9999-12-31", "exam": "9999-12-31"}), Learner(), MONDAY)
    assert far.reason.code == "plan-on-time" and far.end == MONDAY + 3653
    early = found(course_of(PLAN | {"start": "0001-01-01"}), Learner(), MONDAY)
    assert early.reason.code == "plan-behind-in-time" and early.start == MONDAY - 3653
    assert told(course_of(PLAN | {"start": "9999-01-01", "end": "9999-12-31"}), Learner(), MONDAY)[1] == "plan-too-long"
    assert told(course_of(PLAN, [0, 0]), Learner(), MONDAY) == (0, "plan-on-time")
    unlimited = course_of(PLAN, policy={"review_share": 1, "item_minutes": 50})
    memory = memory_after(None, True, at(MONDAY - 1))
    learner = Learner(records={"c0": replace(DONE, memory=memory)})
    assert found(unlimited, learner, MONDAY).finish is None or found(unlimited, learner, MONDAY).choices
