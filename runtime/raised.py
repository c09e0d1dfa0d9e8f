"""Raised: what the teacher's focus and the dates of units put first today. Nothing is locked."""

from collections.abc import Iterable, Iterator, Mapping

from .dates import iso_of
from .focus import Focus
from .model import Competency, Course, Learner
from .moments import Moment, local_day
from .reasons import Reason, because
from .standing import is_practised


def raised(course: Course, learner: Learner, now: Moment) -> Mapping[str, Reason]:
    """Why competencies are raised on the local day of `now`, the first in the mapping most.

    The focus of the day comes first, with what it needs and is not practised yet; then what
    must be finished soon, the earliest date leading. ISO dates are in order as texts are.
    """
    found: dict[str, Reason] = {}
    today = local_day(now)
    for id in _focused(course, learner, iso_of(today)):
        found.setdefault(id, because("focus", competency=id))
        for needed in _needed(course, learner, id):
            found.setdefault(needed, because("focus-needs", competency=id))
    for id, date in _soon(course, iso_of(today + course.policy.due_days)):
        found.setdefault(id, because("due-soon" if date >= iso_of(today) else "due-past", date=date))
    return found


def focus_of(course: Course, learner: Learner, today: str) -> list[Focus]:
    """What was put first for the ISO date `today`: for this learner, by a plan file; then for all, by the course."""
    return [one for one in (*learner.personal.focus, *course.focus) if one.holds(today)]


def focus_view(course: Course, learner: Learner, now: Moment) -> dict[str, object] | None:
    """What is first on the local day of `now`, for the view; None where nothing is."""
    today = iso_of(local_day(now))
    found = focus_of(course, learner, today)
    known = list(_focused(course, learner, today))
    if not known:
        return None
    notes = dict.fromkeys(one.note for one in found if one.note)
    return {"to": min(one.to_day for one in found), "competencies": list(dict.fromkeys(known)), "notes": list(notes)}


def _focused(course: Course, learner: Learner, today: str) -> Iterator[str]:
    for focus in focus_of(course, learner, today):
        ids = (course.competency_id(id) for id in focus.competencies)
        yield from (id for id in ids if id in course.competencies)


def _needed(course: Course, learner: Learner, id: str) -> Iterator[str]:
    """What is not practised on the way to competency `id`, the nearest first."""
    seen: set[str] = set()
    ahead = _missing(course, learner, course.competencies[id].requires)
    while ahead:
        yield from (one.id for one in ahead if one.id not in seen)
        seen |= {one.id for one in ahead}
        behind = [before for one in ahead for before in one.requires if before not in seen]
        ahead = _missing(course, learner, dict.fromkeys(behind))


def _missing(course: Course, learner: Learner, ids: Iterable[str]) -> list[Competency]:
    known = (course.competencies[id] for id in ids if id in course.competencies)
    return [one for one in known if not is_practised(one, learner)]


def _soon(course: Course, last: str) -> list[tuple[str, str]]:
    """Competencies with their dates up to `last`, the earliest first, else in the course's order."""
    return sorted(((id, date) for id, date in course.due.items() if date <= last), key=lambda one: one[1])
