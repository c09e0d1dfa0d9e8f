"""Specification of being stuck: when it is noticed, what is offered, and that there is a way on."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.runtime.effects import Stuck
from mkcourse.runtime.engine import step
from mkcourse.runtime.events import SupportTaken
from mkcourse.runtime.mastery import believed
from mkcourse.runtime.model import record_of
from mkcourse.runtime.policy import Policy
from mkcourse.runtime.ready import is_ready
from mkcourse.runtime.struggle import RUNGS, Struggle, at_rung, needs_help, rungs_above, struggle_after
from mkcourse.runtime.view import view_as_json

POLICY = Policy()


def after(beliefs: list[float], sessions: list[int] | None = None, policy: Policy = POLICY) -> Struggle:
    """The struggle after answers that left these beliefs, in one sitting if nothing is said."""
    struggle = Struggle()
    for belief, session in zip(beliefs, sessions or [1] * len(beliefs), strict=True):
        struggle = struggle_after(policy, struggle, belief, session)
    return struggle


# when


def test_ten_answers_without_a_gain() -> None:
    """Nine answers that leave the belief where it was are no reason yet, ten are."""
    assert not needs_help(POLICY, after([0.4, *[0.4] * 9]), 0.4)
    assert needs_help(POLICY, after([0.4, *[0.4] * 10]), 0.4)


def test_a_gain_begins_anew() -> None:
    """A belief higher by the policy's gain than the best so far starts the count again; less does not."""
    assert after([0.4, *[0.4] * 9, 0.45]).items == 0
    assert after([0.4, *[0.4] * 9, 0.44]).items == 10


def test_up_and_down_is_no_gain() -> None:
    """Who goes up and down between the same beliefs gets nowhere, though every second answer is a rise."""
    assert needs_help(POLICY, after([0.2, 0.5] * 6), 0.5)


def test_two_sittings_without_a_gain() -> None:
    """Five answers in two sittings without a gain are enough, in one sitting they are not."""
    assert needs_help(POLICY, after([0.4] * 6, [1, 2, 2, 2, 3, 3]), 0.4)
    assert not needs_help(POLICY, after([0.4] * 6, [1, 1, 1, 1, 1, 1]), 0.4)
    assert not needs_help(POLICY, after([0.4] * 5, [1, 2, 2, 3, 3]), 0.4)


def test_a_falling_belief() -> None:
    """A belief that fell far below its best is a reason after five answers already."""
    assert needs_help(POLICY, after([0.6, 0.5, 0.4, 0.3, 0.3, 0.3]), 0.3)
    assert not needs_help(POLICY, after([0.6, 0.5, 0.4, 0.4, 0.4, 0.4]), 0.4)
    assert not needs_help(POLICY, after([0.6, 0.3, 0.2]), 0.2)


def test_enough_belief_is_no_struggle() -> None:
    """Where the belief is as high as practised asks for, nobody is stuck, however long it takes."""
    assert not needs_help(POLICY, after([0.95] * 40), 0.95)


@given(st.lists(st.floats(0.01, 0.99), max_size=60), st.integers(0, 4))
def test_gains_are_few(beliefs: list[float], rungs: int) -> None:
    """Before *practised* there are at most twenty gains, so that every struggle climbs in the end."""
    gains, struggle = 0, Struggle()
    for belief in beliefs:
        told = struggle_after(POLICY, struggle, min(belief, 0.89), 1)
        gains += told.best > struggle.best
        assert told.best >= struggle.best
        struggle = told
    assert gains <= 20
    assert rungs_above(RUNGS[rungs - 1] if rungs else None) == RUNGS[rungs:]


def test_the_first_help_waits_ten_answers_the_next_five() -> None:
    """From a rung on five more answers without a gain lead to the next."""
    struggle = at_rung(after([0.4] * 11), "representation", "pictures", None)
    assert not needs_help(POLICY, replace(struggle, items=4), 0.4)
    assert needs_help(POLICY, replace(struggle, items=5), 0.4)


# what


