"""Specification of how programs are graded, from what their tests gave."""

import pytest

from mkcourse.runtime.fields import Malformed
from mkcourse.runtime.grades import Grade
from mkcourse.runtime.keys import key_from
from mkcourse.runtime.kinds.code import LONGEST_PROGRAM, program_sum
from mkcourse.runtime.responses import Chosen, Coded, Response, Typed

START = "def double(n):\n    pass\n"
SOLUTION = "def double(n):\n    return 2 * n\n"
TESTS = [
    {"id": "aaaaaa", "tag": None},
    {"id": "bbbbbb", "tag": "prints-instead"},
    {"id": "cccccc", "tag": "off-by-one"},
]
KEY = key_from("code", {"tests": TESTS, "start": program_sum(START)})


def graded(code: str, *passed: str, ran: bool = True) -> Grade:
    return KEY.graded(Coded(code, passed, ran), "en")


def test_right_is_what_passes_all_tests() -> None:
    """In any order, and whatever else is named."""
    assert graded(SOLUTION, "cccccc", "bbbbbb", "zzzzzz", "aaaaaa") == Grade("right", ("right",), credit=1.0)


def test_the_first_failing_test_names_feedback_and_misconception() -> None:
    """First in the author's order; the credit is the share that passed."""
    grade = graded(SOLUTION, "cccccc", "aaaaaa")
    assert (grade.verdict, grade.keys, grade.misconception) == ("wrong", ("test:bbbbbb",), "prints-instead")
    assert grade.credit == pytest.approx(2 / 3)
    assert graded(SOLUTION).keys == ("test:aaaaaa",)


def test_a_test_in_which_the_program_broke_names_nothing() -> None:
    """Its author speaks of a wrong result, and there is none: the next one that failed is told, if any."""
    told = KEY.graded(Coded(SOLUTION, ("aaaaaa",), True, ("bbbbbb",)), "en")
    assert (told.keys, told.misconception) == (("test:cccccc",), "off-by-one")
    broken = KEY.graded(Coded(SOLUTION, ("aaaaaa",), True, ("bbbbbb", "cccccc")), "en")
    assert (broken.verdict, broken.keys, broken.misconception) == ("wrong", (), None)
    assert broken.reason == "program-broke"


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        (Coded("  \n", (), True), "nothing-chosen"),
        (Coded(SOLUTION, (), False), "program-not-run"),
        (Coded(START, ("aaaaaa", "bbbbbb", "cccccc"), True), "unchanged-program"),
        (Coded("def double(n):   \r\n    pass\n\n\n", (), True), "unchanged-program"),
        (Coded("x" * (LONGEST_PROGRAM + 1), (), True), "too-long"),
        (Typed(SOLUTION), "unreadable"),
        (Chosen(("a",)), "unreadable"),
    ],
)
def test_what_can_not_be_judged_is_asked_again(response: Response, reason: str) -> None:
    """Nothing that was not run, nothing empty or unchanged, and nothing of another kind is wrong."""
    grade = KEY.graded(response, "en")
    assert (grade.verdict, grade.reason) == ("again", reason)


def test_spaces_at_the_end_are_no_change_but_indentation_is() -> None:
    """What shows nowhere changes no program."""
    assert program_sum("a \nb\n\n") == program_sum("a\r\nb") != program_sum("a\n b")


def test_any_text_has_a_sum() -> None:
    """Also half of a surrogate pair, which a page can send."""
    assert len(program_sum("\ud800")) == 16


def test_nobody_guesses_a_program() -> None:
    """The chance is one in a hundred, or less where the course says so of what is typed."""
    assert (KEY.guess(0.05), KEY.guess(0.001)) == (0.01, 0.001)


def test_a_key_says_which_misconceptions_it_can_show() -> None:
    """Those of all its tests."""
    assert KEY.shows == {"prints-instead", "off-by-one"}


@pytest.mark.parametrize(
    "grading", [{}, {"tests": [{}], "start": ""}, {"tests": [], "start": 1}, {"tests": {}, "start": ""}]
)
def test_a_malformed_key_is_refused(grading: dict[str, object]) -> None:
    """Nothing is guessed."""
    with pytest.raises(Malformed):
        key_from("code", grading)
