"""Specification of the log: union, order, merging, progress files."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from random_logs import progress_file as file_of
from random_logs import random_course, random_log

from mkcourse.authoring.schema import schema
from mkcourse.runtime.chain import linked
from mkcourse.runtime.deflating import deflated, inflated
from mkcourse.runtime.log import BIGGEST, Refused, has_place, merged, progress_file_from, union
from mkcourse.runtime.packs import packed

ids = st.sampled_from(["a", "b", "c", "d"])
events = st.fixed_dictionaries({"id": ids, "at": st.integers(0, 3), "x": st.sampled_from([1, True, 1.0])})
logs = st.lists(st.lists(events, max_size=6), max_size=4)


def as_texts(log) -> list[str]:
    """The events as JSON texts, in which 1, 1.0 and true differ."""
    return [json.dumps(event, sort_keys=True) for event in log]


@given(logs, st.randoms(use_true_random=False))
def test_union_is_the_same_in_any_order(parts: list, chance: Random) -> None:
    """However events are spread over logs, repeated and ordered, the union is one and the same."""
    flat = [event for part in parts for event in part]
    mixed = flat + chance.choices(flat, k=3) if flat else []
    chance.shuffle(mixed)
    told = as_texts(union(parts))
    assert told == as_texts(union([mixed[:2], mixed[2:]]))
    assert told == as_texts(union([union(parts), union(parts)]))


@given(logs)
def test_union_is_in_order_without_repetitions(parts: list) -> None:
    """The union is ordered by (at, id), holds each id once and misses none."""
    told = union(parts)
    places = [(event["at"], event["id"]) for event in told]
    assert places == sorted(places)
    assert sorted(id for _, id in places) == sorted({event["id"] for part in parts for event in part})


@pytest.mark.parametrize("value", [None, 1, [], {}, {"id": "a"}, {"id": 1, "at": 1}, {"id": "a", "at": 1.0}])
def test_what_has_no_place(value: object) -> None:
    """Only an object with an id and a whole number of seconds has a place in a log."""
    assert not has_place(value)


def event(id: str, at: int) -> dict[str, object]:
    """A small event."""
    return {"type": "LessonOpened", "id": id, "at": at, "zone": 0, "lesson": "l"}


def progress_file(**changes: object) -> str:
    """A progress file."""
    head = {"format": "mkcourse-progress", "version": 2, "course": "fractions"}
    rest = {"course_title": "Fractions", "edition": "abc", "exported": 5, "events": [event("a", 1)], "packs": []}
    return json.dumps({**head, **rest, **changes})


def test_merging_adds_what_is_new() -> None:
    """Merging counts what was new and what was there already, and tells what is to be added."""
    file = progress_file(events=[event("a", 1), event("b", 3), event("b", 3)])
    known = union([[event("c", 2)], [event("a", 1)]])
    told = merged(known, file, "fractions")
    assert [one["id"] for one in told.fresh] == ["b"]
    assert (told.added, told.already, told.conflicts) == (1, 1, 0)
    again = merged(union([known, told.fresh]), file, "fractions")
    assert (again.fresh, again.added, again.already) == ((), 0, 2)


def test_conflicts_are_counted() -> None:
    """Two events of one id that say different things are one conflict; a link more or less is none."""
    known = [event("a", 1), event("b", 2), event("c", 4)]
    file = progress_file(events=[event("a", 1), event("b", 3), linked(event("c", 4), None)])
    told = merged(known, file, "fractions")
    assert (told.added, told.already, told.conflicts) == (0, 3, 1)
    assert told.fresh == (linked(event("c", 4), None),)


def as_events(parts: list) -> list:
    """Random entries as events that a file may hold."""
    return [{**one, "type": "X", "zone": 0} for part in parts for one in part]


@given(logs, logs)
def test_merging_is_the_union(mine: list, theirs: list) -> None:
    """A log with what it lacks of a file is the union of both, from either side; doing it again is nothing."""
    here, there = union([as_events(mine)]), union([as_events(theirs)])
    both = as_texts(union([here, there]))
    told = merged(here, progress_file(events=list(there)), "fractions")
    back = merged(there, progress_file(events=list(here)), "fractions")
    assert as_texts(union([here, told.fresh])) == as_texts(union([there, back.fresh])) == both
    assert told.conflicts == back.conflicts
    assert merged(union([here, told.fresh]), progress_file(events=list(there)), "fractions").fresh == ()


def state_of(events: list, *packs: dict) -> str:
    """How whole a file with these is."""
    told = merged((), progress_file(events=events, packs=list(packs)), "fractions")
    return told.chain.state


def test_a_file_tells_whether_it_is_whole() -> None:
    """A file with an edited event or pack is taken and says so; so is one with a gap, or without links."""
    log = random_log(Random(3), random_course(Random(3)), 40)
    pack = packed(log[:20])
    assert state_of(log) == state_of(log[20:], pack) == "whole"
    assert state_of([*log[:5], *log[6:]]) == "incomplete"
    assert state_of([*log[:5], {**log[5], "zone": 7}, *log[6:]]) == "edited"
    edited = {**pack, "events": deflated(inflated(pack["events"], "events").replace("wrong", "right"))}
    assert state_of(log[20:], edited) == "edited"
    assert state_of([{key: value for key, value in one.items() if key != "prev"} for one in log]) == "none"


def test_a_file_that_ends_in_the_middle_is_said_to_be_cut_off() -> None:
    """Wherever it was cut: in a text, a number, a word or between them. What is damaged elsewhere is not called so."""
    parts = {"note": 'an "é"\\ and', "flag": True, "share": 0.25, "none": None}
    whole = progress_file(events=[{**event("a", 17), **parts}])
    first = whole.index("progress") + len("progress") + 1
    assert {refusal(whole[:end])[0] for end in range(first, len(whole))} == {"file-cut-off"}
    assert refusal(whole.replace("true", "maybe"))[0] == "not-a-progress-file"
    assert refusal(whole + "}")[0] == "not-a-progress-file"
    assert refusal('{"format": "other", "eve')[0] == "not-a-progress-file"


def test_unknown_event_types_are_taken() -> None:
    """Events of types that this edition does not know are kept as they are."""
    unknown = {"type": "Dreamt", "id": "z", "at": 9, "zone": 0, "by": {"name": "T"}}
    assert events_of(progress_file(events=[unknown])) == (unknown,)


def events_of(file: str) -> tuple:
    """The events of a file."""
    return progress_file_from(file, "fractions").log


def refusal(file: str) -> tuple[str, dict[str, object]]:
    """The code and names with which `file` is refused."""
    with pytest.raises(Refused) as error:
        events_of(file)
    return error.value.code, error.value.names


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("", "file-empty"),
        ("\ufeff \r\n", "file-empty"),
        ("[]", "not-a-progress-file"),
        ("null", "not-a-progress-file"),
        ("{", "not-a-progress-file"),
        ('{"format": "other"}', "not-a-progress-file"),
        (progress_file(version=3), "other-version"),
        (progress_file(version=0), "other-version"),
        (progress_file(version=True), "other-version"),
        (progress_file(version="2"), "other-version"),
        (progress_file(packs={}), "malformed-file"),
        (progress_file(packs=[1]), "malformed-file"),
        (progress_file(packs=[{**packed([event("a", 1)]), "count": 2}]), "malformed-file"),
        (progress_file(packs=[packed([{**event("a", 1), "extra": 1}])]), "malformed-file"),
        (progress_file(events=[{**event("a", 1), "prev": 1}]), "malformed-file"),
        (progress_file(events=[{**event("a", 1), "prev": {"id": "b"}}]), "malformed-file"),
        (progress_file(course="decimals"), "other-course"),
        (progress_file(course=None), "malformed-file"),
        (progress_file(extra=1), "malformed-file"),
        (progress_file(exported="today"), "malformed-file"),
        (progress_file(events={}), "malformed-file"),
        (progress_file(events=[1]), "malformed-file"),
        (progress_file(events=[{**event("a", 1), "extra": 1}]), "malformed-file"),
        (progress_file(events=[{**event("a", 1), "at": "x"}]), "malformed-file"),
        (progress_file().replace("5", "NaN"), "not-a-progress-file"),
        (progress_file().replace("5", "1e999"), "not-a-progress-file"),
        (progress_file().replace("5", "9" * 5000), "not-a-progress-file"),
        ("[" * 100_000, "not-a-progress-file"),
        ("\x89PNG\r\n" + "[{" * 100, "not-a-progress-file"),
        ("\ufeff \n" + '{"a":' * 100, "file-too-deep"),
        ('{"a":' * 100_000, "file-too-deep"),
        (
            progress_file(events=[{**event("a", 1), "type": "X", "x": [[[[[[[[[[[[]]]]]]]]]]]]}]),
            "file-too-deep",
        ),
        (" " * (BIGGEST + 1), "file-too-big"),
        ("\u00e9" * (BIGGEST // 2 + 1), "file-too-big"),
    ],
    ids=lambda value: value[:30],
)
def test_other_files_are_refused(file: str, code: str) -> None:
    """What is no whole progress file of this course is refused, with a code."""
    assert refusal(file)[0] == code


def test_small_packs_of_very_much_are_refused() -> None:
    """What the packs of a file hold together counts as if it stood in the file."""
    bombs = [packed([{**event(id, 1), "lesson": "x" * (BIGGEST // 2)}]) for id in ("a", "b")]
    assert len(progress_file(packs=bombs)) < BIGGEST / 100
    assert refusal(progress_file(packs=bombs))[0] == "file-too-big"


def test_the_wrong_course_is_named() -> None:
    """A file of another course is refused by that course's title."""
    assert refusal(progress_file(course="d", course_title="Decimals"))[1] == {"course": "Decimals"}


def test_brackets_in_texts_do_not_count() -> None:
    """Brackets and quotes inside texts do not make a file deep."""
    odd = {**event("a", 1), "lesson": '[[[[[[[[[[[[[[[[[[[["\\{{{{{{{'}
    assert events_of(progress_file(events=[odd])) == (odd,)


@given(st.text(max_size=60) | st.text('{}[]",:\\1 ae', max_size=60))
def test_any_text_is_taken_or_refused(file: str) -> None:
    """No text raises anything but a refusal."""
    with pytest.raises(Refused):
        events_of(file)


def test_a_byte_order_mark_is_forgiven() -> None:
    """Editors on Windows put one at the beginning."""
    assert len(events_of("\ufeff" + progress_file())) == 1


@pytest.mark.parametrize("seed", range(5))
def test_a_file_is_as_its_schema_says(seed: int) -> None:
    """A progress file with packs and events, each with its link, obeys the published schema."""
    course = random_course(Random(seed))
    log = random_log(Random(seed), course, 40)
    file = json.loads(json.dumps(file_of(course, log[20:], 1, packs=[packed(log[:20])])))
    Draft202012Validator(schema("progress-file")).validate(file)
