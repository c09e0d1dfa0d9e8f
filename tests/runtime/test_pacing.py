"""Specification of pacing: dates, ahead and behind, and the choices of who is behind."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest import approx

from mkcourse.runtime.bridge import Bridge
from mkcourse.runtime.dates import WEEKDAYS, day_from, iso_of
from mkcourse.runtime.effects import PlanMoved
from mkcourse.runtime.events import LessonClosed, PlanSet
from mkcourse.runtime.fields import Malformed
from mkcourse.runtime.memory import memory_after
from mkcourse.runtime.model import Course, Learner, Record
from mkcourse.runtime.moments import Moment
from mkcourse.runtime.pace import Pace
from mkcourse.runtime.pacing import Choice, Schedule, days_on_plan, learner_with_plan, schedule
from mkcourse.runtime.plan_view import plan_preview, plan_view
from mkcourse.runtime.plans import is_working, plan_as_json
from mkcourse.runtime.workload import parts_of, share_left, speed_of

from .conftest import Make

MONDAY = day_from("2026-09-07", "start")
DONE = Record(0.95, level="practised")
PLAN = {"start": "2026-09-07", "end": "2026-09-18", "days": ["mon", "tue", "wed", "thu", "fri"], "minutes_per_day": 10}
"""Two weeks of ten working days."""


def at(day: int) -> Moment:
    """Eight in the morning of a day."""
    return Moment(day * 86_400 + 8 * 3600, 0)


def course_of(
    plan: Mapping[str, object], minutes: Sequence[float] = (20,) * 5, tiers: Sequence[str] = (), **changes: object
) -> Course:
    """Competencies c0, c1 … without lessons, and without reviews to be expected."""
    make, ids = Make(), [f"c{place}" for place in range(len(minutes))]
    tiers = tiers or ("core",) * len(minutes)
    competencies = [
        make.competency(id, minutes=time, tier=tier) for id, time, tier in zip(ids, minutes, tiers, strict=True)
    ]
    changes = {"policy": {"item_minutes": 0}} | changes
    return make.course([item for id in ids for item in make.pool(4, 4, id)], competencies, plan=dict(plan), **changes)


def knower(course: Course, done: int, **changes: object) -> Learner:
    """Someone who has practised the first `done` competencies of the plan."""
    parts = parts_of(course, Learner(), without_extended=False)[:done]
    return Learner(records={part.competency.id: DONE for part in parts}, **changes)  # type: ignore[arg-type]


def found(course: Course, learner: Learner, day: int) -> Schedule:
    """The schedule on a day."""
    result = schedule(course, learner, at(day))
    assert result is not None
    return result


def told(course: Course, learner: Learner, day: int) -> tuple[int, str]:
    """Days ahead, and the code."""
    result = found(course, learner, day)
    return result.days, result.reason.code


def taken(learner: Learner, choice: Choice, day: int) -> Learner:
    """Someone who has taken a choice, through the JSON of pages."""
    return learner_with_plan(learner, json.loads(json.dumps(plan_as_json(choice.plan))), at(day))


# by hand


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


# minutes and speed


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


# for all calendars

plans = st.fixed_dictionaries(
    {
        "start": st.just("2026-09-07"),
        "end": st.integers(MONDAY, MONDAY + 200).map(iso_of),
        "days": st.sets(st.sampled_from(WEEKDAYS), min_size=1).map(sorted),
        "minutes_per_day": st.floats(1, 120),
        "holidays": st.lists(st.integers(MONDAY - 10, MONDAY + 200).map(iso_of), max_size=20),
    }
)
works = st.lists(st.sampled_from([5, 10, 12.5, 15, 40, 90]), min_size=1, max_size=12)
todays = st.integers(MONDAY - 20, MONDAY + 220)
often = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@often
@given(plans, works, todays, st.integers(0, 11))
def test_dates_keep_the_order_and_the_calendar(
    plan: dict[str, object], minutes: list[float], day: int, done: int
) -> None:
    """Dates rise in the plan's order, lie in the calendar, and never on a holiday or another weekday."""
    course = course_of(plan, minutes)
    result = found(course, knower(course, done), day)
    by = [one.by for one in result.dates]
    expected = [one.expected for one in result.dates if one.expected is not None]
    assert by == sorted(by) and expected == sorted(expected)
    assert all(is_working(result.plan, one) for one in (*by, *expected))
    assert all(result.start <= one <= (result.end or 0) for one in by)
    assert all(one >= max(day, result.start) for one in expected)


