"""Faults of items, where what is wrong with a question is told once and not for each of its variants."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from .course import Item
from .diagnostics import Diagnostic
from .parameters.variant import Variant, told_once

MOST_REMEMBERED = 100_000


def remembered(faults_of: Callable[[Item, str], Iterable[Diagnostic]]) -> Callable[[Item, str], Sequence[Diagnostic]]:
    """``faults_of``, asked once for each item and language: under `serve` most items are the very ones of before.

    It must hang on nothing but the item and the language.
    """
    known: dict[tuple[int, str], tuple[Item, Sequence[Diagnostic]]] = {}

    def faults(item: Item, language: str) -> Sequence[Diagnostic]:
        found = known.get((id(item), language))
        if found is None or found[0] is not item:
            if len(known) >= MOST_REMEMBERED:
                known.clear()
            found = known[id(item), language] = (item, tuple(faults_of(item, language)))
        return found[1]

    return faults


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
    fix = fault.fix.replace(item.id, item.question) if fault.fix else None
    return replace(fault, message=fault.message.replace(item.id, item.question), fix=fix)
