"""Specification of what answers tell about other competencies: blame, take-back, credit, and replay."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx

from mkcourse.runtime.believing import record_believed
from mkcourse.runtime.engine import NOBODY, replay
from mkcourse.runtime.model import record_of
from mkcourse.runtime.ready import is_ready


def chain(make, **changes):
    """A student of three competencies, each the prerequisite of the next, and one that stands alone."""
    competencies = [
        make.competency("a"),
        make.competency("b", "a"),
        make.competency("c", "b", **changes),
        make.competency("alone"),
    ]
    items = [item for one in competencies for item in make.pool(12, 4, one["id"])]
    return make.student(make.course(items, competencies))


def fails(student, competency: str, count: int) -> None:
    """Answers wrong so often."""
    for n in range(count):
        student.answers(f"{competency}-{n % 12}", right=False)


def learns(student, competency: str) -> None:
    """Answers wrong at first, and right from then on until it is practised: a learner who learns."""
    fails(student, competency, 4)
    student.practises(competency)


def mastery(student, competency: str) -> float:
    """The belief now."""
    return student.record(competency).mastery


def test_failure_after_failure_blames_the_prerequisite(make) -> None:
    """Practice that does not help takes belief off the prerequisite, and nothing else of the course."""
    student = chain(make)
    learns(student, "alone")
    learns(student, "a")
    before, alone = mastery(student, "a"), mastery(student, "alone")
    fails(student, "b", 12)
    assert mastery(student, "a") < before
    assert mastery(student, "alone") == approx(alone, abs=0.1)
    assert "c" not in student.learner.records


def test_a_false_mastery_is_taken_back_and_can_come_again(make) -> None:
    """What is in doubt keeps its level, is to be confirmed, and holds back what needs it until it is."""
    student = chain(make)
    learns(student, "alone")
    learns(student, "a")
    fails(student, "b", 40)
    record = student.record("a")
    assert (record.level, record.confirm) == ("practised", True)
    b = student.course.competencies["b"]
    assert not is_ready(student.course, student.learner, b)
    for n in range(12):
        student.answers(f"a-{n}")
    assert not student.record("a").confirm
    assert is_ready(student.course, student.learner, b)


def test_success_credits_the_prerequisite(make) -> None:
    """Right answers make it likelier that the prerequisite is known, even before it is practised."""
    student = chain(make)
    before = mastery(student, "a")
    for n in range(4):
        student.answers(f"b-{n}")
    assert mastery(student, "a") > before
    assert student.record("a").level == "new"


def test_credit_trickles_along_covers(make) -> None:
    """A right answer credits what is covered by its share; a wrong one takes nothing from it."""
    some, most = chain(make, covers={"alone": 0.1}), chain(make, covers={"alone": 0.9})
    before = mastery(some, "alone")
    found = [mastery(student.answers("c-0"), "alone") for student in (some, most)]
    assert found[0] < found[1] and before < found[1]
    wrong = chain(make, covers={"alone": 0.9}).answers("c-0", right=False)
    assert mastery(wrong, "alone") == approx(before, abs=1e-9)


def test_help_neither_blames_nor_credits(make) -> None:
    """After a hint nothing is told about prerequisites either."""
    for right in (True, False):
        student = chain(make)
        student.practises("a")
        before = student.record("a")
        student.takes_hint("b-0").answers("b-0", right)
        assert student.record("a") == before


def test_a_placement_is_believed_but_to_be_confirmed(make) -> None:
    """A record that a placement makes has its probability, no level, and is confirmed by practice."""
    student = chain(make)
    a = student.course.competencies["a"]
    record = record_believed(a, 0.9)
    assert (record.mastery, record.level, record.confirm) == (0.9, "new", True)
    assert record_of(a, NOBODY).mastery < 0.5


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 11), st.booleans()), max_size=40))
def test_replay_believes_the_same(make, history) -> None:
    """The log replayed gives the very same beliefs, all of them probabilities."""
    student = chain(make)
    for competency, number, right in history:
        student.answers(f"{competency}-{number}", right)
    assert replay(student.course, student.log) == student.learner
    assert all(0 <= record.mastery <= 1 for record in student.learner.records.values())
    assert not student.learner.ways or sum(student.learner.ways) == approx(1)
