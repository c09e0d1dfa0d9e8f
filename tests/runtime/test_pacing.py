"""Specification of pacing: dates, ahead and behind, and the choices of who is behind."""

import json
from typing import Any

import pytest

from mkcourse.runtime.bridge import Bridge
from mkcourse.runtime.dates import iso_of
from mkcourse.runtime.events import PlanSet
from mkcourse.runtime.fields import Malformed
from mkcourse.runtime.model import Learner
from mkcourse.runtime.plan_view import plan_preview, plan_view
from mkcourse.runtime.workload import parts_of

from .conftest import Make
from .planned import MONDAY, PLAN, at, course_of, found, knower, taken, told


def test_two_weeks_by_hand() -> None:
    """Five times 20 minutes on ten days of ten: one competency every second working day."""
    result = found(course_of(PLAN), Learner(), MONDAY)
    assert [iso_of(one.by)[5:] for one in result.dates] == ["09-08", "09-10", "09-14", "09-16", "09-18"]
    assert [one.expected for one in result.dates] == [one.by for one in result.dates]
    assert (result.days, result.reason.code, result.target, result.should) == (0, "plan-on-time", "c0", 0)
    assert iso_of(result.finish or 0) == "2026-09-18" and result.choices == ()


def test_time_to_spare_is_spread() -> None:
    """With twice the minutes needed, dates still go on to the end, while one would be done half-way."""
    result = found(course_of(PLAN | {"minutes_per_day": 20}), Learner(), MONDAY)
    assert [iso_of(one.by)[5:] for one in result.dates] == ["09-08", "09-10", "09-14", "09-16", "09-18"]
    assert iso_of(result.finish or 0) == "2026-09-11"


def test_ahead_and_behind() -> None:
    """After five working days two of the five are due, and the third is under way."""
    course, monday = course_of(PLAN | {"minutes_per_day": 20}), MONDAY + 7
    assert told(course, knower(course, 2), monday) == (0, "plan-on-time")
    assert told(course, knower(course, 3), monday) == (0, "plan-on-time")
    assert told(course, knower(course, 4), monday) == (2, "plan-ahead")
    assert told(course, knower(course, 1), monday) == (-3, "plan-behind-in-time")
    assert told(course, knower(course, 0), monday) == (-5, "plan-behind-in-time")
    assert found(course, knower(course, 1), monday).target == "c2"
    assert found(course, knower(course, 1), monday).should == 3


def test_behind_with_three_choices() -> None:
    """Who can't keep the last day is told what that takes, what the core alone takes, and when it will be."""
    course = course_of(PLAN, tiers=("core", "core", "core", "core", "challenge"))
    result = found(course, knower(course, 1), MONDAY + 7)
    assert (result.days, result.reason.code) == (-3, "plan-behind")
    assert [(one.kind, one.plan.minutes_per_day, iso_of(one.end), one.in_time) for one in result.choices] == [
        ("minutes", 16, "2026-09-18", True),
        ("without-extended", 10, "2026-09-21", False),
        ("later-end", 10, "2026-09-23", True),
    ]
    assert [iso_of(one.plan.end or 0) for one in result.choices] == ["2026-09-18", "2026-09-18", "2026-09-23"]
    assert [one.plan.without_extended for one in result.choices] == [False, True, False]


@pytest.mark.parametrize(
    ("exam", "code"), [("2026-09-23", "choice-later-end-after-exam"), ("2026-09-24", "choice-later-end")]
)
def test_more_time_says_so_where_it_is_too_late_for_the_exam(exam: str, code: str) -> None:
    """A last day that is not before the exam is offered by naming both."""
    course = course_of(PLAN | {"exam": exam})
    (later,) = [one for one in found(course, knower(course, 1), MONDAY + 7).choices if one.kind == "later-end"]
    assert (iso_of(later.end), later.reason.code) == ("2026-09-23", code)


