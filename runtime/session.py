"""The session: an open course, its log, and the learner it tells of.

What a host keeps are events, packs of older ones, and a snapshot of the learner. The log is the
truth: a snapshot is taken only where it is of this course, this engine and the beginning of
this very log, and packs are unpacked only where something in them is asked for.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .chain import Link, LoggedEvent, link_to, linked
from .codec import learner_as_text, learner_from
from .deflating import deflated, inflated
from .effects import Effect
from .engine import is_known, replay, step
from .events import Event, event_from
from .fields import Malformed, text, whole
from .log import Place, place_of, union
from .model import Course, Learner
from .packs import Pack, count_of, ids_of, last_of, unlinked_events_of
from .view import Drawn

type Snapshot = Mapping[str, object]

FIRST: Place = (-1, "")
"""Before every event."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What a host keeps of one course; `engine` names the engine, and is empty where nobody knows it."""

    events: Sequence[LoggedEvent]
    packs: Sequence[Pack]
    snapshot: Snapshot | None
    engine: str


@dataclass(slots=True)
class Session:
    """An open course. `ignored` counts the entries that tell nothing, `replayed` the events since a snapshot."""

    course: Course
    stored: Stored
    learner: Learner
    ids: set[str]
    last: Place
    tip: Link | None
    ignored: int
    replayed: int
    added: list[LoggedEvent] = field(default_factory=list)
    drawn: Drawn = field(default_factory=Drawn)
    events: list[Event] | None = None
    """The whole log, from when a clock was set back."""
    early: tuple[int, Learner] = (0, Learner())
    """The learner after so many events of it: a clock that was set back once stays back."""


def opened(course: Course, stored: Stored) -> Session:
    """The session that goes on from what is stored."""
    loose = union([stored.events])
    ids = [*(id for pack in stored.packs for id in ids_of(pack)), *(text(event, "id") for event in loose)]
    last, tip = _last(stored.packs, loose)
    session = Session(course, stored, Learner(), set(ids), last, tip, 0, 0)
    is_told_twice = len(session.ids) < len(ids) or len(loose) < len(stored.events)
    if is_told_twice or not _goes_on(session, loose):
        _replay_all(session)
    return session


def taken(session: Session, event: Event, logged: LoggedEvent) -> tuple[LoggedEvent, tuple[Effect, ...]]:
    """What is to be logged of `event`, `logged` with its link, and what follows.

    It goes into the log where it belongs. That is the end, unless a clock was set back; then
    what came later is replayed.
    """
    entry = linked(logged, session.tip)
    if place_of(logged) > session.last:
        session.learner, effects = step(session.course, session.learner, event)
        session.last = place_of(logged)
        if session.events is not None:
            session.events.append(event)
    else:
        effects = _taken_earlier(session, event)
    session.tip = link_to(entry)
    session.ids.add(event.id)
    session.added.append(entry)
    return entry, effects


def snapshot_of(session: Session) -> Snapshot | None:
    """The learner with what says whose, and of which log, for `opened` to go on from; None where nobody could."""
    tip = session.tip
    if tip is None or tip.id != session.last[1] or not session.stored.engine:
        return None
    return {
        "edition": session.course.edition,
        "engine": session.stored.engine,
        "count": len(session.ids),
        "at": session.last[0],
        "id": tip.id,
        "hash": tip.hash,
        "ignored": session.ignored,
        "learner": deflated(learner_as_text(session.learner)),
    }


def whole_log(session: Session) -> list[Event]:
    """Every event of the log that can be read, in its order."""
    return _readable(_entries(session)) if session.events is None else session.events


def _last(packs: Sequence[Pack], loose: Sequence[LoggedEvent]) -> tuple[Place, Link | None]:
    """Where the last event of a log stands, and the link to it."""
    ends: list[tuple[Place, Link | None]] = [(FIRST, None), *(last_of(pack) for pack in packs)]
    if loose:
        ends.append((place_of(loose[-1]), link_to(loose[-1])))
    return max(ends, key=lambda end: end[0])


def _goes_on(session: Session, loose: Sequence[LoggedEvent]) -> bool:
    """Whether the session could go on from its snapshot; then it has."""
    snapshot = session.stored.snapshot
    try:
        if snapshot is None or not _fits(session, loose, snapshot):
            return False
        learner = learner_from(inflated(text(snapshot, "learner"), "learner"))
        place, ignored = _place_of(snapshot), whole(snapshot, "ignored")
    except Malformed:
        return False
    tail = [event for event in loose if place_of(event) > place]
    _replay(session, tail, learner)
    session.ignored += ignored
    return True


def _fits(session: Session, loose: Sequence[LoggedEvent], snapshot: Snapshot) -> bool:
    """Whether `snapshot` is of this course, this engine, and the beginning of this log."""
    stored, place = session.stored, _place_of(snapshot)
    link = Link(text(snapshot, "id"), text(snapshot, "hash"))
    before = [event for event in loose if place_of(event) <= place]
    ends = [last_of(pack) for pack in stored.packs]
    return (
        stored.engine == text(snapshot, "engine") != ""
        and session.course.edition == text(snapshot, "edition")
        and all(end <= place for end, _ in ends)
        and len(before) + sum(count_of(pack) for pack in stored.packs) == whole(snapshot, "count")
        and _last(stored.packs, before) == (place, link)
    )


def _place_of(snapshot: Snapshot) -> Place:
    return whole(snapshot, "at"), text(snapshot, "id")


def _replay_all(session: Session) -> None:
    _replay(session, _entries(session), Learner())


def _replay(session: Session, log: Sequence[LoggedEvent], learner: Learner) -> None:
    events = _readable(log)
    session.learner = replay(session.course, events, learner)
    session.replayed = len(log)
    session.ignored = len(log) - sum(is_known(session.course, event) for event in events)


def _entries(session: Session) -> tuple[LoggedEvent, ...]:
    """The whole log."""
    packs = [_unpacked(pack) for pack in session.stored.packs]
    return union([*packs, session.stored.events, session.added])


def _unpacked(pack: Pack) -> tuple[LoggedEvent, ...]:
    """The events of a pack; a broken one does not hide the others."""
    try:
        return unlinked_events_of(pack)
    except Malformed:
        return ()


def _readable(log: Sequence[LoggedEvent]) -> list[Event]:
    """The events of `log` that can be read; a broken one does not hide the others."""
    found = []
    for entry in log:
        try:
            found.append(event_from(entry))
        except Malformed:
            continue
    return found


def _taken_earlier(session: Session, event: Event) -> tuple[Effect, ...]:
    if session.events is None:
        session.events = whole_log(session)
    log = session.events
    place = bisect_left(log, (event.at, event.id), key=lambda one: (one.at, one.id))
    start, learner = session.early if session.early[0] <= place else (0, Learner())
    before = replay(session.course, log[start:place], learner)
    after, effects = step(session.course, before, event)
    session.early = (place + 1, after)
    session.learner = replay(session.course, log[place:], after)
    log.insert(place, event)
    return effects