def course(make, **changes):
    """A competency that builds on two others, with lessons in several representations."""
    items = [item for id in ("root", "a", "b", "c") for item in make.pool(12, 4, id)]
    competencies = [
        make.competency("root"),
        make.competency("a", "root"),
        make.competency("b"),
        make.competency("c", "a", "b"),
        make.competency("d", "c"),
    ]
    lessons = [
        make.lesson("words", "c"),
        make.lesson("pictures", "c") | {"representation": "picture"},
        make.lesson("example", "c") | {"representation": "worked-example"},
    ]
    return make.course([*items, *make.pool(6, 4, "d")], competencies, **{"lessons": lessons} | changes)


def knower(make, **changes):
    """A student who has practised all that c builds on, and has read its first lesson."""
    student = make.student(course(make, **changes))
    for id in ("root", "a", "b"):
        student.practises(id)
    return student.opens("words") if "words" in student.course.lessons else student


def climb(student, most: int = 60) -> list[Stuck]:
    """All that is told of being stuck by wrong answers to c."""
    told = []
    for _ in range(most):
        student.answers(student.asked("c"), right=False)
        told += student.told(Stuck)
    return told


def test_the_ladder(make) -> None:
    """Another representation, a worked example, then a note: with sure prerequisites there is no step back."""
    student = knower(make)
    told = climb(student)
    assert [(one.rung, one.lesson, one.reason.code) for one in told] == [
        ("representation", "pictures", "stuck-representation"),
        ("worked-example", "example", "stuck-worked-example"),
        ("note", None, "stuck-note"),
    ]
    assert {one.competency for one in told} == {"c"}


def doubt(student, id: str, mastery: float) -> None:
    """Takes the belief in a competency back."""
    belief = believed(student.course.competencies[id].skill, mastery)
    record = replace(student.record(id), mastery=mastery, belief=belief)
    student.learner = replace(student.learner, records={**student.learner.records, id: record})


def test_the_likeliest_missing_prerequisite(make) -> None:
    """Of two direct prerequisites that are not sure the less believed one is offered."""
    student = knower(make, lessons=[])
    for id, mastery in (("a", 0.8), ("b", 0.75)):
        doubt(student, id, mastery)
    stuck = next(one for one in climb_with_doubts(student, {"a": 0.8, "b": 0.75}) if one.rung == "prerequisite")
    assert (stuck.prerequisite, stuck.reason.code) == ("b", "stuck-prerequisite")
    assert student.ready()[0] == ("practise", "b", "stuck-prerequisite")


def climb_with_doubts(student, doubts: dict[str, float], most: int = 60) -> list[Stuck]:
    """Wrong answers to c until a prerequisite is offered, with these beliefs in its prerequisites."""
    told: list[Stuck] = []
    for _ in range(most):
        if any(one.rung == "prerequisite" for one in told):
            break
        for id, mastery in doubts.items():
            doubt(student, id, mastery)
        student.answers(student.asked("c"), right=False)
        told += student.told(Stuck)
    return told


def test_prerequisites_of_prerequisites(make) -> None:
    """Where the direct prerequisites are sure, the ones behind them are looked at."""
    student = knower(make, lessons=[])
    told = climb_with_doubts(student, {"a": 0.97, "b": 0.97, "root": 0.5})
    assert told[-1].prerequisite == "root"


def test_without_lessons_solutions_are_the_example(make) -> None:
    """Without another lesson the first step is to read the solution of an item."""
    told = climb(knower(make, lessons=[]), most=12)
    assert [(one.rung, one.lesson, one.reason.code) for one in told[:1]] == [
        ("worked-example", None, "stuck-solutions")
    ]


def test_the_step_is_offered_first_until_it_is_taken(make) -> None:
    """The ready set leads with the rung's lesson; once that is opened, practice goes on."""
    student = knower(make)
    for _ in range(30):
        student.answers(student.asked("c"), right=False)
        if student.told(Stuck):
            break
    assert student.ready()[0] == ("learn", "c", "stuck-representation")
    assert view_as_json(student.course, student.learner, student.now)["competencies"]["c"]["stuck"] == "representation"
    student.opens("pictures")
    assert student.ready()[0][:2] == ("practise", "c")


def test_each_rung_waits_for_five_answers(make) -> None:
    """After a rung come five answers before the next."""
    student, places = knower(make), []
    for place in range(40):
        student.answers(student.asked("c"), right=False)
        places += [place] * len(student.told(Stuck))
    assert [later - earlier for earlier, later in pairwise(places)] == [5, 5]


