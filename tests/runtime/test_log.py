"""Specification of the log: union, order, progress files."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.log import BIGGEST, Refused, events_of_file, has_place, merged, union

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
    head = {"format": "mkcourse-progress", "version": 1, "course": "fractions"}
    rest = {"course_title": "Fractions", "edition": "abc", "exported": 5, "events": [event("a", 1)]}
    return json.dumps({**head, **rest, **changes})


def test_merging_adds_what_is_new() -> None:
    """Merging counts what was new and what was there already, and gives one log in order."""
    file = progress_file(events=[event("a", 1), event("b", 3), event("b", 3)])
    told = merged([[event("c", 2)], [event("a", 1)]], file, "fractions")
    assert [one["id"] for one in told.log] == ["a", "c", "b"]
    assert (told.added, told.already) == (1, 1)
    again = merged([told.log], file, "fractions")
    assert (again.log, again.added, again.already) == (told.log, 0, 2)


def test_unknown_event_types_are_taken() -> None:
    """Events of types that this edition does not know are kept as they are."""
    unknown = {"type": "SignedOff", "id": "z", "at": 9, "zone": 0, "by": {"name": "T"}}
    assert events_of_file(progress_file(events=[unknown]), "fractions") == (unknown,)


def refusal(file: str) -> tuple[str, dict[str, object]]:
    """The code and names with which `file` is refused."""
    with pytest.raises(Refused) as error:
        events_of_file(file, "fractions")
    return error.value.code, error.value.names


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("", "not-a-progress-file"),
        ("[]", "not-a-progress-file"),
        ("null", "not-a-progress-file"),
        ("{", "not-a-progress-file"),
        ('{"format": "other"}', "not-a-progress-file"),
        (progress_file(version=2), "other-version"),
        (progress_file(version="1"), "other-version"),
        (progress_file(course="decimals"), "other-course"),
        (progress_file(course=None), "malformed-file"),
        (progress_file(extra=1), "malformed-file"),
        (progress_file(exported="today"), "malformed-file"),
        (progress_file(events={}), "malformed-file"),
        (progress_file(events=[1]), "malformed-file"),
        (progress_file(events=[{**event("a", 1), "extra": 1}]), "malformed-file"),
        (progress_file(events=[{**event("a", 1), "at": "x"}]), "malformed-file"),
        (progress_file().replace("5", "NaN"), "not-a-progress-file"),
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


def test_the_wrong_course_is_named() -> None:
    """A file of another course is refused by that course's title."""
    assert refusal(progress_file(course="d", course_title="Decimals"))[1] == {"course": "Decimals"}


def test_brackets_in_texts_do_not_count() -> None:
    """Brackets and quotes inside texts do not make a file deep."""
    odd = {**event("a", 1), "lesson": '[[[[[[[[[[[[[[[[[[[["\\{{{{{{{'}
    assert events_of_file(progress_file(events=[odd]), "fractions") == (odd,)


@given(st.text(max_size=60) | st.text('{}[]",:\\1 ae', max_size=60))
def test_any_text_is_taken_or_refused(file: str) -> None:
    """No text raises anything but a refusal."""
    with pytest.raises(Refused):
        events_of_file(file, "fractions")


def test_a_byte_order_mark_is_forgiven() -> None:
    """Editors on Windows put one at the beginning."""
    assert len(events_of_file("\ufeff" + progress_file(), "fractions")) == 1
