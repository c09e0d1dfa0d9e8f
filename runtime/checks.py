"""Mixed checks: which competencies one may ask about today."""

from .model import Competency, Course, Learner, record_of
from .moments import Moment, is_later_day


def is_due(competency: Competency, learner: Learner, now: Moment) -> bool:
    """Whether a right answer in a mixed check would make `competency` secure now."""
    return record_of(competency, learner).level == "practised" and is_askable(competency, learner, now)


def is_askable(competency: Competency, learner: Learner, now: Moment) -> bool:
    """Whether a mixed check may ask about `competency` now.

    It can if there are items, if it is practised or more since an earlier day and not in doubt, and
    if none has asked about it today.
    """
    record = record_of(competency, learner)
    if record.level not in ("practised", "secure", "retained") or record.confirm:
        return False
    if not (competency.checks or competency.practice):
        return False
    seconds = competency.policy.later_seconds
    moments = [moment for moment in (record.reached, record.checked) if moment is not None]
    return all(is_later_day(moment, now, seconds) for moment in moments)


def was_asked_today(competency: Competency, learner: Learner, now: Moment) -> bool:
    """Whether a mixed check has asked about `competency` today."""
    checked = record_of(competency, learner).checked
    return checked is not None and not is_later_day(checked, now, competency.policy.later_seconds)


def check_set(course: Course, learner: Learner, now: Moment) -> tuple[Competency, ...]:
    """The competencies of the next mixed check; none if nothing is due.

    Due ones first, those practised longest ago leading; secure ones join them where there are
    too few to mix.
    """
    if not learner.records:
        return ()
    begun = [course.competencies[id] for id in learner.records if id in course.competencies]
    askable = [one for one in begun if is_askable(one, learner, now)]
    askable.sort(key=lambda one: (record_of(one, learner).touched, one.place))
    due = [one for one in askable if is_due(one, learner, now)]
    if not due:
        return ()
    company = [one for one in askable if not is_due(one, learner, now)]
    missing = max(course.policy.check_mix - len(due), 0)
    return tuple((due + company[:missing])[: course.policy.check_set])
