"""Copies: files that hold the same answers.

Ids of entries are random: a file of which every entry stands in another one is of the same log, however
short. With the same name on both, or none on the shorter, it is an older file of the same learner.

Ids can be made anew, so each answer also leaves a print: a number made of its question, the one
before it, the seconds between them, and what was answered. It needs no ids and no dates, so that a
copy is found whose ids were made anew or whose times were all moved. Two learners may share a print
by chance; a run of twenty of them nobody shares but by copying.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from .facts import Facts
from .thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Copy:
    """`file` holds so many answers of `other`. `is_older` says that it is an older file of the same learner."""

    file: str
    other: str
    n: int
    is_older: bool


def entry_number(id: str) -> int:
    """An entry's id in little space: two logs have none of them in common, but by a chance in thousands of millions."""
    return crc32(id.encode("utf-8", "surrogatepass"))


def print_of(before: str, item: str, gap: int, answer: str) -> int:
    """The print of an answer, `gap` seconds after the one to `before`."""
    return crc32(f"{before}\0{item}\0{gap}\0{answer}".encode("utf-8", "surrogatepass"))


def copies_of(facts: Sequence[Facts], names: Mapping[str, str | None], thresholds: Thresholds) -> Iterator[Copy]:
    """The files that are a part of another or share a long run of answers with it, each told once.

    Of two the one with fewer answers is told, as the copy or the older one; of equals the one
    whose name comes later, or that has none.
    """
    ordered = sorted(facts, key=lambda one: (*_size(one), names.get(one.id) is None, names.get(one.id) or "", one.id))
    entries = [frozenset(one.entries) for one in ordered]
    owners: dict[int, list[int]] = {}
    for place, one in enumerate(ordered):
        holders = [other for other, known in zip(ordered[:place], entries, strict=False) if entries[place] <= known]
        found = _part(one, holders, names) or _run(one, ordered, owners, names, thresholds)
        if found is not None:
            yield found
        for mark in set(one.prints):
            owners.setdefault(mark, []).append(place)


def _size(one: Facts) -> tuple[int, int]:
    """By what the larger file comes first."""
    return -len(one.prints), -len(one.entries)


def _part(one: Facts, holders: Sequence[Facts], names: Mapping[str, str | None]) -> Copy | None:
    """What to tell of a file whose every entry stands in each of the `holders`.

    A named one stays a learner's own where only files without a name hold it: whoever went on with
    another's file, and gave no name, would else take its owner out of the class.
    """
    name, shared = names.get(one.id), len(set(one.prints))
    for other in holders:
        if name in (None, names.get(other.id)):
            return Copy(one.id, other.id, shared, True)
    return Copy(one.id, holders[0].id, shared, False) if holders and shared else None


def _run(
    one: Facts,
    ordered: Sequence[Facts],
    owners: Mapping[int, Sequence[int]],
    names: Mapping[str, str | None],
    thresholds: Thresholds,
) -> Copy | None:
    """What to tell of a file that shares a long run of answers with one before it in `ordered`."""
    found = _most_shared(one, owners)
    if found is None:
        return None
    other, shared = ordered[found[0]], found[1]
    least = max(thresholds.copy_share * len(one.prints), min(thresholds.copy_answers, len(one.prints)))
    if shared < max(least, thresholds.copy_answers / 2):
        return None
    is_older = shared == len(set(one.prints)) and names.get(one.id) == names.get(other.id)
    return Copy(one.id, other.id, shared, is_older)


def _most_shared(one: Facts, owners: Mapping[int, Sequence[int]]) -> tuple[int, int] | None:
    """The place of the file before that shares most prints, the first of several, and how many."""
    counts: dict[int, int] = {}
    for mark in set(one.prints):
        for place in owners.get(mark, ()):
            counts[place] = counts.get(place, 0) + 1
    return min(counts.items(), key=lambda pair: (-pair[1], pair[0]), default=None)
