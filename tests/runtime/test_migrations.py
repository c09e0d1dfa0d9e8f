"""Specification of migrations: progress files of every format there was go on working, newer ones are refused."""

import json
from pathlib import Path

import pytest

from mkcourse.runtime.bridge import Bridge
from mkcourse.runtime.log import Refused, progress_file_from
from mkcourse.runtime.migrations import VERSION, migrated

OLD = Path(__file__).parent / "old_logs"
FILES = sorted(OLD.glob("[0-9]*.json"))


def ask(bridge: Bridge, **request: object) -> dict:
    """The bridge's answer."""
    return json.loads(bridge.handle(json.dumps(request)))


def course() -> dict:
    """The course of the stored files."""
    return json.loads((OLD / "course.json").read_text("utf-8"))


def test_there_is_a_file_of_every_older_format() -> None:
    """A format of which no file is stored is not tested."""
    assert {path.stem for path in FILES} == {str(version) for version in range(1, VERSION)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_old_file_is_brought_in(path: Path) -> None:
    """Each event of an old file is new to an empty log, and what it tells is what its own engine told."""
    bridge, text = Bridge(), path.read_text("utf-8")
    ask(bridge, do="open", course=course(), log=[], at=1, zone=0)
    told = ask(bridge, do="merge", file=text)
    events = json.loads(text)["events"]
    assert (told["added"], told["already"], told["conflicts"]) == (len(events), 0, 0)
    assert told["fresh"] == events
    assert told["chain"] == {"state": "none", "unlinked": len(events), "first": None}
    answer = ask(bridge, do="open", course=course(), log=told["fresh"], at=events[-1]["at"], zone=0)
    competencies = answer["view"]["competencies"]
    assert {id: one["attempts"] for id, one in competencies.items()} == {"recalling": 8, "spacing": 7}
    assert competencies["recalling"]["level"] in ("practised", "secure")
    assert answer["ignored"] == 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_old_log_goes_on(path: Path) -> None:
    """A log on a student's device from an older engine takes new events, and the first links to its last."""
    bridge, log = Bridge(), json.loads(path.read_text("utf-8"))["events"]
    ask(bridge, do="open", course=course(), log=log, at=log[-1]["at"], zone=0)
    event = {"type": "LessonOpened", "id": "new", "at": log[-1]["at"] + 5, "zone": 0, "lesson": "recalling"}
    told = ask(bridge, do="step", event=event)
    assert told["event"]["prev"]["id"] == log[-1]["id"]
    packs = ask(bridge, do="compact", events=[*log, told["event"]])["packs"]
    again = ask(bridge, do="open", course=course(), packs=packs, at=event["at"], zone=0)
    assert again["view"]["competencies"] == ask(bridge, do="view", at=event["at"], zone=0)["view"]["competencies"]


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_version_becomes_todays(version: int) -> None:
    """A file of any known format is one of today's after its migrations."""
    assert migrated({"version": version, "events": [], "packs": []}, version)["version"] == VERSION


def test_a_newer_file_is_refused() -> None:
    """A file of a format that is not known is not guessed at; the refusal names both versions."""
    text = FILES[0].read_text("utf-8").replace('"version": 1', f'"version": {VERSION + 1}')
    with pytest.raises(Refused) as error:
        progress_file_from(text, "welcome")
    assert (error.value.code, error.value.names) == ("other-version", {"version": str(VERSION + 1), "known": VERSION})
