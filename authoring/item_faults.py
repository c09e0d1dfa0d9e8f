"""Faults of items, where what is wrong with a question is told once and not for each of its variants."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Concatenate

from .course import Item
from .diagnostics import Diagnostic
from .memos import Memo
from .parameters.variant import Variant, told_once

MOST_REMEMBERED = 100_000


def remembered[**More, Found](
    look: Callable[Concatenate[Item, More], Iterable[Found]],
) -> Callable[Concatenate[Item, More], Sequence[Found]]:
    """``look``, asked once for each item (and language): under `serve` most items are the very ones of before.

    It must hang on nothing but what it is given.
    """
    memo = Memo(f"{look.__module__}.{look.__qualname__}", MOST_REMEMBERED)

    def found(item: Item, /, *more: More.args, **named: More.kwargs) -> Sequence[Found]:
        key = (_Very(item), *more, *named.items())
        known: Sequence[Found] = memo.get(key, lambda: tuple(look(item, *more, **named)))
        return known

    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Very:
    """This very item, and no other that is like it: to compare items would take longer than to look at them."""

    item: Item

    def __hash__(self) -> int:
        return id(self.item)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Very) and self.item is other.item


def each_told_once(items: Iterable[Item], faults_of: Callable[[Item], Iterable[Diagnostic]]) -> Iterator[Diagnostic]:
    """The faults of all items; those of variants name the question, and the values where they depend on them."""
    variants: dict[str, list[tuple[Variant, list[Diagnostic]]]] = {}
    for item in items:
        if item.variant is None:
            yield from faults_of(item)
        else:
            faults = [_of_question(item, each) for each in faults_of(item)]
            variants.setdefault(item.question, []).append((item.variant, faults))
    for found in variants.values():
        yield from told_once(found)


def _of_question(item: Item, fault: Diagnostic) -> Diagnostic:
    """``fault`` with the id that the author knows."""
    fix = fault.fix.replacing(item.id, item.question) if fault.fix else None
    return replace(fault, message=fault.message.replacing(item.id, item.question), fix=fix)
