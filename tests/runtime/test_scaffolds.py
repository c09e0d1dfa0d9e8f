"""Specification of scaffolds: hints that ask a small question of their own."""

from collections.abc import Callable

import pytest

from mkcourse.runtime.effects import Feedback
from mkcourse.runtime.engine import is_known, replay, settled
from mkcourse.runtime.events import Event, ScaffoldAnswered, event_as_json, event_from
from mkcourse.runtime.fields import Malformed
from mkcourse.runtime.responses import Chosen, Response, Typed

EIGHTHS = {"options": ["a", "b"], "right": ["a"], "tags": {"b": "mix-up"}, "shuffle": True}
HALF = {"keys": [{"low": [4, 1], "high": [4, 1]}], "form": None, "unit": None, "wrongs": []}
HINTS = [None, {"type": "one", "grading": EIGHTHS}, {"type": "number", "grading": HALF}]


@pytest.fixture
def student(make):
    """A student of a course whose first item has two hints that ask, the second and the third."""
    return make.student(make.course([make.item("halves-0", hints=HINTS), *make.pool(4)[1:]]))


def answered(student, hint: int, response: Response, item: str = "halves-0") -> ScaffoldAnswered:
    """The event of an answer to a hint."""
    return ScaffoldAnswered(f"s{len(student.log)}", student.at, 0, item, hint, response)


def test_a_hints_question_is_graded(student) -> None:
    """An answer gets its verdict, with keys that name the hint, and a wrong one tells its misconception."""
    (told,) = student.does(answered(student, 1, Chosen(("b",)))).told(Feedback)
    assert (told.verdict, told.keys, told.misconception) == ("wrong", ("hint:1:option:b",), "mix-up")
    (told,) = student.does(answered(student, 2, Typed("8/2"))).told(Feedback)
    assert (told.verdict, told.keys, told.counts, told.why_not) == ("right", ("hint:2:right",), False, "hint")


def test_it_is_no_evidence(student) -> None:
    """Right or wrong, it changes no belief, no level and no suspicion: the hint was help already."""
    student.answers("halves-1", right=False)
    before = student.learner
    student.does(answered(student, 1, Chosen(("b",)))).does(answered(student, 1, Chosen(("a",))))
    assert (student.learner.records, student.learner.suspicions) == (before.records, before.suspicions)
    assert (student.learner.hints, student.learner.turn) == (before.hints, before.turn)


def test_what_cannot_be_read_is_asked_again(student) -> None:
    """An answer that can't be read is told and not logged; one that can is logged as it is."""
    told = settled(student.course, answered(student, 2, Typed("four")))
    assert isinstance(told, Feedback) and (told.verdict, told.item) == ("again", "halves-0")
    event = answered(student, 2, Typed("5"))
    assert settled(student.course, event) == event


@pytest.mark.parametrize(("item", "hint"), [("halves-0", 0), ("halves-0", 9), ("halves-1", 0), ("gone", 1)])
def test_hints_that_ask_nothing(student, item: str, hint: int) -> None:
    """An answer to what this edition does not ask tells nothing, and is kept."""
    event = answered(student, hint, Typed("4"), item)
    assert settled(student.course, event) == event
    assert student.does(event).effects == ()
    assert is_known(student.course, event) == (item != "gone")


def test_the_log_holds_it(student) -> None:
    """The event is written and read as it was, and a replay ends with the same learner."""
    student.takes_hint("halves-0").does(answered(student, 1, Chosen(("a",)))).answers("halves-0")
    again: list[Event] = [event_from(event_as_json(event)) for event in student.log]
    assert again == student.log
    assert replay(student.course, again) == student.learner


@pytest.mark.parametrize(
    "change", [{"hint": -1}, {"hint": 1.0}, {"response": {"chosen": "a"}}, {"item": None}, {"x": 1}]
)
def test_reading_is_strict(student, change: dict[str, object]) -> None:
    """A wrong, missing or unknown key is Malformed."""
    told = event_as_json(answered(student, 1, Typed("4"))) | change
    with pytest.raises(Malformed):
        event_from(told)


def test_a_wrong_key_is_refused(make: Callable[[], object]) -> None:
    """A hint's key is read as strictly as the question's."""
    for hints in ([{"type": "one"}], [{"grading": EIGHTHS}], [3], {"0": None}):
        with pytest.raises(Malformed):
            make.course([make.item("halves-0", hints=hints)])  # type: ignore[attr-defined]
