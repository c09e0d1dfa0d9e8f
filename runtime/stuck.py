"""Stuck: what is offered to a learner whom practice does not get any further.

A ladder, its rungs in this order: another way to see it, a worked example, the prerequisite
that is likeliest missing, a note for the teacher or a friend. A rung with nothing to offer is
left out; the note always can be. From any of them, and before, the learner may go on *with
support*. When it is time for the next rung is in struggle.py.
"""

from collections.abc import Iterable, Iterator, Sequence

from .changing import replace
from .effects import Stuck
from .interests import is_liked
from .model import Competency, Course, Learner, Lesson, Record, record_of
from .reasons import Reason, because
from .standing import has_been_practised, is_beyond_doubt, is_sure
from .struggle import (
    NO_STRUGGLE,
    Rung,
    Struggle,
    after_lesson,
    at_rung,
    needs_help,
    rungs_above,
    struggle_after,
)

WORKED_EXAMPLE = "worked-example"
"""The representation of a lesson that shows how it is done, step by step."""


def struggle_and_support(course: Course, learner: Learner, competency: Competency) -> tuple[Struggle, bool]:
    """The struggle with `competency`, and whether it goes on with support, after an answer that counts.

    The learner's record holds the answer already. Where that is practised, the struggle is over.
    """
    record = learner.records[competency.id]
    if has_been_practised(record):
        return NO_STRUGGLE, record.support and record.confirm
    policy = competency.policy
    struggle = struggle_after(policy, record.struggle, record.mastery, learner.session)
    if needs_help(policy, struggle, record.mastery):
        struggle = _next_rung(course, learner, competency, struggle)
    return struggle, record.support


def newly_stuck(before: Learner, after: Learner, practised: Sequence[Competency]) -> Iterator[Stuck]:
    """Where the learner came to a new rung."""
    for one in practised:
        record = after.records[one.id]
        if record.struggle.rung not in (None, record_of(one, before).struggle.rung):
            yield _stuck(one, record)


def after_reading(learner: Learner, lesson: str) -> Learner:
    """`learner` after `lesson` was opened: where it is what the ladder offers, it was taken up."""
    offered = {
        id: replace(record, struggle=after_lesson(record.struggle, lesson))
        for id, record in learner.records.items()
        if record.struggle.lesson == lesson
    }
    return replace(learner, records={**learner.records, **offered}) if offered else learner


def with_support(learner: Learner, competency: Competency) -> Learner:
    """`learner` going on from `competency` with support; what is practised beyond doubt needs none."""
    record = record_of(competency, learner)
    if is_beyond_doubt(record):
        return learner
    return replace(learner, records={**learner.records, competency.id: replace(record, support=True)})


def reason_of_rung(competency: Competency, record: Record) -> Reason | None:
    """What the rung that `record` has come to offers, in words; None where nobody is stuck."""
    struggle = record.struggle
    match struggle.rung:
        case "representation":
            return because("stuck-representation", competency=competency.id)
        case "worked-example" if struggle.lesson:
            return because("stuck-worked-example", competency=competency.id)
        case "worked-example":
            return because("stuck-solutions", competency=competency.id)
        case "prerequisite":
            return because("stuck-prerequisite", competency=competency.id, prerequisite=struggle.prerequisite or "")
        case "note":
            return because("stuck-note", competency=competency.id, attempts=record.attempts)
    return None


def _stuck(competency: Competency, record: Record) -> Stuck:
    struggle = record.struggle
    reason = reason_of_rung(competency, record)
    assert struggle.rung is not None and reason is not None
    return Stuck(competency.id, struggle.rung, struggle.lesson, struggle.prerequisite, reason)


def _next_rung(course: Course, learner: Learner, competency: Competency, struggle: Struggle) -> Struggle:
    """`struggle` at the next rung that has something to offer; at the last one it stays."""
    for rung in rungs_above(struggle.rung):
        found = _offer(course, learner, competency, rung)
        if found is not None:
            lesson, prerequisite = found
            return at_rung(struggle, rung, lesson, prerequisite)
    return struggle


def _offer(
    course: Course, learner: Learner, competency: Competency, rung: Rung
) -> tuple[str | None, str | None] | None:
    """The lesson or the prerequisite that `rung` offers; None where it has nothing."""
    match rung:
        case "representation":
            lesson = _other_representation(learner, competency)
            return (lesson.id, None) if lesson else None
        case "worked-example":
            lesson = _worked_example(learner, competency)
            return (lesson.id if lesson else None, None)
        case "prerequisite":
            missing = likeliest_missing(course, learner, competency)
            return (None, missing.id) if missing else None
    return (None, None)


def _other_representation(learner: Learner, competency: Competency) -> Lesson | None:
    """A lesson not opened yet, best one that shows it another way than those that were."""
    opened = {lesson.representation for lesson in competency.lessons if lesson.id in learner.lessons}
    unopened = [
        lesson
        for lesson in competency.lessons
        if lesson.id not in learner.lessons and lesson.representation != WORKED_EXAMPLE
    ]
    return min(
        unopened,
        key=lambda one: (one.representation in opened, not is_liked(learner, one.contexts)),
        default=None,
    )


def _worked_example(learner: Learner, competency: Competency) -> Lesson | None:
    """A worked example, one not opened yet first; without any, solutions of items serve as one."""
    found = [lesson for lesson in competency.lessons if lesson.representation == WORKED_EXAMPLE]
    return min(found, key=lambda one: (one.id in learner.lessons, not is_liked(learner, one.contexts)), default=None)


def likeliest_missing(course: Course, learner: Learner, competency: Competency) -> Competency | None:
    """The nearest prerequisite that is not sure, of several equally near the least believed.

    None where all are sure, or nothing can be done about those that are not.
    """
    level = _prerequisites(course, [competency])
    while level:
        missing = [one for one in level if not is_sure(one, learner) and (one.practice or one.lessons)]
        if missing:
            return min(missing, key=lambda one: (record_of(one, learner).mastery, one.place))
        level = _prerequisites(course, level)
    return None


def _prerequisites(course: Course, competencies: Iterable[Competency]) -> list[Competency]:
    ids = dict.fromkeys(id for one in competencies for id in one.requires)
    return [course.competencies[id] for id in ids if id in course.competencies]
