"""Specification of variants: items that are made from one question and differ in their numbers."""

from dataclasses import replace

from mkcourse.runtime.engine import next_item
from mkcourse.runtime.events import Attempted
from mkcourse.runtime.grading import grade
from mkcourse.runtime.responses import Typed
from mkcourse.runtime.settling import settled


def variants(make, question: str, count: int = 4, *competencies: str, **changes: object):
    """`count` variants of a typed question."""
    return [make.item(f"{question}.{n:06x}", 0, *competencies, variant_of=question, **changes) for n in range(count)]


def test_the_course_knows_its_variants(make) -> None:
    """Each item says which question it is a variant of; those of one question are known together."""
    course = make.course([*variants(make, "sum", 2), make.item("plain")])
    assert course.variants == {"sum": ("sum.000000", "sum.000001")}
    assert [item.variant_of for item in course.items.values()] == ["sum", "sum", None]


def test_a_variant_that_is_no_more_goes_on_as_another(make) -> None:
    """Its answers, and those from before the question had parameters, belong to a variant that is there."""
    course = make.course([*variants(make, "sum", 3), make.item("plain")])
    for gone in ("sum.ffffff", "sum"):
        assert course.items[course.item_id(gone)].variant_of == "sum"
    assert course.item_id("plain.ffffff") == "plain"
    assert course.item_id("sum.000002") == "sum.000002"
    assert course.item_id("other.000002") == "other.000002"


def test_renamed_questions_keep_their_variants(make) -> None:
    """Variants of a renamed question are found by their own values, or else by the question's old name."""
    items = [item | {"was": [f"old.{item['id'][4:]}", "old"]} for item in variants(make, "sum", 3)]
    course = make.course(items)
    assert course.item_id("old.000001") == "sum.000001"
    assert course.items[course.item_id("old.ffffff")].variant_of == "sum"
    assert course.items[course.item_id("old")].variant_of == "sum"


def test_no_answer_is_graded_by_another_variant(make) -> None:
    """An answer to a variant that is no more has no key, so it is not graded."""
    course = make.course(variants(make, "sum", 3))
    event = Attempted("1", 0, 0, "sum.ffffff", Typed("1"), 5, 1, "practice", None)
    assert settled(course, event) == event
    known = settled(course, replace(event, item="sum.000001"))
    assert isinstance(known, Attempted) and known.outcome and known.outcome.verdict == "right"
    assert grade(course.items["sum.000001"].key, Typed("1"), "en").verdict == "right"


def test_variants_of_a_question_come_apart(make) -> None:
    """With three questions of many variants no two of the last three answers are to one of them."""
    items = [item for question in ("a", "b", "c", "d") for item in variants(make, question, 6)]
    student = make.student(make.course(items))
    asked = []
    for _ in range(20):
        shown = student.asked()
        asked.append(student.course.items[shown].variant_of)
        student.answers(shown, right=len(asked) % 3 != 0)
    assert all(len(set(asked[n : n + 4])) == 4 for n in range(len(asked) - 3))


def test_other_questions_come_before_another_variant(make) -> None:
    """As long as a plain question is unseen, no second variant is asked directly after the first."""
    student = make.student(make.course([*variants(make, "sum", 8), make.item("x", 0), make.item("y", 0)]))
    student.answers("sum.000003")
    assert {student.answers(student.asked()).learner.last_item for _ in range(2)} == {"x", "y"}


def test_a_variant_is_a_new_item(make) -> None:
    """A question with parameters alone can be practised: each variant counts, and none comes twice before all came."""
    student = make.student(make.course(variants(make, "sum", 6)))
    asked = []
    for _ in range(6):
        asked.append(student.asked())
        student.answers(asked[-1])
    assert len(set(asked)) == 6
    assert all(one.why_not is None for one in student.record().history)


def practised(make, items):
    """A student who has practised "halves", a day ago."""
    student = make.student(make.course(items))
    student.practises()
    return student.wait()


def test_no_second_variant_in_a_mixed_set(make) -> None:
    """Where an answer in a set did not count, another question is asked next, not another variant."""
    items = [*make.pool(5, 0), *variants(make, "check", 6, use="check"), *make.checks(1)]
    for first in ("check.000000", "check.000004"):
        student = practised(make, items)
        student.takes_hint(first).answers(first, mode="check")
        shown = next_item(student.course, student.learner, ["halves"], "check", student.now)
        assert shown.item == "halves-check-0"


def test_a_second_variant_before_nothing(make) -> None:
    """With nothing but one question's variants a set asks a second one."""
    student = practised(make, variants(make, "sum", 12))
    first = student.asked(mode="check")
    assert first is not None
    student.takes_hint(first).answers(first, mode="check")
    second = student.asked(mode="check")
    assert second not in (None, first)


def test_a_placement_asks_one_variant(make) -> None:
    """A placement does not ask a second variant of a question."""
    competencies = [make.competency(f"c{n}") for n in range(9)]
    items = [item for n in range(9) for item in variants(make, f"q{n}", 3, f"c{n}")]
    student = make.student(make.course(items, competencies))
    asked = []
    while (shown := next_item(student.course, student.learner, [], "placement", student.now)).item:
        asked.append(student.course.items[shown.item].variant_of)
        student.answers(shown.item, right=len(asked) % 2 == 0, mode="placement")
    assert len(asked) == len(set(asked)) > 3
