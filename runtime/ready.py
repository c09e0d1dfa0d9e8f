"""The ready set: what a learner can well do next, best first, each with its reason.

It offers, and locks nothing: a learner may always choose something else. What the next step of
one competency is stands in next_step.py, what is known about the learner in scene.py.
"""

from collections.abc import Iterable, Iterator, Mapping

from .activities import Activity, mixed
from .misconceptions import is_remedy_offered
from .model import Course, Learner
from .moments import Moment
from .next_step import next_step, step_of_ladder, to_learn, to_practise
from .placement import Standing, placement_minutes, placement_standing
from .project_activity import project_activity
from .reasons import because
from .scene import Scene, is_finished, scene_of, unopened_lessons
from .standing import has_been_practised, in_place, is_practised, is_ready, ready_ones

__all__ = ["Activity", "is_practised", "is_ready", "ready_set"]


def ready_set(
    course: Course, learner: Learner, now: Moment, ready: Mapping[str, bool] | None = None
) -> tuple[Activity, ...]:
    """Up to ``ready_set`` activities, and at least ``ready_least`` if there are so many.

    First a step out of where the learner is stuck, then reviews that are due, then what was begun
    last, the remedy of a misconception, a mixed check that is due, what is in doubt again; then
    the unfinished competencies in order, and what is to be confirmed or tried once more. Empty when
    every competency is secure (or has no items left to ask) and no review is due. Beside them stands
    a project that is begun, or can be. `ready` says what is ready, for a caller who knows it already.
    """
    scene = scene_of(course, learner, now, ready or ready_ones(course, in_place(course, learner)))
    best = _different(_in_order(scene), course.policy.ready_set)
    if len(best) < course.policy.ready_least and not scene.is_over:
        best = _different((*best, *_alternatives(scene)), course.policy.ready_least)
    return (*best, *project_activity(scene))


def _different(activities: Iterable[Activity], most: int) -> tuple[Activity, ...]:
    """The first `most` of `activities`, without repetitions of the same thing to do."""
    found: dict[object, Activity] = {}
    for one in activities:
        if len(found) >= most:
            break
        found.setdefault((one.kind, one.competency, one.lesson), one)
    return tuple(found.values())


# the order


def _in_order(scene: Scene) -> Iterator[Activity]:
    if scene.is_over:
        yield from _reviews(scene)
        return
    yield from _placement(scene, "open")
    yield from _out_of_being_stuck(scene)
    yield from _reviews(scene)
    yield from _going_on(scene)
    yield from _remedy(scene)
    yield from _check(scene)
    yield from _in_doubt(scene)
    steps = [next_step(scene, one) for one in scene.unfinished[: scene.course.policy.ready_set]]
    yield from steps[:1]
    yield from _placement(scene, "offered")
    yield from _to_confirm(scene)
    yield from _once_more(scene)
    yield from steps[1:]


def _placement(scene: Scene, standing: Standing) -> Iterator[Activity]:
    """The placement, where it stands like that: begun, or offered before the first answer."""
    if placement_standing(scene.course, scene.learner) == standing:
        minutes = placement_minutes(scene.course, scene.learner)
        is_open = standing == "open"
        reason = because("placement-open" if is_open else "placement-offered")
        yield Activity("placement", None, (), None, minutes, reason)


def _out_of_being_stuck(scene: Scene) -> Iterator[Activity]:
    """A step up the ladder for the competency answered last of those where nothing helps for now."""
    stuck = [one for one in scene.begun if scene.record(one).struggle.rung is not None]
    if stuck:
        step = step_of_ladder(scene, max(stuck, key=lambda one: scene.record(one).touched))
        if step is not None:
            yield step


def _reviews(scene: Scene) -> Iterator[Activity]:
    if scene.reviewed:
        reason = because("review-due", count=len(scene.reviewed))
        yield mixed("review", scene.reviewed, scene.speed, reason)


def _going_on(scene: Scene) -> Iterator[Activity]:
    """What was answered last; before it, what the teacher's focus puts first."""
    if scene.begun:
        last = max(scene.begun, key=lambda one: scene.record(one).touched)
        first = scene.unfinished[0]
        if scene.is_focus(first) and not scene.is_focus(last):
            yield next_step(scene, first)
        yield next_step(scene, last)


def _remedy(scene: Scene) -> Iterator[Activity]:
    """The remedy of the misconception seen most often, if one is offered."""
    course, learner = scene.course, scene.learner
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
            yield to_learn(scene, competency, lesson, because("remedy", misconception=misconception.id))


def _check(scene: Scene) -> Iterator[Activity]:
    if scene.checked:
        reason = because("check-due", count=len(scene.checked))
        yield mixed("check", scene.checked, scene.speed, reason)


def _in_doubt(scene: Scene) -> Iterator[Activity]:
    """What was practised and is not believed any more, in the order of the course: others rest on it."""
    records, known = scene.learner.records, scene.course.competencies
    doubted = [known[id] for id, one in records.items() if one.confirm and id in known and has_been_practised(one)]
    askable = [one for one in doubted if one.practice and is_ready(scene.course, scene.learner, one)]
    if askable:
        yield to_practise(scene, min(askable, key=lambda one: one.place), because("in-doubt"))


def _to_confirm(scene: Scene) -> Iterator[Activity]:
    """The least believed of what is believed, but not from answers of its own."""
    believed = [one for one in scene.unfinished if scene.record(one).confirm]
    if believed:
        yield next_step(scene, min(believed, key=lambda one: (scene.record(one).mastery, one.place)))


def _once_more(scene: Scene) -> Iterator[Activity]:
    """In a later sitting, what was gone on from with support, longest ago."""
    left = [one for one in scene.supported if scene.record(one).struggle.session != scene.learner.session]
    if left:
        yield next_step(scene, min(left, key=lambda one: scene.record(one).touched))


# other ways


def _alternatives(scene: Scene) -> Iterator[Activity]:
    """Other ways to the same: another lesson, practice at once, more practice of what is known."""
    for one in (*scene.unfinished, *scene.supported):
        for lesson in unopened_lessons(one, scene.learner):
            yield to_learn(scene, one, lesson, because("another-lesson"))
        if one.practice:
            yield to_practise(scene, one, because("practise-at-once"))
    yield from _over_practice(scene)


def _over_practice(scene: Scene) -> Iterator[Activity]:
    """More practice of what is practised already and not about to be checked or reviewed."""
    busy = {one.id for one in (*scene.checked, *scene.reviewed)}
    found = [one for one in scene.course.competencies.values() if is_practised(one, scene.learner)]
    free = [one for one in found if one.practice and one.id not in busy]
    free.sort(key=lambda one: scene.record(one).touched)
    yield from (to_practise(scene, one, because("check-later")) for one in free if not is_finished(one, scene.learner))
    yield from (to_practise(scene, one, because("keep-fresh")) for one in free if is_finished(one, scene.learner))
