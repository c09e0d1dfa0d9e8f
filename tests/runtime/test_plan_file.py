"""Specification of plan files: what is taken from one, what is refused, and that nothing is overwritten silently."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mkcourse.authoring.schema import schema
from mkcourse.runtime.engine import NOBODY, step
from mkcourse.runtime.events import event_from
from mkcourse.runtime.log import Refused
from mkcourse.runtime.plan_file import BIGGEST, plan_file_as_json, plan_file_from

COURSE = "fractions"
GOAL = {"id": "g", "kind": "course", "text": "Add halves", "by": "2026-12-01", "standing": "open"}
PLAN = {"days": ["mon", "fri"], "minutes_per_day": 20, "end": "2026-12-18"}
FULL = {
    "format": "mkcourse-plan",
    "version": 1,
    "course": COURSE,
    "course_title": "Fractions",
    "made": 1_794_841_200,
    "from": "Ms Ada",
    "for": "Kim",
    "note": "Take what fits.",
    "plan": PLAN,
    "profile": {"interests": ["food"], "helps": "Drawing it", "family": "", "teacher": "Fridays"},
    "goals": [GOAL],
}


def text(**changes) -> str:
    return json.dumps({key: value for key, value in (FULL | changes).items() if value is not ...})


def refusal(file: str) -> tuple[str, object]:
    with pytest.raises(Refused) as refused:
        plan_file_from(file, COURSE)
    return refused.value.code, refused.value.names.get("place")


def taken(course, learner, told):
    """The learner who takes everything."""
    for place, change in enumerate(told["changes"]):
        learner, _ = step(course, learner, event_from({**change["event"], "id": f"{place}", "at": 9, "zone": 0}))
    return learner


def test_a_whole_file_tells_what_it_would_change(make) -> None:
    """Who made it, for whom, and each change with what is there now; whoever takes all has nothing left to take."""
    told = plan_file_as_json(NOBODY, text(), COURSE)
    assert (told["by"], told["for"], told["note"]) == ("Ms Ada", "Kim", "Take what fits.")
    assert [one["what"] for one in told["changes"]] == ["plan", "interests", "helps", "teacher", "goal"]
    assert all(not one["before"] for one in told["changes"])
    learner = taken(make.course(make.pool(2)), NOBODY, told)
    assert plan_file_as_json(learner, text(), COURSE)["changes"] == []


def test_what_the_learner_has_stays(make) -> None:
    """Interests are added, texts go below the learner's own, and a changed goal is shown beside the learner's."""
    course = make.course(make.pool(2))
    mine = {"interests": ["music"], "helps": "A quiet place"}
    learner, _ = step(
        course, NOBODY, event_from({"type": "ProfileSet", "id": "a", "at": 1, "zone": 0, "profile": mine})
    )
    own = GOAL | {"text": "Mine"}
    learner, _ = step(course, learner, event_from({"type": "GoalSet", "id": "b", "at": 2, "zone": 0, "goal": own}))
    told = {one["what"]: one for one in plan_file_as_json(learner, text(), COURSE)["changes"]}
    assert told["interests"]["after"] == ["music", "food"]
    assert told["helps"]["after"] == "A quiet place\n\nDrawing it"
    assert (told["goal"]["before"]["text"], told["goal"]["after"]["text"]) == ("Mine", "Add halves")


def test_a_text_that_would_be_too_long_stays_as_it_is(make) -> None:
    """What cannot be put below the learner's own text does not take its place."""
    course = make.course(make.pool(2))
    mine = {"helps": "x" * 3999}
    learner, _ = step(
        course, NOBODY, event_from({"type": "ProfileSet", "id": "a", "at": 1, "zone": 0, "profile": mine})
    )
    assert "helps" not in [one["what"] for one in plan_file_as_json(learner, text(), COURSE)["changes"]]


