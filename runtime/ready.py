"""The ready set: what a learner can well do next, best first, each with its reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Literal

from .checks import check_set
from .misconceptions import is_remedy_offered
from .model import LEVELS, TIERS, Competency, Course, Learner, Lesson, record_of
from .moments import Moment
from .reasons import Reason, because


@dataclass(frozen=True, slots=True)
class Activity:
    """Something to do next. `minutes` is an estimate; `competencies` are those of a check."""

    kind: Literal["learn", "practise", "check"]
    competency: str | None
    competencies: tuple[str, ...]
    lesson: str | None
    minutes: int
    reason: Reason

    def as_json(self) -> dict[str, object]:
        """The activity as the view holds it."""
        return {
            "kind": self.kind,
            "competency": self.competency,
            "competencies": list(self.competencies),
            "lesson": self.lesson,
            "minutes": self.minutes,
            "reason": self.reason.as_json(),
        }


def is_ready(course: Course, learner: Learner, competency: Competency) -> bool:
    """Whether all prerequisites are at least practised, or believed to be known.

    A prerequisite that nothing practises cannot hold anyone back.
    """
    return all(
        _is_in_place(course.competencies[id], learner) for id in competency.requires if id in course.competencies
    )


def is_practised(competency: Competency, learner: Learner) -> bool:
    """Whether `competency` is at least practised."""
    return LEVELS.index(record_of(competency, learner).level) >= LEVELS.index("practised")


def ready_set(course: Course, learner: Learner, now: Moment) -> tuple[Activity, ...]:
    """Up to ``ready_set`` activities, and at least ``ready_least`` if there are so many.

    First what was begun last, then the remedy of a misconception, then a mixed check that is
    due, then the unfinished competencies in order: core before extended, begun before new.
    Empty when every competency is secure (or has no items left to ask).
    """
    everything = course.competencies.values()
    if all(record_of(one, learner).level == "secure" for one in everything):
        return ()
    unfinished = _unfinished(course, learner)
    first = [_next_step(learner, one) for one in _begun_last(unfinished, learner)]
    middle = (*_remedy(course, learner), *_check(course, learner, now))
    rest = [_next_step(learner, one) for one in unfinished]
    best = _different((*first, *middle, *rest))[: course.policy.ready_set]
    more = _different((*best, *_alternatives(course, learner, unfinished, now)))
    return best if len(best) >= course.policy.ready_least else more[: course.policy.ready_least]


def _is_in_place(competency: Competency, learner: Learner) -> bool:
    believed = record_of(competency, learner).mastery >= competency.policy.prerequisite_mastery
    return is_practised(competency, learner) or believed or not competency.practice


def _unfinished(course: Course, learner: Learner) -> list[Competency]:
    """What is not yet practised, can be worked on, and has its prerequisites."""
    found = [
        one
        for one in course.competencies.values()
        if not is_practised(one, learner)
        and (one.practice or _unopened(one, learner))
        and is_ready(course, learner, one)
    ]
    found.sort(key=lambda one: (TIERS.index(one.tier), not _is_begun(one, learner), one.place))
    return found


def _is_begun(competency: Competency, learner: Learner) -> bool:
    opened = any(lesson.id in learner.lessons for lesson in competency.lessons)
    return opened or record_of(competency, learner).attempts > 0


def _unopened(competency: Competency, learner: Learner) -> list[Lesson]:
    return [lesson for lesson in competency.lessons if lesson.id not in learner.lessons]


def _begun_last(unfinished: list[Competency], learner: Learner) -> list[Competency]:
    """The one answered last, in a list; an empty list if none was."""
    begun = [one for one in unfinished if record_of(one, learner).touched]
    return [max(begun, key=lambda one: record_of(one, learner).touched)] if begun else []


def _next_step(learner: Learner, competency: Competency) -> Activity:
    """Learn what is new, practise what is begun."""
    if not _is_begun(competency, learner):
        return _beginning(learner, competency)
    if record_of(competency, learner).fallen:
        return _practise(learner, competency, because("practise-after-misses"))
    return _practise(learner, competency, because("continue-practice"))


def _beginning(learner: Learner, competency: Competency) -> Activity:
    """The first lesson, or practice where there is no lesson."""
    reason = _reason_to_begin(competency)
    if competency.lessons:
        return _learn(competency, competency.lessons[0], reason)
    return _practise(learner, competency, reason)


def _reason_to_begin(competency: Competency) -> Reason:
    if not competency.requires:
        return because("start-here")
    return because("after-prerequisites", after=competency.requires)


def _learn(competency: Competency, lesson: Lesson, reason: Reason) -> Activity:
    minutes = max(1, ceil(lesson.minutes or competency.minutes))
    return Activity("learn", competency.id, (), lesson.id, minutes, reason)


def _practise(learner: Learner, competency: Competency, reason: Reason) -> Activity:
    """Practice, with the minutes that the answers still missing for *practised* will take."""
    policy = competency.policy
    recent = record_of(competency, learner).recent
    right = sum(one.verdict == "right" for one in recent)
    minutes = ceil(policy.item_minutes * max(policy.practised_of - right, 1))
    return Activity("practise", competency.id, (), None, minutes, reason)


def _remedy(course: Course, learner: Learner) -> Iterator[Activity]:
    """The remedy of the misconception seen most often, if one is offered."""
    offered = [
        (suspicion.sightings, id)
        for id, suspicion in learner.suspicions.items()
        if is_remedy_offered(course, id, suspicion)
    ]
    if offered:
        misconception = course.misconceptions[max(offered)[1]]
        lesson = course.lessons.get(misconception.remedy or "")
        competency = course.competencies.get(misconception.competency)
        if lesson and competency:
            reason = because("remedy", misconception=misconception.id)
            yield _learn(competency, lesson, reason)


def _check(course: Course, learner: Learner, now: Moment) -> Iterator[Activity]:
    competencies = check_set(course, learner, now)
    if competencies:
        minutes = ceil(course.policy.item_minutes * len(competencies))
        ids = tuple(one.id for one in competencies)
        yield Activity("check", None, ids, None, minutes, because("check-due", count=len(ids)))


def _alternatives(course: Course, learner: Learner, unfinished: list[Competency], now: Moment) -> Iterator[Activity]:
    """Other ways to the same: another lesson, practice at once, more practice of what is known."""
    for one in unfinished:
        for lesson in _unopened(one, learner):
            yield _learn(one, lesson, because("another-lesson"))
        if one.practice:
            yield _practise(learner, one, because("practise-at-once"))
    yield from _over_practice(course, learner, now)


def _over_practice(course: Course, learner: Learner, now: Moment) -> Iterator[Activity]:
    """More practice of what is practised already and not about to be checked."""
    checked = {one.id for one in check_set(course, learner, now)}
    finished = [one for one in course.competencies.values() if is_practised(one, learner)]
    finished.sort(key=lambda one: record_of(one, learner).touched)
    for level, code in (("practised", "check-later"), ("secure", "keep-fresh")):
        for one in finished:
            if record_of(one, learner).level == level and one.practice and one.id not in checked:
                yield _practise(learner, one, because(code))


def _different(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """`activities` without repetitions of the same thing to do."""
    found: dict[object, Activity] = {}
    for one in activities:
        found.setdefault((one.kind, one.competency, one.lesson), one)
    return tuple(found.values())
