"""Specification of misconceptions: seen, offered a remedy, cleared."""

from mkcourse.runtime.effects import MisconceptionSeen
from mkcourse.runtime.view import view_as_json


def course(make, **changes):
    """Items whose second option shows the misconception `mix-up`, and one that clears it."""
    items = []
    for n in range(6):
        item = make.item(f"i{n}")
        item["grading"] = {**item["grading"], "tags": {f"i{n}-1": "mix-up"}}
        items.append(item)
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
    assert list(student.learner.suspicions) == ["mix-up"]
    student.answers("clear", tries=2)
    assert list(student.learner.suspicions) == ["mix-up"]
    student.answers("i2").answers("i3").answers("i4").answers("clear")
    assert student.learner.suspicions == {}


def test_the_clearing_item_comes_early(make) -> None:
    """Of the unseen items the one that clears a seen misconception is asked first."""
    student = make.student(course(make)).answers("i0", right=False)
    assert student.asked() == "clear"


def test_without_a_clearing_item_the_showing_ones_clear(make) -> None:
    """Where the author names no clearing item, a right answer to one that can show it clears it."""
    student = make.student(course(make, cleared_by=[])).answers("i0", right=False).answers("i1")
    assert student.learner.suspicions == {}


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
    assert view["misconceptions"] == [{"id": "mix-up", "sightings": 2, "remedy_offered": False}]


def test_unknown_misconceptions_are_ignored(make) -> None:
    """A tag that no misconception of the course defines does no harm."""
    student = make.student(make.course([make.item("i0")]))
    item = make.item("i0")
    item["grading"] = {**item["grading"], "tags": {"i0-1": "nowhere"}}
    student = make.student(make.course([item])).answers("i0", right=False)
    assert student.told(MisconceptionSeen) == []
