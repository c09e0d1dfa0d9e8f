"""Telling: requests that only tell something of the learner, and change nothing. The door is bridge.py's."""

from collections.abc import Callable, Mapping

from .checkpoint_set import checkpoint_item, left_of
from .choosing import choosing_as_json
from .dates import iso_of
from .effects import Feedback, effect_as_json
from .engine import NOBODY, evidence_as_json, settled, step
from .events import event_from
from .fields import as_object, member, text, texts, whole
from .gains import gains_as_json
from .level_codes import code_of, levels_in
from .log import Refused
from .model import Competency
from .moments import Moment
from .pace import days_of
from .personal import reflection_as_json
from .plan_file import plan_file_as_json
from .plan_of_progress import plan_of_progress
from .plan_view import plan_preview
from .replaying import replayed_as_json
from .report import report_as_json
from .requests import Answer, Request
from .session import Session, whole_log
from .weeks import minutes_on


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


def _evidence(session: Session, request: Request) -> Answer:
    competency = competency_of(session, request)
    now = moment_of(request) if "at" in request else session.learner.last or Moment(0, 0)
    return {"evidence": evidence_as_json(session.course, session.learner, competency, now)}


def _gains(session: Session, request: Request) -> Answer:
    """What the day brought, for its end."""
    return {"gains": gains_as_json(session.course, session.learner, whole_log(session), moment_of(request))}


def _code(session: Session, _: Request) -> Answer:
    """The short code of the learner's levels."""
    return {"code": code_of(session.course, session.learner)}


def _levels(session: Session, request: Request) -> Answer:
    """The levels in a short code. They are brought by an event."""
    return {"levels": levels_in(session.course, text(request, "code"))}


def _plan(session: Session, request: Request) -> Answer:
    """The plan that the learner would have with another calendar; it is set by an event."""
    plan = request.get("plan")
    wanted = None if plan is None else as_object(plan, "plan")
    return {"plan": plan_preview(session.course, session.learner, wanted, moment_of(request))}


def _diary(session: Session, _: Request) -> Answer:
    """All that the learner wrote when asked to reflect, oldest first."""
    return {"reflections": [reflection_as_json(one) for one in session.learner.personal.reflections]}


def _days(session: Session, _: Request) -> Answer:
    """The minutes of every day with an activity, by its ISO date."""
    learner = session.learner
    return {"days": {iso_of(day): minutes_on(learner, day) for day in days_of(learner.pace)}}


def _replay(session: Session, request: Request) -> Answer:
    """How a competency came to its level."""
    competency = competency_of(session, request)
    return {"replay": replayed_as_json(session.course, whole_log(session), competency)}


def _report(session: Session, request: Request) -> Answer:
    return {"report": report_as_json(session.course, session.learner, moment_of(request))}


def _plan_file(session: Session, request: Request) -> Answer:
    """What a plan file says and would change; it is taken over by events."""
    return {"plan_file": plan_file_as_json(session.learner, text(request, "file"), session.course.id)}


def _choosing(session: Session, request: Request) -> Answer:
    """Why the next practice item of some competencies would be the one that it is."""
    moment = moment_of(request)
    return {"choosing": choosing_as_json(session.course, session.learner, texts(request, "competencies"), moment)}


def _trial(session: Session, request: Request) -> Answer:
    """What somebody new to the course would be told of an answer; a teacher tries a question, and nothing is kept."""
    event = event_from(as_object(member(request, "event"), "event"))
    told = settled(session.course, event)
    effects = (told,) if isinstance(told, Feedback) else step(session.course, NOBODY, told)[1]
    return {"effects": [effect_as_json(each) for each in effects if isinstance(each, Feedback)]}


def _plan_of(session: Session, request: Request) -> Answer:
    """The plan of whoever handed in a progress file."""
    return {"plan_of": plan_of_progress(session.course, text(request, "file"))}


def _checkpoint(session: Session, request: Request) -> Answer:
    """The next question of a checkpoint, and how many of it are left."""
    course, learner, checkpoint = session.course, session.learner, text(request, "checkpoint")
    found = checkpoint_item(course, learner, checkpoint, texts(request, "avoid"))
    return {"next": effect_as_json(found), "left": len(left_of(course, learner, checkpoint))}


TELLING: Mapping[str, Callable[[Session, Request], Answer]] = {
    "evidence": _evidence,
    "gains": _gains,
    "code": _code,
    "levels": _levels,
    "plan": _plan,
    "diary": _diary,
    "days": _days,
    "replay": _replay,
    "report": _report,
    "plan-file": _plan_file,
    "plan-of": _plan_of,
    "checkpoint": _checkpoint,
    "choosing": _choosing,
    "trial": _trial,
}
