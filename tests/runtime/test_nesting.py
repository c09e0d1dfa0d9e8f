"""Specification of nesting."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.nesting import is_deeper_than

values = st.recursive(
    st.integers() | st.text('[{"\\}]', max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('[{"', max_size=3), inner, max_size=3),
    max_leaves=12,
)


def depth(value: object) -> int:
    """How deep a JSON value is nested."""
    if isinstance(value, list | dict):
        parts = value.values() if isinstance(value, dict) else value
        return 1 + max(map(depth, parts), default=0)
    return 0


@given(values, st.integers(0, 6))
def test_depth_of_json(value: object, levels: int) -> None:
    """The answer is that of the parsed value, whatever brackets stand in texts."""
    assert is_deeper_than(levels, json.dumps(value)) == (depth(value) > levels)


@pytest.mark.parametrize("text", ["[" * 9, '{"a":' * 9, "[{" * 5, "[1,2,[" * 5, "[}" * 9, "[[]" * 9])
def test_what_is_never_closed_counts(text: str) -> None:
    """Brackets that stay open are as deep as they are many."""
    assert is_deeper_than(8 if len(text) > 8 else 3, text)


@pytest.mark.parametrize("text", ["", "[", "]]]]]]]]]]", '"[[[[[[[[[[', '"\\"[[[[[[[[[[[[[['])
def test_what_is_not_deep(text: str) -> None:
    """Closing brackets, and brackets in a text that never ends, nest nothing."""
    assert not is_deeper_than(3, text)


@given(st.text('[]{}",\\ a', max_size=200))
def test_any_text_is_deep_or_not(text: str) -> None:
    """What is not deeper than n levels is not deeper than n + 1 levels."""
    answers = [is_deeper_than(levels, text) for levels in range(12)]
    assert answers == sorted(answers, reverse=True)
