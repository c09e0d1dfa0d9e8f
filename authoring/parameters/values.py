"""What a parameter can be: a number, exact where that is possible, or words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Number:
    """A number; ``exact`` is None for roots and the like, of which only ``near`` is known."""

    near: float
    exact: Fraction | None
    decimal: bool = False
    """Whether it came from decimals, so that it is written as one."""

    @classmethod
    def of(cls, value: Fraction, decimal: bool = False) -> Number:
        """An exact number.  Raises OverflowError for what no float can hold."""
        return cls(float(value), value, decimal)


Value = Number | str
Values = dict[str, Value]
"""A value for each parameter's name."""
