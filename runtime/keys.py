"""Answer keys: what the grading of an item holds, read strictly from course.json."""

from collections.abc import Mapping
from dataclasses import dataclass

from .fields import Malformed, as_list, as_object, as_text, items, member, optional_text, texts

type Ratio = tuple[int, int]
"""An exact number: numerator, and a denominator above 0."""


@dataclass(frozen=True, slots=True)
class ChoiceKey:
    """The key of a choice: option ids as written, those that are right, misconception tags."""

    options: tuple[str, ...]
    right: frozenset[str]
    tags: Mapping[str, str]
    shuffle: bool
    several: bool

    @property
    def shows(self) -> frozenset[str]:
        """The misconceptions that a wrong option shows."""
        return frozenset(tag for option, tag in self.tags.items() if option not in self.right)


@dataclass(frozen=True, slots=True)
class Range:
    """All numbers from `low` to `high`, both included, as exact ratios."""

    low: Ratio
    high: Ratio


@dataclass(frozen=True, slots=True)
class NumberWrong:
    """A wrong number that the author expects, and the misconception it shows."""

    range: Range
    tag: str | None


@dataclass(frozen=True, slots=True)
class NumberKey:
    """The key of a number: any of `keys`; `simplest` asks for lowest terms."""

    keys: tuple[Range, ...]
    simplest: bool
    unit: str | None
    wrongs: tuple[NumberWrong, ...]

    @property
    def shows(self) -> frozenset[str]:
        """The misconceptions that an expected wrong answer shows."""
        return frozenset(wrong.tag for wrong in self.wrongs if wrong.tag is not None)


@dataclass(frozen=True, slots=True)
class TextWrong:
    """A wrong text that the author expects, and the misconception it shows."""

    texts: tuple[str, ...]
    patterns: tuple[str, ...]
    tag: str | None


@dataclass(frozen=True, slots=True)
class TextKey:
    """The key of a text: any of `texts`, or any of `patterns` matched whole."""

    texts: tuple[str, ...]
    patterns: tuple[str, ...]
    exact: bool
    wrongs: tuple[TextWrong, ...]

    @property
    def shows(self) -> frozenset[str]:
        """The misconceptions that an expected wrong answer shows."""
        return frozenset(wrong.tag for wrong in self.wrongs if wrong.tag is not None)


type Key = ChoiceKey | NumberKey | TextKey


def key_from(type_of_item: str, fields: Mapping[str, object]) -> Key:
    """The key in an item's ``grading``, or Malformed."""
    if type_of_item == "number":
        return _number_key(fields)
    if type_of_item == "text":
        return _text_key(fields)
    return _choice_key(fields, several=type_of_item == "many")


def guess_of(key: Key, typed_guess: float) -> float:
    """The chance that someone who knows nothing is right.

    One of n options: 1/n. Several of n: one of the 2**n - 1 ways to choose something.
    """
    if not isinstance(key, ChoiceKey):
        return typed_guess
    count = max(len(key.options), 1)
    return 1 / (2**count - 1) if key.several else 1 / count


def _choice_key(fields: Mapping[str, object], several: bool) -> ChoiceKey:
    tags = as_object(fields.get("tags", {}), "tags")
    return ChoiceKey(
        options=texts(fields, "options"),
        right=frozenset(texts(fields, "right")),
        tags={option: as_text(tag, f"tags.{option}") for option, tag in tags.items()},
        shuffle=fields.get("shuffle", True) is not False,
        several=several,
    )


def _number_key(fields: Mapping[str, object]) -> NumberKey:
    return NumberKey(
        keys=items(fields, "keys", _range),
        simplest=optional_text(fields, "form") == "simplest",
        unit=optional_text(fields, "unit"),
        wrongs=items(fields, "wrongs", _number_wrong),
    )


def _text_key(fields: Mapping[str, object]) -> TextKey:
    return TextKey(
        texts=texts(fields, "texts"),
        patterns=texts(fields, "patterns"),
        exact=fields.get("exact") is True,
        wrongs=items(fields, "wrongs", _text_wrong),
    )


def _range(value: object, place: str) -> Range:
    fields = as_object(value, place)
    return Range(_ratio(member(fields, "low"), place), _ratio(member(fields, "high"), place))


def _ratio(value: object, place: str) -> Ratio:
    pair = as_list(value, place)
    if len(pair) != 2:
        raise Malformed(place, "a pair of whole numbers")
    top, bottom = (_integer(part, place) for part in pair)
    if bottom <= 0:
        raise Malformed(place, "a denominator above 0")
    return top, bottom


def _integer(value: object, place: str) -> int:
    """`value` as a whole number of any size: keys are exact, however long."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise Malformed(place, "a whole number")
    return value


def _number_wrong(value: object, place: str) -> NumberWrong:
    return NumberWrong(_range(value, place), optional_text(as_object(value, place), "tag"))


def _text_wrong(value: object, place: str) -> TextWrong:
    fields = as_object(value, place)
    return TextWrong(texts(fields, "texts"), texts(fields, "patterns"), optional_text(fields, "tag"))
