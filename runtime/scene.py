"""Scenes: a learner at a moment, with all that the ready set needs to know. What follows: ready.py."""

from collections.abc import Mapping
from dataclasses import dataclass

from .checks import check_set
from .model import TIERS, Competency, Course, Learner, Lesson, Record, record_of
from .moments import Moment
from .raised import raised
from .reasons import Reason
from .reviews import review_queue
from .standing import is_practised
from .workload import speed_of

FOCUS = ("focus", "focus-needs")
"""The codes of what the teacher's focus raises."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A learner at a moment, with what several of the rules of the ready set need to know.

    `unfinished` is what is not yet practised, can be worked on and has its prerequisites, best
    first; `supported` is what of it the learner went on from with support. `reviewed` and
    `checked` are due.
    """

    course: Course
    learner: Learner
    raised: Mapping[str, Reason]
    unfinished: tuple[Competency, ...]
    supported: tuple[Competency, ...]
    reviewed: tuple[Competency, ...]
    checked: tuple[Competency, ...]
    speed: float
    is_over: bool

    def record(self, competency: Competency) -> Record:
        """What is known of `competency`."""
        return record_of(competency, self.learner)

    @property
    def begun(self) -> list[Competency]:
        """What of `unfinished` was answered."""
        records = self.learner.records
        return [one for one in self.unfinished if one.id in records and records[one.id].touched]

    def is_focus(self, competency: Competency) -> bool:
        """Whether the teacher's focus of the day raises `competency`."""
        reason = self.raised.get(competency.id)
        return reason is not None and reason.code in FOCUS


def scene_of(course: Course, learner: Learner, now: Moment, ready: Mapping[str, bool]) -> Scene:
    """The scene at `now`, where it is known what is ready."""
    first = raised(course, learner, now)
    found = [one for one in course.competencies.values() if ready[one.id] and _can_be_worked_on(learner, one)]
    order = {id: place for place, id in enumerate(first)}
    found.sort(key=lambda one: _order(learner, one, order))
    checked = check_set(course, learner, now)
    due = [one for one in review_queue(course, learner, now) if one not in checked]
    return Scene(
        course,
        learner,
        first,
        unfinished=tuple(one for one in found if not _has_support(one, learner)),
        supported=tuple(one for one in found if _has_support(one, learner)),
        reviewed=tuple(due[: course.policy.review_set]),
        checked=checked,
        speed=speed_of(course, learner),
        is_over=all(is_finished(one, learner) for one in course.competencies.values()),
    )


def is_finished(competency: Competency, learner: Learner) -> bool:
    """Whether `competency` is secure or more."""
    record = learner.records.get(competency.id)
    return record is not None and record.level in ("secure", "retained")


def _can_be_worked_on(learner: Learner, competency: Competency) -> bool:
    """Whether it is not yet practised and has something to do."""
    return not is_practised(competency, learner) and bool(competency.practice or unopened_lessons(competency, learner))


def _order(learner: Learner, competency: Competency, raised: Mapping[str, int]) -> tuple[int, int, bool, bool, int]:
    """What is raised first, then core before extended, open questions before what only needs to
    be confirmed, begun before new, and else the order of the course."""
    record = learner.records.get(competency.id)
    return (
        raised.get(competency.id, len(raised)),
        TIERS.index(competency.tier),
        record is not None and record.confirm,
        not is_begun(competency, learner),
        competency.place,
    )


def _has_support(competency: Competency, learner: Learner) -> bool:
    record = learner.records.get(competency.id)
    return record is not None and record.support


def is_begun(competency: Competency, learner: Learner) -> bool:
    """Whether a lesson of `competency` was opened or an item answered."""
    record = learner.records.get(competency.id)
    if record is not None and record.attempts:
        return True
    return any(lesson.id in learner.lessons for lesson in competency.lessons)


def unopened_lessons(competency: Competency, learner: Learner) -> list[Lesson]:
    """The lessons of `competency` that were not opened yet."""
    return [lesson for lesson in competency.lessons if lesson.id not in learner.lessons]