def test_being_practised_ends_it(make) -> None:
    """Who gets there after all is not stuck any more, and needs no support."""
    student = knower(make)
    climb(student, most=20)
    student.does(SupportTaken("s", student.at, 0, "c"))
    assert student.record("c").support
    student.practises("c")
    assert student.record("c").struggle == Struggle(), student.record("c").struggle
    assert not student.record("c").support


def test_repetitions_and_hints_do_not_count(make) -> None:
    """Answers that tell nothing about the learner are no sign of being stuck."""
    student = knower(make)
    for _ in range(40):
        student.takes_hint("c-0").answers("c-0", right=False)
    assert student.record("c").struggle.items == 0 and student.told(Stuck) == []


# support


def test_support_opens_what_builds_on_it(make) -> None:
    """With support dependents are ready; the level stays, and the view says so."""
    student = knower(make)
    climb(student, most=12)
    d = student.course.competencies["d"]
    before = student.record("c").level
    assert not is_ready(student.course, student.learner, d)
    student.does(SupportTaken("s", student.at, 0, "c"))
    assert is_ready(student.course, student.learner, d)
    assert student.record("c").level == before
    shown = view_as_json(student.course, student.learner, student.now)["competencies"]["c"]
    assert shown["support"] and shown["stuck"] is None
    assert student.ready()[0] == ("practise", "d", "after-prerequisites")


def test_support_is_offered_again_in_a_later_sitting(make) -> None:
    """What was gone on from does not lead in the same sitting, but is offered again in a later one."""
    student = knower(make)
    climb(student, most=12)
    student.does(SupportTaken("s", student.at, 0, "c"))
    assert all(reason != "practise-with-support" for _, _, reason in student.ready())
    student.wait().answers(student.asked("d"), right=False)
    assert ("practise", "c", "practise-with-support") in student.ready()


def test_support_before_any_answer(make) -> None:
    """Nobody has to be stuck first: the learner may go on with support at any time."""
    student = make.student(course(make)).does(SupportTaken("s", 1, 0, "root"))
    assert ("practise", "a", "after-prerequisites") in student.ready()
    assert student.record("root").level == "new"


def test_what_is_practised_needs_no_support(make) -> None:
    """For what is practised, and for what the course does not have, it changes nothing."""
    student = knower(make)
    for id in ("a", "gone"):
        learner, effects = step(student.course, student.learner, SupportTaken("s", student.at, 0, id))
        assert (learner.records, effects) == (student.learner.records, ())


# whatever happens

ANSWERS = st.lists(st.tuples(st.sampled_from("abc"), st.booleans(), st.sampled_from([0.0, 0.0, 1.0])), max_size=90)


@given(ANSWERS)
@settings(max_examples=30, deadline=None)
def test_the_ladder_is_climbed_in_order(make, answers) -> None:
    """Between two gains rungs come in their order and each once, so that the ladder ends."""
    student, climbed = make.student(course(make)), []
    for id, right, days in answers:
        student.wait(days).answers(student.asked(id), right)
        rung = student.record("c").struggle.rung
        if rung is None:
            climbed = []
        climbed += [one.rung for one in student.told(Stuck) if one.competency == "c"]
        assert climbed == sorted(set(climbed), key=RUNGS.index)


@given(ANSWERS)
@settings(max_examples=30, deadline=None)
def test_support_always_opens(make, answers) -> None:
    """After any answers support for every prerequisite makes a competency ready."""
    student = make.student(course(make))
    for id, right, days in answers:
        student.wait(days).answers(student.asked(id), right)
    for id in ("root", "a", "b", "c"):
        student.does(SupportTaken(f"s-{id}", student.at, 0, id))
    assert all(is_ready(student.course, student.learner, one) for one in student.course.competencies.values())


@pytest.mark.parametrize("rung", RUNGS)
def test_an_edition_without_the_offer_is_no_dead_end(make, rung) -> None:
    """Where the lesson or the prerequisite that a rung offered is gone, there is practice."""
    student = knower(make)
    climb(student, most=12)
    struggle = Struggle(best=0.5, rung=rung, lesson="gone", prerequisite="gone")
    record = replace(record_of(student.course.competencies["c"], student.learner), struggle=struggle)
    student.learner = replace(student.learner, records={**student.learner.records, "c": record})
    assert any(kind == "practise" and competency == "c" for kind, competency, _ in student.ready())
