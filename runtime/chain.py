"""The chain: each event names the event logged before it, with a hash of what that one says.

Whoever changes or drops an event, and does not know this page, leaves a link that no longer
fits. It shows accidents and careless edits and no more: there is no secret in it, so whoever
knows the way can make every link anew, and the last event of a log has nobody to vouch for it.

A link is ``"prev": {"id": …, "hash": …}``, null in the first event of a log; events of before
there were links have none. The hash is of the event without its own link, so that the same
event told by two tabs stays one event. Two devices write side by side: after a merge every link
still leads to an event of the log, whatever stands between.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .fields import Malformed, as_object, only_keys, text

try:  # hashlib takes 20 ms of the start in the browser; all of it that is needed lies here
    from _sha2 import sha256  # type: ignore[import-not-found]  # CPython's own, and nobody wrote its types
except ImportError:  # a Python that was built without it
    from hashlib import sha256

HASH_LETTERS = 16
"""Hexadecimal digits that are kept of SHA-256: enough against chance, and nothing is safe from intent."""

type LoggedEvent = Mapping[str, object]
type State = Literal["whole", "edited", "incomplete", "none"]

type Links = Mapping[str, "Link | None"]

NO_HASHES: Mapping[str, str] = {}
NO_LINKS: Links = {}

_MAY_BE_WHOLE = re.compile(r"\.0[\],}]|e\+")
"""Where a JSON text may hold a number that has another form as well; mostly it does not, and much time is saved."""

_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), check_circular=False).encode


@dataclass(frozen=True, slots=True)
class Link:
    """Which event was logged before, and the hash of what it said."""

    id: str
    hash: str


@dataclass(frozen=True, slots=True)
class Chain:
    """How whole a log is, the first place where it is not, and how many events have no link.

    *none*: no event has a link. *edited*: an event says something else than when the next was
    logged. *incomplete*: none was changed, but one is missing. Else *whole*.
    """

    state: State
    unlinked: int
    first: LoggedEvent | None = None

    def as_json(self) -> dict[str, object]:
        """The state, and the id and time of the first place where the log is not whole."""
        first = self.first and {"id": self.first["id"], "at": self.first["at"]}
        return {"state": self.state, "unlinked": self.unlinked, "first": first}


def linked(event: LoggedEvent, before: Link | None) -> dict[str, object]:
    """`event` with its link; `before` is None where nothing was logged before."""
    return {**event, "prev": before and {"id": before.id, "hash": before.hash}}


def link_to(event: LoggedEvent) -> Link:
    """The link that the event after `event` carries."""
    return Link(str(event["id"]), hash_of(event))


def link_of(event: LoggedEvent) -> Link | None:
    """The link that `event` carries; None in the first event of a log, and in one of before links.

    Malformed where it is something else.
    """
    before = event.get("prev")
    if before is None:
        return None
    fields = as_object(before, "prev")
    if len(fields) != 2:
        only_keys(fields, ("id", "hash"))
    return Link(text(fields, "id"), text(fields, "hash"))


def hash_of(event: LoggedEvent) -> str:
    """The hash of what `event` says, without its link, however its JSON was spaced and ordered."""
    content = {key: value for key, value in event.items() if key != "prev"}
    told = _canonical(content)
    if _MAY_BE_WHOLE.search(told):
        told = _canonical(_one_form(content))
    return str(sha256(told.encode()).hexdigest())[:HASH_LETTERS]


def chain_state(log: Sequence[LoggedEvent], hashes: Mapping[str, str] = NO_HASHES, links: Links = NO_LINKS) -> Chain:
    """How whole `log` is, in the order it has and with each id once.

    `hashes` and `links` are those, by id, that `hash_of` and `link_of` gave for some of its events already.
    """
    unlinked = sum("prev" not in event for event in log)
    if unlinked == len(log):
        return Chain("none", unlinked)
    breaks = dict(_breaks(log, hashes, links))
    for state in ("edited", "incomplete"):
        if state in breaks:
            return Chain(state, unlinked, breaks[state])
    return Chain("whole", unlinked)


def _breaks(log: Sequence[LoggedEvent], hashes: Mapping[str, str], links: Links) -> Iterator[tuple[State, LoggedEvent]]:
    """Each place where a link does not fit, the last first: the edited event, or the one after a missing."""
    known = {event["id"]: event for event in log}
    for event in reversed(log):
        id = event["id"]
        try:
            link = links[id] if isinstance(id, str) and id in links else link_of(event)
        except Malformed:
            yield "edited", event
            continue
        if link is not None and link.id not in known:
            yield "incomplete", event
        elif link is not None and link.hash != (hashes.get(link.id) or hash_of(known[link.id])):
            yield "edited", known[link.id]


def _one_form(value: object) -> object:
    """`value` with one form for each number: JavaScript writes 4.0 as 4."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, dict):
        return {key: _one_form(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_one_form(inner) for inner in value]
    return value
