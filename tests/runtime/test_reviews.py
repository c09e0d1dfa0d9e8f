"""Specification of reviews: what moves a memory, what is due, in which order and how much of it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from pytest import approx

from mkcourse.runtime.dates import iso_of
from mkcourse.runtime.effects import ReviewDue
from mkcourse.runtime.memory import Memory, memory_after, retrievability
from mkcourse.runtime.model import Course, Learner, Level, Record
from mkcourse.runtime.moments import Moment, local_day
from mkcourse.runtime.pace import Pace
from mkcourse.runtime.plans import plan_from
from mkcourse.runtime.remembering import covered, records_remembering
from mkcourse.runtime.review_load import DAYS, review_days, reviews_while_learning
from mkcourse.runtime.reviews import review_due_at, review_queue

DAY = 20_000
NAMES = ("a", "b", "c", "d", "e", "f", "g", "h")


def at(day: int) -> Moment:
    """Eight in the morning of a day."""
    return Moment(day * 86_400 + 8 * 3600, 0)


def course_of(make, covers: Mapping[str, Mapping[str, float]] = {}, extra: tuple[str, ...] = (), **changes: object):
    """Eight competencies, and perhaps more that nobody has begun."""
    names = (*NAMES, *extra)
    competencies = [make.competency(id, covers=dict(covers.get(id, {}))) for id in names]
    return make.course([item for id in names for item in make.pool(3, 4, id)], competencies, **changes)


def known(stability: float, reviewed: int, level: Level = "secure") -> Record:
    """What was reviewed on a day, with a stability in days."""
    return Record(0.95, level=level, reached=at(reviewed), memory=Memory(stability, 5.0, at(reviewed)))


def queue(course: Course, records: Mapping[str, Record], day: int = DAY, **learner: object) -> str:
    """The names in the queue."""
    someone = Learner(records=dict(records), **learner)  # type: ignore[arg-type]
    return "".join(one.id for one in review_queue(course, someone, at(day)))


# what moves a memory


def test_memory_begins_with_the_first_right_answer(make) -> None:
    """Misses before it tell nothing about forgetting; the first unaided right answer begins the memory."""
    student = make.student(course_of(make)).answers("a-0", right=False)
    assert student.record("a").memory is None
    student.takes_hint("a-1").answers("a-1")
    assert student.record("a").memory is None
    now = student.now
    student.answers("a-2")
    assert student.record("a").memory == memory_after(None, True, now)


def test_the_first_answer_of_a_day_is_the_review(make) -> None:
    """On a later day the first answer that counts moves the memory, and no other of that day does."""
    student = make.student(course_of(make)).answers("a-0")
    begun = student.record("a").memory
    student.answers("a-1", right=False)
    assert student.record("a").memory == begun
    now = student.wait(3).now
    student.answers("a-2")
    reviewed = student.record("a").memory
    assert reviewed == memory_after(begun, True, now)
    student.answers("a-0", right=False)
    assert student.record("a").memory == reviewed


def test_not_learned_yet_is_again(make) -> None:
    """Saying that it is not learned moves the memory like a wrong answer, and no less."""
    student = make.student(course_of(make)).answers("a-0")
    begun, now = student.record("a").memory, student.wait(3).now
    student.has_not_learned("a-1")
    assert student.record("a").memory == memory_after(begun, False, now)


def test_a_miss_is_laid_at_one_door(make) -> None:
    """On an item of two competencies a miss is a lapse of the less believed one only."""
    course = course_of(make)
    two = [course.competencies["a"], course.competencies["b"]]
    records = {"a": known(5, DAY - 9), "b": replace(known(5, DAY - 9), mastery=0.5)}
    after = records_remembering(course, records, two, False, at(DAY))
    assert after["a"] == records["a"] and after["b"].memory == memory_after(records["b"].memory, False, at(DAY))


def test_practice_refreshes_what_it_covers(make) -> None:
    """A right answer gives what it covers its share of a review, along chains, once a day; a miss none."""
    course = course_of(make, {"c": {"b": 0.5}, "b": {"a": 0.5}})
    records = {id: known(10, DAY - 10) for id in "abc"}
    told = [course.competencies["c"]]
    after = records_remembering(course, records, told, True, at(DAY))
    assert [local_day(after[id].memory.at) for id in "cba"] == [DAY, DAY - 5, DAY - 8]  # type: ignore[union-attr]
    assert records_remembering(course, after, told, True, at(DAY)) == after
    missed = records_remembering(course, records, told, False, at(DAY))
    assert missed["b"] == records["b"]


def test_nothing_is_refreshed_that_was_never_known(make) -> None:
    """What has no memory yet gets none from what covers it."""
    course = course_of(make, {"b": {"a": 1.0}})
    records = {"b": known(10, DAY - 10), "a": Record(0.5)}
    assert records_remembering(course, records, [course.competencies["b"]], True, at(DAY))["a"].memory is None


def test_shares_multiply_along_chains(make) -> None:
    """The strongest way counts, weak chains end, and circles do no harm."""
    course = course_of(make, {"c": {"b": 0.5, "a": 0.1}, "b": {"a": 0.5, "d": 0.15}, "a": {"c": 1.0}})
    assert covered(course, course.competencies["c"]) == {"b": 0.5, "a": 0.25}


# what is due


def test_due_when_it_would_be_forgotten(make) -> None:
    """What is practised is due once it would be known in less than nine of ten cases, not before."""
    course, record = course_of(make), known(7, DAY - 7)
    assert queue(course, {"a": record}, DAY - 1) == ""
    assert queue(course, {"a": record}) == "a"
    assert retrievability(record.memory, at(DAY)) == approx(0.9)  # type: ignore[arg-type]


def test_only_what_is_practised_is_reviewed(make) -> None:
    """What is still being learned is practised anyway, and what a mixed check asks is left to it."""
    course = course_of(make)
    assert queue(course, {"a": known(2, DAY - 9, "learning")}) == ""
    assert queue(course, {"a": known(2, DAY - 9, "practised")}) == ""
    assert queue(course, {"a": known(2, DAY - 9, "secure")}) == "a"


def test_an_answer_settles_a_review(make) -> None:
    """Right or wrong, what was answered today is due on another day, and an effect says when."""
    course = course_of(make)
    student = make.student(course).answers("a-0").wait(5)
    student.learner = replace(
        student.learner, records={"a": replace(student.record("a"), level="secure", mastery=0.95)}
    )
    assert [one.id for one in review_queue(course, student.learner, student.now)] == ["a"]
    student.answers("a-1", mode="review")
    assert review_queue(course, student.learner, student.now) == ()
    (due,) = student.told(ReviewDue)
    assert due.at == review_due_at(course, student.learner, course.competencies["a"])
    assert local_day(Moment(due.at, 0)) > local_day(student.now) + 5


def test_the_longest_overdue_first(make) -> None:
    """What is likeliest forgotten comes first; how long it is overdue counts against its stability."""
    course = course_of(make)
    records = {"a": known(10, DAY - 12), "b": known(10, DAY - 30), "c": known(2, DAY - 12)}
    assert queue(course, records) == "cba"


def test_what_refreshes_more_comes_first(make) -> None:
    """Of two that are equally overdue, the one that covers others that are due comes first."""
    records = {id: known(10, DAY - 12) for id in "abc"}
    assert queue(course_of(make), records) == "abc"
    assert queue(course_of(make, {"c": {"a": 0.5}}), records) == "cab"
    assert queue(course_of(make, {"c": {"e": 0.5}}), records) == "abc"


def test_reviews_take_a_share_of_the_day(make) -> None:
    """Thirty per cent of 20 minutes hold four reviews of a minute and a half; what was reviewed today
    counts, and there is one on each day."""
    course = course_of(make, extra=("new",), plan={"minutes_per_day": 20})
    records = {id: known(5, DAY - 9) for id in NAMES}
    assert len(queue(course, records)) == 4
    assert len(queue(course, records, pace=Pace(day=DAY, reviewed=180))) == 2
    assert len(queue(course, records, pace=Pace(day=DAY, reviewed=1000))) == 0
    assert len(queue(course, records, pace=Pace(day=DAY - 1, reviewed=1000))) == 4
    own = plan_from({"minutes_per_day": 2})
    assert len(queue(course, records, plan=own)) == 1


def test_who_has_learned_all_may_review_all(make) -> None:
    """Where nothing new is left to learn, the whole day is for reviews."""
    records = {id: known(5, DAY - 9) for id in NAMES}
    assert len(queue(course_of(make), records)) == 8


# the exam

EXAM = {"exam": iso_of(DAY + 10), "minutes_per_day": 20, "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]}


def due_in(course: Course, record: Record) -> int | None:
    """In how many days it is due."""
    due = review_due_at(course, Learner(records={"a": record}), course.competencies["a"])
    return None if due is None else local_day(Moment(due, 0)) - DAY


def test_reviews_end_with_the_exam(make) -> None:
    """What will still be known at the exam is not reviewed; what would just be forgotten is, before it."""
    course = course_of(make, plan=EXAM)
    assert due_in(course, known(4, DAY)) == 4
    assert due_in(course, known(10, DAY)) == 9
    assert due_in(course, known(11, DAY)) is None
    assert due_in(course_of(make), known(11, DAY)) == 11


def test_the_last_review_is_on_a_day_with_time(make) -> None:
    """If there are holidays before the exam, the last review is before them."""
    plan = EXAM | {"holidays": [f"{iso_of(DAY + 7)}..{iso_of(DAY + 9)}"]}
    assert due_in(course_of(make, plan=plan), known(9, DAY)) == 6


def test_nothing_after_the_exam(make) -> None:
    """On the day of the exam there are reviews, after it none."""
    course = course_of(make, extra=("new",), plan=EXAM)
    assert queue(course, {"a": known(3, DAY)}, DAY + 10) == "a"
    assert queue(course, {"a": known(3, DAY)}, DAY + 11) == ""


@pytest.mark.parametrize(("day", "reviews"), [(DAY + 7, 0), (DAY + 8, 4), (DAY + 9, 8)])
def test_what_the_last_days_cannot_hold_comes_earlier(make, day: int, reviews: int) -> None:
    """Eight that fall due on the last day before the exam: four of them are reviewed a day earlier; who
    did not come then has all on the last day, whatever the share."""
    course = course_of(make, extra=("new",), plan=EXAM)
    assert len(queue(course, {id: known(10, DAY) for id in NAMES}, day)) == reviews


# what is to be expected


def test_expected_reviews_are_those_of_the_algorithm() -> None:
    """Always right, something learned today is reviewed after 2, 13, 59 and 222 days; what was learned
    earlier goes on from where it is."""
    assert DAYS[:4] == (2, 13, 59, 222)
    memory = memory_after(None, True, at(DAY))
    assert review_days(memory, 0.9, DAY)[:4] == [DAY + day for day in DAYS[:4]]
    assert review_days(memory, 0.9, DAY + 30)[:2] == [DAY + 30, DAY + 41]
    memory = memory_after(memory, True, at(DAY + 2))
    assert review_days(memory, 0.9, DAY)[:2] == [DAY + 13, DAY + 59]


@pytest.mark.parametrize("count", [1, 3, 30])
@pytest.mark.parametrize("days", [0, 1, 2, 4, 20, 70, 500])
def test_expected_reviews_of_what_is_learned_evenly(count: int, days: int) -> None:
    """Each of them is learned in the middle of its part of the days, and reviewed from then on."""
    left = [days * (1 - (place + 0.5) / count) for place in range(count)]
    assert reviews_while_learning(count, days) == sum(gone <= each + 1e-9 for each in left for gone in DAYS)
