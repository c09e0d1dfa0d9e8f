"""Logs of the same learners are put together, whatever the files and their order."""

from __future__ import annotations

from itertools import permutations

from mkcourse.authoring.calibration.logs import Step, by_learner, contradicting, repeated


def steps(*ids: str, verdict: str = "right") -> tuple[Step, ...]:
    """Answers with these ids, which happened in the order of the ids."""
    return tuple(Step(ord(id_[-1]), id_, "Attempted", 0, "add-1", 1, verdict) for id_ in ids)


def test_files_that_share_an_event_are_of_one_learner() -> None:
    """Sharing goes through others: a phone's and a tablet's file meet in the one saved after a merge."""
    phone, tablet, both, other = steps("a", "b"), steps("c", "d"), steps("b", "c"), steps("x", "y")
    for order in permutations([phone, tablet, both, other]):
        learners = by_learner(order)
        assert sorted(learners.values()) == [steps("a", "b", "c", "d"), steps("x", "y")]
        assert list(learners) == sorted(learners)


def test_a_learner_is_named_by_the_first_event() -> None:
    """A later file of the same learner has the same name, so that it falls in the same fold."""
    assert list(by_learner([steps("a", "b")])) == list(by_learner([steps("a", "b", "c")]))


def test_a_log_without_events_is_nobody() -> None:
    """An empty file makes no learner."""
    assert by_learner([()]) == {}


def test_the_same_file_twice_is_told() -> None:
    """A copy under another name is found, an older file of the same learner is not one."""
    assert repeated([steps("a", "b"), steps("a"), steps("a", "b")]) == {2: 0}


def test_one_event_told_in_two_ways_shows_editing() -> None:
    """All files that hold the event are named: which one was edited can't be known."""
    logs = [steps("a", "b"), steps("a", "c", verdict="wrong"), steps("a"), steps("z")]
    assert contradicting(logs) == {0, 1, 2}
