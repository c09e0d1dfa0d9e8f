"""The log: the union of what several devices wrote, in one order, and progress files."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from .chain import NO_HASHES, Chain, Link, LoggedEvent, chain_state, hash_of, link_of
from .deflating import list_in
from .events import Event, event_from
from .fields import Malformed, as_list, as_object, as_text, member, only_keys, text, whole
from .migrations import VERSION, migrated
from .nesting import DEEPEST, is_deeper_than
from .packs import Unpacked, events_of, letters_of, rests_in
from .strict_json import strictly_parsed
from .summary import Summary, summary_from

BIGGEST = 20_000_000
"""Bytes of a progress file, at most."""

FORMAT = "mkcourse-progress"
LONGEST_WORD = len("\\u00e9")
"""Letters of what JSON reads as one and calls wrong at its beginning."""

type Place = tuple[int, str]

_KEYS = ("format", "version", "course", "course_title", "edition", "exported", "learner", "summary", "events", "packs")
LONGEST_NAME = 200
"""Letters of the name that a learner may put into the file."""


class Refused(ValueError):
    """A request or file that is not taken: a code, and the names and numbers to say why."""

    def __init__(self, code: str, **names: object) -> None:
        super().__init__(code)
        self.code = code
        self.names = names


@dataclass(frozen=True, slots=True)
class ProgressFile:
    """The events of a progress file, in order and each once, and how whole they are.

    `ends` are the ids of the last events of packs that are whole: the packs vouch for them.
    """

    log: tuple[LoggedEvent, ...]
    events: tuple[Event, ...]
    """The same, read."""
    links: tuple[Link | None, ...]
    """The link that each of them carries."""
    chain: Chain
    ends: frozenset[str] = frozenset()
    learner: str | None = None
    """The name that the learner put into it."""
    edition: str = ""
    entries: int = 0
    """How many events stand in it, each as often as it is told."""
    summary: Summary | None = None


@dataclass(frozen=True, slots=True)
class Unchecked:
    """What stands in a progress file, of which nobody looked at what each event says. Those of packs have no id."""

    learner: str | None
    edition: str
    events: Sequence[object]
    summary: Summary | None


@dataclass(frozen=True, slots=True)
class Merged:
    """What a log lacks of a progress file, and what there was to tell of it.

    `fresh` are the events to add; `added` and `already` count those of the file that were new
    and those that were not, `conflicts` those of which the two said different things.
    """

    fresh: tuple[LoggedEvent, ...]
    added: int
    already: int
    conflicts: int
    chain: Chain


def union(logs: Iterable[Iterable[LoggedEvent]]) -> tuple[LoggedEvent, ...]:
    """All events once, by id, ordered by (at, id), whatever the order of `logs`.

    Of two different events with one id the one that is first in its JSON text is kept, and of
    two that differ in their link only, one that has a link.
    """
    found: dict[str, LoggedEvent] = {}
    for event in (event for log in logs for event in log):
        id = str(event["id"])
        found[id] = min(found[id], event, key=_text) if id in found else event
    return tuple(sorted(found.values(), key=place_of))


def place_of(event: LoggedEvent) -> Place:
    """Where an event stands in a log: by time, then by id."""
    return whole(event, "at"), text(event, "id")


def has_place(value: object) -> TypeGuard[LoggedEvent]:
    """Whether `value` is an object with the id and the time that a log is ordered by."""
    try:
        place_of(as_object(value, "event"))
    except Malformed:
        return False
    return True


def merged(known: Sequence[LoggedEvent], file: str, course: str) -> Merged:
    """What `known`, a union, lacks of the progress file `file` of `course`, or Refused.

    The union of `known` and the `fresh` events is that of `known` and the file.
    """
    told = progress_file_from(file, course)
    mine = {event["id"]: event for event in known}
    fresh = [event for event in union([known, told.log]) if mine.get(event["id"]) is not event]
    added = sum(event["id"] not in mine for event in told.log)
    conflicts = sum(_differ(event, mine.get(event["id"], event)) for event in told.log)
    return Merged(tuple(fresh), added, len(told.log) - added, conflicts, told.chain)


def progress_file_from(file: str, course: str) -> ProgressFile:
    """What a progress file of `course` says, each event checked, or Refused with the reason's code."""
    return _fitting(file, course, _file_of)


def glanced_at(file: str, course: str) -> Unchecked:
    """What stands in a progress file of `course`, in a third of the time, or Refused with the reason's code."""
    return _fitting(file, course, _glance_of)


def _fitting[Told](file: str, course: str, read: Callable[[Mapping[str, object]], Told]) -> Told:
    """What `read` makes of the file's members, brought to today's format, or Refused."""
    fields = _object_of(file)
    if fields.get("format") != FORMAT:
        raise Refused("not-a-progress-file")
    try:
        today = migrated(fields, _version(fields))
        only_keys(today, _KEYS)
        _check_head(today, course)
        return read(today)
    except Malformed as error:
        raise Refused("malformed-file", place=error.place, expected=error.expected) from None


def _version(fields: Mapping[str, object]) -> int:
    """The format's version, which must be one that is known: a newer one is not guessed at."""
    version = fields.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or not 1 <= version <= VERSION:
        raise Refused("other-version", version=str(version)[:20], known=VERSION)
    return version


