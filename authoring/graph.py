"""A directed graph of what requires what: order and cycles.  It knows nothing of courses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Requires = Mapping[str, Iterable[str]]


def cycle(requires: Requires) -> list[str] | None:
    """One cycle as ``[a, b, c, a]``, each requiring the next; None where there is none."""
    done: set[str] = set()
    for start in requires:
        found = _cycle_from(start, requires, done)
        if found:
            return found
    return None


def _cycle_from(start: str, requires: Requires, done: set[str]) -> list[str] | None:
    """Depth first, on a stack of our own: a chain of thousands must not meet Python's limit."""
    trail: list[str] = []
    on_trail: set[str] = set()
    stack: list[tuple[str, bool]] = [(start, False)]
    while stack:
        node, leaving = stack.pop()
        if leaving:
            on_trail.discard(trail.pop())
            done.add(node)
        elif node in on_trail:
            return [*trail[trail.index(node) :], node]
        elif node not in done:
            trail.append(node)
            on_trail.add(node)
            stack.append((node, True))
            stack.extend((needed, False) for needed in reversed(list(requires.get(node, ()))))
    return None


def prerequisites_first(order: Sequence[str], requires: Requires) -> list[str]:
    """``order``, changed as little as needed for each node to come after what it requires.

    The graph must have no cycle; requirements that are not in ``order`` are passed over.
    """
    known = set(order)
    placed: dict[str, None] = {}
    for start in order:
        stack = [(start, False)]
        while stack:
            node, ready = stack.pop()
            if node in placed:
                continue
            if ready:
                placed[node] = None
                continue
            stack.append((node, True))
            needed = [each for each in requires.get(node, ()) if each in known and each not in placed]
            stack.extend((each, False) for each in sorted(needed, key=order.index, reverse=True))
    return list(placed)
