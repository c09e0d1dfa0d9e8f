"""The bridge: JSON text in, JSON text out; the door for hosts of one learner. Never raises.

What is open lives here and nowhere else in the runtime; what a request does to it is session.py's.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeGuard

from .chain import LoggedEvent
from .compaction import compacted
from .effects import Feedback, effect_as_json
from .engine import next_item, settled, view_as_json
from .events import MODES, event_as_json, event_from
from .fields import Malformed, as_list, as_object, as_text, choice, member, text, texts
from .log import Refused, has_place, merged, union
from .model import course_from
from .moments import Moment
from .packs import Pack, events_of, ids_of, last_of
from .project_requests import PROJECTS
from .requests import Answer, Request, answered
from .session import Session, Stored, opened, snapshot_of, taken
from .signing import SIGNING
from .telling import TELLING
from .telling import moment_of as _moment
from .view import changes_as_json


class Bridge:
    """One host's door to the engine."""

    def __init__(self) -> None:
        self._open: Session | None = None

    def handle(self, request: str) -> str:
        """The answer to `request`, both JSON texts: ``ok`` and what was asked for, or an error."""
        return answered(request, self._answer)

    def _answer(self, request: Request) -> Answer:
        wanted = text(request, "do")
        if wanted == "open":
            self._open, ignored = _opened(request)
            view = _view(self._open, _moment(request))
            return {"view": view, "ignored": ignored, "replayed": self._open.replayed}
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
    """The session of a course with what is stored of it, and how many entries it ignores."""
    content = as_object(member(request, "course"), "course")
    _moment(request)
    entries = as_list(request.get("log", []), "log")
    packs = as_list(request.get("packs", []), "packs")
    stored = Stored(
        events=[entry for entry in entries if has_place(entry)],
        packs=[pack for pack in packs if _is_pack(pack)],
        snapshot=_snapshot(request),
        engine=as_text(content.get("engine", ""), "engine"),
    )
    session = opened(course_from(content), stored)
    broken = len(entries) - len(stored.events) + len(packs) - len(stored.packs)
    return session, session.ignored + broken


def _snapshot(request: Request) -> Mapping[str, object] | None:
    value = request.get("snapshot")
    return None if value is None else as_object(value, "snapshot")


def _step(session: Session, request: Request) -> Answer:
    """One step. With ``"view": "changes"`` the view holds only what changed of competencies."""
    raw = as_object(member(request, "event"), "event")
    event = event_from(raw)
    show = _changes if request.get("view") == "changes" else _view
    if event.id in session.ids:
        return {"event": None, "effects": [], "view": show(session, event.moment)}
    told = settled(session.course, event)
    if isinstance(told, Feedback):
        return {"event": None, "effects": [effect_as_json(told)], "view": show(session, event.moment)}
    logged, effects = taken(session, told, {**raw, **event_as_json(told)})
    return {
        "event": logged,
        "effects": [effect_as_json(effect) for effect in effects],
        "view": show(session, event.moment),
    }


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


def _merge(session: Session, request: Request) -> Answer:
    """What the stored log lacks of a progress file. It is not opened by this: a host stores it first."""
    logs = [_placed(log) for log in as_list(request.get("logs", []), "logs")]
    packs = [_unpacked(pack) for pack in as_list(request.get("packs", []), "packs")]
    result = merged(union([*packs, *logs]), text(request, "file"), session.course.id)
    return {
        "fresh": list(result.fresh),
        "added": result.added,
        "already": result.already,
        "conflicts": result.conflicts,
        "chain": result.chain.as_json(),
    }


def _compact(_: Session, request: Request) -> Answer:
    """The packs that hold all of the ``packs`` and ``events``; Malformed where one could not be kept so."""
    events = as_list(member(request, "events"), "events")
    placed = _placed(events)
    if len(placed) < len(events):
        raise Malformed("events", "each with an id and a time")
    packs = [as_object(pack, "packs") for pack in as_list(request.get("packs", []), "packs")]
    return {"packs": list(compacted(packs, placed))}


def _keep(session: Session, _: Request) -> Answer:
    """The learner, for `open` to go on from; null where there is nothing to go on from."""
    return {"snapshot": snapshot_of(session)}


def _show(session: Session, request: Request) -> Answer:
    return {"view": _view(session, _moment(request))}


_ANSWERS: Mapping[str, Callable[[Session, Request], Answer]] = {
    "step": _step,
    "next": _next,
    "merge": _merge,
    "compact": _compact,
    "snapshot": _keep,
    "view": _show,
    **TELLING,
    **PROJECTS,
    **SIGNING,
}


# reading and writing


def _placed(log: object) -> list[LoggedEvent]:
    return [event for event in as_list(log, "logs") if has_place(event)]


def _unpacked(pack: object) -> Sequence[LoggedEvent]:
    """The events of a pack; none where it cannot be read."""
    try:
        return events_of(pack).events
    except Malformed:
        return ()


def _is_pack(value: object) -> TypeGuard[Pack]:
    """Whether `value` is a pack that can be read; what it holds is looked at when it is asked for."""
    try:
        ids_of(as_object(value, "pack"))
        last_of(as_object(value, "pack"))
    except Malformed:
        return False
    return True


def _view(session: Session, now: Moment) -> Answer:
    return view_as_json(session.course, session.learner, now, session.drawn)


def _changes(session: Session, now: Moment) -> Answer:
    return changes_as_json(session.course, session.learner, now, session.drawn)
