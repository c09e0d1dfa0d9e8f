"""Specification of packs: many events in little space, and the very same events again."""

import json
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.chain import chain_state, link_to, linked
from mkcourse.runtime.deflating import deflated
from mkcourse.runtime.fields import Malformed
from mkcourse.runtime.log import union
from mkcourse.runtime.packs import count_of, events_of, ids_of, last_of, letters_of, packed, unlinked_events_of

type Json = dict[str, object]

words = st.sampled_from(["", "a", "b", "a1f3", "halves", "x.y", "é"])
scalars = st.none() | st.booleans() | st.integers(-5, 90) | st.sampled_from([0.25, 0.5, 1.0]) | words
values = scalars | st.lists(scalars, max_size=2) | st.dictionaries(words, scalars, max_size=2)
keys = st.sampled_from(["type", "zone", "item", "prev", "response", "outcome", "whole", "a.b", "try", "shape", "at2"])
odd_events = st.dictionaries(keys, values, max_size=6)
chosen = st.lists(st.sampled_from(["a1f3", "b2", "c"]), max_size=2)


@st.composite
def answers(draw: st.DrawFn) -> Json:
    """An answer as the bridge logs it."""
    options, verdict = draw(chosen), draw(st.sampled_from(["right", "wrong"]))
    feedback = [f"option:{option}" for option in options] + (["right"] if verdict == "right" else [])
    outcome = {"verdict": verdict, "misconception": None, "competencies": ["halves"], "guess": 0.25}
    return {
        "type": "Attempted",
        "zone": 60,
        "item": draw(st.sampled_from([f"item-{number}" for number in range(100)])),
        "response": {"chosen": options},
        "outcome": {**outcome, "feedback": draw(st.sampled_from([feedback, [], ["wrong:0"]]))},
    }


@st.composite
def logs(draw: st.DrawFn) -> list[Json]:
    """Logs with links that fit, links that do not, and none."""
    log: list[Json] = []
    at = draw(st.integers(0, 2_000_000_000))
    for number, event in enumerate(draw(st.lists(odd_events | answers(), min_size=1, max_size=30))):
        at += draw(st.integers(0, 90))
        placed: Json = {**event, "id": f"{number:02}", "at": at}
        match draw(st.sampled_from(["last", "last", "some", "none", "as it is"])):
            case "last" if log:
                placed = linked(placed, link_to(log[-1]))
            case "some" if log:
                placed = linked(placed, link_to(draw(st.sampled_from(log))))
            case "none":
                placed = linked(placed, None)
        log.append(placed)
    return log


def text(value: object) -> str:
    """JSON in which 1, 1.0 and true differ."""
    return json.dumps(value, sort_keys=True)


@given(logs())
def test_a_pack_holds_the_very_events(log: list[Json]) -> None:
    """Packed, written, read and unpacked, a log is what it was: so it replays and merges as before."""
    pack = json.loads(json.dumps(packed(log)))
    told = events_of(pack)
    assert told.is_whole
    assert text(told.events) == text(log)
    assert chain_state(told.events) == chain_state(log)
    assert text(without_links(unlinked_events_of(pack))) == text(without_links(log))
    assert (ids_of(pack), count_of(pack)) == (tuple(event["id"] for event in log), len(log))
    assert last_of(pack) == ((log[-1]["at"], log[-1]["id"]), link_to(log[-1]))


def without_links(log: Iterable[Mapping[str, object]]) -> list[Json]:
    """The events of a log, less their links."""
    return [{key: value for key, value in event.items() if key != "prev"} for event in log]


def year(count: int) -> list[Json]:
    """A log of answers."""
    log: list[Json] = []
    for number in range(count):
        right = number % 4 > 0
        outcome = {"verdict": "right" if right else "wrong", "misconception": None, "competencies": ["halves"]}
        feedback = ["option:a1f3", "right"] if right else ["option:b2c4"]
        event: Json = {
            "type": "Attempted",
            "id": f"kx3f9z2a-{number:013}",
            "at": 1_750_000_000 + 60 * number,
            "zone": 60,
            "item": f"item-{number % 97}",
            "response": {"chosen": ["a1f3" if right else "b2c4"]},
            "duration": number % 70,
            "try": 1,
            "mode": "practice",
            "outcome": {**outcome, "guess": 0.25, "feedback": feedback},
        }
        log.append(linked(event, link_to(log[-1]) if log else None))
    return log


def with_contents(pack: Json, key: str, contents: object) -> Json:
    """A pack with other contents under a key, deflated as they are to be."""
    return {**pack, key: deflated(json.dumps(contents))}


def test_a_pack_is_small() -> None:
    """An answer takes less than an eighth of its JSON."""
    log = year(1000)
    assert len(json.dumps(packed(log), separators=(",", ":"))) < len(json.dumps(log, separators=(",", ":"))) / 8


