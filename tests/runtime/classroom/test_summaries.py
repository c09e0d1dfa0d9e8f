"""Specification of summaries: what a progress file says of its levels, at a glance and beside its log."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mkcourse.authoring.schema import schema
from mkcourse.runtime.engine import replay
from mkcourse.runtime.events import event_from
from mkcourse.runtime.model import course_from

from .conftest import Class, Json

DAYS = (20, 13, 6, 1)


@pytest.fixture
def class_(room: Class) -> Iterator[Class]:
    """An open class whose engine is known."""
    room.content = room.content | {"engine": "e1"}
    room.open()
    yield room


def summarised(room: Class, log: list[Json], **changes: object) -> Json:
    """A file with the summary that the learner's device gives it."""
    learner = replay(course_from(room.content), map(event_from, log))
    levels = {id: record.level for id, record in learner.records.items() if record.level != "new"}
    told = {"edition": room.content["edition"], "engine": "e1", "events": len(log), "levels": levels}
    return room.file(log, "ann", summary={**told, **changes})


def glance(room: Class, file: Json) -> Json:
    return room.ask(do="glance", name="ann.json", text=json.dumps(file))["glance"]


def test_levels_stand_at_a_glance_and_are_what_the_check_gives(class_: Class) -> None:
    """The levels of a summary are shown before the check, and a file whose log gives them is checked as any other."""
    file = summarised(class_, class_.log("ann", DAYS, right=0.9, competency="halves"))
    Draft202012Validator(schema("progress-file")).validate(file)
    early = class_.ask(do="early", glances=[glance(class_, file)])["heat"]
    assert class_.take("ann", file)["verdict"] == "checked"
    heat = class_.ask(do="class")["heat"]
    assert max(early["levels"][0]) >= 1
    assert [early[key] for key in ("learners", "levels")] == [heat[key] for key in ("learners", "levels")]


def test_the_last_entry_counts_for_the_summary(class_: Class) -> None:
    """The class does not go by a log's last entry, which nothing vouches for; the device did, and is believed."""
    file = summarised(class_, class_.log("ann", (1,), count=1))
    assert file["summary"]["levels"] and class_.take("ann", file)["verdict"] == "checked"
    assert class_.ask(do="class")["heat"]["levels"] == [[0, 0, 0]]


def test_a_contradiction_is_named_and_the_log_is_right(class_: Class) -> None:
    """Where a summary says another level than the log gives, both are named, and the class goes by the log."""
    log = class_.log("ann", DAYS, right=0.1, competency="halves")
    file = class_.take("ann", summarised(class_, log, levels={"halves": "retained"}))
    reason = {"code": "summary-level", "competency": "halves", "said": "retained", "found": "learning"}
    assert (file["verdict"], file["reasons"]) == ("consistent", [reason])
    assert class_.ask(do="class")["heat"]["levels"] == [[1, 0, 0]]


def test_a_summary_of_another_log_tells_nothing(class_: Class) -> None:
    """Where entries were taken off the end, which no link shows, the summary does; and its levels are not shown."""
    log = class_.log("ann", DAYS)
    file = {**summarised(class_, log), "events": log[:-5]}
    assert glance(class_, file)["levels"] is None
    told = class_.take("ann", file)
    assert (told["verdict"], told["reasons"]) == ("consistent", [{"code": "summary-entries", "said": 40, "n": 35}])


@pytest.mark.parametrize("change", [{"engine": "e0"}, {"edition": "other"}])
def test_levels_of_another_engine_or_edition_are_no_contradiction(class_: Class, change: Json) -> None:
    """Another engine, or another edition of the course, may have come to other levels."""
    log = class_.log("ann", DAYS, right=0.1)
    assert class_.take("ann", summarised(class_, log, levels={}, **change))["verdict"] == "checked"


HOSTILE: tuple[tuple[str, Any], ...] = (
    ("summary", None),
    ("name", {"name": "<script>"}),
    ("levels", {"levels": []}),
    ("halves", {"levels": {"halves": "<script>"}}),
    ("halves", {"levels": {"halves": ["secure"]}}),
    ("levels", {"levels": {"x" * 201: "secure"}}),
    ("levels", {"levels": {str(n): "secure" for n in range(2001)}}),
    ("engine", {"engine": "x" * 101}),
    ("edition", {"edition": 7}),
    ("events", {"events": -1}),
)


@pytest.mark.parametrize(("place", "change"), HOSTILE, ids=lambda one: str(one)[:30])
def test_a_summary_is_read_strictly(class_: Class, place: str, change: Any) -> None:
    """A summary that is none is refused at the glance and by the check alike, with its place, and so is it by its
    schema."""
    file = summarised(class_, class_.log("ann", (1,)))
    file["summary"] = None if change is None else {**file["summary"], **change}
    told = glance(class_, file)["file"]
    assert (told["verdict"], told["reasons"][0]["place"]) == ("refused", place)
    assert told["reasons"] == class_.take("ann", file)["reasons"]
    assert not Draft202012Validator(schema("progress-file")).is_valid(file)
