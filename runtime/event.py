"""What every event has, and how the events of a log are written and read: one `Kind` for each type."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .fields import Malformed, number, whole
from .moments import Moment

type Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Event:
    """What every event has: `at` in seconds since the epoch, `zone` in minutes east of UTC."""

    id: str
    at: int
    zone: int

    @property
    def moment(self) -> Moment:
        """When it happened."""
        return Moment(self.at, self.zone)


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of event: the keys that its JSON has beside those of every event, and both ways between them.

    `read` gets the whole JSON object, then the id, time and zone, and raises Malformed where it does
    not fit; `told` gives the keys back.
    """

    keys: tuple[str, ...]
    read: Callable[[Fields, str, int, int], Event]
    told: Callable[[Any], dict[str, object]]


def count_from_zero(fields: Fields, key: str) -> int:
    """The whole number under `key`, at least 0, or Malformed."""
    value = whole(fields, key)
    if value < 0:
        raise Malformed(key, "at least 0")
    return value


def seconds(fields: Fields, key: str) -> float:
    """The number under `key`, at least 0, or Malformed."""
    value = number(fields, key)
    if value < 0:
        raise Malformed(key, "at least 0")
    return value
