"""Specification of orders: which are right, how far the others are, and that none is shown solved."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.grades import Grade
from mkcourse.runtime.grading import grade
from mkcourse.runtime.keys import key_from
from mkcourse.runtime.kinds.key import Key
from mkcourse.runtime.responses import Chosen, Filled, Typed


def order(right: str, distractors: str = "", **tags: str) -> Key:
    """The key of the lines `right`, each a letter."""
    return key_from("order", {"right": list(right), "distractors": list(distractors), "tags": tags})


def graded(key: Key, lines: str) -> Grade:
    """The grade of the lines in this order."""
    return grade(key, Chosen(tuple(lines)), "en")


def test_the_right_order() -> None:
    """All lines in their order are right, and each stands at its place."""
    assert graded(order("abc"), "abc") == Grade("right", ("right",), fields=("right",) * 3, credit=1.0)


def test_another_order() -> None:
    """Another order is wrong, says which lines stand at their place, and counts the longest run that is in order."""
    assert graded(order("abcd"), "adbc") == Grade(
        "wrong", (), None, "line-misplaced", ("right", "wrong", "wrong", "wrong"), 3 / 4
    )


def test_equal_lines_stand_for_each_other() -> None:
    """A line that is there twice may stand in either of its places, and must stand in both."""
    key = order("abac")
    assert graded(key, "abac").verdict == "right"
    assert graded(key, "aabc").verdict == "wrong"
    assert graded(key, "aaab").reason == "unreadable"


def test_a_missing_line() -> None:
    """Who leaves out a line that belongs is told that one is missing."""
    told = graded(order("abc", "x"), "ab")
    assert (told.reason, told.fields, told.credit) == ("line-missing", ("right", "right"), 2 / 3)


def test_a_line_too_many() -> None:
    """Who uses a line that belongs nowhere is told so, with its feedback and its misconception, and loses by it."""
    told = graded(order("abc", "xy", y="mix-up"), "axbyc")
    assert (told.reason, told.keys, told.misconception) == ("line-too-many", ("option:x", "option:y"), "mix-up")
    assert told.credit == 3 / 5


@pytest.mark.parametrize("lines", ["z", "aa", "abz", "abcc"])
def test_lines_that_are_not_there(lines: str) -> None:
    """Lines that the question does not have, or too often, are asked again."""
    assert graded(order("abc"), lines).reason == "unreadable"


def test_no_line_is_no_answer() -> None:
    """Nothing, and what is no order, is asked again."""
    assert graded(order("ab"), "").reason == "nothing-chosen"
    assert grade(order("ab"), Typed("ab"), "en").reason == "unreadable"
    assert grade(order("ab"), Filled((None,)), "en").reason == "unreadable"


@pytest.mark.parametrize(
    ("key", "guess"),
    [
        (order("abc"), Fraction(1, 6)),
        (order("abac"), Fraction(1, 12)),
        (order("abc", "x"), Fraction(1, 24)),
        (order("ab", "xy"), Fraction(1, 12)),
    ],
)
def test_guessing_is_one_of_all_ways(key: Key, guess: Fraction) -> None:
    """Nobody guesses an order: it is one of all ways to take so many lines, where equal lines make ways alike."""
    assert key.guess(0.03) == pytest.approx(float(guess))
    assert not key.is_produced


def test_never_shown_in_its_order() -> None:
    """A shuffle that shows the right order, distractors aside, becomes another one with the same lines."""
    assert order("abc").unsolved(tuple("abc")) == tuple("bca")
    assert order("abc").unsolved(tuple("cba")) == tuple("cba")
    assert order("aab").unsolved(tuple("aab")) == tuple("aba")
    turned = order("ab", "x").unsolved(tuple("xab"))
    assert turned == tuple("bxa")


@given(
    st.lists(st.sampled_from("abcd"), min_size=2, max_size=6), st.lists(st.sampled_from("xyz"), unique=True), st.data()
)
def test_any_shuffle_is_unsolved(right: list[str], distractors: list[str], data: st.DataObject) -> None:
    """Whatever the lines and their shuffle, what is shown has the same lines and is never right."""
    key = order("".join(right), "".join(distractors))
    shuffled = data.draw(st.permutations(key.order))
    shown = key.unsolved(shuffled)
    assert sorted(shown) == sorted(key.order)
    if len(set(right)) > 1:
        assert graded(key, "".join(each for each in shown if each not in distractors)).verdict == "wrong"


@given(st.lists(st.sampled_from("abcxyz?")))
def test_any_response_gets_a_grade(lines: list[str]) -> None:
    """Any lines in any order are graded, with a share from 0 to 1 that is 1 only where all is right."""
    told = graded(order("abca", "xy"), "".join(lines))
    assert told.verdict in ("right", "wrong", "again")
    assert 0 <= told.share <= 1 and (told.share == 1) == (told.verdict == "right")
    assert len(told.fields) in (0, len(lines))


def test_the_engine_never_shows_it_solved(make) -> None:
    """Whenever the engine asks for an order, its lines are in another one."""
    grading = {"right": ["a", "b"], "distractors": [], "tags": {}}
    items = [make.item(f"o{n}", type="order", grading=grading) for n in range(8)]
    student = make.student(make.course(items))
    for _ in range(8):
        shown = student.shown()
        assert shown.order == ("b", "a")
        student.responds(shown.item, Chosen(("a", "b")))