def test_who_has_the_core_may_stop_there() -> None:
    """Where only what is beyond the core is left, leaving it out finishes the plan."""
    course = course_of(PLAN, (20,) * 2, ("core", "challenge"))
    learner, day = knower(course, 1), MONDAY + 14
    core = found(course, learner, day).choices[0]
    assert (core.kind, core.in_time, core.reason.code) == ("without-extended", True, "choice-core-done")
    assert told(course, taken(learner, core, day), day)[1] == "plan-finished"


def test_a_plan_that_is_too_full_says_so_on_the_first_day() -> None:
    """Nobody is behind before it begins, but the choices are there."""
    course = course_of(PLAN | {"minutes_per_day": 5})
    result = found(course, Learner(), MONDAY)
    assert (result.days, result.reason.code) == (0, "plan-too-full")
    assert [one.kind for one in result.choices] == ["minutes", "later-end"]


def test_units_have_dates() -> None:
    """What a unit's date asks for is due by then; the rest is spread over what remains."""
    units = [{"title": "One", "competencies": ["c0", "c1", "c2"], "due": "2026-09-09"}]
    result = found(course_of(PLAN, units=units), Learner(), MONDAY)
    assert [iso_of(one.by)[5:] for one in result.dates] == ["09-07", "09-08", "09-09", "09-15", "09-18"]


def test_the_core_comes_first() -> None:
    """What is extended comes after the core, unless the core rests on it, or is left out."""
    course = course_of(PLAN, (20,) * 4, ("challenge", "core", "extended", "core"))
    assert [one.competency for one in found(course, Learner(), MONDAY).dates] == ["c1", "c3", "c2", "c0"]
    alone = course_of(PLAN | {"without_extended": True}, (20,) * 4, ("challenge", "core", "extended", "core"))
    assert [one.competency for one in found(alone, Learner(), MONDAY).dates] == ["c1", "c3"]
    make = Make()
    pool = [item for id in "ab" for item in make.pool(4, 4, id)]
    needed = make.course(pool, [make.competency("a", tier="extended"), make.competency("b", "a")], plan=PLAN)
    assert [(part.competency.id, part.core) for part in parts_of(needed, Learner(), True)] == [("a", True), ("b", True)]


def test_without_a_last_day() -> None:
    """The last day is then the one before the exam, or the one on which the author's minutes are over."""
    plan = {"start": "2026-09-07", "minutes_per_day": 10}
    assert iso_of(found(course_of(plan), Learner(), MONDAY).end or 0) == "2026-09-18"
    exam = found(course_of(plan | {"exam": "2026-09-30"}), Learner(), MONDAY)
    assert iso_of(exam.end or 0) == "2026-09-29" and exam.reason.code == "plan-on-time"


def test_without_a_last_day_nothing_is_too_full() -> None:
    """The dates leave room for reviews, so that who begins is on time; only who falls behind has choices."""
    course = course_of({"start": "2026-09-07", "minutes_per_day": 10}, (20,) * 10, policy={"item_minutes": 3})
    first = found(course, Learner(), MONDAY)
    assert (first.reason.code, first.choices, first.finish) == ("plan-on-time", (), first.end)
    assert first.end is not None and first.end > MONDAY + 28
    late = found(course, Learner(), MONDAY + 21)
    assert (late.reason.code, len(late.choices)) == ("plan-behind", 2)


# what can't be kept


