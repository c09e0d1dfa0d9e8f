"""Specification of the placement: few questions, and the learner starts in the right place."""

import sys
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.runtime.effects import PlacementFinished
from mkcourse.runtime.engine import NOBODY, next_item, replay, view_as_json
from mkcourse.runtime.events import NotLearnedYet, PlacementEnded
from mkcourse.runtime.model import Course, Learner, Placement
from mkcourse.runtime.moments import Moment
from mkcourse.runtime.placement import placement_standing, results
from mkcourse.runtime.placement_belief import Reply, Spread, believed, ground_of, scores_after, scores_before

from .conftest import MONDAY, Make, Student

PATH = Path(__file__).parents[1] / "benchmarks" / "placement.py"
_spec = spec_from_file_location("placement_benchmark", PATH)
assert _spec is not None and _spec.loader is not None
benchmark: Any = module_from_spec(_spec)
sys.modules["placement_benchmark"] = benchmark  # dataclasses look their module up
_spec.loader.exec_module(benchmark)

NOW = Moment(MONDAY, 0)


def chain(count: int, options: int = 4, items: int = 3, **changes: object) -> Course:
    """A course of `count` competencies, each building on the one before."""
    make = Make()
    competencies = [make.competency(f"c{n}", *([f"c{n - 1}"] if n else [])) for n in range(count)]
    pool = [item for n in range(count) for item in make.pool(items, options, f"c{n}")]
    return make.course(pool, competencies, **changes)


def competency_of(item: str) -> int:
    """The number of the competency that an item of `chain` is about."""
    return int(item.split("-")[0][1:])


def place(student: Student, knows: int, most: int = 99) -> int:
    """Answers up to `most` questions of a placement, knowing the first `knows`; how many were asked."""
    for count in range(most):
        item = student.asked(mode="placement")
        if item is None:
            return count
        student.answers(item, competency_of(item) < knows, mode="placement")
    return most


def chances(student: Student) -> list[float]:
    """What the student's placement makes believe, in the course's order."""
    return list(results(student.course, student.learner.placement or Placement()).values())


# the course of a placement


def test_it_is_offered_before_the_first_answer(make: Make) -> None:
    """A new learner may be placed or begin; once there is an answer in practice, no placement is offered."""
    student = make.student(chain(10))
    assert ("placement", None, "placement-offered") in student.ready()
    student.answers("c0-0")
    assert placement_standing(student.course, student.learner) is None
    assert "placement" not in [kind for kind, _, _ in student.ready()]


def test_small_courses_offer_none(make: Make) -> None:
    """In a course of seven competencies one begins at the beginning."""
    assert placement_standing(chain(7), NOBODY) is None
    assert placement_standing(chain(8), NOBODY) == "offered"
    assert placement_standing(chain(8, policy={"placement_items": 0}), NOBODY) is None


def test_an_open_placement_can_be_resumed(make: Make) -> None:
    """After a few answers, the placement is first of what can be done next."""
    student = make.student(chain(40))
    place(student, 20, most=3)
    assert student.ready()[0] == ("placement", None, "placement-open")
    assert view_as_json(student.course, student.learner, NOW)["placement"] == {"state": "open", "asked": 3, "most": 25}


def test_it_finds_the_frontier(make: Make) -> None:
    """Who knows the first 60 of 120 competencies is led to about the 61st, in at most 25 questions."""
    student = make.student(chain(120))
    assert place(student, 60) <= 25
    assert student.told(PlacementFinished)
    kind, first, _ = student.ready()[0]
    assert kind in ("learn", "practise")
    assert 55 <= competency_of(f"{first}-") <= 65


def test_it_gives_no_level(make: Make) -> None:
    """What is believed after it is to be confirmed, ready to be built on, and still called new."""
    student = make.student(chain(40))
    place(student, 20)
    record = student.record("c3")
    assert (record.level, record.confirm, record.recent) == ("new", True, ())
    assert record.mastery >= 0.7
    assert student.record("c39").mastery < 0.5
    assert not student.record("c39").confirm