@often
@given(plans, works, todays, st.floats(1, 60))
def test_more_minutes_are_never_later(plan: dict[str, object], minutes: list[float], day: int, more: float) -> None:
    """With more minutes a day nothing is expected later, reviews included."""
    policy = {"policy": {"item_minutes": 2}}
    less = found(course_of(plan, minutes, **policy), Learner(), day)
    plan = plan | {"minutes_per_day": float(str(plan["minutes_per_day"])) + more}
    greater = found(course_of(plan, minutes, **policy), Learner(), day)
    pairs = zip(less.dates, greater.dates, strict=True)
    assert all(b.expected is not None and b.expected <= a.expected for a, b in pairs if a.expected is not None)


@often
@given(plans, works, st.integers(0, 150))
def test_who_does_what_is_due_is_on_time(plan: dict[str, object], minutes: list[float], after: int) -> None:
    """Who has practised what is due by the evening before, or by tonight, is neither ahead nor behind."""
    course, day = course_of(plan, minutes), MONDAY + after
    first = found(course, Learner(), day)
    for last in (day - 1, day):
        done = sum(one.by <= last for one in first.dates)
        if done < len(minutes):
            assert found(course, knower(course, done), day).days == 0


some_plans = st.fixed_dictionaries(
    {},
    optional={
        "start": st.integers(MONDAY - 30, MONDAY + 30).map(iso_of),
        "end": st.integers(MONDAY, MONDAY + 90).map(iso_of),
        "exam": st.integers(MONDAY, MONDAY + 120).map(iso_of),
        "days": st.sets(st.sampled_from(WEEKDAYS), min_size=1).map(sorted),
        "minutes_per_day": st.floats(0.5, 60),
        "holidays": st.lists(st.integers(MONDAY, MONDAY + 90).map(iso_of), max_size=20),
        "without_extended": st.booleans(),
    },
).filter(bool)
parts = st.lists(
    st.tuples(st.sampled_from([5, 10, 12.5, 40, 90]), st.sampled_from(["core", "extended", "challenge"])),
    min_size=1,
    max_size=12,
)


@st.composite
def learners(draw: st.DrawFn, course: Course, day: int) -> Learner:
    """Someone who has practised some of the course some time ago, at some speed, and learned today."""
    count = draw(st.integers(0, len(course.competencies) - 1))
    since = [draw(st.integers(1, 60)) for _ in range(count)]
    known = {
        f"c{place}": replace(DONE, memory=memory_after(None, True, at(day - ago))) for place, ago in enumerate(since)
    }
    spent = {id: draw(st.integers(0, 7200)) for id in known}
    return Learner(records=known, pace=Pace(day=day, learned=draw(st.integers(0, 3600)), spent=spent))


@often
@given(st.data(), some_plans, parts, st.integers(MONDAY - 20, MONDAY + 120), st.sampled_from([0, 2, 20]))
def test_a_choice_that_is_taken_keeps_its_promise(
    data: st.DataObject, plan: dict[str, object], parts: list[tuple[float, str]], day: int, review: float
) -> None:
    """There are choices only where the last day can't be kept. Who takes one is done on the day that it
    names: with more minutes by that day, the last one; and one in time leaves nothing to choose."""
    course = course_of(plan, *zip(*parts, strict=True), policy={"item_minutes": review})
    learner = data.draw(learners(course, day))
    before = found(course, learner, day)
    if before.dates:
        is_kept = before.finish is not None and before.finish <= (before.end or 0)
        is_no_matter = before.days >= 0 and before.plan.end is None and before.plan.exam is None
        assert not (is_kept and before.choices)
        assert is_kept or is_no_matter or not before.finish or "later-end" in [one.kind for one in before.choices]
    for one in before.choices:
        after = found(course, taken(learner, one, day), day)
        if after.reason.code == "plan-finished":
            assert one.in_time and one.end == day
            continue
        assert after.finish is not None and after.end is not None
        assert after.start == before.start
        assert one.in_time == (after.finish <= after.end) == (after.choices == ())
        assert after.end == (one.end if one.kind == "later-end" else before.end)
        assert after.finish <= one.end if one.kind == "minutes" else after.finish == one.end
        assert one.kind != "minutes" or after.minutes_per_day > before.minutes_per_day


@often
@given(st.data(), parts, st.integers(1, 60), st.integers(0, 200))
def test_the_last_day_moves_no_other_date(data: st.DataObject, parts: list[tuple[float, str]], a: int, b: int) -> None:
    """When one will be done does not depend on the day by which one wants to be."""
    plans = [PLAN | {"end": iso_of(MONDAY + days)} for days in (a, b)]
    courses = [course_of(plan, *zip(*parts, strict=True), policy={"item_minutes": 3}) for plan in plans]
    learner = data.draw(learners(courses[0], MONDAY))
    one, other = (found(course, learner, MONDAY) for course in courses)
    assert [each.expected for each in one.dates] == [each.expected for each in other.dates]
