"""Specification of reading course.json."""

import pytest

from mkcourse.runtime.fields import Malformed
from mkcourse.runtime.model import course_from


def test_the_course_is_indexed_once(make) -> None:
    """Each competency knows its lessons, its practice items and its check items."""
    items = [*make.pool(2), *make.checks(1), make.item("p", use="placement")]
    course = make.course(items, lessons=[make.lesson("l", "halves")])
    halves = course.competencies["halves"]
    assert [item.id for item in halves.practice] == ["halves-0", "halves-1"]
    assert [item.id for item in halves.checks] == ["halves-check-0"]
    assert [lesson.id for lesson in halves.lessons] == ["l"]


def test_current_ids_win_over_former_ones(make) -> None:
    """An id that is in use again is not taken for a former id of something else."""
    course = make.course([make.item("a"), make.item("b", was=["a", "c"])])
    assert [course.item_id(id) for id in ("a", "b", "c", "d")] == ["a", "b", "b", "d"]


def test_thresholds_of_the_course(make) -> None:
    """The course's policy holds for all competencies, a competency's own wins."""
    own = [make.competency("a"), make.competency("b", policy={"slip": 0.2})]
    course = make.course([], own, policy={"slip": 0.15, "repeat_after": 4})
    assert [one.policy.slip for one in course.competencies.values()] == [0.15, 0.2]
    assert course.competencies["b"].policy.repeat_after == 4


@pytest.mark.parametrize("policy", [{"slipp": 0.1}, {"slip": "a"}, {"slip": True}, {"repeat_after": 1.5}, {"slip": -1}])
def test_unknown_and_wrong_thresholds(make, policy) -> None:
    """A threshold that there is not, or a value that is none, is malformed."""
    with pytest.raises(Malformed):
        make.course([], policy=policy)


@pytest.mark.parametrize(
    "grading",
    [
        {"keys": [{"low": [1, 0], "high": [1, 1]}]},
        {"keys": [{"low": [1.5, 1], "high": [1, 1]}]},
        {"keys": [{"low": [1], "high": [1, 1]}]},
        {"keys": [{"low": [1, 1]}]},
        {"keys": 1},
    ],
)
def test_broken_keys(make, grading) -> None:
    """A key that is no exact range is malformed."""
    with pytest.raises(Malformed):
        make.course([make.item("a", 0, grading=grading)])


def test_long_keys_are_exact(make) -> None:
    """Keys may be longer than a float can hold."""
    key = {"low": [10**30 + 1, 10**30], "high": [10**30 + 1, 10**30]}
    item = make.course([make.item("a", 0, grading={"keys": [key]})]).items["a"]
    assert item.key.keys[0].low == (10**30 + 1, 10**30)


def test_other_formats_are_not_read(make) -> None:
    """A course.json of another format is refused."""
    with pytest.raises(Malformed):
        course_from(make.course_json([], format=2))


def test_guessable_competencies(make) -> None:
    """A competency with fewer than two items that cannot be guessed at one half is guessable."""
    few = make.course([*make.pool(9, 2), make.item("t", 0)])
    enough = make.course([*make.pool(9, 2), make.item("t", 0), make.item("u", 3)])
    assert few.competencies["halves"].is_guessable
    assert not enough.competencies["halves"].is_guessable
