"""Reviews: what is due to be asked again today, and in which order.

Due is what is practised, has a memory, and would by now be known with less than the desired
retention. A mixed check that is due for a competency is its review, too, and whatever answer
moves its memory settles it (remembering.py). Which item a review asks is next_item.py's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .checks import is_due
from .effects import ReviewDue
from .memory import Memory, due_day, retrievability
from .model import Competency, Course, Learner
from .moments import Moment, is_later_day, local_day
from .outlook import LONGEST_PLAN, minutes_per_day
from .pace import today
from .pacing import plan_of
from .plans import Plan, working_days
from .remembering import covered
from .standing import has_been_practised
from .workload import is_all_practised, speed_of

LAST_CHANCE = 60
"""So many days before an exam are searched for a working day."""


@dataclass(frozen=True, slots=True)
class Exam:
    """The local day of an exam, and the last one before it on which there is time to review."""

    day: int
    last: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be reviewed now, and the local day on which it is or was due."""

    competency: Competency
    memory: Memory
    due: int


def review_queue(course: Course, learner: Learner, now: Moment) -> tuple[Competency, ...]:
    """The competencies to review today, best first; one unaided answer to each is its review.

    A query for the ready set and for the mode "review", to be asked again after every answer.
    First comes the review that restores most: the chance that it is forgotten, and a share of
    that for what it covers and is due as well. The queue holds what ``review_share`` of a day's
    minutes still has room for: at least one on a day without a review yet, and all where
    nothing new is left to learn. Before an exam it also holds what would be forgotten by then, as
    soon as waiting would leave more than fits into the days that are left; after it, nothing.
    """
    plan, day = plan_of(course, learner), local_day(now)
    exam = _exam(plan)
    if exam is not None and day > exam.day:
        return ()
    found = list(_candidates(course, learner, exam, now))
    due = [one for one in found if one.due <= day]
    coming = [one for one in found if one.due > day]
    if not due and not coming:
        return ()
    pressing = _pressing(course, learner, plan, exam, len(found), day)
    ranked = _best_first(course, due, now) + sorted(coming, key=lambda one: one.due)[: max(pressing - len(due), 0)]
    return tuple(one.competency for one in ranked[: max(pressing, _room(course, learner, plan, len(due), day))])


def review_due_at(course: Course, learner: Learner, competency: Competency) -> int | None:
    """When `competency` will be due for review, in seconds since the epoch, at a local midnight.

    None for what is not practised or has no memory, and for what will still be known at the exam:
    no review is planned after it. What would be forgotten by then is due before.
    """
    record = learner.records.get(competency.id)
    if record is None or record.memory is None or not has_been_practised(record):
        return None
    due = _due(competency, record.memory, _exam(plan_of(course, learner)))
    return None if due is None else due * 86_400 - 60 * record.memory.at.zone


def reviews_set(
    course: Course, before: Learner, after: Learner, competencies: Sequence[Competency]
) -> Iterator[ReviewDue]:
    """When each of `competencies` whose memory an answer moved is due next."""
    for one in competencies:
        old, new = before.records.get(one.id), after.records.get(one.id)
        if new is not None and new.memory is not None and (old is None or old.memory is not new.memory):
            at = review_due_at(course, after, one)
            if at is not None:
                yield ReviewDue(one.id, at)


# what is due


def _exam(plan: Plan | None) -> Exam | None:
    if plan is None or plan.exam is None:
        return None
    working = working_days(plan, plan.exam - LAST_CHANCE, plan.exam - 1)
    return Exam(plan.exam, working[-1] if working else plan.exam - 1)


def _due(competency: Competency, memory: Memory, exam: Exam | None) -> int | None:
    """The local day of the next review, None where none is planned."""
    due = due_day(memory, competency.policy.retention)
    if exam is None:
        return due
    return min(due, exam.last) if due <= exam.day else None


def _candidates(course: Course, learner: Learner, exam: Exam | None, now: Moment) -> Iterator[Candidate]:
    """What is due today, or will be before the exam, and was not asked today.

    What a mixed check would ask about today is left to it.
    """
    until = local_day(now) if exam is None else exam.day
    for id, record in learner.records.items():
        competency, memory = course.competencies.get(id), record.memory
        if competency is None or memory is None or not has_been_practised(record):
            continue
        due = _due(competency, memory, exam)
        if due is None or due > until or not (competency.practice or competency.checks):
            continue
        if is_later_day(memory.at, now, competency.policy.later_seconds) and not is_due(competency, learner, now):
            yield Candidate(competency, memory, due)


def _best_first(course: Course, due: Sequence[Candidate], now: Moment) -> list[Candidate]:
    forgotten = {one.competency.id: 1 - retrievability(one.memory, now) for one in due}
    worth = {one.competency.id: _worth(course, one.competency, forgotten) for one in due}
    return sorted(due, key=lambda one: (-worth[one.competency.id], one.competency.place))


def _worth(course: Course, competency: Competency, forgotten: Mapping[str, float]) -> float:
    """How much a review of `competency` restores, in competencies."""
    others = sum(share * forgotten.get(id, 0.0) for id, share in covered(course, competency).items())
    return forgotten[competency.id] + others


# how many


def _room(course: Course, learner: Learner, plan: Plan | None, due: int, day: int) -> int:
    """How many reviews fit into what is left of today's share."""
    fit = _a_day(course, learner, plan, today(learner.pace, day)[1])
    return due if fit < due and is_all_practised(course, learner) else fit


def _a_day(course: Course, learner: Learner, plan: Plan | None, reviewed: float = 0.0) -> int:
    """How many reviews fit into a day's share, of which `reviewed` minutes are gone."""
    left = course.policy.review_share * minutes_per_day(course, plan) - reviewed
    fit = int(left / max(course.policy.item_minutes * speed_of(course, learner), 0.01)) if left > 0 else 0
    return max(fit, 1) if reviewed == 0 else fit


def _pressing(course: Course, learner: Learner, plan: Plan | None, exam: Exam | None, count: int, day: int) -> int:
    """How many of `count` reviews before the exam do not fit into the days after today."""
    if plan is None or exam is None:
        return 0
    later = len(working_days(plan, day + 1, min(exam.day - 1, day + LONGEST_PLAN)))
    return max(count - later * _a_day(course, learner, plan), 0)
