"""Specification of open answers: who judges them, and what that is worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.effects import Feedback, LevelChanged
from mkcourse.runtime.events import event_from
from mkcourse.runtime.fields import Malformed
from mkcourse.runtime.grading import grade
from mkcourse.runtime.keys import key_from
from mkcourse.runtime.kinds.key import Key
from mkcourse.runtime.responses import LONGEST_WRITTEN, Chosen, Typed, Written, response_from

RUBRIC = [[0, 1, 2], [0, 2]]
OWN = {"criteria": RUBRIC, "pass": 60, "scored_by": "self"}
TEACHERS = {"criteria": RUBRIC, "pass": 60, "scored_by": "teacher"}


def key(**changes: object) -> Key:
    """The key of a rubric with 2 and 2 points."""
    return key_from("open", OWN | changes)


def graded(key: Key, *scores: int, text: str = "Because.") -> str:
    """The verdict, or the reason why it is asked again."""
    told = grade(key, Written(text, scores), "en")
    return told.reason or told.verdict


def test_enough_points_are_right() -> None:
    """A learner's own points decide: from the share that is enough on, it is right."""
    assert [graded(key(), 2, 0), graded(key(), 1, 2), graded(key(), 2, 2)] == ["wrong", "right", "right"]
    assert graded(key(**{"pass": 50}), 2, 0) == "right"
    assert grade(key(), Written("x", (1, 2)), "en").credit == 3 / 4


def test_what_is_asked_again() -> None:
    """No text, no points, points that nobody offers, and too much text are asked again, never wrong."""
    assert graded(key(), 2, 2, text=" \n") == "nothing-chosen"
    assert graded(key()) == "unscored"
    assert graded(key(), 2, 1) == "unreadable"
    assert graded(key(), 2, 2, text="x" * (LONGEST_WRITTEN + 1)) == "too-long"
    assert grade(key(), Typed("Because."), "en").reason == "unreadable"


def test_a_text_has_an_end() -> None:
    """A text of more than 10,000 letters is not taken in from anywhere."""
    assert response_from({"text": "x" * LONGEST_WRITTEN, "scores": []}) == Written("x" * LONGEST_WRITTEN, ())
    with pytest.raises(Malformed):
        response_from({"text": "x" * (LONGEST_WRITTEN + 1), "scores": []})


def test_the_rubric_must_give_points() -> None:
    """A rubric that nobody can earn a point with is Malformed, and so are points below 0."""
    for criteria in ([], [[0]], [[]], [[-1, 2]]):
        with pytest.raises(Malformed):
            key_from("open", OWN | {"criteria": criteria})


@given(st.text(max_size=20), st.lists(st.integers()))
def test_any_response_gets_a_grade(text: str, scores: list[int]) -> None:
    """Whatever is written and however it is scored, there is a grade with a share from 0 to 1."""
    for grading in (OWN, TEACHERS):
        told = grade(key_from("open", grading), Written(text, tuple(scores)), "en")
        assert told.verdict in ("right", "wrong", "again", "handed-in") and 0 <= told.share <= 1


def test_own_judgement_practises_and_no_more(make) -> None:
    """Open answers alone can make *practised*, but no check, forced or offered, makes them *secure*."""
    items = [make.item(f"o{n}", type="open", grading=OWN) for n in range(12)]
    student = make.student(make.course(items))
    for n in range(12):
        student.responds(f"o{n}", Written("Because.", (2, 2)))
    assert student.record().level == "practised"
    for n in range(12):
        assert student.wait(2).asked(mode="check") is None
        student.responds(f"o{n}", Written("Because.", (2, 2)), mode=("check", "review")[n % 2])
        assert student.told(Feedback)[0].why_not == "judged-alone"
    assert student.record().level == "practised" and not student.told(LevelChanged)


def test_checks_ask_what_can_be_graded(make) -> None:
    """Where there are other questions, checks, reviews and placements ask those."""
    items = [make.item(f"o{n}", type="open", grading=OWN) for n in range(4)]
    student = make.student(make.course([*items, *make.pool(4, 0), *make.checks(1)]))
    for n in range(4):
        student.answers(f"halves-{n}")
    assert student.record().level == "practised"
    assert student.wait(2).asked(mode="check") == "halves-check-0"


def test_a_placement_is_not_judged_alone(make) -> None:
    """A placement finds nothing out by the learner's own judgement: it asks no such question."""
    names = [f"c{n}" for n in range(8)]
    items = [make.item(f"{name}-open", 4, name, type="open", grading=OWN) for name in names]
    course = make.course(items, [make.competency(name) for name in names])
    assert make.student(course).asked(*names, mode="placement") is None


def test_handed_in_counts_for_nothing(make) -> None:
    """An answer for the teacher is kept and told; it is no evidence, and the question does not come at once again."""
    items = [make.item("o", type="open", grading=TEACHERS), *make.pool(3)]
    student = make.student(make.course(items))
    student.responds("o", Written("My recipe.", ()))
    (told,) = student.told(Feedback)
    assert (told.verdict, told.keys) == ("handed-in", ())
    assert (student.record().level, student.record().attempts, student.record().history) == ("new", 0, ())
    assert "o" in student.record().seen and student.asked() != "o"


def test_handed_in_is_in_the_log() -> None:
    """The log holds the text and that it was handed in, and such an event can be read again."""
    event = {
        "type": "Attempted",
        "id": "1",
        "at": 1_700_000_000,
        "zone": 0,
        "item": "o",
        "response": {"text": "My recipe.", "scores": []},
        "duration": 60,
        "try": 1,
        "mode": "practice",
        "outcome": {"verdict": "handed-in", "misconception": None, "competencies": [], "guess": 0.5, "feedback": []},
    }
    assert event_from(event).outcome.verdict == "handed-in"  # type: ignore[attr-defined]


def test_hotspots_are_chosen_as_options_are() -> None:
    """A place in a picture is right or wrong as an option is; several only where that is asked."""
    fields = {"options": ["a", "b", "c"], "right": ["b"], "tags": {"a": "mix-up"}, "several": False}
    one, many = key_from("hotspot", fields), key_from("hotspot", fields | {"several": True})
    assert grade(one, Chosen(("b",)), "en").verdict == "right"
    assert grade(one, Chosen(("a",)), "en").misconception == "mix-up"
    assert grade(one, Chosen(("a", "b")), "en").reason == "unreadable"
    assert grade(many, Chosen(("a", "b")), "en").verdict == "wrong"
    assert (one.guess(0.03), many.guess(0.03)) == (1 / 3, 1 / 7)
