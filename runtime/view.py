"""The view: all that pages show of a learner, as JSON. Why a level is what it is: explaining.py."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .levels import reason_of_level
from .misconceptions import is_remedy_offered
from .model import Competency, Course, Learner, Record, record_of
from .moments import Moment
from .placement import placement_as_json
from .plan_view import plan_view
from .plans import Plan
from .project_view import projects_as_json
from .raised import focus_view
from .ready import ready_set
from .reviews import review_due_at
from .standing import in_place, is_practised, ready_ones
from .weeks import personal_view

FORMAT = 1

type Json = dict[str, object]


@dataclass(slots=True)
class Drawn:
    """What was drawn for the last view, to be used again for what did not change since.

    Records are values that never change, so that the same one has the same JSON. One is kept by
    whoever shows many views of one course.
    """

    competencies: dict[str, "_Drawing"] = field(default_factory=dict)
    genuine: dict[str, bool] = field(default_factory=dict)
    """The sign-off codes that were looked at, and whether a teacher of the course wrote them."""


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The JSON of a competency, and all that it depends on besides the course."""

    record: Record | None
    plan: Plan | None
    ready: bool
    json: Json


def view_as_json(course: Course, learner: Learner, now: Moment, drawn: Drawn | None = None) -> Json:
    """What the learner has and can do next, as of `now`. *Done* counts what is practised.

    With `drawn`, what did not change since the last view is the same object as in that.
    """
    ready = ready_ones(course, in_place(course, learner))
    return {
        "format": FORMAT,
        "at": now.at,
        "edition": course.edition,
        "competencies": dict(_competencies(course, learner, ready, drawn or Drawn())),
        "ready": [activity.as_json() for activity in ready_set(course, learner, now, ready)],
        "misconceptions": _misconceptions(course, learner),
        "done": sum([is_practised(one, learner) for one in course.competencies.values()]),
        "total": len(course.competencies),
        "plan": plan_view(course, learner, now),
        "placement": placement_as_json(course, learner),
        "focus": focus_view(course, learner, now),
        **personal_view(course, learner, now),
        "projects": projects_as_json(course, learner),
    }


def changes_as_json(course: Course, learner: Learner, now: Moment, drawn: Drawn) -> Json:
    """What of the view's competencies is not as it was drawn last; the rest of a view takes longer."""
    before = dict(drawn.competencies)
    told = dict(_competencies(course, learner, ready_ones(course, in_place(course, learner)), drawn))
    changed = {id: json for id, json in told.items() if id not in before or before[id].json is not json}
    return {"at": now.at, "competencies": changed}


def _competencies(
    course: Course, learner: Learner, ready: Mapping[str, bool], drawn: Drawn
) -> Iterator[tuple[str, Json]]:
    """Each competency as it was drawn last, or anew where something changed."""
    for id, one in course.competencies.items():
        record, last = learner.records.get(id), drawn.competencies.get(id)
        if last is None or last.record is not record or last.ready != ready[id] or last.plan is not learner.plan:
            json = _competency(course, learner, one, ready[id])
            last = drawn.competencies[id] = _Drawing(record, learner.plan, ready[id], json)
        yield id, last.json


def _competency(course: Course, learner: Learner, competency: Competency, ready: bool) -> Json:
    record = record_of(competency, learner)
    return {
        "level": record.level,
        "mastery": record.mastery,
        "ready": ready,
        "attempts": record.attempts,
        "reason": reason_of_level(competency, record).as_json(),
        "confirm": record.confirm,
        "support": record.support,
        "due": review_due_at(course, learner, competency),
        "stuck": None if record.support else record.struggle.rung,
    }


def _misconceptions(course: Course, learner: Learner) -> list[Json]:
    return [
        {
            "id": id,
            "sightings": suspicion.sightings,
            "remedy_offered": is_remedy_offered(course, id, suspicion),
            "belief": suspicion.belief,
            "cleared": suspicion.cleared,
        }
        for id, suspicion in sorted(learner.suspicions.items())
    ]
