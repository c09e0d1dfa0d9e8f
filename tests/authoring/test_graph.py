from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mkcourse.authoring.graph import cycle, prerequisites_first

NAMES = st.sampled_from("abcdefgh")
GRAPHS = st.dictionaries(NAMES, st.lists(NAMES, max_size=3, unique=True), max_size=8)


@given(GRAPHS)
def test_a_cycle_is_one(requires: dict[str, list[str]]) -> None:
    """What is given as a cycle begins and ends with the same node, and each node in it requires the next."""
    found = cycle(requires)
    if found is not None:
        assert found[0] == found[-1] and len(found) > 1
        assert all(after in requires[before] for before, after in pairwise(found))


@given(GRAPHS)
def test_without_a_cycle_prerequisites_come_first(requires: dict[str, list[str]]) -> None:
    """A graph without a cycle can be put in an order with each node once, after what it requires."""
    if cycle(requires) is not None:
        return
    order = prerequisites_first(list(requires), requires)
    assert sorted(order) == sorted(requires)
    for node, needed in requires.items():
        assert all(order.index(each) < order.index(node) for each in needed if each in requires)


def test_a_cycle_is_found() -> None:
    """A node that requires itself through others, or directly, is a cycle."""
    assert cycle({"a": ["b"], "b": ["c"], "c": ["b"]}) == ["b", "c", "b"]
    assert cycle({"a": ["a"]}) == ["a", "a"]


def test_an_order_that_fits_is_left_alone() -> None:
    """An order in which prerequisites come first already is not changed."""
    assert prerequisites_first(["b", "a", "c"], {"c": ["a"]}) == ["b", "a", "c"]


def test_a_chain_of_thousands_is_no_trouble() -> None:
    """Neither walk meets Python's limit of recursion."""
    chain = {str(number): [str(number + 1)] for number in range(5000)}
    assert cycle(chain) is None
    assert prerequisites_first(list(chain), chain)[-1] == "0"
