"""The log: the union of what several devices wrote, in one order, and progress files."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from .events import event_from
from .fields import Malformed, as_list, as_object, as_text, member, only_keys, text, whole
from .nesting import is_deeper_than

BIGGEST = 20_000_000
"""Bytes of a progress file, at most."""

DEEPEST = 12
"""Lists and objects within each other in a progress file, at most."""

FORMAT = "mkcourse-progress"
VERSION = 1

type LoggedEvent = Mapping[str, object]

_KEYS = ("format", "version", "course", "course_title", "edition", "exported", "events")


class Refused(ValueError):
    """A request or file that is not taken: a code, and the names and numbers to say why."""

    def __init__(self, code: str, **names: object) -> None:
        super().__init__(code)
        self.code = code
        self.names = names


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged log, and how many events of the file were new to it or in it already."""

    log: tuple[LoggedEvent, ...]
    added: int
    already: int


def union(logs: Iterable[Iterable[LoggedEvent]]) -> tuple[LoggedEvent, ...]:
    """All events once, by id, ordered by (at, id), whatever the order of `logs`.

    Of two different events with one id the one that is first in its JSON text is kept.
    """
    found: dict[str, LoggedEvent] = {}
    for event in (event for log in logs for event in log):
        id = str(event["id"])
        found[id] = min(event, found[id], key=_text) if id in found else event
    return tuple(sorted(found.values(), key=place_of))


def place_of(event: LoggedEvent) -> tuple[int, str]:
    """Where an event stands in a log: by time, then by id."""
    return whole(event, "at"), text(event, "id")


def has_place(value: object) -> TypeGuard[LoggedEvent]:
    """Whether `value` is an object with the id and the time that a log is ordered by."""
    try:
        place_of(as_object(value, "event"))
    except Malformed:
        return False
    return True


def merged(logs: Sequence[Sequence[LoggedEvent]], file: str, course: str) -> Merged:
    """`logs` with the events of the progress file `file` of `course`, or Refused."""
    known = union(logs)
    events = union([events_of_file(file, course)])
    ids = {event["id"] for event in known}
    added = sum(event["id"] not in ids for event in events)
    return Merged(union([known, events]), added, len(events) - added)


def events_of_file(file: str, course: str) -> tuple[LoggedEvent, ...]:
    """The events of a progress file, each checked, or Refused with the reason's code."""
    fields = _object_of(file)
    if fields.get("format") != FORMAT:
        raise Refused("not-a-progress-file")
    version = fields.get("version")
    if version != VERSION:
        raise Refused("other-version", version=str(version)[:20], known=VERSION)
    try:
        only_keys(fields, _KEYS)
        _check_head(fields, course)
        return tuple(_checked(event) for event in as_list(member(fields, "events"), "events"))
    except Malformed as error:
        raise Refused("malformed-file", place=error.place, expected=error.expected) from None


def _object_of(file: str) -> Mapping[str, object]:
    if len(file) > BIGGEST or len(file.encode("utf-8", "surrogatepass")) > BIGGEST:
        raise Refused("file-too-big", most=BIGGEST)
    content = file.removeprefix("\ufeff")
    if not content.lstrip().startswith("{"):
        raise Refused("not-a-progress-file")
    if is_deeper_than(DEEPEST, content):
        raise Refused("file-too-deep", most=DEEPEST)
    try:
        parsed = json.loads(content, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise Refused("not-a-progress-file") from None
    if not isinstance(parsed, dict):
        raise Refused("not-a-progress-file")
    return parsed


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _check_head(fields: Mapping[str, object], course: str) -> None:
    if text(fields, "course") != course:
        title = as_text(fields.get("course_title", fields["course"]), "course_title")
        raise Refused("other-course", course=title[:200])
    for key in ("course_title", "edition"):
        text(fields, key)
    whole(fields, "exported")


def _checked(event: object) -> LoggedEvent:
    """`event` as it is, if it is one. Types that this edition does not know are kept."""
    event_from(event)
    return as_object(event, "event")


def _text(event: LoggedEvent) -> str:
    return json.dumps(event, sort_keys=True)
