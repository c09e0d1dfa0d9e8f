"""Specification of glances: what files say of themselves before they are checked."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mkcourse.runtime.chain import link_to, linked
from mkcourse.runtime.compaction import compacted

from .conftest import Class

DAYS = (20, 13, 6, 1)


def glance(room: Class, name: str, file: object) -> dict[str, Any]:
    told: dict[str, Any] = room.ask(do="glance", name=f"{name}.json", text=json.dumps(file))["glance"]
    return told


def test_a_glance_tells_of_answers(room: Class) -> None:
    """It says who answered how much, when at last, and what wrongly, as the check will, and gives no verdict."""
    room.open()
    glances, files = [], {}
    for name in ("ann", "bob", "cy"):
        answers = room.log(name, DAYS, right=0.2, option="odd", items=["halves-0", "halves-1"])
        end = {"type": "SessionEnded", "id": "end", "at": answers[-1]["at"], "zone": 0}
        log = [*answers, linked(end, link_to(answers[-1]))]
        files[name] = room.file(log[30:], name, packs=list(compacted([], log[:30])))
        glances.append(glance(room, name, files[name]))
    assert [one["file"]["verdict"] for one in glances] == ["waiting"] * 3
    assert room.ask(do="class")["learners"] == []
    early = room.ask(do="early", glances=glances)
    for name, file in files.items():
        room.take(name, file)
    checked = room.ask(do="class")
    told = ("id", "name", "learner", "last", "answers")
    assert early["learners"] == [{key: one[key] for key in told} for one in checked["learners"]]
    assert [one["of"] for one in early["wrong_answers"]] == [60, 60]
    assert early["wrong_answers"] == checked["wrong_answers"]


def test_a_glance_refuses_what_is_no_progress_file(room: Class) -> None:
    """What is no progress file of the course is named at once, with the very id and reason that taking it gives."""
    room.open()
    for name, file in {"x": {"a": 1}, "y": room.file([], course="another"), "z": room.file([], packs=[7])}.items():
        assert glance(room, name, file)["file"] == room.take(name, file)


EVENTS: tuple[object, ...] = (
    None,
    7,
    {},
    {"type": []},
    {"type": "Attempted", "at": True, "item": 3, "outcome": []},
    {"type": "Attempted", "at": 1e300, "item": "halves-0", "outcome": {"verdict": "wrong", "misconception": {}}},
    {"type": "Attempted", "item": "halves-0", "response": {"answers": 1}, "outcome": {"verdict": ["wrong"]}},
    {"type": "NotLearnedYet", "item": "halves-0", "try": {}, "outcome": {"verdict": "not-learned-yet"}},
)


@pytest.mark.parametrize("event", EVENTS, ids=str)
def test_a_glance_passes_over_what_is_no_event(room: Class, event: object) -> None:
    """An event that is none harms nothing at a glance, which tells of the others, and is named by the check."""
    room.open()
    file = room.file([*room.log("ann", DAYS), event], "ann")
    told = glance(room, "ann", file)
    assert told["file"]["verdict"] == "waiting" and told["file"]["answers"] >= 40
    assert room.ask(do="early", glances=[told])["learners"][0]["learner"] == "ann"
    assert room.take("ann", file)["verdict"] == "refused"
