"""The bridge: JSON text in, JSON text out; the only door for hosts. Never raises.

The session (the course, the log and the learner it tells of) lives here and nowhere else in
the runtime.
"""

import json
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .effects import Effect, Feedback, effect_as_json
from .engine import (
    evidence_as_json,
    is_known,
    next_item,
    replay,
    settled,
    step,
    view_as_json,
)
from .events import MODES, Event, event_as_json, event_from
from .fields import Malformed, as_list, as_object, choice, member, text, texts, whole
from .log import LoggedEvent, Merged, Refused, has_place, merged, union
from .model import Course, Learner, course_from
from .moments import Moment
from .nesting import is_deeper_than

DEEPEST_REQUEST = 40
"""Lists and objects within each other in a request, at most."""

type Answer = dict[str, object]
type Request = Mapping[str, object]


@dataclass(slots=True)
class Session:
    """An open course. `log` is in order and holds the events that could be read."""

    course: Course
    log: list[Event]
    ids: set[str]
    learner: Learner


class Bridge:
    """One host's door to the engine."""

    def __init__(self) -> None:
        self._open: Session | None = None

    def handle(self, request: str) -> str:
        """The answer to `request`, both JSON texts: ``ok`` and what was asked for, or an error."""
        try:
            answer = {"ok": True, **self._answer(_parsed(request))}
        except Refused as refusal:
            answer = _refusal(refusal.code, refusal.names)
        except Malformed as error:
            answer = _refusal("malformed", {"place": error.place, "expected": error.expected})
        except Exception as error:  # the host gets an answer, whatever happens
            answer = _refusal("internal", {"name": type(error).__name__, "detail": str(error)})
        return json.dumps(answer, separators=(",", ":"))

    def _answer(self, request: Request) -> Answer:
        wanted = text(request, "do")
        if wanted == "open":
            self._open, ignored = _opened(request)
            return {"view": _view(self._open, _moment(request)), "ignored": ignored}
        answer = _ANSWERS.get(wanted)
        if answer is None:
            raise Refused("unknown-request", do=wanted)
        if self._open is None:
            raise Refused("no-course-open")
        return answer(self._open, request)


_bridge = Bridge()


def handle(request: str) -> str:
    """The answer of the one session of this process; see `Bridge.handle`."""
    return _bridge.handle(request)


# requests


def _opened(request: Request) -> tuple[Session, int]:
    """The session of a course with its log, and how many events it ignores."""
    course = course_from(member(request, "course"))
    _moment(request)
    entries = as_list(request.get("log", []), "log")
    placed = [entry for entry in entries if has_place(entry)]
    entered = union([placed])
    log = _readable(entered)
    known = sum(is_known(course, event) for event in log)
    session = Session(course, log, {event.id for event in log}, replay(course, log))
    return session, len(entries) - len(placed) + len(entered) - known


def _step(session: Session, request: Request) -> Answer:
    raw = as_object(member(request, "event"), "event")
    event = event_from(raw)
    if event.id in session.ids:
        return {"event": None, "effects": [], "view": _view(session, event.moment)}
    told = settled(session.course, event)
    if isinstance(told, Feedback):
        effects: Sequence[Effect] = (told,)
        logged = None
    else:
        effects = _take(session, told)
        logged = {**raw, **event_as_json(told)}
    return {
        "event": logged,
        "effects": [effect_as_json(effect) for effect in effects],
        "view": _view(session, event.moment),
    }


def _take(session: Session, event: Event) -> Sequence[Effect]:
    """What follows from `event`, which goes into the log where it belongs.

    That is the end, unless a clock was set back; then what came later is replayed.
    """
    place = bisect_left(session.log, (event.at, event.id), key=lambda one: (one.at, one.id))
    later = session.log[place:]
    before = replay(session.course, session.log[:place]) if later else session.learner
    learner, effects = step(session.course, before, event)
    session.learner = replay(session.course, later, learner)
    session.log.insert(place, event)
    session.ids.add(event.id)
    return effects


def _next(session: Session, request: Request) -> Answer:
    effect = next_item(
        session.course,
        session.learner,
        texts(request, "competencies"),
        choice(request, "mode", MODES),
        _moment(request),
        texts(request, "avoid"),
    )
    return {"effects": [effect_as_json(effect)]}


def _evidence(session: Session, request: Request) -> Answer:
    id = text(request, "competency")
    competency = session.course.competencies.get(session.course.competency_id(id))
    if competency is None:
        raise Refused("unknown-competency", competency=id)
    return {"evidence": evidence_as_json(competency, session.learner)}


def _merge(session: Session, request: Request) -> Answer:
    """The merged log. It is not opened by this: a host stores it first."""
    logs = [_placed(log) for log in as_list(request.get("logs", []), "logs")]
    if "file" in request:
        result = merged(logs, text(request, "file"), session.course.id)
    else:
        log = union(logs)
        result = Merged(log, 0, len(log))
    return {"log": list(result.log), "added": result.added, "already": result.already}


def _show(session: Session, request: Request) -> Answer:
    return {"view": _view(session, _moment(request))}


_ANSWERS: Mapping[str, Callable[[Session, Request], Answer]] = {
    "step": _step,
    "next": _next,
    "evidence": _evidence,
    "merge": _merge,
    "view": _show,
}


# reading and writing


def _parsed(request: str) -> Request:
    if not isinstance(request, str):
        raise Refused("not-json")
    if is_deeper_than(DEEPEST_REQUEST, request):
        raise Refused("request-too-deep", most=DEEPEST_REQUEST)
    try:
        parsed = json.loads(request)
    except (ValueError, RecursionError):
        raise Refused("not-json") from None
    return as_object(parsed, "request")


def _moment(request: Request) -> Moment:
    return Moment(whole(request, "at"), whole(request, "zone"))


def _placed(log: object) -> list[LoggedEvent]:
    return [event for event in as_list(log, "logs") if has_place(event)]


def _readable(log: Sequence[LoggedEvent]) -> list[Event]:
    """The events of `log` that can be read; a broken one does not hide the others."""
    found = []
    for entry in log:
        try:
            found.append(event_from(entry))
        except Malformed:
            continue
    return found


def _view(session: Session, now: Moment) -> Answer:
    return view_as_json(session.course, session.learner, now)


def _refusal(code: str, names: Mapping[str, object]) -> Answer:
    return {"ok": False, "error": {"code": code, **names}}
