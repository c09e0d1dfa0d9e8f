"""Packs: many events in little space, without losing any of what they say.

A pack holds its events as deflated JSON, in about a ninth of the space. `events_of` gives back
the very events, so a log replays, merges and is checked as before.

    {"format": 2, "count": 3, "last": {"at": …, "id": …, "hash": …}, "sum": "…",
     "ids": "<…>", "before": "<…>", "events": "<…>"}

Each ``<…>`` is a deflated list with one value for each event: its id, which a start asks for
without the rest; how many places before it the event stands that its link fits; and what else
it says. Where that number is 0 its link, if it has one, is told with the rest. The others need
no telling: ``sum`` vouches for what they would vouch for. Where it no longer fits, the pack was
edited, and its events lose the links that it would have had to vouch for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .chain import Link, LoggedEvent, hash_of, link_of, link_to
from .deflating import deflated_list, inflated, inflated_list
from .fields import Malformed, as_object, as_text, as_whole, member, only_keys, text, whole
from .migrations import VERSION

type Pack = Mapping[str, object]

_LISTS = ("ids", "before", "events")
_KEYS = ("format", "count", "last", "sum", *_LISTS)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The events of a pack, in their order, and whether they are the ones that were packed."""

    events: tuple[LoggedEvent, ...]
    is_whole: bool
    hashes: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """What `hash_of` gives for each of them."""


def packed(events: Sequence[LoggedEvent]) -> dict[str, object]:
    """The pack of `events`: one or more, in order, each id once."""
    hashes = [hash_of(event) for event in events]
    befores = list(_befores(events, hashes))
    return {
        "format": VERSION,
        "count": len(events),
        "last": {"at": events[-1]["at"], "id": events[-1]["id"], "hash": hashes[-1]},
        "sum": _sum_of(hashes, befores),
        "ids": deflated_list([event["id"] for event in events]),
        "before": deflated_list(befores),
        "events": deflated_list([_rest(event, before) for event, before in zip(events, befores, strict=True)]),
    }


def events_of(pack: object) -> Unpacked:
    """The events of a pack as they were, with their links; Malformed where it is no pack."""
    fields = as_object(pack, "pack")
    events, befores = unlinked_events_of(fields), _values(fields, "before")
    hashes = [hash_of(event) for event in events]
    is_whole = text(fields, "sum") == _sum_of(hashes, befores) and last_of(fields)[1] == link_to(events[-1])
    links = [_link(place, before, events, hashes) for place, before in enumerate(befores)]
    linked = ({**event, **link} if is_whole else event for event, link in zip(events, links, strict=True))
    return Unpacked(tuple(linked), is_whole, tuple(hashes))


def unlinked_events_of(pack: object) -> tuple[LoggedEvent, ...]:
    """The events of a pack without the links that fit, in half the time: a replay needs no links."""
    fields = as_object(pack, "pack")
    only_keys(fields, _KEYS)
    if whole(fields, "format") != VERSION:
        raise Malformed("format", str(VERSION))
    rests = [as_object(rest, "events") for rest in _values(fields, "events")]
    return tuple({**rest, "id": id, "at": whole(rest, "at")} for id, rest in zip(ids_of(fields), rests, strict=True))


def rests_in(pack: object) -> str:
    """What the events of a pack say besides their ids, as the JSON text of a list."""
    return inflated(text(as_object(pack, "pack"), "events"), "events")


def ids_of(pack: Pack) -> tuple[str, ...]:
    """The ids of a pack's events, in order, each once."""
    ids = tuple(as_text(id, "ids") for id in _values(pack, "ids"))
    if len(set(ids)) < len(ids):
        raise Malformed("ids", "each id once")
    return ids


def count_of(pack: Pack) -> int:
    """How many events a pack holds: 1 or more."""
    count = whole(pack, "count")
    if count < 1:
        raise Malformed("count", "at least 1")
    return count


def last_of(pack: Pack) -> tuple[tuple[int, str], Link]:
    """Where a pack's last event stands in a log, and the link to it."""
    last = as_object(member(pack, "last"), "last")
    return (whole(last, "at"), text(last, "id")), Link(text(last, "id"), text(last, "hash"))


def letters_of(pack: object) -> int:
    """How many letters the lists of a pack have when they are inflated."""
    fields = as_object(pack, "pack")
    return sum(len(inflated(text(fields, key), key)) for key in _LISTS)


def _befores(events: Sequence[LoggedEvent], hashes: Sequence[str]) -> Iterator[int]:
    """How many places before each event stands the one that its link fits; 0 where it fits none of them."""
    places: dict[object, int] = {}
    for place, event in enumerate(events):
        try:
            link = link_of(event)
        except Malformed:
            link = None
        linked = place if link is None else places.get(link.id, place)
        yield place - linked if link and hashes[linked] == link.hash else 0
        places[event["id"]] = place


def _rest(event: LoggedEvent, before: int) -> LoggedEvent:
    """What `event` says besides its id, and besides its link where `before` tells that."""
    told_apart = ("id", "prev") if before else ("id",)
    return {key: value for key, value in event.items() if key not in told_apart}


def _link(place: int, before: object, events: Sequence[LoggedEvent], hashes: Sequence[str]) -> Mapping[str, object]:
    """The link of the event at `place` to the one so many places before it; nothing where that is 0."""
    linked = place - as_whole(before, "before")
    if not 0 <= linked <= place:
        raise Malformed("before", "the place of an event")
    return {} if linked == place else {"prev": {"id": events[linked]["id"], "hash": hashes[linked]}}


def _sum_of(hashes: Sequence[str], befores: Sequence[object]) -> str:
    return hash_of({"hashes": hashes, "before": befores})


def _values(pack: Pack, key: str) -> Sequence[object]:
    """The list under `key`: one value for each event."""
    values = inflated_list(text(pack, key), key)
    if len(values) != count_of(pack):
        raise Malformed(key, "one value for each event")
    return values
