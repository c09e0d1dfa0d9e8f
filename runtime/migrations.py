"""Migrations: how a progress file of an older format becomes one of today's, a step a version.

A format changes when a file of the old one would be misread. A new type of event or a new key
that may be missing does not change it: readers keep what they do not know.

1 has ``events``. 2 adds links between events (chain.py) and ``packs`` of them (packs.py).
"""

from collections.abc import Callable, Mapping

VERSION = 2
"""The format that is written today."""

type Fields = Mapping[str, object]


def migrated(fields: Fields, version: int) -> Fields:
    """The members of a progress file of format `version`, from 1 to today's, as today's has them."""
    for older in range(version, VERSION):
        fields = _STEPS[older](fields)
    return fields


def _from_1(fields: Fields) -> Fields:
    return {**fields, "version": 2, "packs": []}


_STEPS: Mapping[int, Callable[[Fields], Fields]] = {1: _from_1}
