"""Layered drawing of an acyclic graph (after Sugiyama): where nodes stand and where edges run.

Layers go from the top down and hold few nodes, so that the drawing is narrow.
A long edge passes every layer in between at a bend; edges from one node share
their bends.  Few crossings come from sweeps by barycentre, straight edges from
placing every layer as near to its neighbours as the gaps allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

SWEEPS = 24

Edge = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in a layer: a node, or the bend of the edges that come from it."""

    node: str
    bend: int = 0
    """0 for the node itself, 1 for the bend one layer below it, and so on."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """In the drawing's units."""

    node_width: float = 100
    bend_width: float = 4
    gap: float = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """``layers`` from the top; ``centres`` from the drawing's left; a route for every edge."""

    layers: tuple[tuple[Spot, ...], ...]
    centres: Mapping[Spot, float]
    routes: Mapping[Edge, tuple[Spot, ...]]
    width: float
    depths: Mapping[str, int]

    def layer_of(self, node: str) -> int:
        return self.depths[node]


def laid_out(requires: Mapping[str, Sequence[str]], *, most: int = 3, sizes: Sizes | None = None) -> Layout:
    """The drawing of the graph ``node -> nodes it requires``; keys come after those they require.

    ``most`` is how many nodes a layer holds.
    """
    sizes = sizes or Sizes()
    needed = reduced(requires)
    depth = _depths(needed, most)
    routes = {
        (above, below): _route(above, depth[below] - depth[above], below)
        for below, aboves in needed.items()
        for above in aboves
    }
    layers = _untangled(_layers(depth, routes), _links(routes))
    width = max((_least_width(layer, sizes) for layer in layers), default=0)
    return Layout(layers, _centres(layers, _links(routes), sizes, width), routes, width, depth)


