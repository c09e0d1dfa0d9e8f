"""Specification of misconceptions: seen, offered a remedy, cleared."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx

from mkcourse.runtime.effects import MisconceptionSeen
from mkcourse.runtime.engine import next_item
from mkcourse.runtime.responses import Chosen
from mkcourse.runtime.view import view_as_json


def tagged(make, id: str):
    """An item whose second option shows the misconception `mix-up`."""
    item = make.item(id)
    item["grading"] = {**item["grading"], "tags": {f"{id}-1": "mix-up"}}
    return item


def course(make, **changes):
    """Items whose second option shows the misconception `mix-up`, and one that clears it."""
    items = [tagged(make, f"i{n}") for n in range(6)]
    misconception = {"id": "mix-up", "title": "Mix-up", "competency": "halves"}
    rest = {"remedy": {"lesson": "why-not", "anchor": "x"}, "cleared_by": ["clear"]}
    lessons = [make.lesson("intro", "halves"), make.lesson("why-not", "halves")]
    misconceptions = [{**misconception, **rest, **changes}]
    return make.course([*items, make.item("clear", level=5)], misconceptions=misconceptions, lessons=lessons)


def test_the_remedy_is_offered_at_the_second_sighting(make) -> None:
    """A tagged wrong answer is a sighting; at the second the remedy is offered, until it is read."""
    student = make.student(course(make)).opens("intro").answers("i0", right=False)
    assert student.told(MisconceptionSeen) == [MisconceptionSeen("mix-up", 1, False)]
    student.answers("i1", right=False)
    assert student.told(MisconceptionSeen) == [MisconceptionSeen("mix-up", 2, True)]
    assert ("learn", "halves", "remedy") in student.ready()
    student.opens("why-not")
    assert ("learn", "halves", "remedy") not in student.ready()
    student.answers("i2", right=False)
    assert student.told(MisconceptionSeen) == [MisconceptionSeen("mix-up", 3, True)]


def test_it_is_cleared_by_its_item(make) -> None:
    """A right first try at an item that clears it ends it; other right answers do not."""
    student = make.student(course(make)).answers("i0", right=False).answers("i1")
    assert not student.learner.suspicions["mix-up"].cleared
    student.answers("clear", tries=2)
    assert not student.learner.suspicions["mix-up"].cleared
    student.answers("i2").answers("i3").answers("i4").answers("clear")
    assert student.learner.suspicions["mix-up"].cleared


def test_the_clearing_item_comes_early(make) -> None:
    """Of the unseen items the one that clears a seen misconception is asked first, and says why."""
    student = make.student(course(make)).answers("i0", right=False)
    shown = next_item(student.course, student.learner, ["halves"], "practice", student.now)
    assert (shown.item, shown.reason.code) == ("clear", "clears-mix-up")
    assert shown.reason.names["misconception"] == "mix-up"


def test_the_clearing_item_comes_again_after_the_remedy(make) -> None:
    """Missed, it waits until the remedy was read, and then comes before unseen items."""
    student = make.student(course(make)).answers("i0", right=False).answers("clear", right=False)
    for item in ("i1", "i2", "i3"):
        student.answers(item)
    assert student.asked() in ("i4", "i5")
    assert student.opens("why-not").asked() == "clear"


def test_belief_moves_by_bayes(make) -> None:
    """A sighting raises the belief sixfold in odds, another wrong answer and a right one lower it."""
    student = make.student(course(make)).answers("i0", right=False)
    assert belief(student) == approx(0.4)  # odds of 1 to 9, times 6
    student.answers("i1", right=False)
    assert belief(student) == approx(0.8)  # 4 to 6, times 6
    student.responds("i2", Chosen(("i2-2",)))
    assert belief(student) == approx(3.2 / 4.2)  # 4 to 1, times 0.8
    student.answers("i3")
    assert belief(student) == approx(0.8 / 1.8)  # 3.2 to 1, times 0.25


def test_items_that_cannot_show_it_say_nothing(make) -> None:
    """Answers to items without that tag leave the belief, and so do answers after a hint."""
    student = make.student(course(make)).answers("i0", right=False)
    before = belief(student)
    student.answers("clear", right=False).takes_hint("i1").answers("i1")
    assert belief(student) == before


def belief(student) -> float:
    """How likely the mix-up is held."""
    return student.learner.suspicions["mix-up"].belief


@given(st.lists(st.tuples(st.sampled_from(["i0", "i1", "i2", "clear"]), st.integers(0, 2)), max_size=60))
@settings(max_examples=40, deadline=None)
def test_beliefs_are_never_certain(make, answers) -> None:
    """Whatever is answered, the belief stays a probability that later answers can still move."""
    student = make.student(course(make))
    for item, option in answers:
        student.wait().responds(item, Chosen((f"{item}-{option}",)))
    assert all(0.01 <= one.belief <= 0.99 for one in student.learner.suspicions.values())


def test_cleared_is_remembered(make) -> None:
    """The view shows what was cleared; seen again, it counts from one and is not cleared any more."""
    student = make.student(course(make)).answers("i0", right=False).answers("i1", right=False).answers("clear")
    (shown,) = view_as_json(student.course, student.learner, student.now)["misconceptions"]
    assert shown["cleared"] and not shown["remedy_offered"]
    student.answers("i2", right=False)
    assert student.told(MisconceptionSeen) == [MisconceptionSeen("mix-up", 1, False)]
    assert not student.learner.suspicions["mix-up"].cleared


def test_a_check_asks_the_clearing_item_first(make) -> None:
    """Where the item that clears it is kept for checks, the next mixed check asks that one."""
    items = [tagged(make, f"i{n}") for n in range(8)]
    checks = [*make.checks(4), make.item("clear", 0, use="check")]
    misconception = {"id": "mix-up", "title": "M", "competency": "halves", "cleared_by": ["clear"]}
    student = make.student(make.course([*items, *checks], misconceptions=[misconception]))
    student.answers("i0", right=False)
    student.practises()
    assert student.wait().asked(mode="check") == "clear"
    assert student.answers("clear", mode="check").learner.suspicions["mix-up"].cleared


def test_without_a_clearing_item_the_showing_ones_clear(make) -> None:
    """Where the author names no clearing item, a right answer to one that can show it clears it."""
    student = make.student(course(make, cleared_by=[])).answers("i0", right=False).answers("i1")
    assert student.learner.suspicions["mix-up"].cleared


def test_later_tries_are_no_sightings(make) -> None:
    """Trying the remaining options is no sign of a misconception."""
    student = make.student(course(make)).answers("i0", right=False, tries=2)
    assert student.learner.suspicions == {}


def test_without_a_remedy_none_is_offered(make) -> None:
    """A misconception without a remedy is seen, but offers nothing."""
    student = make.student(course(make, remedy=None))
    student.answers("i0", right=False).answers("i1", right=False)
    assert student.told(MisconceptionSeen) == [MisconceptionSeen("mix-up", 2, False)]
    view = view_as_json(student.course, student.learner, student.now)
    (shown,) = view["misconceptions"]
    assert (shown["id"], shown["sightings"], shown["remedy_offered"]) == ("mix-up", 2, False)


def test_unknown_misconceptions_are_ignored(make) -> None:
    """A tag that no misconception of the course defines does no harm."""
    student = make.student(make.course([make.item("i0")]))
    item = make.item("i0")
    item["grading"] = {**item["grading"], "tags": {"i0-1": "nowhere"}}
    student = make.student(make.course([item])).answers("i0", right=False)
    assert student.told(MisconceptionSeen) == []


def test_an_answer_of_a_placement_shows_a_mix_up_as_any_other(make) -> None:
    """A wrong answer in the placement is a sighting, too, so that practice begins knowing of it."""
    student = make.student(course(make)).answers("i0", right=False, mode="placement")
    assert student.learner.suspicions["mix-up"].sightings == 1
    assert student.told(MisconceptionSeen) == [], "a placement tells nothing of an answer"
    student.answers("i0", right=False, mode="placement")
    assert student.learner.suspicions["mix-up"].sightings == 1, "the same question again is not taken"
