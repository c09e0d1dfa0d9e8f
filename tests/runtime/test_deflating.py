"""Specification of deflating: the same text or list again, or it is refused."""

import json
import zlib
from binascii import b2a_base64
from tracemalloc import get_traced_memory, start, stop

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.deflating import LONGEST, deflated, deflated_list, inflated, inflated_list
from mkcourse.runtime.fields import Malformed
from mkcourse.runtime.nesting import DEEPEST

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
values = st.lists(scalars | st.lists(scalars) | st.dictionaries(st.text(), scalars))


@given(st.text(st.characters(max_codepoint=127)))
def test_a_text_comes_back(content: str) -> None:
    """Any ASCII text is told again, letter by letter, whatever was deflated on which machine."""
    assert inflated(deflated(content), "x") == content
    assert inflated(b2a_base64(zlib.compress(content.encode(), 1), newline=False).decode(), "x") == content


@given(values)
def test_a_list_comes_back(told: list[object]) -> None:
    """Any list of JSON is told again, with the same JSON."""
    assert json.dumps(inflated_list(deflated_list(told), "x")) == json.dumps(told)


def test_likeness_saves_space() -> None:
    """A list of values that are much alike takes less than a tenth of its JSON."""
    told = [{"item": "halves", "at": 1000 * number} for number in range(1000)]
    assert len(deflated_list(told)) < len(json.dumps(told)) / 10


@given(st.text() | st.text("aAzZ09+/=eJw", max_size=40))
def test_any_other_text_is_refused(content: str) -> None:
    """What was not deflated is Malformed, whatever it is."""
    with pytest.raises(Malformed):
        inflated(content, "x")


@pytest.mark.parametrize(
    "content",
    [
        deflated("xyz")[:-4],
        deflated("xyz") + "\n",
        b2a_base64(zlib.compress(b"xyz") + b"more", newline=False).decode(),
        b2a_base64(zlib.compress("é".encode()), newline=False).decode(),
        b2a_base64(zlib.compress(b"xyz")[:-1], newline=False).decode(),
    ],
)
def test_a_damaged_text_is_refused(content: str) -> None:
    """A text that was cut, goes on, or is of other letters is Malformed."""
    with pytest.raises(Malformed):
        inflated(content, "x")


def test_a_bomb_does_not_fill_the_memory() -> None:
    """A short text that would become a very long one is refused before it does."""
    bomb = deflated("x" * (10 * LONGEST))
    start()
    with pytest.raises(Malformed):
        inflated(bomb, "x")
    most = get_traced_memory()[1]
    stop()
    assert most < 4 * LONGEST


DEEP = "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[",
        "{}",
        "1",
        "null",
        "[NaN]",
        "[-Infinity]",
        "[1e999]",
        f"[{'9' * 5000}]",
        f"[{DEEP}]",
        "[" * 1_000_000,
        '["]',
    ],
    ids=lambda content: content[:20],
)
def test_what_is_no_list_is_refused(content: str) -> None:
    """What is no list in JSON, or is nested too deep, is Malformed."""
    assert inflated_list(deflated(DEEP), "x") == json.loads(DEEP)
    with pytest.raises(Malformed):
        inflated_list(deflated(content), "x")