def test_links_that_fit_take_no_space() -> None:
    """The hashes of a chain, which nobody could make shorter, are not stored."""
    log = year(1000)
    assert len(json.dumps(packed(log))) < 1.02 * len(json.dumps(packed(without_links(log))))


@pytest.mark.parametrize(
    ("key", "contents"),
    [
        ("events", [{"at": 1, "x": "right"}, {"at": 2}, {"at": 3}]),
        ("events", [{"at": 0, "x": "wrong"}, {"at": 2}, {"at": 3}]),
        ("ids", ["a", "b", "d"]),
        ("before", [0, 1, 2]),
        ("before", [0, 1, 0]),
    ],
)
def test_an_edited_pack_vouches_for_nothing(key: str, contents: object) -> None:
    """Where a pack was edited it says so, and its events have no links of which one could say that they fit."""
    log: list[Json] = [{"id": "a", "at": 1, "x": "wrong"}]
    log += [linked({"id": "b", "at": 2}, link_to(log[0]))]
    log += [linked({"id": "c", "at": 3}, link_to(log[1]))]
    pack = packed(log)
    assert events_of(with_contents(pack, "events", [{"at": 1, "x": "wrong"}, {"at": 2}, {"at": 3}])).is_whole
    told = events_of(with_contents(pack, key, contents))
    assert not told.is_whole
    assert (len(told.events), chain_state(told.events).state) == (3, "none")


@pytest.mark.parametrize("change", [{"sum": "0" * 16}, {"last": {"at": 1, "id": "x", "hash": "0" * 16}}])
def test_an_edited_head_is_told_too(change: Json) -> None:
    """A pack's sum, and what it says of its last event, fit its events."""
    assert not events_of(packed(year(3)) | change).is_whole


def test_a_link_from_after_a_pack_fits() -> None:
    """What was logged after packing vouches for the pack's last event, and packs and events merge by id."""
    log = year(30)
    told = union([events_of(packed(log[:20])).events, log[10:]])
    assert told == tuple(log)
    assert chain_state(told).state == "whole"


@pytest.mark.parametrize(
    "change",
    [
        {"format": 3},
        {"format": "2"},
        {"count": 0},
        {"count": 2},
        {"count": 10**12},
        {"more": 1},
        {"sum": 5},
        {"last": {}},
        {"ids": 5},
        {"events": ""},
        {"events": deflated("x" * 60_000_000)},
    ],
    ids=lambda change: str(change)[:30],
)
def test_what_is_no_pack_is_malformed(change: Json) -> None:
    """A broken or hostile pack is Malformed, and does not fill the memory."""
    with pytest.raises(Malformed):
        events_of(packed(year(3)) | change)


@pytest.mark.parametrize(
    ("key", "contents"),
    [
        ("ids", ["a", "a", "b"]),
        ("ids", ["a", "b", 5]),
        ("ids", ["a", "b"]),
        ("before", [0, 1, 3]),
        ("before", [0, -1, 1]),
        ("before", [1, 1, 1]),
        ("before", [0, True, 1]),
        ("before", [0, 0.5, 1]),
        ("before", [0, 1]),
        ("events", {}),
        ("events", [{"at": 1}, {"at": 2}]),
        ("events", [{"at": 1}, {"at": 2}, {}]),
        ("events", [{"at": 1}, {"at": 2}, {"at": "3"}]),
        ("events", [{"at": 1}, {"at": 2}, [3]]),
        ("events", [{"at": 1}, {"at": 2}, {"at": 3, "x": float("nan")}]),
        ("events", [{"at": 1}, {"at": 2}, {"at": 3, "x": [[[[[[[[[[]]]]]]]]]]}]),
    ],
    ids=str,
)
def test_what_holds_no_events_is_malformed(key: str, contents: object) -> None:
    """A pack has an id, a number for its link, and an object with a time for each event, and nothing else."""
    with pytest.raises(Malformed):
        events_of(with_contents(packed(year(3)), key, contents))


names = st.sampled_from(["format", "count", "last", "sum", "ids", "before", "events"])
contents = st.lists(values | st.dictionaries(st.sampled_from(["id", "at", "prev", "x"]), values), max_size=4)


@given(values | st.dictionaries(names, values))
def test_anything_else_is_malformed(value: object) -> None:
    """No JSON raises anything but Malformed."""
    for read in (events_of, unlinked_events_of, letters_of):
        with pytest.raises(Malformed):
            read(value)


@given(names, values | contents.map(lambda told: deflated(json.dumps(told))))
def test_a_pack_with_anything_in_it_is_a_pack_or_malformed(name: str, value: object) -> None:
    """Whatever stands in a pack's place, nothing is raised but Malformed, and what is changed is told."""
    pack = packed(year(3))
    try:
        told = events_of(pack | {name: value})
    except Malformed:
        return
    assert told.is_whole == (told == events_of(pack))
    assert len(told.events) == 3
