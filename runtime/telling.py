"""Telling: requests that only tell something of the learner, and change nothing. The door is bridge.py's."""

from collections.abc import Callable, Mapping

from .dates import iso_of
from .fields import text, whole
from .log import Refused
from .model import Competency
from .moments import Moment
from .pace import days_of
from .personal import reflection_as_json
from .plan_file import plan_file_as_json
from .replaying import replayed_as_json
from .report import report_as_json
from .session import Session, whole_log
from .weeks import minutes_on

type Json = dict[str, object]
type Request = Mapping[str, object]


def moment_of(request: Request) -> Moment:
    """When `request` was made."""
    return Moment(whole(request, "at"), whole(request, "zone"))


def competency_of(session: Session, request: Request) -> Competency:
    """The competency that `request` names, by its present or a former id."""
    id = text(request, "competency")
    competency = session.course.competencies.get(session.course.competency_id(id))
    if competency is None:
        raise Refused("unknown-competency", competency=id)
    return competency


def _diary(session: Session, _: Request) -> Json:
    """All that the learner wrote when asked to reflect, oldest first."""
    return {"reflections": [reflection_as_json(one) for one in session.learner.personal.reflections]}


def _days(session: Session, _: Request) -> Json:
    """The minutes of every day with an activity, by its ISO date."""
    learner = session.learner
    return {"days": {iso_of(day): minutes_on(learner, day) for day in days_of(learner.pace)}}


def _replay(session: Session, request: Request) -> Json:
    """How a competency came to its level."""
    competency = competency_of(session, request)
    return {"replay": replayed_as_json(session.course, whole_log(session), competency)}


def _report(session: Session, request: Request) -> Json:
    return {"report": report_as_json(session.course, session.learner, moment_of(request))}


def _plan_file(session: Session, request: Request) -> Json:
    """What a plan file says and would change; it is taken over by events."""
    return {"plan_file": plan_file_as_json(session.learner, text(request, "file"), session.course.id)}


TELLING: Mapping[str, Callable[[Session, Request], Json]] = {
    "diary": _diary,
    "days": _days,
    "replay": _replay,
    "report": _report,
    "plan-file": _plan_file,
}
