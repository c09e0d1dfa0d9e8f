"""Workload: what is left to do in a course, in the plan's order, and how fast a learner is at it.

Minutes here are the author's; what a learner makes of them is `speed_of`. Days live elsewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .model import Competency, Course, Learner
from .moments import Moment, local_day
from .pace import Pace, capped, pace_after, speed
from .standing import has_been_practised, is_practised


@dataclass(frozen=True, slots=True)
class Part:
    """A competency in the plan's order. `left` is the share of its work that is still to do,
    `until` the minutes of it and of all before it."""

    competency: Competency
    core: bool
    left: float
    until: float


def parts_of(course: Course, learner: Learner, without_extended: bool) -> tuple[Part, ...]:
    """The parts of the course: the core first, then *extended* and *challenge*, or the core alone.

    Within a tier they go in the course's order. What the core rests on belongs to it, whatever
    its own tier, so prerequisites always come first.
    """
    found: list[Part] = []
    until = 0.0
    for one in sorted(course.competencies.values(), key=lambda one: course.ranks[one.id]):
        is_core = course.ranks[one.id] == 0
        if is_core or not without_extended:
            until += one.minutes
            found.append(Part(one, is_core, share_left(one, learner), until))
    return tuple(found)


def share_left(competency: Competency, learner: Learner) -> float:
    """The share of a competency's work that is still to do, from 1 to 0.

    Opened lessons and right answers count for something; but only what is *practised* is done.
    What nothing practises is done when a lesson of it was opened.
    """
    if not competency.practice:
        return 1.0 if competency.lessons and not _is_opened(competency, learner) else 0.0
    record = learner.records.get(competency.id)
    if record is None and not learner.lessons:
        return 1.0
    if record is not None and has_been_practised(record):
        return 0.0
    policy = competency.policy
    if record is not None and record.confirm and record.mastery >= policy.prerequisite_mastery:
        return 1.0 - policy.begun_most  # it was believed, so only answers are missing
    right = sum(one.verdict == "right" for one in record.recent) if record else 0
    answered = min(right / max(policy.practised_right, 1), 1.0)
    begun = (_is_opened(competency, learner) + answered) / 2 if competency.lessons else answered
    return 1.0 - policy.begun_most * begun


def minutes_done(parts: Sequence[Part]) -> float:
    """Minutes of `parts` that are done."""
    return sum((1 - part.left) * part.competency.minutes for part in parts)


def is_all_practised(course: Course, learner: Learner) -> bool:
    """Whether nothing new is left to learn."""
    return all(share_left(one, learner) <= 0 for one in course.competencies.values())


def speed_of(course: Course, learner: Learner) -> float:
    """Minutes that `learner` takes for one of the author's, as pace.speed says.

    What is not finished counts as estimated until it takes longer than that.
    """
    return speed(course.policy, _spent(course, learner))


def pace_with_minutes(learner: Learner, into: Iterable[Competency], seconds: int, review: bool, now: Moment) -> Pace:
    """The pace of `learner` after `seconds` that went `into` some competencies, as pace.py counts them.

    `learner` is the one from before the answer, so that the answer that finishes one counts, too.
    """
    unfinished = [one.id for one in into if not is_practised(one, learner)]
    return pace_after(learner.pace, unfinished, seconds, review, local_day(now))


def seconds_of_answer(course: Course, duration: float) -> int:
    """The seconds of one answer that count."""
    return capped(duration, course.policy.longest_item_minutes)


def seconds_of_lesson(course: Course, lesson: str, duration: float) -> int:
    """The seconds of one visit to a lesson that count."""
    return capped(duration, course.policy.longest_lesson * course.lessons[lesson].minutes)


def _is_opened(competency: Competency, learner: Learner) -> bool:
    return any(lesson.id in learner.lessons for lesson in competency.lessons)


def _spent(course: Course, learner: Learner) -> Iterator[tuple[float, float]]:
    """Minutes taken and the author's minutes, for all that time went into."""
    for id, seconds in learner.pace.spent.items():
        competency = course.competencies.get(id)
        if competency is not None:
            minutes, estimated = seconds / 60, competency.minutes
            yield minutes, estimated if is_practised(competency, learner) else min(minutes, estimated)
