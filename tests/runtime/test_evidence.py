"""Specification of what counts: first tries, without help, not the same item too soon."""

from mkcourse.runtime.effects import Feedback
from mkcourse.runtime.engine import NOBODY
from mkcourse.runtime.model import record_of


def why_not(student) -> str | None:
    """The code of the last feedback."""
    (feedback,) = student.told(Feedback)
    assert feedback.counts == (feedback.why_not is None)
    return feedback.why_not


def test_first_try_counts(make) -> None:
    """A first try moves the belief."""
    student = make.student(make.course(make.pool(4))).answers("halves-0")
    assert why_not(student) is None
    assert student.record().mastery > record_of(student.course.competencies["halves"], NOBODY).mastery


def test_second_try_tells_nothing(make) -> None:
    """A second try moves nothing, right or wrong, but is kept to be shown."""
    student = make.student(make.course(make.pool(4))).answers("halves-0", right=False)
    before = student.record().mastery
    student.answers("halves-0", tries=2)
    assert why_not(student) == "not-first-try"
    assert student.record().mastery == before
    assert len(student.record().history) == 2


def test_hints_neither_credit_nor_blame(make) -> None:
    """After a hint neither a right nor a wrong answer moves the belief."""
    for right in (True, False):
        student = make.student(make.course(make.pool(4))).takes_hint("halves-0")
        student.answers("halves-0", right)
        assert why_not(student) == "hint"
        assert student.record().mastery == student.course.competencies["halves"].skill.first
        assert student.record().recent == ()


def test_a_hint_helps_one_item_only(make) -> None:
    """A hint on one item does not take the weight from the answer to another."""
    student = make.student(make.course(make.pool(4))).takes_hint("halves-0").answers("halves-1")
    assert why_not(student) is None


def test_leaving_does_not_wash_a_hint_off(make) -> None:
    """A hint is remembered while the item is left for fewer than three others."""
    student = make.student(make.course(make.pool(6))).takes_hint("halves-0")
    student.answers("halves-1").answers("halves-2").answers("halves-0")
    assert why_not(student) == "hint"


def test_the_same_item_counts_again_after_three_others(make) -> None:
    """With two other attempts in between the same item tells nothing, with three it does."""
    student = make.student(make.course(make.pool(6)))
    for item in ("halves-0", "halves-1", "halves-2", "halves-0"):
        student.answers(item)
    assert why_not(student) == "seen-recently"
    for item in ("halves-1", "halves-2", "halves-3", "halves-0"):
        student.answers(item)
    assert why_not(student) is None


def test_tries_at_one_item_are_one_other(make) -> None:
    """Three tries at one other item are not three others."""
    student = make.student(make.course(make.pool(6))).answers("halves-0")
    for tries in (1, 2, 3):
        student.answers("halves-1", right=False, tries=tries)
    student.answers("halves-0")
    assert why_not(student) == "seen-recently"


def test_the_same_item_counts_again_on_a_later_day(make) -> None:
    """On a later day the same item counts at once, so that a small pool is no dead end."""
    student = make.student(make.course(make.pool(2))).answers("halves-0").wait()
    student.answers("halves-0")
    assert why_not(student) is None


def test_not_learned_yet_is_not_known(make) -> None:
    """Saying so lowers the belief as not known, whatever the guess of the item, once."""
    two, four = (make.student(make.course(make.pool(4, options))) for options in (2, 4))
    for student in (two, four):
        student.has_not_learned("halves-0")
        assert student.effects[0].after == "learning"
    assert two.record().mastery == four.record().mastery < two.course.competencies["halves"].skill.first / 3
    assert two.has_not_learned("halves-0").record().mastery == four.record().mastery


def test_not_learned_yet_after_an_answer_is_no_second_blame(make) -> None:
    """After a wrong answer in the same showing it takes nothing more."""
    student = make.student(make.course(make.pool(4))).answers("halves-0", right=False)
    before = student.record().mastery
    assert student.has_not_learned("halves-0").record().mastery == before


def test_the_solution_was_seen(make) -> None:
    """Directly after "not learned yet" the same item tells nothing, since its solution was shown."""
    student = make.student(make.course(make.pool(4))).has_not_learned("halves-0").answers("halves-0")
    assert why_not(student) == "seen-recently"


def test_not_learned_yet_in_a_check_is_a_miss(make) -> None:
    """In a mixed check it counts as not known: twice, and the level falls."""
    student = make.student(make.course([*make.pool(6), *make.checks(4)]))
    student.practises()
    for n in range(2):
        student.wait().has_not_learned(f"halves-check-{n}")
    assert student.record().level == "learning"


def test_an_item_of_two_competencies(make) -> None:
    """A right answer credits both; a miss in a check is laid at the door of the likelier cause."""
    competencies = [make.competency("a"), make.competency("b")]
    both = make.item("both", 0, "a", "b", use="check")
    course = make.course([*make.pool(6, 0, "a"), *make.pool(6, 4, "b"), both], competencies)
    student = make.student(course)
    student.practises("a")
    student.practises("b")
    likelier, other = sorted("ab", key=lambda id: student.record(id).mastery)
    student.wait().answers("both", right=False, mode="check")
    assert (student.record(likelier).misses, student.record(other).misses) == (1, 0)
    student.wait().answers("both", mode="check")
    assert student.record("a").level == student.record("b").level == "secure"
