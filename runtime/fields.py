"""Strict reading of JSON objects: a value of the type asked for, or `Malformed`.

JSON comes from files of learners and from pages, so nothing is converted and nothing is
guessed: ``true`` is no number, ``3.0`` is no whole number, a missing key is named.
"""

from collections.abc import Callable, Mapping, Sequence

MOST_WHOLE = 2**53
"""Larger whole numbers are not all held exactly by JavaScript."""


class Malformed(ValueError):
    """A JSON value is not what the format promises: `place` is where, `expected` is what."""

    def __init__(self, place: str, expected: str) -> None:
        super().__init__(f"{place}: expected {expected}")
        self.place = place
        self.expected = expected


def as_object(value: object, place: str) -> Mapping[str, object]:
    """`value` as an object; the keys of parsed JSON are text."""
    if not isinstance(value, dict):
        raise Malformed(place, "an object")
    return value


def as_list(value: object, place: str) -> Sequence[object]:
    """`value` as a list."""
    if not isinstance(value, list):
        raise Malformed(place, "a list")
    return value


def as_text(value: object, place: str) -> str:
    """`value` as text."""
    if not isinstance(value, str):
        raise Malformed(place, "text")
    return value


def as_whole(value: object, place: str) -> int:
    """`value` as a whole number that JavaScript, too, holds exactly."""
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > MOST_WHOLE:
        raise Malformed(place, "a whole number")
    return value


def as_number(value: object, place: str) -> float:
    """`value` as a finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e15:
        raise Malformed(place, "a number")
    return value


def member(fields: Mapping[str, object], key: str) -> object:
    """The value under `key`, which must be there."""
    if key not in fields:
        raise Malformed(key, "to be there")
    return fields[key]


def text(fields: Mapping[str, object], key: str) -> str:
    """The text under `key`."""
    value = fields.get(key)
    return value if isinstance(value, str) else as_text(member(fields, key), key)


def optional_text(fields: Mapping[str, object], key: str) -> str | None:
    """The text under `key`, or None where it is absent or null."""
    value = fields.get(key)
    return None if value is None else as_text(value, key)


def whole(fields: Mapping[str, object], key: str) -> int:
    """The whole number under `key`."""
    value = fields.get(key)
    if type(value) is int and -MOST_WHOLE <= value <= MOST_WHOLE:
        return value
    return as_whole(member(fields, key), key)


def truth(fields: Mapping[str, object], key: str) -> bool:
    """True or false under `key`."""
    value = member(fields, key)
    if not isinstance(value, bool):
        raise Malformed(key, "true or false")
    return value


def number(fields: Mapping[str, object], key: str) -> float:
    """The finite number under `key`."""
    value = fields.get(key)
    if type(value) is float and -1e15 < value < 1e15:
        return value
    return as_number(member(fields, key), key)


def optional_number(fields: Mapping[str, object], key: str) -> float | None:
    """The finite number under `key`, or None where it is absent or null."""
    value = fields.get(key)
    return None if value is None else as_number(value, key)


def shares(fields: Mapping[str, object], key: str) -> Mapping[str, float]:
    """The object of shares from 0 to 1 under `key`; an absent one is empty."""
    found = {name: as_number(value, f"{key}.{name}") for name, value in as_object(fields.get(key, {}), key).items()}
    for name, share in found.items():
        if not 0 <= share <= 1:
            raise Malformed(f"{key}.{name}", "a share from 0 to 1")
    return found


def choice[Word: str](fields: Mapping[str, object], key: str, words: Sequence[Word]) -> Word:
    """The word under `key`, one of `words`."""
    value = member(fields, key)
    for word in words:
        if word == value:
            return word
    raise Malformed(key, f"one of {', '.join(words)}")


def items[Value](fields: Mapping[str, object], key: str, read: Callable[[object, str], Value]) -> tuple[Value, ...]:
    """The list under `key`, each value read by `read`; an absent list is empty."""
    values = as_list(fields.get(key, []), key)
    return tuple(read(value, f"{key}[{place}]") for place, value in enumerate(values))


def texts(fields: Mapping[str, object], key: str) -> tuple[str, ...]:
    """The list of texts under `key`; an absent list is empty."""
    values = as_list(fields.get(key, []), key)
    found = tuple(value for value in values if isinstance(value, str))
    return found if len(found) == len(values) else items(fields, key, as_text)  # which says what is wrong


def only_keys(fields: Mapping[str, object], known: Sequence[str]) -> None:
    """Nothing, if `fields` has no key beyond `known`."""
    for key in fields:
        if key not in known:
            raise Malformed(key, "no such key")
