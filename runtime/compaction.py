"""Compaction: which events and packs of a stored log become a pack, so that a long log takes little space."""

from collections.abc import Sequence

from .chain import LoggedEvent
from .fields import Malformed
from .log import union
from .packs import Pack, Unpacked, events_of, packed

FULL = 2000
"""A pack of so many events stays as it is, so that one more answer never rewrites a year."""


def compacted(packs: Sequence[Pack], events: Sequence[LoggedEvent]) -> tuple[Pack, ...]:
    """Packs that hold all that `packs` and `events` do: the full ones as they are, the rest in one.

    Where two of them hold the same event all become one, since each event counts once. A pack
    that was edited, or cannot be read, stays as it is: nothing of it is lost or made to look whole.
    """
    opened = [_opened(pack) for pack in packs]
    kept = [pack for pack, inner in zip(packs, opened, strict=True) if inner is None]
    sound = [(pack, inner) for pack, inner in zip(packs, opened, strict=True) if inner is not None]
    ids = [event["id"] for inner in (*(inner for _, inner in sound), events) for event in inner]
    least = FULL if len(set(ids)) == len(ids) else len(ids) + 1
    full = [pack for pack, inner in sound if len(inner) >= least]
    rest = union([*(inner for _, inner in sound if len(inner) < least), events])
    return (*kept, *full, *([_checked(rest)] if rest else []))


def _opened(pack: Pack) -> Sequence[LoggedEvent] | None:
    """The events of a pack, None where it does not vouch for them."""
    try:
        told = events_of(pack)
    except Malformed:
        return None
    return told.events if told.is_whole else None


def _checked(events: Sequence[LoggedEvent]) -> Pack:
    """The pack of `events`, looked at before anybody lets go of what it was made from."""
    pack = packed(events)
    if events_of(pack) != Unpacked(tuple(events), is_whole=True):
        raise Malformed("events", "what a pack can hold")
    return pack
