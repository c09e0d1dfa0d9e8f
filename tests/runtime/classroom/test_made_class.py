"""What is planted in a simulated class is found: a small version of tests/benchmarks/classroom.py."""

from __future__ import annotations

import json

from made_class import made_class
from made_class_score import scored

from mkcourse.runtime.classroom.door import Door


def test_planted_situations_are_found() -> None:
    """Of ten kinds of situations in a class of 25 at least nine are found, with at most one false alarm."""
    made, door = made_class("fractions", 8), Door()
    requests = [{"do": "open", "course": made.content, "at": made.now, "zone": 60}]
    requests += [{"do": "take", "name": name, "text": text} for name, text in made.files.items()]
    for request in requests:
        assert json.loads(door.handle(json.dumps(request)))["ok"]
    told = json.loads(door.handle('{"do":"class"}'))
    found, false = scored(made, told, {one["id"]: one["name"].removesuffix(".json") for one in told["files"]})
    assert (len(found) >= 9, len(false) <= 1) == (True, True), (found, false)