def test_the_least_file_changes_nothing() -> None:
    """Format, version and course are enough."""
    file = json.dumps({"format": "mkcourse-plan", "version": 1, "course": COURSE})
    assert plan_file_as_json(NOBODY, file, COURSE)["changes"] == []


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("", "not-a-plan-file"),
        ("null", "not-a-plan-file"),
        ("[]", "not-a-plan-file"),
        ('{"format": "mkcourse-plan"', "not-a-plan-file"),
        ('{"format": "other"}', "not-a-plan-file"),
        ("\x89PNG\r\n", "not-a-plan-file"),
        ("[" * 100_000, "not-a-plan-file"),
        (text().replace("20", "NaN"), "not-a-plan-file"),
        (text().replace("20", "1e999"), "not-a-plan-file"),
        ("x" * (BIGGEST + 1), "plan-file-too-big"),
        ("€" * (BIGGEST // 3 + 1), "plan-file-too-big"),
        (text(format="mkcourse-progress"), "plan-file-is-progress"),
        (text(version=2), "plan-file-version"),
        (text(version=True), "plan-file-version"),
        (text(version=...), "plan-file-version"),
        (text(course="chemistry"), "plan-file-other-course"),
    ],
)
def test_a_file_that_is_no_plan_is_refused(file: str, code: str) -> None:
    """By what it is."""
    assert refusal(file)[0] == code


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"colour": "red"}, "colour"),
        ({"course": 7}, "course"),
        ({"course_title": "x" * 201}, "course_title"),
        ({"made": "today"}, "made"),
        ({"from": "x" * 101}, "from"),
        ({"for": 7}, "for"),
        ({"note": "x" * 2001}, "note"),
        ({"plan": []}, "plan"),
        ({"plan": {"days": ["funday"]}}, "days[0]"),
        ({"plan": {"minutes_per_day": -1}}, "minutes_per_day"),
        ({"profile": None}, "profile"),
        ({"profile": {"style": "visual"}}, "style"),
        ({"profile": {"interests": "food"}}, "interests"),
        ({"goals": {}}, "goals"),
        ({"goals": [7]}, "goals[0]"),
        ({"goals": [GOAL | {"text": 7}]}, "goals[0].text"),
        ({"goals": [GOAL | {"by": "soon"}]}, "goals[0].by"),
        ({"goals": [GOAL, GOAL]}, "goals"),
        ({"goals": [GOAL | {"id": str(n)} for n in range(31)]}, "goals"),
    ],
)
def test_a_part_that_is_not_as_promised_is_named(change, place: str) -> None:
    """Nothing is taken from a file of which any part is wrong."""
    assert refusal(text(**change)) == ("malformed-plan-file", place)


def test_the_schema_and_the_reader_agree() -> None:
    """What the schema takes, the reader takes; and what it names wrong, the reader refuses."""
    validator = Draft202012Validator(schema("plan-file"))
    Draft202012Validator.check_schema(schema("plan-file"))
    for change in (
        {},
        {"plan": None},
        {"goals": []},
        {"profile": {}},
        {"from": None},
        {"goals": [GOAL | {"by": None}]},
    ):
        validator.validate(json.loads(text(**change)))
        plan_file_from(text(**change), COURSE)
    for change in ({"colour": 1}, {"goals": [{"id": "g"}]}, {"note": 7}, {"plan": {"days": ["funday"]}}):
        assert not validator.is_valid(json.loads(text(**change)))
        assert refusal(text(**change))[0] == "malformed-plan-file"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*FULL, "x"]), json_values, max_size=4))
@settings(deadline=None)
def test_whatever_a_file_holds_it_is_read_or_refused(changes) -> None:
    """There is no other way out."""
    try:
        plan_file_as_json(NOBODY, json.dumps(FULL | changes), COURSE)
    except Refused as refused:
        assert refused.code


def test_a_focus_is_added_to_the_learners_own(make) -> None:
    """Weeks that a file puts first join those that are there; the same days take the file's word."""
    course = make.course(make.pool(2))
    old = {"from": "2026-11-09", "to": "2026-11-15", "competencies": ["halves"]}
    week = {"from": "2026-11-16", "to": "2026-11-22", "competencies": ["halves"], "note": "For the fair"}
    first = plan_file_as_json(NOBODY, text(focus=[old, week | {"note": "Soon"}]), COURSE)
    learner = taken(course, NOBODY, first)
    told = [one for one in plan_file_as_json(learner, text(focus=[week]), COURSE)["changes"] if one["what"] == "focus"]
    assert [one["event"]["focus"] for one in told] == [[old, week]]
    assert plan_file_as_json(learner, text(focus=[old]), COURSE)["changes"] == []