def _packs_of(fields: Mapping[str, object]) -> Sequence[object]:
    packs = as_list(member(fields, "packs"), "packs")
    if sum(map(letters_of, packs)) > BIGGEST:
        raise Refused("file-too-big", most=BIGGEST)
    return packs


def _glance_of(fields: Mapping[str, object]) -> Unchecked:
    told: list[object] = []
    letters = 0
    for pack in as_list(member(fields, "packs"), "packs"):
        inner = rests_in(pack)
        letters += len(inner)
        if letters > BIGGEST:
            raise Refused("file-too-big", most=BIGGEST)
        told.extend(list_in(inner, "events"))
    told.extend(as_list(member(fields, "events"), "events"))
    return Unchecked(_name_in(fields), text(fields, "edition"), told, _summary_in(fields))


def _name_in(fields: Mapping[str, object]) -> str | None:
    """The name that the learner put into the file."""
    return text(as_object(fields["learner"], "learner"), "name") if "learner" in fields else None


def _summary_in(fields: Mapping[str, object]) -> Summary | None:
    return summary_from(fields["summary"]) if "summary" in fields else None


def _file_of(fields: Mapping[str, object]) -> ProgressFile:
    packs = [events_of(pack) for pack in _packs_of(fields)]
    events = as_list(member(fields, "events"), "events")
    told = [as_object(event, "event") for part in (*(pack.events for pack in packs), events) for event in part]
    read, links = _read(told)
    log = union([told])
    is_each_once = len(log) == len(told)
    if not is_each_once:
        read, links = _read(log)
    chain = chain_state(log, _hashes_of(packs) if is_each_once else NO_HASHES, links)
    edited = next((pack.events[0] for pack in packs if not pack.is_whole), None)
    return ProgressFile(
        log,
        tuple([read[text(event, "id")] for event in log]),
        tuple([links[text(event, "id")] for event in log]),
        chain if edited is None else replace(chain, state="edited", first=edited),
        frozenset(text(pack.events[-1], "id") for pack in packs if pack.is_whole),
        _name_in(fields),
        text(fields, "edition"),
        len(told),
        _summary_in(fields),
    )


def _hashes_of(packs: Sequence[Unpacked]) -> Mapping[str, str]:
    """The hashes of the packs' events by their ids: of use where no id is told twice."""
    pairs = [pair for pack in packs for pair in zip(pack.events, pack.hashes, strict=True)]
    return {text(event, "id"): hash for event, hash in pairs}


def _differ(one: LoggedEvent, other: LoggedEvent) -> bool:
    """Whether two events say different things, links aside."""
    return one != other and hash_of(one) != hash_of(other)


def _object_of(file: str) -> Mapping[str, object]:
    if len(file) > BIGGEST or len(file.encode("utf-8", "surrogatepass")) > BIGGEST:
        raise Refused("file-too-big", most=BIGGEST)
    content = file.removeprefix("\ufeff").rstrip()
    if not content:
        raise Refused("file-empty")
    if not content.lstrip().startswith("{"):
        raise Refused("not-a-progress-file")
    if is_deeper_than(DEEPEST, content):
        raise Refused("file-too-deep", most=DEEPEST)
    try:
        parsed = strictly_parsed(content)
    except json.JSONDecodeError as error:
        raise Refused("file-cut-off" if _is_cut_off(content, error) else "not-a-progress-file") from None
    except (ValueError, RecursionError):
        raise Refused("not-a-progress-file") from None
    if not isinstance(parsed, dict):
        raise Refused("not-a-progress-file")
    return parsed


def _is_cut_off(content: str, error: json.JSONDecodeError) -> bool:
    """Whether this began as a progress file, and nothing is wrong with it but that it ends."""
    if f'"{FORMAT}"' not in content or error.msg.startswith("Extra data"):
        return False
    return error.pos >= len(content) - LONGEST_WORD or error.msg.startswith("Unterminated string")


def _check_head(fields: Mapping[str, object], course: str) -> None:
    if text(fields, "course") != course:
        title = as_text(fields.get("course_title", fields["course"]), "course_title")
        raise Refused("other-course", course=title[:200])
    for key in ("course_title", "edition"):
        text(fields, key)
    whole(fields, "exported")
    if "learner" in fields:
        _check_learner(fields["learner"])


def _check_learner(value: object) -> None:
    learner = as_object(value, "learner")
    only_keys(learner, ("name",))
    if len(text(learner, "name")) > LONGEST_NAME:
        raise Malformed("name", f"at most {LONGEST_NAME} letters")


def _read(told: Sequence[LoggedEvent]) -> tuple[Mapping[str, Event], Mapping[str, Link | None]]:
    """What each event says and the link that it carries, by its id; of several with one id, the last."""
    read: dict[str, Event] = {}
    links: dict[str, Link | None] = {}
    for one in told:
        event = event_from(one)
        read[event.id], links[event.id] = event, link_of(one)
    return read, links


def _text(event: LoggedEvent) -> tuple[str, bool, str]:
    """What of two events with one id decides which is kept."""
    said = {key: value for key, value in event.items() if key != "prev"}
    return json.dumps(said, sort_keys=True), "prev" not in event, json.dumps(event.get("prev"), sort_keys=True)
