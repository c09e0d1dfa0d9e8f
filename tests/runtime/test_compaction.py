"""Specification of compaction: a stored log in packs replays, merges and is checked as before."""

import json
from random import Random

import pytest
from random_logs import random_course, random_log

from mkcourse.runtime.bridge import Bridge
from mkcourse.runtime.chain import chain_state
from mkcourse.runtime.compaction import FULL, compacted
from mkcourse.runtime.deflating import deflated, inflated
from mkcourse.runtime.log import union
from mkcourse.runtime.packs import count_of, events_of, packed

type Json = dict[str, object]


def ask(bridge: Bridge, **request: object) -> dict:
    """The bridge's answer."""
    return json.loads(bridge.handle(json.dumps(request)))


def opened(course: Json, **stored: object) -> dict:
    """The answers of a bridge with what is stored: view, learner, and evidence."""
    bridge, now = Bridge(), {"at": 1_900_000_000, "zone": 0}
    told = ask(bridge, do="open", course=course, **stored, **now)
    snapshot = ask(bridge, do="snapshot")["snapshot"]
    evidence = [ask(bridge, do="evidence", competency=id, **now) for id in told["view"]["competencies"]]
    return {"view": told["view"], "snapshot": snapshot, "evidence": evidence}


@pytest.mark.parametrize("seed", range(25))
def test_a_compacted_log_tells_the_same(seed: int) -> None:
    """However a log is spread over packs and events, the learner it tells of is the same, and so is the chain."""
    rng = Random(seed)
    course = random_course(rng)
    log = random_log(rng, course, 60)
    place = rng.randint(1, len(log))
    packs = list(compacted([], log[:place]))
    assert opened(course, packs=packs, log=log[place:]) == opened(course, log=log)
    more = list(compacted(packs, log[place:]))
    assert len(more) == 1
    assert events_of(more[0]).events == tuple(log)
    assert chain_state(events_of(more[0]).events).state == "whole"


def test_a_full_pack_stays_as_it_is() -> None:
    """New events do not rewrite full packs."""
    events = [{"id": f"{number:05}", "at": number} for number in range(FULL + 10)]
    (full,) = compacted([], events[:FULL])
    assert compacted([full], events[FULL:])[0] is full
    assert [count_of(pack) for pack in compacted([full], events[FULL:])] == [FULL, 10]
    assert compacted([full], []) == (full,)


def test_what_two_hold_becomes_one() -> None:
    """Where packs and events hold the same, all become one pack: each event counts once."""
    events = [{"id": f"{number:05}", "at": number} for number in range(FULL + 10)]
    (full,) = compacted([], events[:FULL])
    (told,) = compacted([full, packed(events[FULL - 5 :])], events[-3:])
    assert events_of(told).events == union([events])


def test_an_edited_pack_stays_as_it_is() -> None:
    """What does not vouch for its events is not made to look as if it did."""
    pack = packed([{"id": "a", "at": 1, "x": "wrong"}])
    edited = {**pack, "events": deflated(inflated(pack["events"], "events").replace("wrong", "right"))}
    assert compacted([edited, {"count": 1}], [{"id": "b", "at": 2}]) == (
        edited,
        {"count": 1},
        packed([{"id": "b", "at": 2}]),
    )


def test_nothing_is_nothing() -> None:
    """Without events there is no pack."""
    assert compacted([], []) == ()


def test_what_has_no_place_is_not_compacted(make) -> None:
    """Events without id and time cannot be kept in a pack: the host is told, and lets go of nothing."""
    bridge = Bridge()
    ask(bridge, do="open", course=make.course_json(make.pool(2)), log=[], at=1, zone=0)
    assert ask(bridge, do="compact", events=[{"id": "a"}])["error"]["code"] == "malformed"
