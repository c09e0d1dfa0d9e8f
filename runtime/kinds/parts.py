"""Parts: several questions in one, the later ones perhaps about the answers to earlier ones.

A part whose key is an expression of earlier parts is right with their true values. If it is not,
it is *carried* where it is right with the learner's own earlier answers: the fault lies before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..fields import Malformed, as_list, as_object, member, optional_text, text
from ..grades import Grade
from ..reading.expressions import Expression, Unread, exact_value, float_value, parsed
from ..reading.own_values import own_value
from ..reading.ratios import Ratio, as_float, ratio
from ..responses import Filled, Response, Typed
from .group import GroupKey, ReadField, field_grade, field_keys, together
from .key import Key
from .number import NumberKey, Range

DIGITS = 12
"""Of numbers that are not rational."""

type Values = Mapping[str, Ratio]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A range whose ends are expressions of earlier parts."""

    low: Expression
    high: Expression


@dataclass(frozen=True, slots=True)
class PartsKey(GroupKey):
    """The parts' keys; beside each its name, and what is right with the values of earlier parts."""

    names: tuple[str | None, ...] = ()
    bounds: tuple[tuple[Bounds, ...], ...] = ()

    def graded(self, response: Response, language: str) -> Grade:
        """As a group; a wrong part that follows from the learner's earlier answers is told as carried."""
        grade = GroupKey.graded(self, response, language)
        if "wrong" not in grade.fields or not isinstance(response, Filled):
            return grade
        grades = [field_grade(key, one, language) for key, one in zip(self.fields, response.answers, strict=True)]
        carried = self._carried(grades, response, language)
        return together([_as_carried(one) if n in carried else one for n, one in enumerate(grades)], carried)

    def _carried(self, grades: list[Grade], response: Filled, language: str) -> list[int]:
        own: dict[str, Ratio] = {}
        carried: list[int] = []
        for place, (key, one) in enumerate(zip(self.fields, response.answers, strict=True)):
            if grades[place].verdict == "wrong" and self._follows(place, one, own, language):
                carried.append(place)
            value = _value_of(key, one, language)
            name = self.names[place]
            if value is not None and name is not None:
                own[name] = value
        return carried

    def _follows(self, place: int, response: Response | None, own: Values, language: str) -> bool:
        """Whether a part is right with the learner's own values of earlier ones."""
        key = self.fields[place]
        ranges = tuple(found for each in self.bounds[place] if (found := range_of(each, own)))
        if not ranges or not isinstance(key, NumberKey):
            return False
        return field_grade(replace(key, keys=ranges, wrongs=()), response, language).verdict == "right"


def parts_key(fields: Mapping[str, object], read: ReadField) -> PartsKey:
    """The key in ``grading``, or Malformed."""
    keys = field_keys(fields, read)
    parts = [as_object(each, "fields") for each in as_list(member(fields, "fields"), "fields")]
    names = tuple(optional_text(part, "name") for part in parts)
    known: list[str] = []
    bounds: list[tuple[Bounds, ...]] = []
    for part, name in zip(parts, names, strict=True):
        bounds.append(_bounds_of(part, tuple(known)))
        known += [name] if name else []
    return PartsKey(keys, names=names, bounds=tuple(bounds))


def range_of(bounds: Bounds, values: Values) -> Range | None:
    """The range with these values of earlier parts; None where it has none."""
    low, high = value_with(bounds.low, values), value_with(bounds.high, values)
    return None if low is None or high is None else Range(low, high)


def value_with(expression: Expression, values: Values) -> Ratio | None:
    """What the expression is worth, exactly where it is rational, else to twelve digits."""
    exact = exact_value(expression, values)
    if exact is not None:
        return exact
    floats = {name: near for name, value in values.items() if (near := as_float(value)) is not None}
    near = float_value(expression, floats)
    return None if near is None else _rounded(near)


def _value_of(key: Key, response: Response | None, language: str) -> Ratio | None:
    """The number that was typed as the answer to a part that asks for one."""
    if not isinstance(key, NumberKey) or not isinstance(response, Typed):
        return None
    return own_value(response.text, key.unit, language)


def _rounded(value: float) -> Ratio | None:
    """A float to twelve digits, so that it is the same on every machine."""
    lead, _, power = f"{value:.{DIGITS - 1}e}".partition("e")
    whole, shift = int(lead.replace(".", "")), int(power) - DIGITS + 1
    return ratio(whole * 10 ** max(shift, 0), 10 ** max(-shift, 0))


def _bounds_of(part: Mapping[str, object], known: tuple[str, ...]) -> tuple[Bounds, ...]:
    carried = as_list(part.get("carried", []), "carried")
    return tuple(_bounds(as_object(each, "carried"), known) for each in carried)


def _bounds(fields: Mapping[str, object], known: tuple[str, ...]) -> Bounds:
    try:
        return Bounds(parsed(text(fields, "low"), known), parsed(text(fields, "high"), known))
    except Unread as fault:
        raise Malformed("carried", "an expression of earlier parts") from fault


def _as_carried(grade: Grade) -> Grade:
    """A wrong grade made right; what it said of the error is not said, as there is none here."""
    return Grade("right", tuple(key for key in grade.keys if key.startswith("option:")))
