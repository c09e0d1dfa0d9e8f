"""The report: what a learner can do, is working on and could do next, and how others can help, for words.

It is what the progress page and the page for parents say. It tells of what there is evidence for,
never of a number of points, and compares with nobody.
"""

from collections.abc import Iterator

from .model import LEVELS, Competency, Course, Learner, Record, Suspicion
from .moments import Moment
from .outlook import minutes_per_day
from .pacing import days_on_plan, plan_of
from .ready import ready_set
from .reasons import Reason, because
from .standing import has_been_practised, is_ready
from .struggle import NO_STRUGGLE

MOST_HELP = 4
"""So many suggestions at most: a family can't do ten things."""
NEXT = 3
FADING = 0.5
"""Below this belief a misconception that was seen is called fading."""

type Json = dict[str, object]


def report_as_json(course: Course, learner: Learner, now: Moment) -> Json:
    """What can be said of `learner` as of `now`; competencies stand in the course's order.

    ``can`` holds what is practised or more, ``working`` what was begun or is in doubt, ``next``
    what is ready and not begun, ``mixups`` the misconceptions that were seen, ``help`` reasons.
    """
    return {
        "can": [{"competency": one.id, "level": record.level} for one, record in _known(course, learner)],
        "working": [
            {"competency": one.id, "reason": _why_working(one, record).as_json()}
            for one, record in _working(course, learner)
        ],
        "next": [one.id for one in _next(course, learner)][:NEXT],
        "mixups": [_mixup(id, one) for id, one in sorted(learner.suspicions.items()) if id in course.misconceptions],
        "help": [reason.as_json() for reason in _help(course, learner, now)][:MOST_HELP],
    }


def _begun(course: Course, learner: Learner) -> Iterator[tuple[Competency, Record]]:
    for id, one in course.competencies.items():
        record = learner.records.get(id)
        if record is not None and (record.attempts > 0 or record.level != LEVELS[0]):
            yield one, record


def _known(course: Course, learner: Learner) -> list[tuple[Competency, Record]]:
    found = [(one, record) for one, record in _begun(course, learner) if _is_known(record)]
    return sorted(found, key=lambda pair: -LEVELS.index(pair[1].level))


def _is_known(record: Record) -> bool:
    return has_been_practised(record) and not record.confirm


def _working(course: Course, learner: Learner) -> list[tuple[Competency, Record]]:
    """What was answered last stands first."""
    found = [(one, record) for one, record in _begun(course, learner) if not _is_known(record)]
    return sorted(found, key=lambda pair: -pair[1].touched)


def _why_working(competency: Competency, record: Record) -> Reason:
    if record.fallen:
        return because("working-again")
    if record.confirm:
        return because("working-to-confirm")
    if record.struggle.rung is not None or record.struggle.items >= competency.policy.stuck_least:
        return because("working-hard")
    if record.mastery >= competency.policy.prerequisite_mastery:
        return because("working-nearly")
    return because("working-begun")


def _next(course: Course, learner: Learner) -> Iterator[Competency]:
    begun = {one.id for one, _ in _begun(course, learner)}
    for id, one in course.competencies.items():
        if id not in begun and one.practice and is_ready(course, learner, one):
            yield one


def _mixup(id: str, suspicion: Suspicion) -> Json:
    state = "cleared" if suspicion.cleared else "fading" if suspicion.belief < FADING else "seen"
    return {"misconception": id, "state": state, "sightings": suspicion.sightings}


def _help(course: Course, learner: Learner, now: Moment) -> Iterator[Reason]:
    """What somebody at home can do without knowing the subject, what is most needed first."""
    yield from _help_with_trouble(course, learner)
    yield from _help_with_time(course, learner, now)
    known = _known(course, learner)
    if known:
        yield because("help-explain", competency=max(known, key=lambda pair: pair[1].touched)[0].id)
    if any(one.kind == "review" for one in ready_set(course, learner, now)):
        yield because("help-review")
    yield because("help-effort")
    yield because("help-place")


def _help_with_trouble(course: Course, learner: Learner) -> Iterator[Reason]:
    hard = [(one, record) for one, record in _working(course, learner) if record.struggle != NO_STRUGGLE]
    stuck = [one for one, record in hard if record.struggle.rung is not None and not record.support]
    if stuck:
        yield because("help-stuck", competency=stuck[0].id)
    held = [(one.belief, id) for id, one in learner.suspicions.items() if not one.cleared and one.sightings > 1]
    if held and max(held)[1] in course.misconceptions:
        yield because("help-mixup", misconception=max(held)[1])


def _help_with_time(course: Course, learner: Learner, now: Moment) -> Iterator[Reason]:
    plan = plan_of(course, learner)
    if plan is None:
        return
    behind = days_on_plan(course, learner, now)
    if behind is not None and behind < 0:
        yield because("help-behind")
    elif plan.weekdays:
        yield because("help-time", minutes=round(minutes_per_day(course, plan)), times=len(plan.weekdays))
