"""The number that a learner typed, right or wrong: later parts of a question are judged with it."""

from .number_reading import exact_number, numbers_in
from .quantities import in_unit, quantity_in, without_own_unit
from .ratios import Ratio, ratio
from .trimming import trimmed
from .units import read_unit

LONGEST = 120
"""Longer answers are not read."""


def own_value(text: str, unit: str | None, language: str) -> Ratio | None:
    """The number in `unit`, in its usual reading; None where none can be read."""
    if len(text) > LONGEST:
        return None
    body = trimmed(text)
    bare = (without_own_unit(body, unit) if unit else None) or body
    converted = _converted(body, unit, language) if unit and not numbers_in(bare, language) else None
    value = converted or exact_number(bare, language)
    return None if value is None else ratio(*value)


def _converted(body: str, unit: str, language: str) -> Ratio | None:
    """A number that was typed with another unit."""
    wanted = read_unit(unit)
    quantity = quantity_in(body, language, wanted)
    found = in_unit(quantity, wanted) if quantity and wanted else ()
    return (found[0].top, found[0].bottom) if found else None
