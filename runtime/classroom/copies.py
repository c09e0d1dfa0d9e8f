"""Copies: files that hold the same answers.

Each answer leaves a print: a number made of its question, the one before it, the seconds between
them, and what was answered. It needs no ids and no dates, so that a copy is found whose ids were
made anew or whose times were all moved. Two learners may share a print by chance; a run of twenty
of them nobody shares but by copying.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from .facts import Facts
from .thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Copy:
    """`file` holds so many answers of `other`. `is_older` says that it holds nothing else."""

    file: str
    other: str
    n: int
    is_older: bool


def print_of(before: str, item: str, gap: int, answer: str) -> int:
    """The print of an answer, `gap` seconds after the one to `before`."""
    return crc32(f"{before}\0{item}\0{gap}\0{answer}".encode("utf-8", "surrogatepass"))


def copies_of(facts: Sequence[Facts], names: Mapping[str, str | None], thresholds: Thresholds) -> Iterator[Copy]:
    """The files that share a long run of answers with another, each told once.

    Of two the one with fewer answers is told, as the copy or the older one; of equals the one
    whose name comes later.
    """
    ordered = sorted(facts, key=lambda one: (-len(one.prints), names.get(one.id) or "", one.id))
    owners: dict[int, list[int]] = {}
    for place, one in enumerate(ordered):
        found = _most_shared(one, owners)
        if found is not None:
            other, shared = ordered[found[0]], found[1]
            least = max(thresholds.copy_share * len(one.prints), min(thresholds.copy_answers, len(one.prints)))
            if shared >= max(least, thresholds.copy_answers / 2):
                yield Copy(one.id, other.id, shared, shared == len(set(one.prints)))
        for mark in set(one.prints):
            owners.setdefault(mark, []).append(place)


def _most_shared(one: Facts, owners: Mapping[int, Sequence[int]]) -> tuple[int, int] | None:
    """The place of the file before that shares most prints, the first of several, and how many."""
    counts: dict[int, int] = {}
    for mark in set(one.prints):
        for place in owners.get(mark, ()):
            counts[place] = counts.get(place, 0) + 1
    return min(counts.items(), key=lambda pair: (-pair[1], pair[0]), default=None)
