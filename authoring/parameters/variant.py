"""A question made from another one by filling in the values of its parameters, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..diagnostics import Diagnostic, Place
from ..words import say


@dataclass(frozen=True, slots=True)
class Shift:
    """From column ``at`` on, ``length`` columns of a variant's line stand for ``source_length`` of the file's."""

    at: int
    length: int
    source: int
    source_length: int


@dataclass(frozen=True, slots=True)
class Variant:
    """Which question it was made from, with which values, and how its columns differ from the file's."""

    of: str
    values: str
    """``r = 2, k = 3``"""
    shifts: Mapping[int, Sequence[Shift]] = field(default_factory=dict)
    """By line of the file; columns count from 0."""

    def in_file(self, place: Place) -> Place:
        """Where in the file that stands which stands at ``place`` in the variant."""
        column = place.column - 1
        for shift in reversed(self.shifts.get(place.line, ())):
            if column >= shift.at + shift.length:
                column += shift.source + shift.source_length - shift.at - shift.length
                break
            if column >= shift.at:
                column = shift.source
                break
        return replace(place, column=column + 1)


def told_once(variants: Sequence[tuple[Variant, Sequence[Diagnostic]]]) -> Iterator[Diagnostic]:
    """What is wrong with the variants of one question: each fault once, with the values where it was met first.

    What is said of every variant in the same words has nothing to do with the values, which are not named then.
    """
    said = [{(_key(variant, each), each.message) for each in found} for variant, found in variants]
    told: set[_Key] = set()
    for variant, found in variants:
        fresh = [each for each in found if _key(variant, each) not in told]
        for each in fresh:
            key = _key(variant, each)
            told.add(key)
            always = all((key, each.message) in one for one in said)
            message = (
                each.message
                if always
                else say("{message} (where {values})", message=each.message, values=variant.values)
            )
            yield replace(each, place=key[0], message=message)


type _Key = tuple[Place, str]


def _key(variant: Variant, diagnostic: Diagnostic) -> _Key:
    return variant.in_file(diagnostic.place), diagnostic.rule
