"""Specification of verdicts: what is said of a file, whatever it holds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.runtime.chain import link_to, linked
from mkcourse.runtime.classroom.door import Door
from mkcourse.runtime.compaction import compacted

from .conftest import NOW, Class

DAYS = (20, 13, 6, 1)


def codes(file: dict[str, Any]) -> list[str]:
    return [one["code"] for one in file["reasons"]]


def test_a_whole_file_is_checked(room: Class) -> None:
    """A file whose links fit and whose answers the course grades alike is checked, without a reason against it."""
    room.open()
    file = room.take("ann", room.file(room.log("ann", DAYS), "Ann"))
    assert (file["verdict"], file["reasons"], file["learner"], file["events"]) == ("checked", [], "Ann", 40)


def test_a_packed_file_is_checked(room: Class) -> None:
    """Packs vouch for their events, so that none is left out."""
    room.open()
    log = room.log("ann", DAYS)
    file = room.take("ann", room.file([], "Ann", packs=list(compacted([], log))))
    assert (file["verdict"], file["answers"]) == ("checked", 40)


def test_the_last_entry_waits(room: Class) -> None:
    """The last entry has nobody to vouch for it yet, and does not count."""
    room.open()
    assert room.take("ann", room.file(room.log("ann", DAYS)))["answers"] == 39


def test_a_log_without_links_is_consistent(room: Class) -> None:
    """An old file without links is replayed, and said to be plausible."""
    room.open()
    log = [{key: one for key, one in event.items() if key != "prev"} for event in room.log("ann", DAYS)]
    file = room.take("ann", room.file(log))
    assert (file["verdict"], codes(file), file["answers"]) == ("consistent", ["no-links"], 40)


def test_a_changed_answer_is_edited(room: Class) -> None:
    """A wrong answer that was made right by hand is named with its time."""
    room.open()
    log = room.log("ann", DAYS, right=0.0)
    log[5] = {**log[5], "outcome": {**log[5]["outcome"], "verdict": "right"}}
    file = room.take("ann", room.file(log))
    assert (file["verdict"], codes(file), file["reasons"][0]["at"]) == ("edited", ["changed-entry"], log[5]["at"])


def test_a_dropped_answer_is_edited(room: Class) -> None:
    """An entry that was taken out is missed."""
    room.open()
    log = room.log("ann", DAYS)
    file = room.take("ann", room.file(log[:5] + log[6:]))
    assert (file["verdict"], codes(file)) == ("edited", ["missing-entry"])


def test_a_chain_made_anew_is_not_checked(room: Class) -> None:
    """Who changes answers and makes all links anew is betrayed by the answers' grading."""
    room.open()
    before, forged = None, []
    for event in room.log("ann", DAYS, right=0.0):
        told = {key: one for key, one in event.items() if key != "prev"}
        told["outcome"] = {**told["outcome"], "verdict": "right", "misconception": None}
        forged.append(linked(told, before))
        before = link_to(forged[-1])
    file = room.take("ann", room.file(forged))
    assert (file["verdict"], codes(file), file["reasons"][0]["n"]) == ("consistent", ["graded-otherwise"], 39)


def test_sealed_answers_are_marked_again_only_with_their_keys(room: Class) -> None:
    """Without its passphrase answers in a checkpoint are believed and named; with it they are checked as any other."""
    log = room.log("ann", DAYS, right=0.5)
    whole = room.content
    sealed = {"guess": 0.25, "shows": [], "produced": False}
    items = [one | {"grading": sealed} if one["id"].startswith("taking") else one for one in whole["items"]]
    room.content = whole | {"items": items}
    room.open()
    file = room.take("ann", room.file(log))
    n = sum(event["item"].startswith("taking") for event in log[:-1])
    assert (file["verdict"], file["reasons"]) == ("consistent", [{"code": "sealed-answers", "n": n}])
    levels = room.ask(do="class")["heat"]["levels"]
    room.content = whole
    room.open()
    assert room.take("ann", room.file(log))["verdict"] == "checked"
    assert room.ask(do="class")["heat"]["levels"] == levels


def test_entries_in_the_future_are_named(room: Class) -> None:
    """A device whose clock is wrong is told, and its file is not called checked."""
    room.open()
    file = room.take("ann", room.file(room.log("ann", (1, -30))))
    assert (file["verdict"], codes(file)) == ("consistent", ["in-future"])


