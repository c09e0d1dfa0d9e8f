"""Specification of the learner's own plan: profile, goals, reflections, weeks, and time."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.runtime.codec import learner_as_text, learner_from
from mkcourse.runtime.dates import day_from, iso_of, weekday_of
from mkcourse.runtime.engine import NOBODY, is_known, replay, step
from mkcourse.runtime.events import event_as_json, event_from
from mkcourse.runtime.fields import Malformed
from mkcourse.runtime.moments import Moment
from mkcourse.runtime.pace import Pace, days_of, pace_after, seconds_on
from mkcourse.runtime.personal import MOST_GOALS, MOST_REFLECTIONS
from mkcourse.runtime.weeks import LOOKING_AHEAD, LOOKING_BACK, personal_view, prompts_of

MONDAY = day_from("2026-11-16", "day") * 86_400 + 15 * 3600
DAY = 86_400


def event(type_, at=MONDAY, id="e", **fields):
    return {"type": type_, "id": id, "at": at, "zone": 0, **fields}


def goal(id="g", text="Add halves", standing="open", kind="course", by=None):
    return {"id": id, "kind": kind, "text": text, "by": by, "standing": standing}


def told(course, *events):
    """The learner after these events."""
    return replay(course, [event_from({**one, "id": f"{place:05}"}) for place, one in enumerate(events)])


@pytest.fixture
def course(make):
    return make.course(make.pool(6))


def test_a_profile_is_changed_field_by_field(course) -> None:
    """An event changes the fields that it names and no other, so that two devices do not undo each other."""
    learner = told(
        course,
        event("ProfileSet", profile={"interests": ["food", " food ", ""], "helps": "Drawing"}),
        event("ProfileSet", profile={"family": "Ask me on Fridays"}),
    )
    profile = personal_view(course, learner, Moment(MONDAY, 0))["profile"]
    assert profile == {"interests": ["food"], "helps": "Drawing", "family": "Ask me on Fridays", "teacher": ""}


def test_a_goal_is_one_by_its_id(course) -> None:
    """The last word on a goal holds; it keeps its place and the day on which it was first set."""
    learner = told(
        course,
        event("GoalSet", goal=goal("a")),
        event("GoalSet", goal=goal("b", "Other")),
        event("GoalSet", at=MONDAY + DAY, goal=goal("a", "Add thirds", "done")),
        event("GoalSet", at=MONDAY + DAY, goal=goal("b", "Other", "dropped")),
    )
    (only,) = personal_view(course, learner, Moment(MONDAY + DAY, 0))["goals"]
    assert only == goal("a", "Add thirds", "done") | {"since": "2026-11-16", "moved": "2026-11-17"}


def test_goals_that_are_over_give_way_first(course) -> None:
    """Of more goals than are remembered, those that are open stay."""
    log = [event("GoalSet", goal=goal("first"))]
    log += [event("GoalSet", at=MONDAY + n, goal=goal(f"g{n}", standing="done")) for n in range(MOST_GOALS + 5)]
    goals = told(course, *log).personal.goals
    assert len(goals) == MOST_GOALS
    assert goals[0].goal.id == "first"


def test_a_reflection_may_be_written_anew_within_its_week(course) -> None:
    """In the same week the same question has one answer, and an empty one takes it back; other weeks keep theirs."""
    first = event("Reflected", prompt="proud-of", text="a")
    again = event("Reflected", at=MONDAY + 6 * DAY, prompt="proud-of", text="b")
    later = event("Reflected", at=MONDAY + 7 * DAY, prompt="proud-of", text="c")
    kept = told(course, first, again, later).personal.reflections
    assert [one.text for one in kept] == ["b", "c"]
    taken_back = event("Reflected", at=MONDAY + 7 * DAY, prompt="proud-of", text="  ")
    assert [one.text for one in told(course, first, later, taken_back).personal.reflections] == ["a"]


def test_reflections_do_not_grow_without_end(course) -> None:
    """The last ones are remembered."""
    log = [event("Reflected", at=MONDAY + n * 7 * DAY, prompt="p", text=str(n)) for n in range(MOST_REFLECTIONS + 3)]
    kept = told(course, *log).personal.reflections
    assert [kept[0].text, kept[-1].text, len(kept)] == ["3", str(MOST_REFLECTIONS + 2), MOST_REFLECTIONS]


def test_the_week_has_its_goal_and_its_questions(course) -> None:
    """A goal of the week is the week's until Sunday; after that it is left over until somebody says how it went."""
    weekly = goal("w", "Practise twice", kind="week", by="2026-11-22")
    learner = told(course, event("GoalSet", goal=weekly))
    week = personal_view(course, learner, Moment(MONDAY + 6 * DAY, 0))["week"]
    assert (week["start"], week["end"], week["goal"], week["left"]) == ("2026-11-16", "2026-11-22", "w", None)
    after = personal_view(course, learner, Moment(MONDAY + 7 * DAY, 0))["week"]
    assert (after["goal"], after["left"]) == (None, "w")
    done = told(course, event("GoalSet", goal=weekly), event("GoalSet", goal=weekly | {"standing": "done"}))
    assert personal_view(course, done, Moment(MONDAY + 7 * DAY, 0))["week"]["left"] is None


