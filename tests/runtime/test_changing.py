"""Specification of changing: what `dataclasses.replace` does."""

import dataclasses

import pytest

from mkcourse.runtime.changing import replace
from mkcourse.runtime.model import Learner, Record
from mkcourse.runtime.moments import Moment


@pytest.mark.parametrize("value", [Learner(turn=3), Record(0.5, level="learning"), Moment(5, 60)])
def test_a_changed_value_is_like_the_other(value: object) -> None:
    """Each field is changed as `dataclasses.replace` does it, and the value before stays as it was."""
    for field in dataclasses.fields(value):  # type: ignore[arg-type]
        before = dataclasses.replace(value)  # type: ignore[type-var]
        told = replace(value, **{field.name: "new"})  # type: ignore[type-var]
        assert told == dataclasses.replace(value, **{field.name: "new"})  # type: ignore[type-var]
        assert type(told) is type(value)
        assert value == before


@pytest.mark.parametrize("value", [Learner(), Moment(5, 60)])
def test_an_unknown_field_is_an_error(value: object) -> None:
    """A field that there is not is a TypeError."""
    with pytest.raises(TypeError):
        replace(value, colour="red")  # type: ignore[type-var]


def test_what_was_changed_is_frozen() -> None:
    """Nobody changes a value in place."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        replace(Learner(), turn=1).turn = 2  # type: ignore[misc]
