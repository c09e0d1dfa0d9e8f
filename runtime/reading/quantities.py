"""Numbers with units: cutting what was typed into a number and a unit, in whatever order they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .number_reading import numbers_in
from .numerals import LONGEST, Numeral, plain
from .ratios import Ratio, divided, ratio, rounded, total
from .units import Unit, converted, convertible, read_unit, units_apart

_UNIT_BEGINS = re.compile(r"[^\W\d_]|[°%‰€$£¥₹¢]")
_PAIR = re.compile(r"\s*([+-]?\d[\d.,/ ]*?)\s*((?:[^\W\d_]+|[€$£¥₹¢°])\.?)\s*(?:(?:and|und|et|y|och)\s+(?=\d)|,\s*)?")
_NUMBER_BEGINS = re.compile(r"[-+]?(?=[\d.,])")
_MOST_PAIRS = 4
_THREE_DIGITS = 100


@dataclass(frozen=True, slots=True)
class Quantity:
    """Numbers that were typed, and the unit with them; None if it is not known."""

    numbers: tuple[Numeral, ...]
    unit: Unit | None
    symbol: str


def quantity_in(text: str, language: str, wanted: Unit | None = None) -> Quantity | None:
    """The number with a unit that `text` is; None if no unit stands with a number.

    Where a space is missing in the unit, it is read as one that measures what is `wanted`, if it can be.
    """
    body = plain(text)
    if len(body) > LONGEST:
        return None
    unknown: Quantity | None = None
    for number, symbol in _cuts(body):
        found = numbers_in(number, language)
        if not found:
            continue
        unit = _meant(symbol, wanted)
        if unit is not None:
            return Quantity(found, unit, symbol)
        unknown = unknown or Quantity(found, None, symbol)
    return unknown


def _meant(symbol: str, wanted: Unit | None) -> Unit | None:
    unit = read_unit(symbol)
    if wanted is None or (unit is not None and convertible(unit, wanted)):
        return unit
    return next((one for one in units_apart(symbol) if convertible(one, wanted)), unit)


def added_up(text: str, language: str, wanted: Unit) -> Ratio | None:
    """The value of ``1 h 30 min`` in the unit `wanted`; None if it is no such row."""
    body = plain(text)
    pairs = list(_pairs(body)) if len(body) <= LONGEST else []
    if not 2 <= len(pairs) <= _MOST_PAIRS:
        return None
    value: Ratio | None = (0, 1)
    for number, symbol in pairs:
        found, unit = numbers_in(number, language), read_unit(symbol)
        part = converted((found[0].top, found[0].bottom), unit, wanted) if found and unit else None
        value = total(value, part) if value is not None and part is not None else None
    return value


def in_unit(quantity: Quantity, wanted: Unit) -> tuple[Numeral, ...]:
    """The numbers of `quantity` in the unit `wanted`; none if they measure something else."""
    unit = _on_thermometer(quantity, wanted)
    if unit is None or not measures_same(quantity, wanted):
        return ()
    unit = unit if convertible(unit, wanted) else wanted
    values = [converted((one.top, one.bottom), unit, wanted) for one in quantity.numbers]
    pairs = zip(values, quantity.numbers, strict=True)
    return tuple(Numeral(*value, one.written, one.lowest) for value, one in pairs if value is not None)


def without_own_unit(text: str, unit: str) -> str | None:
    """`text` without `unit` behind or before the number, None if it isn't there; spaces and case are forgiven."""
    letters = re.sub(r"[ ^*]", "", plain(unit))
    if not letters or len(text) > LONGEST:
        return None
    pattern = r"[ ^*]*".join(re.escape(letter) for letter in letters)
    body = plain(text)
    behind = re.sub(rf"[ *]*{pattern}\.?$", "", body, count=1, flags=re.IGNORECASE)
    if behind != body:
        return behind
    before = re.sub(f"^{pattern}", "", body, flags=re.IGNORECASE)
    return before if before != body else None


def is_rounded(quantity: Quantity, value: Ratio, wanted: Unit) -> bool:
    """Whether it is `value` of `wanted`, rounded as one must who converts to a unit that is no power of ten of it."""
    unit, usual = quantity.unit, quantity.numbers[0]
    exact = converted(value, wanted, unit) if unit is not None else None
    factor = divided(unit.factor, wanted.factor) if unit is not None else None
    if exact is None or factor is None or set(f"{factor[0]}{factor[1]}") <= {"0", "1"}:
        return False
    places = len(str(usual.bottom)) - 1
    is_decimal = usual.written in ("whole", "decimal") and usual.bottom == 10**places
    return is_decimal and abs(usual.top) >= _THREE_DIGITS and rounded(exact, places) == ratio(usual.top, usual.bottom)


def _on_thermometer(quantity: Quantity, wanted: Unit) -> Unit | None:
    """C and F are degrees where a temperature is asked for."""
    is_temperature = wanted.offset[0] != 0 and quantity.symbol in ("C", "F")
    return read_unit(f"°{quantity.symbol}") if is_temperature else quantity.unit


def measures_same(quantity: Quantity, wanted: Unit) -> bool:
    """Whether a known unit measures what is asked for; plain degrees may be those of the thermometer."""
    unit = _on_thermometer(quantity, wanted)
    if unit is None:
        return False
    is_temperature = wanted.offset[0] != 0 and unit.dimension == (("degree", 1),) and unit.factor == (1, 1)
    return convertible(unit, wanted) or is_temperature


def _cuts(body: str) -> Iterator[tuple[str, str]]:
    """The ways to cut a text into a number and a unit."""
    for match in _UNIT_BEGINS.finditer(body):
        number = body[: match.start()].strip()
        if number and (number[-1].isdigit() or number[-1] in ").,}"):
            yield number, body[match.start() :]
    if _UNIT_BEGINS.match(body):
        for match in _NUMBER_BEGINS.finditer(body):
            yield body[match.start() :], body[: match.start()].strip()
            return


def _pairs(body: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(body):
        match = _PAIR.match(body, at)
        if match is None or match.end() == at:
            return
        yield match[1], match[2].rstrip(".")
        at = match.end()