def test_it_stops_early_where_nothing_is_left_to_learn(make: Make) -> None:
    """Newcomers who say that they have not learned yet what they do not know need few questions."""
    student = make.student(chain(40))
    for count in range(25):
        item = student.asked(mode="placement")
        if item is None:
            break
        student.does(NotLearnedYet(f"{count:04}", student.at, 0, item, "placement", None))
    assert count <= 5
    (finished,) = student.told(PlacementFinished)
    assert finished == PlacementFinished(asked=count, known=0, total=40)


def test_it_can_be_refused(make: Make) -> None:
    """Who skips it starts at the beginning, and nothing is believed, whatever was answered."""
    student = make.student(chain(40))
    place(student, 20, most=3)
    student.does(PlacementEnded("end", student.at, 0, True))
    assert placement_standing(student.course, student.learner) == "skipped"
    assert not any(record.confirm for record in student.learner.records.values())
    assert student.asked(mode="placement") is None
    assert student.ready()[0][1] == "c0"


def test_it_can_be_left(make: Make) -> None:
    """Who leaves it after some answers keeps what they told."""
    student = make.student(chain(40))
    place(student, 30, most=6)
    student.does(PlacementEnded("end", student.at, 0, False))
    (finished,) = student.told(PlacementFinished)
    assert finished.asked == 6
    assert finished.known > 15


def test_after_the_end_nothing_changes(make: Make) -> None:
    """Answers and ends that another device sends later tell nothing any more."""
    student = make.student(chain(40))
    place(student, 20)
    before = {id: record.mastery for id, record in student.learner.records.items()}
    placement = student.learner.placement
    student.answers("c39-0", mode="placement").does(PlacementEnded("end", student.at, 0, True))
    assert student.learner.placement == placement
    assert {id: student.record(id).mastery for id in before} == before


def test_answers_are_no_evidence(make: Make) -> None:
    """An answer in a placement neither counts for a level nor is it shown as practice; its item is seen."""
    student = make.student(chain(40)).answers("c5-0", mode="placement")
    record = student.record("c5")
    assert (record.attempts, record.history, record.touched) == (0, (), 0)
    assert "c5-0" in record.seen
    assert student.asked("c5") != "c5-0"


def test_help_does_not_count(make: Make) -> None:
    """Second tries and answers after a hint leave the belief as it was."""
    student = make.student(chain(40))
    before = chances(student)
    student.answers("c5-0", tries=2, mode="placement")
    student.takes_hint("c6-0").answers("c6-0", mode="placement")
    assert chances(student) == before


# which questions


def test_check_items_are_never_asked(make: Make) -> None:
    """Items for the placement come first, then practice, never what is kept for checks."""
    own = [make.item("own", 4, "c3", use="placement")]
    pool = [item for n in range(9) for item in (*make.pool(1, 4, f"c{n}"), *make.checks(2, 0, f"c{n}"))]
    course = make.course([*pool, *own], [make.competency(f"c{n}") for n in range(9)])
    student = make.student(course)
    asked = []
    while (item := student.asked(mode="placement")) is not None:
        asked.append(item)
        student.answers(item, mode="placement")
    assert not any("check" in item for item in asked)
    assert "own" in asked
    assert asked.index("own") < asked.index("c3-0") if "c3-0" in asked else True


def test_hard_to_guess_is_better(make: Make) -> None:
    """Of two items on the same thing the one that is harder to guess is asked."""
    pool = [item for n in range(9) for item in (make.item(f"c{n}-a", 2, f"c{n}"), make.item(f"c{n}-b", 0, f"c{n}"))]
    student = make.student(make.course(pool, [make.competency(f"c{n}") for n in range(9)]))
    assert str(student.asked(mode="placement")).endswith("b")


def test_where_nothing_can_be_asked_there_is_no_question(make: Make) -> None:
    """A course without items for it gives a reason instead of an item."""
    course = make.course([], [make.competency(f"c{n}") for n in range(9)])
    told = next_item(course, NOBODY, (), "placement", NOW)
    assert (told.item, told.reason.code) == (None, "placement-over")


# what holds always


SPREAD = Spread(start=3, fall=8, depth=0.5, ability=6, root=2, step=1, steps=4, own=1)
graphs = st.integers(1, 12).flatmap(
    lambda count: st.tuples(
        *[
            st.lists(st.integers(0, place - 1), unique=True, max_size=3).map(sorted) if place else st.just([])
            for place in range(count)
        ]
    )
)
replies = st.tuples(
    st.integers(0, 99), st.sampled_from(["right", "wrong", "not"]), st.sampled_from([0.03, 0.25, 0.5, 1.0])
)


