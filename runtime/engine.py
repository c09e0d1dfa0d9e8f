"""The engine: what follows from an event.

`step` is total and deterministic and changes nothing: a new learner and the effects come back.
Ids that this edition does not know are ignored, so that an old log replays on a new edition.
`replay` of a log in its order is the same as stepping through it.
"""

from collections.abc import Iterable

from .answers import after_answer, competencies_of
from .changing import replace
from .effects import Effect, Feedback
from .events import (
    Attempted,
    Enrolled,
    Event,
    HintTaken,
    LessonClosed,
    LessonOpened,
    NotLearnedYet,
    PlacementEnded,
    PlanSet,
    ScaffoldAnswered,
    SessionEnded,
    SupportTaken,
    Unknown,
)
from .explaining import evidence_as_json
from .levels_brought import LevelsBrought, after_levels_brought
from .misconceptions import suspicions_after_lesson
from .model import Course, Learner
from .moments import Moment
from .next_item import next_item
from .pacing import learner_with_plan, plan_moved
from .personal import with_goal, with_profile, with_reflection
from .personal_events import FocusSet, GoalSet, ProfileSet, Reflected
from .placement import after_placement_ended
from .project_events import CheckpointMoved, EvidenceAdded, EvidenceRemoved, PeerReviewed, SelfAssessed, SignedOff
from .project_steps import ProjectEvent, portfolio_after, with_start
from .ready import ready_set
from .scaffolds import after_scaffold
from .settling import settled
from .stuck import after_reading, with_support
from .view import view_as_json
from .workload import pace_with_minutes, seconds_of_lesson

__all__ = [
    "evidence_as_json",
    "is_known",
    "next_item",
    "ready_set",
    "replay",
    "settled",
    "step",
    "view_as_json",
]


NOBODY = Learner()
"""A learner before the first event."""


def step(course: Course, learner: Learner, event: Event) -> tuple[Learner, tuple[Effect, ...]]:
    """The learner after `event`, and what follows from it.

    An answer without an outcome is settled first; an outcome that is there is believed. An
    event that tells nothing leaves the learner as it was.
    """
    after, effects = _told(course, learner, event)
    return after, (*effects, *plan_moved(course, learner, after, event.moment))


def _told(course: Course, learner: Learner, event: Event) -> tuple[Learner, Iterable[Effect]]:
    """The same without what it means for the plan. Nobody asks for the effects in a replay, so most are made late."""
    here = _in_session(course, learner, event)
    after, effects = _what_follows(course, here, event)
    return (learner if after is here else after), effects


def _what_follows(course: Course, learner: Learner, event: Event) -> tuple[Learner, Iterable[Effect]]:
    match event:
        case Attempted(outcome=outcome) | NotLearnedYet(outcome=outcome):
            if outcome is None:
                return _after_unsettled(course, learner, event)
            return after_answer(course, learner, event, outcome)
        case HintTaken(item=item):
            return _after_hint(course, learner, course.item_id(item)), ()
        case ScaffoldAnswered():
            return learner, after_scaffold(course, event)
        case LessonOpened(lesson=lesson):
            return _after_lesson(course, learner, lesson), ()
        case LessonClosed(lesson=lesson, duration=duration):
            return _after_reading_time(course, learner, lesson, duration, event.moment), ()
        case PlanSet(plan=plan):
            return learner_with_plan(learner, plan, event.moment), ()
        case SupportTaken(competency=competency):
            return _after_support(course, learner, course.competency_id(competency)), ()
        case PlacementEnded(skipped=skipped):
            return after_placement_ended(course, learner, skipped)
        case LevelsBrought():
            return after_levels_brought(course, learner, event), ()
        case SessionEnded():
            return replace(learner, last=None), ()
        case CheckpointMoved() | EvidenceAdded() | EvidenceRemoved() | SelfAssessed() | PeerReviewed() | SignedOff():
            return _with_portfolio(course, learner, event), ()
        case Enrolled(id=id):
            return with_start(learner, id), ()
        case ProfileSet(profile=profile):
            return replace(learner, personal=with_profile(learner.personal, profile)), ()
        case GoalSet(goal=goal):
            return replace(learner, personal=with_goal(learner.personal, goal, event.moment)), ()
        case FocusSet(focus=focus):
            return replace(learner, personal=replace(learner.personal, focus=focus)), ()
        case Reflected(prompt=prompt, text=text):
            return replace(learner, personal=with_reflection(learner.personal, prompt, text, event.moment)), ()
    return learner, ()


def _in_session(course: Course, learner: Learner, event: Event) -> Learner:
    """`learner` in the sitting that `event` belongs to."""
    pause = 60 * course.policy.session_gap_minutes
    goes_on = learner.last is not None and event.at - learner.last.at <= pause
    return replace(learner, session=learner.session + (not goes_on), last=event.moment)


def replay(course: Course, log: Iterable[Event], learner: Learner = NOBODY) -> Learner:
    """`learner` after all events of `log` in its order; log.py puts one in order."""
    for event in log:
        learner, _ = _told(course, learner, event)
    return learner


def is_known(course: Course, event: Event) -> bool:
    """Whether this edition knows the type of `event` and what it is about."""
    match event:
        case Attempted() | NotLearnedYet():
            return bool(competencies_of(course, event))
        case Unknown():
            return False
        case LessonOpened(lesson=lesson) | LessonClosed(lesson=lesson):
            return lesson in course.lessons
        case SupportTaken(competency=competency):
            return course.competency_id(competency) in course.competencies
        case HintTaken(item=item) | ScaffoldAnswered(item=item):
            return course.item_id(item) in course.items
        case CheckpointMoved() | EvidenceAdded() | EvidenceRemoved() | SelfAssessed() | PeerReviewed():
            return course.project_id(event.project) in course.projects
    return True


def _after_unsettled(course: Course, learner: Learner, event: Event) -> tuple[Learner, Iterable[Effect]]:
    told = settled(course, event)
    if isinstance(told, Feedback):
        return learner, (told,)
    if isinstance(told, Attempted | NotLearnedYet) and told.outcome:
        return after_answer(course, learner, told, told.outcome)
    return learner, ()


def _after_hint(course: Course, learner: Learner, item: str) -> Learner:
    if item not in course.items:
        return learner
    return replace(learner, hints={**learner.hints, item: learner.turn})


def _after_lesson(course: Course, learner: Learner, lesson: str) -> Learner:
    if lesson not in course.lessons:
        return learner
    suspicions = suspicions_after_lesson(course, learner.suspicions, lesson)
    read = replace(learner, lessons=learner.lessons | {lesson}, suspicions=suspicions)
    return after_reading(read, lesson)


def _after_reading_time(course: Course, learner: Learner, lesson: str, duration: float, now: Moment) -> Learner:
    if lesson not in course.lessons:
        return learner
    seconds = seconds_of_lesson(course, lesson, duration)
    taught = [course.competencies[id] for id in course.lessons[lesson].teaches if id in course.competencies]
    return replace(learner, pace=pace_with_minutes(learner, taught, seconds, False, now))


def _with_portfolio(course: Course, learner: Learner, event: ProjectEvent | SignedOff) -> Learner:
    after = portfolio_after(course, learner.portfolio, event)
    return learner if after is learner.portfolio else replace(learner, portfolio=after)


def _after_support(course: Course, learner: Learner, id: str) -> Learner:
    competency = course.competencies.get(id)
    return learner if competency is None else with_support(learner, competency)
