"""Parts: the same work on each part of what was answered, and the sum of its results.

Each learner is wholly in one part. Whoever does the work, here or a cluster, does these two
things only; what is to be done is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import add
from typing import Any, Protocol

type Column = Sequence[Any]
"""A value for each part; where it lies is the affair of the `Parts` that made it."""


class Parts(Protocol):
    """Who does the work on all parts."""

    def each(self, function: Callable[..., Any], *columns: Column) -> Column:
        """What `function` makes of each part's values, kept where it was made."""
        ...

    def total(self, function: Callable[..., Any], *columns: Column) -> Any:
        """The sum, by ``+``, of what `function` makes of each part's values; there is one part at least."""
        ...


class Here:
    """The parts lie in the memory of this process."""

    def each(self, function: Callable[..., Any], *columns: Column) -> Column:
        return [function(*values) for values in zip(*columns, strict=True)]

    def total(self, function: Callable[..., Any], *columns: Column) -> Any:
        return reduce(add, self.each(function, *columns))