@pytest.mark.parametrize(
    ("changes", "day", "done", "code"),
    [
        ({}, MONDAY - 7, 0, "plan-not-begun"),
        ({}, MONDAY - 7, 2, "plan-ahead"),
        ({}, MONDAY, 5, "plan-finished"),
        ({}, MONDAY + 20, 5, "plan-finished"),
        ({}, MONDAY + 20, 4, "plan-over"),
        ({"end": "2026-09-01"}, MONDAY, 0, "plan-no-days"),
        ({"days": []}, MONDAY, 0, "plan-no-days"),
        ({"days": [], "end": None}, MONDAY, 0, "plan-no-days"),
        ({"holidays": ["2026-09-01..2026-12-31"]}, MONDAY, 0, "plan-no-days"),
        ({"minutes_per_day": 0}, MONDAY, 0, "plan-no-minutes"),
        ({"minutes_per_day": 0, "end": None}, MONDAY, 0, "plan-no-minutes"),
        ({"minutes_per_day": 0.01}, MONDAY, 0, "plan-too-long"),
        ({"minutes_per_day": 0.01, "end": None}, MONDAY, 0, "plan-too-long"),
    ],
)
def test_plans_at_their_limits(changes: dict[str, object], day: int, done: int, code: str) -> None:
    """Whatever the calendar, there is a schedule, its reason says what it is, and it is JSON."""
    course = course_of(PLAN | changes)
    learner = knower(course, done)
    assert told(course, learner, day)[1] == code
    view = plan_view(course, learner, at(day))
    assert view is not None and view["total"] == 5 and view["done"] == done


def test_over_is_not_the_end() -> None:
    """After the last day there is a new date, and the core alone where something is beyond it."""
    course = course_of(PLAN, tiers=("core", "core", "core", "core", "extended"))
    result = found(course, knower(course, 3), MONDAY + 14)
    assert [(one.kind, iso_of(one.end)) for one in result.choices] == [
        ("without-extended", "2026-09-22"),
        ("later-end", "2026-09-24"),
    ]


def test_no_calendar_no_plan() -> None:
    """Who has no calendar gets no plan, but may set one, and return to the course's."""
    course = course_of({})
    student = Make().student(course)
    assert plan_view(course, student.learner, student.now) is None
    student.does(PlanSet("0", student.at, 0, {"minutes_per_day": 10}))
    own = plan_view(course, student.learner, student.now)
    assert own is not None and own["own"] and own["start"] == iso_of(student.at // 86_400)
    student.does(PlanSet("1", student.at, 0, None))
    assert plan_view(course, student.learner, student.now) is None


def test_a_learner_s_calendar_goes_before_the_course_s() -> None:
    """A plan of one's own counts, and one that can't be read changes nothing."""
    course = course_of(PLAN)
    student = Make().student(course).does(PlanSet("0", at(MONDAY).at, 0, {"end": "2026-10-02"}))
    assert iso_of(found(course, student.learner, MONDAY).end or 0) == "2026-10-02"
    before = student.learner.plan
    assert student.does(PlanSet("1", at(MONDAY).at, 0, {"end": "some day"})).learner.plan == before


def test_a_preview_changes_nothing() -> None:
    """A plan can be looked at before it is chosen; one that can't be read is refused with its place."""
    course = course_of(PLAN)
    preview = plan_preview(course, Learner(), {"end": "2026-10-02"}, at(MONDAY))
    assert preview is not None and (preview["own"], preview["end"]) == (True, "2026-10-02")
    assert plan_preview(course, Learner(), None, at(MONDAY)) == plan_view(course, Learner(), at(MONDAY))
    with pytest.raises(Malformed, match="end"):
        plan_preview(course, Learner(), {"end": "some day"}, at(MONDAY))


def test_the_bridge_previews_plans() -> None:
    """The page asks for a plan before it sets one; what is no plan is refused with its place."""
    make, bridge = Make(), Bridge()

    def ask(**request: object) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(bridge.handle(json.dumps(request)))
        return answer

    ask(do="open", course=make.course_json(make.pool(4)), log=[], at=at(MONDAY).at, zone=0)
    told = ask(do="plan", plan={"end": "2026-10-02", "minutes_per_day": 5}, at=at(MONDAY).at, zone=0)
    assert (told["plan"]["end"], told["plan"]["next"][0]["competency"]) == ("2026-10-02", "halves")
    assert ask(do="plan", plan=None, at=at(MONDAY).at, zone=0)["plan"] is None
    refused = ask(do="plan", plan={"end": "never"}, at=at(MONDAY).at, zone=0)
    assert (refused["error"]["code"], refused["error"]["place"]) == ("malformed", "end")