HOSTILE = {
    "empty": ("", "file-empty"),
    "cut off": ('{"format":"mkcourse-progress","version":2,"cou', "file-cut-off"),
    "no JSON": ("{", "not-a-progress-file"),
    "a list": ("[]", "not-a-progress-file"),
    "NUL": ("\0" * 40, "not-a-progress-file"),
    "another file": ('{"format":"other"}', "not-a-progress-file"),
    "too large": ("{" + " " * 20_000_001, "file-too-big"),
    "too deep": ('{"format":' + "[" * 5000 + "]" * 5000 + "}", "file-too-deep"),
    "a number without end": ('{"format":"mkcourse-progress","version":1e999}', "not-a-progress-file"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_progress_file_is_refused(room: Class, name: str) -> None:
    """A file that is none is named with the reason, and the class goes on without it."""
    text, code = HOSTILE[name]
    room.open()
    file = room.take("bad", text)
    assert (file["verdict"], codes(file)) == ("refused", [code])
    assert room.ask(do="class")["learners"] == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"course": "other", "course_title": "<script>alert(1)</script>"}, "other-course"),
        ({"version": 99}, "other-version"),
        ({"version": True}, "other-version"),
        ({"more": 1}, "malformed-file"),
        ({"learner": {"name": "x" * 201}}, "malformed-file"),
        ({"events": [{"type": "Attempted"}]}, "malformed-file"),
        ({"packs": [{"format": 2}]}, "malformed-file"),
        ({"edition": None}, "malformed-file"),
    ],
)
def test_a_head_that_does_not_fit_is_refused(room: Class, changes: dict[str, Any], code: str) -> None:
    """A file of another course, another version, or with things that do not belong there is refused in words."""
    room.open()
    assert codes(room.take("bad", room.file(room.log("ann", DAYS), **changes))) == [code]


def test_a_name_is_only_a_name(room: Class) -> None:
    """A script in a name comes back as the text that it is."""
    room.open()
    name = "<img src=x onerror=alert(1)>"
    assert room.take(name, room.file(room.log("ann", DAYS), name))["learner"] == name


def test_a_file_that_the_host_could_not_read(room: Class) -> None:
    """What is no text is in the list, with the host's reason."""
    room.open()
    file = room.ask(do="take", name="photo.json", refused="not-utf-8")["file"]
    assert (file["verdict"], codes(file), file["events"]) == ("refused", ["not-utf-8"], None)


@settings(max_examples=60)
@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), lambda one: st.lists(one)).map(json.dumps))
def test_any_text_is_taken(text: str) -> None:
    """Whatever is handed in, there is a verdict."""
    room = Class()
    room.open()
    assert room.take("any", text)["verdict"] == "refused"


@settings(max_examples=60)
@given(st.text() | st.dictionaries(st.sampled_from(["do", "id", "at"]), st.text() | st.integers()).map(json.dumps))
def test_any_request_is_answered(request: str) -> None:
    """Whatever is asked, the answer is JSON that says whether it went well."""
    assert json.loads(Door().handle(request))["ok"] in (True, False)


WHOLE = Class()
WHOLE.open()
LOG = WHOLE.log("ann", (9, 2), count=4)
WHOLE_TEXT = json.dumps(WHOLE.file(LOG, "Ann"))
BEGIN, END = WHOLE_TEXT.index('"events"') + len('"events": ['), WHOLE_TEXT.index("]", WHOLE_TEXT.rindex('"prev"'))


@settings(max_examples=150)
@given(st.integers(BEGIN, END - 1), st.characters(codec="ascii"))
def test_one_letter_changed_is_never_checked(place: int, letter: str) -> None:
    """After any change of one letter in an entry a file is not checked, or the class is told the very same."""
    changed = WHOLE_TEXT[:place] + letter + WHOLE_TEXT[place + 1 :]
    room = Class()
    room.open()
    whole = room.ask(do="take", name="a.json", text=WHOLE_TEXT)["file"]
    same = told_of(room, whole["id"])
    room.ask(do="drop", id=whole["id"])
    file = room.ask(do="take", name="a.json", text=changed)["file"]
    if file["verdict"] == "checked":
        assert told_of(room, file["id"]) == same


def test_no_digit_of_the_last_entry_can_be_changed_unseen() -> None:
    """The last entry, for which none vouches, changes nothing of what is told, whatever digit of it is another."""
    room = Class()
    room.open()
    whole = room.ask(do="take", name="a.json", text=WHOLE_TEXT)["file"]
    same = told_of(room, whole["id"])
    begin = WHOLE_TEXT.index("{", WHOLE_TEXT.rindex('"Attempted"') - 12)
    for place in (place for place in range(begin, END) if WHOLE_TEXT[place].isdigit()):
        room.open()
        changed = WHOLE_TEXT[:place] + str((int(WHOLE_TEXT[place]) + 1) % 10) + WHOLE_TEXT[place + 1 :]
        file = room.ask(do="take", name="a.json", text=changed)["file"]
        if file["verdict"] == "checked":
            assert told_of(room, file["id"]) == same, WHOLE_TEXT[begin : place + 1]


def told_of(room: Class, id: str) -> str:
    """All that is told of the class and the learner, without the file's id."""
    told = [room.ask(do="class"), room.ask(do="learner", id=id)]
    return json.dumps(told).replace(id, "the file")


def test_now_is_a_monday() -> None:
    """The tests' plan has a day for each of the last weekdays."""
    assert NOW % 86_400 == 20 * 3600
