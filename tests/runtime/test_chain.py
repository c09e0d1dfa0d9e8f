"""Specification of the chain: whole, edited, incomplete, or without links."""

import json
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.chain import chain_state, hash_of, link_of, link_to, linked
from mkcourse.runtime.fields import Malformed

type Json = dict[str, object]


def chained(count: int, name: str = "e", step: int = 10) -> list[Json]:
    """A log of `count` events with their links."""
    log: list[Json] = []
    for number in range(count):
        event: Json = {"type": "LessonOpened", "id": f"{name}{number}", "at": number * step, "zone": 0, "lesson": "l"}
        log.append(linked(event, link_to(log[-1]) if log else None))
    return log


def state(log: list[Json]) -> tuple[str, object]:
    """The state, and the id of the first place where the log is not whole."""
    told = chain_state(log)
    return told.state, told.first and told.first["id"]


def test_a_log_as_it_was_written_is_whole() -> None:
    """Nothing is found where nothing was done."""
    assert state(chained(5)) == ("whole", None)


def test_an_edited_event_is_found() -> None:
    """An event that says something else than when the next was logged is named."""
    log = chained(5)
    log[2]["lesson"] = "m"
    log[3]["at"] = 31
    assert state(log) == ("edited", "e2")


def test_a_missing_event_is_found() -> None:
    """The event after a missing one is named."""
    log = chained(5)
    del log[2]
    assert state(log) == ("incomplete", "e3")


def test_an_edit_is_told_before_a_gap() -> None:
    """Of a log with both, the edit is told."""
    log = chained(6)
    log[4]["lesson"] = "m"
    del log[1]
    assert state(log) == ("edited", "e4")


def test_a_broken_link_is_an_edit() -> None:
    """A link that no engine writes was edited."""
    log = chained(3)
    log[1]["prev"] = {"id": "e0"}
    assert state(log) == ("edited", "e1")
    with pytest.raises(Malformed):
        link_of(log[1])


def test_a_log_of_before_links_has_none() -> None:
    """Without links nothing is claimed; a link to an event of before vouches for that one."""
    old: list[Json] = [{"type": "Enrolled", "id": "o", "at": 1, "zone": 0}]
    assert chain_state([]).state == chain_state(old).state == "none"
    new = linked({"type": "Enrolled", "id": "p", "at": 2, "zone": 0}, link_to(old[0]))
    told = chain_state([*old, new])
    assert (told.state, told.unlinked) == ("whole", 1)
    assert state([{**old[0], "zone": 60}, new]) == ("edited", "o")


def test_two_devices_side_by_side_are_whole() -> None:
    """Each link leads to an event of the log, whatever stands between."""
    log = sorted(chained(4) + chained(4, "f", step=7), key=lambda event: (event["at"], event["id"]))
    assert state(log) == ("whole", None)


def test_the_state_has_a_json_form() -> None:
    """For the page: the state, how many have no link, and the first place."""
    log = chained(3)
    del log[1]
    assert chain_state(log).as_json() == {"state": "incomplete", "unlinked": 0, "first": {"id": "e2", "at": 20}}


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(-1e14, 1e14) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(st.dictionaries(st.text(), values, max_size=5))
def test_hashes_outlive_json(event: Json) -> None:
    """JSON's order and spaces, and JavaScript's way to write whole numbers, do not change a hash."""
    shuffled = json.loads(json.dumps(dict(reversed(event.items())), indent=1))
    assert hash_of(shuffled) == hash_of(event) == hash_of(as_javascript(deepcopy(event)))


def as_javascript(value: object) -> object:
    """As JSON.parse and JSON.stringify leave it."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: as_javascript(inner) for key, inner in value.items()}
    return [as_javascript(inner) for inner in value] if isinstance(value, list) else value


def test_a_hash_is_what_it_was() -> None:
    """The hash is the beginning of SHA-256 of the canonical JSON; logs of today must fit tomorrow."""
    event = {"zone": 60, "type": "Enrolled", "id": "é", "at": 5.0, "prev": None}
    assert hash_of(event) == "97e95f27c996152f"