def reduced(requires: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The graph without the edges that others imply: none to what a required node requires."""
    above: dict[str, set[str]] = {}
    for node, needs in requires.items():
        above[node] = set(needs).union(*(above[need] for need in needs))
    return {
        node: tuple(need for need in needs if not any(need in above[other] for other in needs))
        for node, needs in requires.items()
    }


def crossings(layers: Sequence[Sequence[Spot]], links: Iterable[tuple[Spot, Spot]]) -> int:
    """How many pairs of edges cross between neighbouring layers."""
    place = {spot: (row, column) for row, layer in enumerate(layers) for column, spot in enumerate(layer)}
    rows: dict[int, list[tuple[int, int]]] = {}
    for upper, lower in links:
        rows.setdefault(place[upper][0], []).append((place[upper][1], place[lower][1]))
    pairs = (pair for columns in rows.values() for pair in combinations(columns, 2))
    return sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for a, b in pairs)


def _depths(requires: Mapping[str, Sequence[str]], most: int) -> dict[str, int]:
    """The layer of every node: the first one with room below all that it requires."""
    depth: dict[str, int] = {}
    for node, needs in requires.items():
        layer = 1 + max((depth[need] for need in needs), default=-1)
        taken = list(depth.values())
        while taken.count(layer) >= most:
            layer += 1
        depth[node] = layer
    return depth


def _route(above: str, layers: int, below: str) -> tuple[Spot, ...]:
    return (*(Spot(above, bend) for bend in range(layers)), Spot(below))


def _links(routes: Mapping[Edge, tuple[Spot, ...]]) -> list[tuple[Spot, Spot]]:
    return sorted({link for route in routes.values() for link in pairwise(route)})


def _layers(depth: Mapping[str, int], routes: Mapping[Edge, tuple[Spot, ...]]) -> tuple[tuple[Spot, ...], ...]:
    nodes = [Spot(node) for node in depth]
    bends = sorted({spot for route in routes.values() for spot in route if spot.bend})
    rows = range(1 + max(depth.values(), default=-1))
    return tuple(tuple(spot for spot in (*nodes, *bends) if depth[spot.node] + spot.bend == row) for row in rows)


def _untangled(
    layers: tuple[tuple[Spot, ...], ...], links: Sequence[tuple[Spot, Spot]]
) -> tuple[tuple[Spot, ...], ...]:
    """The order within layers with the fewest crossings that the sweeps come by."""
    best = layers
    for sweep in range(SWEEPS):
        layers = _switched(_swept(layers, links, down=sweep % 2 == 0), links)
        best = min(best, layers, key=lambda each: crossings(each, links))
    return best


def _swept(
    layers: tuple[tuple[Spot, ...], ...], links: Sequence[tuple[Spot, Spot]], *, down: bool
) -> tuple[tuple[Spot, ...], ...]:
    above, below = _neighbours(links)
    towards = above if down else below
    done: list[tuple[Spot, ...]] = []
    for layer in layers if down else reversed(layers):
        before = {spot: place for place, spot in enumerate(done[-1])} if done else {}
        done.append(_by_barycentre(layer, towards, before))
    return tuple(done if down else reversed(done))


def _by_barycentre(
    layer: tuple[Spot, ...], towards: Mapping[Spot, Sequence[Spot]], before: Mapping[Spot, int]
) -> tuple[Spot, ...]:
    def weight(spot: Spot) -> float:
        places = [before[each] for each in towards.get(spot, ()) if each in before]
        return sum(places) / len(places) if places else float(layer.index(spot))

    return tuple(sorted(layer, key=weight))


def _switched(layers: tuple[tuple[Spot, ...], ...], links: Sequence[tuple[Spot, Spot]]) -> tuple[tuple[Spot, ...], ...]:
    """Neighbours change places wherever that takes crossings away."""
    near = _neighbours(links)
    rows = [list(layer) for layer in layers]
    place = {spot: column for row in rows for column, spot in enumerate(row)}
    pairs = [(each, column) for each in rows for column in range(len(each) - 1)]
    for row, column in pairs:
        left, right = row[column], row[column + 1]
        if _crossed(right, left, near, place) < _crossed(left, right, near, place):
            row[column : column + 2] = [right, left]
            place |= {right: column, left: column + 1}
    return tuple(tuple(row) for row in rows)


def _crossed(
    left: Spot,
    right: Spot,
    near: Sequence[Mapping[Spot, Sequence[Spot]]],
    place: Mapping[Spot, int],
) -> int:
    """Crossings among the edges of two neighbours, if they stand in this order."""
    return sum(
        place[one] > place[other] for side in near for one in side.get(left, ()) for other in side.get(right, ())
    )


def _neighbours(
    links: Sequence[tuple[Spot, Spot]],
) -> tuple[dict[Spot, list[Spot]], dict[Spot, list[Spot]]]:
    """What every spot is linked to above it, and below it."""
    above: dict[Spot, list[Spot]] = {}
    below: dict[Spot, list[Spot]] = {}
    for upper, lower in links:
        above.setdefault(lower, []).append(upper)
        below.setdefault(upper, []).append(lower)
    return above, below


def _least_width(layer: Sequence[Spot], sizes: Sizes) -> float:
    return sum(_width(spot, sizes) for spot in layer) + sizes.gap * (len(layer) - 1)


def _width(spot: Spot, sizes: Sizes) -> float:
    return sizes.bend_width if spot.bend else sizes.node_width


def _centres(
    layers: Sequence[Sequence[Spot]], links: Sequence[tuple[Spot, Spot]], sizes: Sizes, width: float
) -> dict[Spot, float]:
    above, below = _neighbours(links)
    near = {spot: [*above.get(spot, ()), *below.get(spot, ())] for layer in layers for spot in layer}
    centres = {spot: width / 2 for layer in layers for spot in layer}
    for _ in range(SWEEPS):
        for layer in layers:
            wanted = [_mean([centres[each] for each in near[spot]], width / 2) for spot in layer]
            centres |= dict(zip(layer, _placed(layer, wanted, sizes, width), strict=True))
    return centres


def _placed(layer: Sequence[Spot], wanted: Sequence[float], sizes: Sizes, width: float) -> list[float]:
    """The centres nearest to the wanted ones that keep order, gaps and the drawing's width."""
    if not layer:
        return []
    apart = [0.0]
    for left, right in pairwise(layer):
        apart.append(apart[-1] + (_width(left, sizes) + _width(right, sizes)) / 2 + sizes.gap)
    first = _width(layer[0], sizes) / 2
    last = width - _width(layer[-1], sizes) / 2 - apart[-1]
    free = _rising([want - shift for want, shift in zip(wanted, apart, strict=True)])
    return [min(max(each, first), last) + shift for each, shift in zip(free, apart, strict=True)]


def _rising(values: Sequence[float]) -> list[float]:
    """The sequence nearest to ``values`` that never falls: falling neighbours get their mean."""
    pools: list[tuple[float, int]] = []
    for value in values:
        pool = (value, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, count = pools.pop()
            pool = ((mean * count + pool[0] * pool[1]) / (count + pool[1]), count + pool[1])
        pools.append(pool)
    return [mean for mean, count in pools for _ in range(count)]


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
