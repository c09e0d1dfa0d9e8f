"""The layered drawing of a prerequisite graph."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mkcourse.authoring.build.layout import Sizes, Spot, crossings, laid_out, reduced

FRACTIONS = {
    "equal-parts": (),
    "unit-fractions": ("equal-parts",),
    "naming": ("unit-fractions",),
    "number-line": ("naming",),
    "equivalent": ("naming",),
    "simplifying": ("equivalent",),
    "mixed": ("number-line",),
    "comparing-like": ("number-line",),
    "comparing-any": ("comparing-like", "equivalent"),
    "adding-like": ("naming",),
    "subtracting-like": ("adding-like",),
    "adding-unlike": ("adding-like", "equivalent"),
    "subtracting-unlike": ("subtracting-like", "adding-unlike"),
    "of-amount": ("naming",),
    "times-whole": ("adding-like", "mixed"),
    "times-fraction": ("of-amount", "times-whole", "simplifying"),
}


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    names = [f"n{number}" for number in range(draw(st.integers(0, 12)))]
    return {
        name: tuple(draw(st.sets(st.sampled_from(names[:index]))) if index else ()) for index, name in enumerate(names)
    }


def test_edges_that_others_imply_are_not_drawn() -> None:
    """What a prerequisite requires already needs no line of its own."""
    assert reduced({"a": (), "b": ("a",), "c": ("a", "b")}) == {"a": (), "b": ("a",), "c": ("b",)}


def test_the_fractions_course_fits_a_telephone() -> None:
    """Sixteen competencies are at most 380 units wide, with at most three crossings."""
    made = laid_out(FRACTIONS)
    links = {link for route in made.routes.values() for link in pairwise(route)}
    assert made.width <= 380
    assert max(len([spot for spot in layer if not spot.bend]) for layer in made.layers) == 3
    assert crossings(made.layers, links) <= 3


@given(graphs())
def test_every_prerequisite_stands_above(graph: dict[str, tuple[str, ...]]) -> None:
    """A node is below all that it requires, and nodes of a layer never overlap."""
    made, sizes = laid_out(graph), Sizes()
    for node, needs in graph.items():
        assert all(made.layer_of(need) < made.layer_of(node) for need in needs)
    for layer in made.layers:
        nodes = [spot for spot in layer if not spot.bend]
        for left, right in pairwise(nodes):
            apart = made.centres[right] - made.centres[left]
            assert apart >= sizes.node_width + sizes.gap - 1e-6
        assert all(-1e-6 <= made.centres[spot] <= made.width + 1e-6 for spot in layer)


@given(graphs())
def test_a_route_passes_every_layer_on_its_way(graph: dict[str, tuple[str, ...]]) -> None:
    """An edge has one spot in each layer from the one node to the other."""
    made = laid_out(graph)
    for (above, below), route in made.routes.items():
        layers = range(made.layer_of(above), made.layer_of(below) + 1)
        assert route[0] == Spot(above)
        assert route[-1] == Spot(below)
        assert all(spot in made.layers[row] for spot, row in zip(route, layers, strict=True))


def test_the_drawing_is_always_the_same() -> None:
    """Two builds of a course draw the same map."""
    assert laid_out(FRACTIONS) == laid_out(dict(FRACTIONS))
