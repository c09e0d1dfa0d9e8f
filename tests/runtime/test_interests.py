"""Specification of interests: a tie-break among what suits equally well, and nothing more."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.runtime.interests import is_liked, liked_among
from mkcourse.runtime.next_item import next_item
from mkcourse.runtime.personal_events import ProfileSet
from mkcourse.runtime.ready import ready_set

from .conftest import Make, Student


def likes(student: Student, *interests: str) -> Student:
    """The student, who says what they are interested in."""
    return student.does(ProfileSet("likes", student.at, 0, {"interests": interests}))


def test_interests_are_found_however_they_are_spelt(make) -> None:
    """Capitals and spaces tell no interests apart; the first that fits is named."""
    learner = likes(make.student(make.course(make.pool(2))), "Street  Football", "cooking").learner
    assert liked_among(learner, ("music", "street football", "cooking")) == "street football"
    assert not is_liked(learner, ("football",))
    assert not is_liked(learner, ())


def test_of_equally_good_items_one_of_interest_comes_first(make) -> None:
    """Among new items of the same level the one about an interest is asked, and the reason says so."""
    items = [make.item(f"i{n}", contexts=["sport"]) for n in range(6)] + [make.item("cook", contexts=["cooking"])]
    student = likes(make.student(make.course(items)), "Cooking")
    shown = student.shown()
    assert (shown.item, shown.reason.code) == ("cook", "of-interest")
    assert shown.reason.as_json()["context"] == "cooking"


def test_an_interest_never_outweighs_what_helps_learning(make) -> None:
    """What was seen, is of another difficulty, or of the context just asked, waits, liked or not."""
    items = [make.item("cook-a", contexts=["cooking"]), make.item("cook-b", contexts=["cooking"]), make.item("plain")]
    student = likes(make.student(make.course(items)), "cooking")
    first = student.asked()
    assert first in ("cook-a", "cook-b")
    assert student.answers(first).asked() == "plain", "contexts are mixed first"
    hard = make.course([make.item("easy"), make.item("hard", contexts=["cooking"], level=5)])
    assert likes(make.student(hard), "cooking").asked() == "easy"


def test_a_check_asks_what_is_of_interest_among_equals(make) -> None:
    """A mixed check breaks ties in the same way."""
    checks = [*make.checks(4), make.item("liked", 0, use="check", contexts=["music"])]
    student = likes(make.student(make.course([*make.pool(8), *checks])), "music")
    student.practises()
    assert student.wait(1).asked(mode="check") == "liked"


def test_a_first_lesson_of_interest_is_offered_first(make) -> None:
    """Of a competency's lessons one about an interest is named first, but no worked example for that alone."""
    lessons = [
        make.lesson("plain", "halves"),
        {**make.lesson("worked", "halves"), "contexts": ["sport"], "representation": "worked-example"},
        {**make.lesson("sporty", "halves"), "contexts": ["sport"]},
    ]
    course = make.course(make.pool(4), lessons=lessons)
    student = make.student(course)
    assert ready_set(course, student.learner, student.now)[0].lesson == "plain"
    likes(student, "sport")
    assert ready_set(course, student.learner, student.now)[0].lesson == "sporty"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=12), st.integers(0, 2**16))
def test_without_interests_nothing_is_chosen_otherwise(answers: list[tuple[int, bool]], seed: int) -> None:
    """A learner without interests is asked what one whose interests nothing is about is asked."""
    make = Make()
    items = [make.item(f"i{seed}-{n}", contexts=["sport"] if n % 2 else [], level=1 + n % 3) for n in range(8)]
    student = make.student(make.course(items))
    for _, right in answers:
        student.answers(student.asked() or f"i{seed}-0", right)
    personal = student.learner.personal
    other = replace(
        student.learner, personal=replace(personal, profile=replace(personal.profile, interests=("chess",)))
    )
    assert next_item(student.course, other, ["halves"], "practice", student.now) == student.shown()
