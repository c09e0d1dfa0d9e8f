"""Specification of glances: what files say of themselves before they are checked."""

from __future__ import annotations

import json
from typing import Any

from mkcourse.runtime.compaction import compacted

from .conftest import Class

DAYS = (20, 13, 6, 1)


def glance(room: Class, name: str, file: object) -> dict[str, Any]:
    told: dict[str, Any] = room.ask(do="glance", name=f"{name}.json", text=json.dumps(file))["file"]
    room.ids[told["id"]] = name
    return told


def test_a_glance_tells_of_answers_and_not_of_levels(room: Class) -> None:
    """It says who answered how much, and what wrongly, and neither judges the file nor concludes anything."""
    room.open()
    for name in ("ann", "bob", "cy"):
        log = room.log(name, DAYS, right=0.0, option="odd", items=["halves-0", "halves-1"])
        file = glance(room, name, room.file(log[30:], name, packs=list(compacted([], log[:30]))))
        assert (file["verdict"], file["learner"], file["answers"], file["reasons"]) == ("waiting", name, 40, [])
    told = room.ask(do="class")
    assert [(one["answers"], one["days"]) for one in told["learners"]] == [(40, 4)] * 3
    assert {one["item"] for one in told["wrong_answers"]} == {"halves-0", "halves-1"}
    assert {level for row in told["heat"]["levels"] for level in row} == {0}


def test_a_glance_leaves_nothing_behind(room: Class) -> None:
    """A class whose files were glanced at first is told, once they were taken, as if they had not been."""
    files = {name: room.file(room.log(name, DAYS, right), name) for name, right in (("ann", 0.9), ("bob", 0.2))}
    edited = room.log("cy", DAYS, 0.1)
    files["cy"] = room.file([{**edited[0], "duration": 1}, *edited[1:]], "cy")
    room.open()
    for name, file in files.items():
        room.take(name, file)
    plain = room.ask(do="class")
    room.open()
    for name, file in files.items():
        glance(room, name, file)
    for name, file in reversed(files.items()):
        room.take(name, file)
    assert room.ask(do="class") == plain


def test_a_glance_refuses_what_taking_refuses(room: Class) -> None:
    """What is no progress file of the course is named at once."""
    room.open()
    assert glance(room, "x", {"a": 1})["verdict"] == "refused"
    bad = room.file([{"type": "Attempted", "id": "a", "at": 1, "zone": 0}])
    assert glance(room, "y", bad)["reasons"][0]["code"] == room.take("y", bad)["reasons"][0]["code"]