@given(graph=graphs, given=st.lists(replies, max_size=12))
@settings(max_examples=100, deadline=None)
def test_right_answers_never_lower_and_wrong_ones_never_raise(
    graph: tuple[list[int], ...], given: list[tuple[int, str, float]]
) -> None:
    """Whatever the graph and the answers: no probability falls after a right answer, none rises
    after a wrong one or "I haven't learned this yet", and all stay probabilities."""
    scores = scores_before(ground_of(graph, SPREAD))
    for about, kind, guess in given:
        before = believed(scores)
        reply = Reply(True, guess, 0.1) if kind == "right" else Reply(False, guess, 0.1)
        scores = scores_after(scores, about % len(graph), Reply(False, 0, 0.02) if kind == "not" else reply)
        after = believed(scores)
        signs = {
            after[n] >= before[n] - 1e-8 if kind == "right" else after[n] <= before[n] + 1e-8 for n in range(len(graph))
        }
        assert signs == {True}
        assert all(0 <= one <= 1 for one in after)
        assert all(one > 0 for one in scores.variances)


@given(
    graph=graphs,
    has_items=st.lists(st.booleans(), min_size=12, max_size=12),
    answers=st.lists(st.integers(0, 2), min_size=40, max_size=40),
)
@settings(max_examples=40, deadline=None)
def test_it_ends_and_a_replay_knows_it_all(
    graph: tuple[list[int], ...], has_items: list[bool], answers: list[int]
) -> None:
    """Any course: at most 25 questions, none twice; and the replayed log asks the same next."""
    make = Make()
    competencies = [make.competency(f"c{n}", *(f"c{one}" for one in before)) for n, before in enumerate(graph)]
    pool = [item for n in range(len(graph)) if has_items[n] for item in make.pool(3, 3, f"c{n}")]
    student = make.student(make.course(pool, competencies))
    asked: list[str] = []
    while (item := student.asked(mode="placement")) is not None:
        asked.append(item)
        kind = answers[len(asked) - 1]
        if kind == 2:
            student.does(NotLearnedYet(f"{len(asked):04}", student.at, 0, item, "placement", None))
        else:
            student.answers(item, kind == 0, mode="placement")
        learner = replay(student.course, student.log)
        assert learner == student.learner
        assert next_item(student.course, learner, (), "placement", student.now) == next_item(
            student.course, student.learner, (), "placement", student.now
        )
    assert len(asked) == len(set(asked)) <= 25


def test_the_belief_follows_from_the_answers(make: Make) -> None:
    """A learner whose snapshot holds only the answers is asked the same, and believed the same."""
    student = make.student(chain(60))
    place(student, 30, most=12)
    placement = student.learner.placement
    assert placement is not None and placement.scores is not None
    bare: Learner = replace(student.learner, placement=replace(placement, scores=None))
    assert bare == student.learner
    assert next_item(student.course, bare, (), "placement", NOW) == next_item(
        student.course, student.learner, (), "placement", NOW
    )
    assert results(student.course, replace(placement, scores=None)) == results(student.course, placement)


# how right it is; the whole tables are in tests/benchmarks/placement.py


@pytest.mark.parametrize(
    ("shape", "kind", "least"),
    [("chain", "in order", 0.94), ("layers", "patchy", 0.91), ("units", "in order", 0.9), ("wide", "in order", 0.88)],
)
def test_most_competencies_are_placed_right(shape: str, kind: str, least: float) -> None:
    """In courses of 100 competencies, from novices to experts, so large a part is placed right."""
    found = [
        benchmark.engine(student).right[-1]
        for level in benchmark.LEVELS
        for student in benchmark.students(shape, kind, level, 100, 3)
    ]
    assert sum(found) / len(found) >= least


@pytest.mark.parametrize("shape", ["chain", "layers", "wide", "units"])
def test_guessers_are_not_taken_for_knowers(shape: str) -> None:
    """Who guesses among four options is believed to know less than 5 % of a course, on average."""
    found = [benchmark.engine(benchmark._guesser(shape, 100, 4, number)).believed for number in range(6)]
    assert sum(found) / len(found) < 0.05
