"""Next steps: what to do next about one competency, and why."""

from .activities import Activity, learn, practise
from .interests import is_liked
from .model import Competency, Learner, Lesson, Record
from .reasons import Reason, because
from .scene import Scene, is_begun, unopened_lessons
from .standing import is_sure
from .stuck import WORKED_EXAMPLE, reason_of_rung


def next_step(scene: Scene, competency: Competency) -> Activity:
    """Out of being stuck, or learn what is new, or practise what is begun or to be confirmed."""
    record = scene.record(competency)
    step = step_of_ladder(scene, competency)
    if step is not None:
        return step
    if record.confirm and competency.practice:
        return to_practise(scene, competency, _reason_to_go_on(scene, competency, record))
    if not is_begun(competency, scene.learner):
        return _beginning(scene, competency)
    example = _unopened_example(competency, scene.learner)
    if example is not None and not record.attempts:
        return to_learn(scene, competency, example, because("worked-example-first"))
    return to_practise(scene, competency, _reason_to_go_on(scene, competency, record))


def _reason_to_go_on(scene: Scene, competency: Competency, record: Record) -> Reason:
    if record.support:
        return because("practise-with-support")
    if record.fallen:
        return because("practise-after-misses")
    if record.confirm:
        return because("to-confirm")
    return scene.raised.get(competency.id) or because("continue-practice")


def _beginning(scene: Scene, competency: Competency) -> Activity:
    """A first lesson, or practice where there is no lesson."""
    reason = scene.raised.get(competency.id) or _reason_to_begin(competency)
    if competency.lessons:
        return to_learn(scene, competency, _first_lesson(competency, scene.learner), reason)
    return to_practise(scene, competency, reason)


def _first_lesson(competency: Competency, learner: Learner) -> Lesson:
    """The author's first lesson, or one about what the learner likes; a worked example only where it is the first."""
    first = competency.lessons[0]
    found = (one for one in competency.lessons if is_liked(learner, one.contexts))
    return next((one for one in found if one is first or one.representation != WORKED_EXAMPLE), first)


def _reason_to_begin(competency: Competency) -> Reason:
    if not competency.requires:
        return because("start-here")
    return because("after-prerequisites", after=competency.requires)


def _unopened_example(competency: Competency, learner: Learner) -> Lesson | None:
    unopened = unopened_lessons(competency, learner)
    return next((lesson for lesson in unopened if lesson.representation == WORKED_EXAMPLE), None)


def step_of_ladder(scene: Scene, competency: Competency) -> Activity | None:
    """What the rung offers that the learner has come to; None where nobody is stuck, or where it
    was taken up."""
    record = scene.record(competency)
    struggle, reason = record.struggle, reason_of_rung(competency, record)
    if reason is None or record.support or struggle.taken:
        return None
    lesson = scene.course.lessons.get(struggle.lesson or "")
    if lesson is not None:
        return to_learn(scene, competency, lesson, reason)
    if struggle.rung == "prerequisite":
        return _back_to(scene, scene.course.competencies.get(struggle.prerequisite or ""), reason)
    return to_practise(scene, competency, reason)


def _back_to(scene: Scene, prerequisite: Competency | None, reason: Reason) -> Activity | None:
    """A prerequisite again, as long as it is not sure: its first unread lesson, or practice."""
    if prerequisite is None or is_sure(prerequisite, scene.learner):
        return None
    unopened = unopened_lessons(prerequisite, scene.learner)
    if unopened and (not prerequisite.practice or not is_begun(prerequisite, scene.learner)):
        return to_learn(scene, prerequisite, unopened[0], reason)
    return to_practise(scene, prerequisite, reason) if prerequisite.practice else None


def to_learn(scene: Scene, competency: Competency, lesson: Lesson, reason: Reason) -> Activity:
    """A lesson, at the learner's speed."""
    return learn(competency, lesson, scene.speed, reason)


def to_practise(scene: Scene, competency: Competency, reason: Reason) -> Activity:
    """Practice, at the learner's speed."""
    return practise(competency, scene.record(competency), scene.speed, reason)
