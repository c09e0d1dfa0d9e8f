"""Units that learners type: read, compared, and converted exactly.

A table of our own, as no library served: Pint, the best kept, is with what it needs 1.4 million
characters of source, four times this whole engine, and would have to be loaded before the first
answer of a page; it computes with floats unless told otherwise, and reads English words only.
Here a unit is a ratio and a dimension, and nothing is rounded.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .numerals import plain
from .ratios import Ratio, divided, negated, raised, times, total
from .unit_table import CENT, LONG_NAMES, PREFIXES, SIGNS, WITH_PREFIX, WORD_PREFIXES, WORDS, Known

LONGEST = 60
"""Longer texts are not read as units."""

_LARGEST_POWER = 9
_HUNDREDTHS = re.compile(r"\b(?:pour ?cents?|por ciento|por cento|per ?cent)\b", re.IGNORECASE)
_PER = re.compile(r"\b(?:per|pro|par|por)\b", re.IGNORECASE)
_SQUARE = re.compile(r"\b(?:square|sq\.?|quadrat)[ -]?(?=[a-z])", re.IGNORECASE)
_CUBIC = re.compile(r"\b(?:cubic|cu\.?|kubik)[ -]?(?=[a-z])", re.IGNORECASE)
_SQUARED = re.compile(r"(\w+) (?:squared|carres?|cuadrados?|al cuadrado|quadrat)\b", re.IGNORECASE)
_CUBED = re.compile(r"(\w+) (?:cubed|cubes?|cubicos?|al cubo|hoch drei)\b", re.IGNORECASE)
_FACTOR = re.compile(
    r"(?P<name>[^\W\d_]+|°[CF]?|US\$|[%‰€$£¥₹¢])\.?\^?(?P<power>\([+-]?\d{1,2}\)|[+-]?\d{1,2})?", re.UNICODE
)
_RUN = re.compile(r"(?P<signs>[^\W\d_]{2,})(?P<below>\^?\(?-)?")
_BETWEEN = re.compile(r" ?([*/.]?) ?(\()?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A value in this unit is, in base units, the value times `factor`, plus `offset`."""

    factor: Ratio
    dimension: tuple[tuple[str, int], ...]
    offset: Ratio = (0, 1)


def read_unit(text: str) -> Unit | None:
    """The unit that `text` is, such as ``m/s^2``, ``m s⁻²`` or ``Liter``; None if it is not known.

    Capitals matter where they tell units apart (mW and MW), and nowhere else.
    """
    if len(text) > LONGEST:
        return None
    body = _plain_unit(text)
    factors = _factors(body)
    if not factors:
        return None
    if len(factors) == 1 and factors[0][1] == 1:
        known = factors[0][0]
        return Unit(known.factor, known.dimension, known.offset)
    return _product(factors)


def units_apart(text: str) -> Iterator[Unit]:
    """What `text` can be if a space is missing between two of its signs: Nm, kgm^-3, ms^-1.

    A sign that is a unit by itself is only cut where it has a negative power: nobody means 1/ms by ms^-1.
    """
    body = _plain_unit(text) if len(text) < LONGEST else ""
    for run in _RUN.finditer(body):
        if _signed(run["signs"]) is not None and run["below"] is None:
            continue
        for cut in range(run.start() + 1, run.start() + len(run["signs"])):
            unit = read_unit(f"{body[:cut]} {body[cut:]}")
            if unit is not None:
                yield unit


def convertible(unit: Unit, wanted: Unit) -> bool:
    """Whether both measure the same."""
    return unit.dimension == wanted.dimension or _is_cent_of(unit, wanted)


def converted(value: Ratio, unit: Unit, wanted: Unit) -> Ratio | None:
    """`value` of `unit` in the unit `wanted`, exactly; None if they measure different things."""
    if not convertible(unit, wanted):
        return None
    scaled = times(value, unit.factor)
    base = total(scaled, unit.offset) if scaled is not None else None
    moved = total(base, negated(wanted.offset)) if base is not None else None
    return divided(moved, wanted.factor) if moved is not None else None


def _is_cent_of(unit: Unit, wanted: Unit) -> bool:
    """Whether `unit` is a cent, and `wanted` a currency."""
    dimension = wanted.dimension
    is_currency = len(dimension) == 1 and dimension[0][1] == 1 and len(dimension[0][0]) == 3
    return unit.dimension == CENT and is_currency and dimension[0][0].isupper()


