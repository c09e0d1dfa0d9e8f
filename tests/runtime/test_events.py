"""Specification of events and their JSON form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.events import Unknown, event_as_json, event_from
from mkcourse.runtime.fields import Malformed

HEAD = {"id": "e1", "at": 1_700_000_000, "zone": -300}
OUTCOME = {
    "verdict": "wrong",
    "misconception": "mix-up",
    "competencies": ["halves"],
    "guess": 0.25,
    "feedback": ["option:a"],
}
ATTEMPTED = {
    "type": "Attempted",
    **HEAD,
    "item": "i",
    "response": {"chosen": ["a"]},
    "duration": 3.5,
    "try": 1,
    "mode": "practice",
    "outcome": OUTCOME,
}
KNOWN = [
    {"type": "Enrolled", **HEAD},
    {"type": "SessionEnded", **HEAD},
    {"type": "LessonOpened", **HEAD, "lesson": "l"},
    {"type": "HintTaken", **HEAD, "item": "i", "hint": 0},
    {"type": "NotLearnedYet", **HEAD, "item": "i"},
    {"type": "NotLearnedYet", **HEAD, "item": "i", "mode": "check"},
    ATTEMPTED,
    {**ATTEMPTED, "response": {"text": "3/4"}},
    {key: value for key, value in ATTEMPTED.items() if key != "outcome"},
]


@pytest.mark.parametrize("event", KNOWN)
def test_json_there_and_back(event: dict[str, object]) -> None:
    """Reading an event and writing it gives the same JSON."""
    assert event_as_json(event_from(event)) == event


def test_unknown_types_are_kept() -> None:
    """An event of a type that this edition does not know is no error."""
    event = event_from({"type": "ReviewTaken", **HEAD, "grade": {"deep": [1]}})
    assert event == Unknown("e1", HEAD["at"], -300, "ReviewTaken")


WRONG = [
    {"at": "now"},
    {"at": 1.5},
    {"at": True},
    {"at": -1},
    {"at": 10**12},
    {"zone": 2000},
    {"zone": None},
    {"id": ""},
    {"id": "x" * 101},
    {"id": 7},
    {"item": None},
    {"try": "1"},
    {"try": -1},
    {"mode": "exam"},
    {"duration": "long"},
    {"duration": float("inf")},
    {"duration": float("nan")},
    {"duration": True},
    {"response": {}},
    {"response": {"chosen": "a"}},
    {"response": {"chosen": [1]}},
    {"response": {"text": "a", "chosen": []}},
    {"response": "a"},
    {"extra": 1},
    {"outcome": {}},
    {"outcome": {**OUTCOME, "guess": 2}},
    {"outcome": {**OUTCOME, "verdict": "not-learned-yet"}},
    {"outcome": {**OUTCOME, "mastery": 1}},
]


@pytest.mark.parametrize("change", WRONG, ids=str)
def test_reading_is_strict(change: dict[str, object]) -> None:
    """Wrong types, values out of range and unknown keys are malformed, never converted."""
    with pytest.raises(Malformed):
        event_from({**ATTEMPTED, **change})


@pytest.mark.parametrize("key", [key for key in ATTEMPTED if key != "outcome"])
def test_every_key_is_needed(key: str) -> None:
    """A missing key is malformed and named."""
    with pytest.raises(Malformed) as error:
        event_from({name: value for name, value in ATTEMPTED.items() if name != key})
    assert key in error.value.place or key == "response"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(KNOWN), st.sampled_from([*ATTEMPTED, "lesson", "hint"]), json_values)
def test_any_change_is_read_or_malformed(event: dict, key: str, value: object) -> None:
    """Whatever stands under a key, reading gives an event or says what is malformed."""
    try:
        told = event_from({**event, key: value})
    except Malformed:
        return
    assert event_from(event_as_json(told)) == told
