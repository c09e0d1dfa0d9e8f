"""Combinations of a question's parameters: which there are, which meet the conditions, in which order to take them.

The order spreads over the values of every parameter, and is the same on every machine
and whatever number is taken: whoever asks for more keeps those that were there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from math import prod

from ...runtime.chance import chance
from .terms import compares, value_of
from .values import Number, Value, Values
from .vars import Choice, Condition, Vars

MOST_TRIED = 20_000
POOL = 600
"""So many combinations are enough to choose from."""
_BINS = 6


@dataclass(frozen=True, slots=True)
class Combination:
    """One value for each parameter; ``at`` holds the place of each chosen one among its values."""

    at: tuple[int, ...]
    values: Values
    id: str
    """Six hexadecimal digits that hang on the chosen values alone."""

    def shown(self, names: Sequence[str]) -> str:
        """``r = 2, k = 3``."""
        return ", ".join(f"{name} = {plain(self.values[name])}" for name in names)


@dataclass(frozen=True, slots=True)
class Combinations:
    """Those that meet the conditions, and how many had no value somewhere (as 1/0 has none)."""

    found: tuple[Combination, ...]
    tried: int
    undefined: int


def combinations(parameters: Vars, seed: str) -> Combinations:
    """What can be chosen from: all that there is, or a sample that hangs on ``seed`` alone."""
    found: list[Combination] = []
    tried = undefined = 0
    conditions = _Conditions(parameters.conditions)
    for at in _order(parameters.choices, seed):
        tried += 1
        values = _with_definitions(parameters, at)
        holds = None if values is None else conditions.hold(values)
        undefined += holds is None
        if values is not None and holds:
            found.append(Combination(at, values, _id(parameters.choices, at)))
        if len(found) >= POOL:
            break
    return Combinations(tuple(found), tried, undefined)


def _order(choices: Sequence[Choice], seed: str) -> Iterator[tuple[int, ...]]:
    """The places of the values of each combination, in an order left to chance."""
    counts = [len(each.values) for each in choices]
    total = prod(counts)
    if total <= MOST_TRIED:
        numbers = sorted(range(total), key=lambda number: _rank(seed, choices, _places(number, counts)))
        yield from (_places(number, counts) for number in numbers)
        return
    seen: set[tuple[int, ...]] = set()
    for number in range(MOST_TRIED):
        at = tuple(chance(seed, number, each.name) % len(each.values) for each in choices)
        if at not in seen:
            seen.add(at)
            yield at


def _places(number: int, counts: Sequence[int]) -> tuple[int, ...]:
    places = []
    for count in counts:
        number, place = divmod(number, count)
        places.append(place)
    return tuple(places)


def _rank(seed: str, choices: Sequence[Choice], at: Sequence[int]) -> int:
    """Hangs on the values, not on their places: another value in a set leaves the others in their order."""
    return chance(seed, *(plain(each.values[place]) for each, place in zip(choices, at, strict=True)))


def _with_definitions(parameters: Vars, at: Sequence[int]) -> Values | None:
    values: Values = {each.name: each.values[place] for each, place in zip(parameters.choices, at, strict=True)}
    for each in parameters.definitions:
        value = value_of(each.term, values)
        if value is None:
            return None
        values[each.name] = value
    return values


class _Conditions:
    """Whether combinations meet the conditions.

    Most combinations share the values that a single condition is about, so what was found for these is kept.
    """

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self._all = [(each, _names_in(each), dict[tuple[Value | None, ...], bool | None]()) for each in conditions]

    def hold(self, values: Values) -> bool | None:
        """Whether all conditions hold; None where one has no value."""
        for condition, names, known in self._all:
            about = tuple([values.get(name) for name in names])
            if about not in known:
                known[about] = _holds(condition, values)
            if not known[about]:
                return known[about]
        return True


def _names_in(condition: Condition) -> tuple[str, ...]:
    """The parameters that it is about; one whose values are words has no expression, but its name as text."""
    return tuple(sorted({name for each in condition.terms for name in (each.names or {each.text})}))


def _holds(condition: Condition, values: Values) -> bool | None:
    terms = [value_of(each, values) for each in condition.terms]
    known = [each for each in terms if each is not None]
    if len(known) < len(terms):
        return None
    pairs = zip(known, condition.signs, known[1:], strict=False)
    return all(compares(left, sign, right) for left, sign, right in pairs)


def _id(choices: Sequence[Choice], at: Sequence[int]) -> str:
    named = sorted(f"{each.name}={plain(each.values[place])}" for each, place in zip(choices, at, strict=True))
    return sha256("\n".join(named).encode()).hexdigest()[:6]


def plain(value: Value) -> str:
    """The value as one would name it in a message; exact, so that an id can hang on it."""
    if isinstance(value, str):
        return value
    if value.exact is None:
        return f"{value.near:.6g}"
    text = f"{value.near:.12g}"
    return text if value.decimal and _is_exactly(text, value) else str(value.exact)


def _is_exactly(text: str, value: Number) -> bool:
    return "e" not in text and Fraction(text) == value.exact


class Spread:
    """Gives combinations one after the other, each time one whose values were kept least so far."""

    def __init__(self, found: Sequence[Combination], choices: Sequence[Choice]) -> None:
        self._left = list(found)
        self._counts = [len(each.values) for each in choices]
        self._kept: Counter[tuple[int, int, int]] = Counter()

    def __iter__(self) -> Iterator[Combination]:
        """Every combination once; what is kept on the way counts for those after it."""
        while self._left:
            place = min(range(len(self._left)), key=lambda one: self._crowd(self._left[one]))
            yield self._left.pop(place)

    def keep(self, combination: Combination) -> None:
        """Counts the values of one that became a variant."""
        for key in self._keys(combination):
            self._kept[key] += 1

    def _crowd(self, combination: Combination) -> tuple[int, int]:
        """How often its values were kept: first by sixths of each parameter's range, then each by itself."""
        kept = [self._kept[key] for key in self._keys(combination)]
        return sum(kept[::2]), sum(kept[1::2])

    def _keys(self, combination: Combination) -> list[tuple[int, int, int]]:
        keys = []
        for number, (place, count) in enumerate(zip(combination.at, self._counts, strict=True)):
            keys += [(number, 0, place * _BINS // max(count, _BINS)), (number, 1, place)]
        return keys