@given(st.integers(0, 40_000))
def test_the_questions_change_from_week_to_week(day: int) -> None:
    """On all days of a week there are the same two questions, one back and one ahead; next week both are others."""
    monday = day - weekday_of(day)
    assert {prompts_of(monday + n) for n in range(7)} == {prompts_of(day)}
    back, ahead = prompts_of(day)
    assert back in LOOKING_BACK and ahead in LOOKING_AHEAD
    assert not set(prompts_of(day)) & set(prompts_of(day + 7))


@pytest.mark.parametrize(
    ("told", "place"),
    [
        (event("ProfileSet"), "profile"),
        (event("ProfileSet", profile=[]), "profile"),
        (event("ProfileSet", profile={"style": "visual"}), "style"),
        (event("ProfileSet", profile={"helps": "x" * 4001}), "helps"),
        (event("ProfileSet", profile={"interests": ["x" * 81]}), "interests[0]"),
        (event("ProfileSet", profile={"interests": ["x"] * 41}), "interests"),
        (event("GoalSet", goal=goal(id="")), "id"),
        (event("GoalSet", goal=goal(text="x" * 501)), "text"),
        (event("GoalSet", goal=goal(kind="life")), "kind"),
        (event("GoalSet", goal=goal(standing="late")), "standing"),
        (event("GoalSet", goal=goal(by="2026-02-30")), "by"),
        (event("GoalSet", goal=goal() | {"colour": "red"}), "colour"),
        (event("Reflected", prompt="p"), "text"),
        (event("Reflected", prompt="p" * 101, text=""), "prompt"),
        (event("Reflected", prompt="p", text="x" * 4001), "text"),
    ],
)
def test_what_is_not_as_promised_is_refused_by_its_place(told, place: str) -> None:
    """Each limit and each unknown key is named."""
    with pytest.raises(Malformed) as refused:
        event_from(told)
    assert refused.value.place == place


texts = st.text(max_size=30)
personal = st.one_of(
    st.builds(
        lambda interests, helps: event("ProfileSet", profile={"interests": interests, "helps": helps}),
        st.lists(texts, max_size=4),
        texts,
    ),
    st.builds(lambda text: event("ProfileSet", profile={"teacher": text}), texts),
    st.builds(
        lambda id, text, standing, kind, by: event("GoalSet", goal=goal(id, text, standing, kind, by)),
        st.sampled_from("abc"),
        texts,
        st.sampled_from(["open", "done", "dropped"]),
        st.sampled_from(["course", "week"]),
        st.sampled_from([None, "2026-11-22"]),
    ),
    st.builds(lambda prompt, text: event("Reflected", prompt=prompt, text=text), st.sampled_from("pq"), texts),
)


@given(st.lists(personal, max_size=12), st.lists(st.integers(0, 20 * DAY), min_size=12, max_size=12))
@settings(deadline=None)
def test_whatever_is_written_moves_no_level(make, log, waits) -> None:
    """The codec gives the same learner back, each event is known and told as it was read, and nothing else changes."""
    course = make.course(make.pool(2))
    at, learner = MONDAY, NOBODY
    for place, (one, wait) in enumerate(zip(log, waits, strict=False)):
        at += wait
        read = event_from({**one, "id": f"{place}", "at": at})
        assert event_from(event_as_json(read)) == read
        assert is_known(course, read)
        learner, effects = step(course, learner, read)
        assert effects == ()
    assert learner_from(learner_as_text(learner)) == learner
    assert replace(learner, personal=NOBODY.personal, session=0, last=None) == NOBODY
    assert personal_view(course, learner, Moment(at, 0))["profile"] is not None


# time


@given(st.lists(st.tuples(st.integers(-3, 12), st.integers(0, 4000), st.booleans()), max_size=40))
def test_every_second_is_on_its_day(acts) -> None:
    """The seconds of a day are those that were learned on it, in whatever order its hours came."""
    pace, expected = Pace(), dict[int, int]()
    for day, seconds, review in acts:
        pace = pace_after(pace, (), seconds, review, day)
        expected[day] = expected.get(day, 0) + seconds
    assert {day: seconds_on(pace, day) for day in days_of(pace)} == expected


def test_time_is_told_in_minutes(make) -> None:
    """Today's minutes, the week's, all, on how many days, and what the calendar plans for each day of the week."""
    plan = {"start": "2026-11-17", "days": ["mon", "tue", "fri"], "minutes_per_day": 25}
    course = make.course(make.pool(9), plan=plan)
    student = make.student(course)
    student.at = MONDAY - 3 * DAY
    for place in range(9):
        if place == 3:
            student.at = MONDAY
        student.answers(f"halves-{place}")
    view = personal_view(course, student.learner, student.now)
    assert view["today"] == {"minutes": 1, "planned": 0}
    assert view["time"] == {"week": 1, "total": 1, "days": 2}
    assert view["week"]["minutes"] == [1, 0, 0, 0, 0, 0, 0]
    assert view["week"]["planned"] == [0, 25, 0, 0, 25, 0, 0]
    assert iso_of(min(days_of(student.learner.pace))) == "2026-11-13"