def _plain_unit(text: str) -> str:
    bare = unicodedata.normalize("NFD", plain(text).replace("Å", "").replace("µ", "μ"))
    bare = "".join(sign for sign in bare if unicodedata.category(sign) != "Mn")
    bare = bare.replace("Ω", "Ω").replace("º", "°").replace("℃", "°C").replace("° ", "°").replace("**", "^")
    bare = re.sub(r"\b(?:degrees?|deg|Grad|degres?|grados?) ?(C|F)(?:elsius|ahrenheit)?\b", r"°\1", bare)
    bare = _PER.sub("/", _HUNDREDTHS.sub("%", bare))
    bare = _SQUARED.sub(r"\1^2", bare)
    bare = _CUBED.sub(r"\1^3", bare)
    bare = _powered(_SQUARE, "2", bare)
    bare = _powered(_CUBIC, "3", bare)
    return bare.strip()


def _powered(pattern: re.Pattern[str], power: str, text: str) -> str:
    """Square metres as metres^2."""
    match = pattern.search(text)
    if match is None:
        return text
    return re.sub(r"^(\w+)", rf"\1^{power}", text[match.end() :], count=1) if match.start() == 0 else text


def _factors(body: str) -> list[tuple[Known, int]]:
    """The units of a product with their powers; none if any part is not known."""
    found: list[tuple[Known, int]] = []
    at, sign, in_bracket = 0, 1, False
    if body.startswith("1/"):
        at, sign = 2, -1
    while at < len(body):
        opening = body.startswith("(", at)
        match = _FACTOR.match(body, at + opening)
        known = _named(match["name"]) if match else None
        power = int((match["power"] or "1").strip("()")) if match else 0
        if match is None or known is None or not 0 < abs(power) <= _LARGEST_POWER:
            return []
        in_bracket = in_bracket or opening
        found.append((known, sign * power))
        at = match.end()
        if in_bracket and body.startswith(")", at):
            at, in_bracket = at + 1, False
        between = _BETWEEN.match(body, at)
        assert between is not None
        stands_apart = between.end() > at or match["power"] is not None
        if at < len(body) and (not stands_apart or between.end() == len(body)):
            return []
        at = between.end() - (between[2] is not None)
        sign = _sign_after(between[1], sign, in_bracket)
    return [] if in_bracket else found


def _sign_after(between: str, sign: int, in_bracket: bool) -> int:
    """A division holds for the next factor, or for the bracket that follows."""
    if in_bracket:
        return sign
    return -1 if between == "/" else 1


def _product(factors: list[tuple[Known, int]]) -> Unit | None:
    factor: Ratio | None = (1, 1)
    powers: dict[str, int] = {}
    for known, power in factors:
        part = raised(known.factor, (power, 1))
        factor = times(factor, part) if factor is not None and part is not None else None
        for name, of in known.dimension:
            powers[name] = powers.get(name, 0) + of * power
    if factor is None:
        return None
    return Unit(factor, tuple(sorted((name, power) for name, power in powers.items() if power)))


def _named(name: str) -> Known | None:
    """The unit of this sign or word; where capitals are wrong, the only one it can be."""
    return _signed(name) or _worded(name.casefold()) or (_miscased(name) if len(name) > 1 else None)


def _signed(sign: str) -> Known | None:
    if sign in SIGNS:
        return SIGNS[sign]
    if sign in WITH_PREFIX:
        return WITH_PREFIX[sign]
    for length in (1, 2):
        prefix, rest = sign[:length], sign[length:]
        if prefix in PREFIXES and rest in WITH_PREFIX:
            return _scaled(WITH_PREFIX[rest], PREFIXES[prefix])
    return None


def _worded(word: str) -> Known | None:
    if word in WORDS:
        return WORDS[word]
    for prefix, factor in WORD_PREFIXES.items():
        rest = word.removeprefix(prefix)
        if rest != word and rest in LONG_NAMES:
            return _scaled(LONG_NAMES[rest], factor)
    for beginning, power in (("quadrat", 2), ("kubik", 3)):
        rest = word.removeprefix(beginning)
        inner = _worded(rest) if rest != word and len(rest) < len(word) else None
        if inner is not None:
            raised_one = _product([(inner, power)])
            return Known(raised_one.factor, raised_one.dimension) if raised_one else None
    return None


def _miscased(name: str) -> Known | None:
    """KM and Kg are what they can only be."""
    ways = [name.lower(), name[0].lower() + name[1:], *([name.capitalize()] if name.isupper() else [])]
    for tried in ways:
        found = _signed(tried)
        if found is not None:
            return found
    return None


def _scaled(known: Known, factor: Ratio) -> Known:
    product = times(known.factor, factor)
    return Known(product or known.factor, known.dimension)
