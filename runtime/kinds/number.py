"""Numbers: any number within one of some ranges, in the form and with the unit asked for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..fields import Malformed, as_list, as_object, items, member, optional_text, texts
from ..grades import NOTHING, UNREADABLE, Grade, again
from ..reading.arithmetic_shape import is_clear, is_closed
from ..reading.examples import number_examples, unit_example
from ..reading.expression_tree import Expression, canonical
from ..reading.expressions import exact_value, float_value
from ..reading.number_reading import arithmetic, is_mixed_sum, numbers_in
from ..reading.numerals import Numeral, has_form
from ..reading.quantities import Quantity, added_up, in_unit, is_rounded, measures_same, quantity_in, without_own_unit
from ..reading.ratios import Ratio
from ..reading.trimming import trimmed
from ..reading.units import Unit, read_unit
from ..responses import Response, Typed
from .key import Key

LONGEST_TEXT = 120
"""Longer answers are not read."""

_OTHER_UNIT = Grade("wrong", reason="unit")


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
class NumberKey(Key):
    """The key of a number: any of `keys`, in the `form` asked for.

    The `unit` stands beside the field, unless `unit_asked`: then it is to be typed. `asked` are the
    canonical texts of the formulas in the question, which are no answer to it.
    """

    keys: tuple[Range, ...]
    form: str | None
    unit: str | None
    wrongs: tuple[NumberWrong, ...]
    unit_asked: bool = False
    asked: frozenset[str] = frozenset()

    def graded(self, response: Response, language: str) -> Grade:
        """Right where the number lies in a range; asked again where it can't be read or has another form."""
        if not isinstance(response, Typed):
            return UNREADABLE
        if not response.text.strip():
            return NOTHING
        if len(response.text) > LONGEST_TEXT:
            return _unreadable(self, language)
        body = trimmed(response.text)
        return _graded_number(self, body, language) if self.unit is None else _graded_quantity(self, body, language)

    def guess(self, typed_guess: float) -> float:
        """That of what is typed."""
        return typed_guess

    @property
    def shows(self) -> frozenset[str]:
        """The misconceptions that an expected wrong answer shows."""
        return frozenset(wrong.tag for wrong in self.wrongs if wrong.tag is not None)


def number_key(fields: Mapping[str, object]) -> NumberKey:
    """The key in ``grading``, or Malformed."""
    return NumberKey(
        keys=items(fields, "keys", _range),
        form=optional_text(fields, "form"),
        unit=optional_text(fields, "unit") or None,
        wrongs=items(fields, "wrongs", _number_wrong),
        unit_asked=fields.get("unit_asked") is True,
        asked=frozenset(texts(fields, "asked")),
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


def _unreadable(key: NumberKey, language: str) -> Grade:
    example = unit_example(language, key.unit or "") if key.unit_asked else _example(key, key.form, language)
    return again("unreadable", example=example)


def _example(key: NumberKey, form: str | None, language: str) -> str:
    """An example of the form that does not give the answer away."""
    one, other = number_examples(language, form)
    numbers = [numeral for part in re.split("[;,] ", one) for numeral in numbers_in(part, language)]
    return other if any(_is_key(key, numeral) for numeral in numbers) else one


# without a unit


def _graded_number(key: NumberKey, body: str, language: str) -> Grade:
    found = numbers_in(body, language)
    if found and not _is_the_task(key, body, language):
        return _judged(key, found, body, language)
    quantity = None if found else quantity_in(body, language)
    if quantity is None or quantity.unit is None:
        return _graded_arithmetic(key, body, language)
    if quantity.unit.dimension:
        return again("unit-none", unit=quantity.symbol)
    return _judged(key, in_unit(_in_percent(quantity), Unit((1, 1), ())), body, language)


def _in_percent(quantity: Quantity) -> Quantity:
    """75 percent, written with a word."""
    numbers = tuple(Numeral(one.top, one.bottom, "percent", lowest=False) for one in quantity.numbers)
    return Quantity(numbers, quantity.unit, quantity.symbol)


def _is_the_task(key: NumberKey, body: str, language: str) -> bool:
    """Whether a mixed number written as a sum is the sum that is to be worked out."""
    if not key.asked or not is_mixed_sum(body):
        return False
    tree = arithmetic(body, language)
    return tree is not None and canonical(tree) in key.asked


def _is_fraction_asked(key: NumberKey, numeral: Numeral, body: str, language: str) -> bool:
    """Whether a fraction that is not reduced is the division or the fraction in the question: 12/3, 6/8."""
    if numeral.written != "fraction" or numeral.lowest or not key.asked:
        return False
    tree = arithmetic(body, language)
    return tree is not None and canonical(tree) in key.asked


def _judged(key: NumberKey, found: tuple[Numeral, ...], body: str, language: str) -> Grade:
    usual, *others = found
    if ":" in body and not _is_key(key, usual):
        return _unreadable(key, language)  # a time, or a ratio
    if _is_key(key, usual):
        graded = _right_in_form(key, usual, language)
        is_task = graded.verdict == "right" and _is_fraction_asked(key, usual, body, language)
        return again("question-again") if is_task else graded
    if any(_is_key(key, other) for other in others) or _is_key_with_dot(key, body):
        return again("separator", example=_example(key, "decimal", language))
    return _wrong(key, (usual.top, usual.bottom))


def _right_in_form(key: NumberKey, numeral: Numeral, language: str) -> Grade:
    if key.form is None or has_form(numeral, key.form):
        return Grade("right", ("right",))
    if key.form == "simplest":
        return again("not-simplest")
    return again("form", form=key.form, example=_example(key, key.form, language))


def _wrong(key: NumberKey, value: Ratio) -> Grade:
    for place, wrong in enumerate(key.wrongs):
        if _is_within(value, wrong.range):
            return Grade("wrong", (f"wrong:{place}",), wrong.tag)
    return Grade("wrong")


def _is_key(key: NumberKey, numeral: Numeral) -> bool:
    return any(_is_within((numeral.top, numeral.bottom), wanted) for wanted in key.keys)


def _is_within(value: Ratio, wanted: Range) -> bool:
    (top, bottom), (low, low_parts), (high, high_parts) = value, wanted.low, wanted.high
    return low * bottom <= top * low_parts and top * high_parts <= high * bottom


def _is_key_with_dot(key: NumberKey, body: str) -> bool:
    """Whether 3·14 is right if its raised dot is the decimal sign, as some write it."""
    match = re.fullmatch(r"-?\d+[·⋅∙]\d+", body)
    if match is None:
        return False
    found = numbers_in(re.sub(r"[·⋅∙]", ".", body), "en")
    return bool(found) and _is_key(key, found[0])


# arithmetic that is still to be worked out


def _graded_arithmetic(key: NumberKey, body: str, language: str) -> Grade:
    """Right in value: to be worked out, or the question again; wrong only where it is well understood."""
    tree = arithmetic(body, language)
    if tree is None:
        return _unreadable(key, language)
    if canonical(tree) in key.asked:
        return again("question-again")
    exact = exact_value(tree, {})
    if exact is None:
        return _graded_irrational(key, tree, language)
    if any(_is_within(exact, wanted) for wanted in key.keys):
        return again("not-worked-out", example=_example(key, key.form, language))
    if _is_key_with_dot(key, body):
        return again("separator", example=_example(key, "decimal", language))
    return _wrong(key, exact) if is_clear(tree) else _unreadable(key, language)


def _graded_irrational(key: NumberKey, tree: Expression, language: str) -> Grade:
    """An exact answer such as 6π is right where its value is, unless a form is asked for."""
    value = float_value(tree, {})
    if value is None:
        return _unreadable(key, language)
    if any(_is_near(value, wanted) for wanted in key.keys):
        if key.form is None and is_closed(tree):
            return Grade("right", ("right",))
        return again("not-worked-out", example=_example(key, "decimal", language))
    return Grade("wrong") if is_clear(tree) else _unreadable(key, language)


def _is_near(value: float, wanted: Range) -> bool:
    slack = 1e-9 * max(1.0, abs(value))
    low, high = (value + slack).as_integer_ratio(), (value - slack).as_integer_ratio()
    return not (_is_below(low, wanted.low) or _is_below(wanted.high, high))


def _is_below(one: Ratio, other: Ratio) -> bool:
    return one[0] * other[1] < other[0] * one[1]


# with a unit


def _graded_quantity(key: NumberKey, body: str, language: str) -> Grade:
    wanted = read_unit(key.unit or "")
    bare = without_own_unit(body, key.unit or "")
    if bare is not None and (found := numbers_in(bare, language)):
        graded = _judged(key, found, bare, language)
        return _with_right_case(graded, body, key.unit or "", language)
    quantity = quantity_in(body, language, wanted)
    if quantity is not None and not numbers_in(body, language):
        return _graded_in_unit(key, quantity, wanted, body, language)
    if quantity is not None and quantity.unit is not None and wanted is not None and not quantity.unit.dimension:
        return _graded_in_unit(key, quantity, wanted, body, language)
    if bare is not None and arithmetic(bare, language) is not None:
        return _graded_arithmetic(key, bare, language)
    if key.unit_asked and (numbers_in(body, language) or arithmetic(body, language) is not None):
        return again("unit-missing", example=unit_example(language, key.unit or ""))
    return _graded_number(key, body, language)


def _graded_in_unit(key: NumberKey, quantity: Quantity, wanted: Unit | None, body: str, language: str) -> Grade:
    if wanted is not None and (value := added_up(body, language, wanted)) is not None:
        return _judged(key, (Numeral(*value, "decimal", lowest=False),), body, language)
    if quantity.unit is None or wanted is None:
        return again("unit-unreadable", unit=quantity.symbol)
    if not measures_same(quantity, wanted):
        return again("unit-unreadable", unit=quantity.symbol) if _is_calendar(quantity.unit, wanted) else _OTHER_UNIT
    graded = _judged(key, in_unit(quantity, wanted), body, language)
    if graded.verdict != "wrong" or graded.keys:
        return graded
    if any(is_rounded(quantity, middle.low, wanted) for middle in key.keys if middle.low == middle.high):
        return Grade("right", ("right",))
    return _OTHER_UNIT if any(_is_key(key, one) for one in quantity.numbers) else graded


def _is_calendar(unit: Unit, wanted: Unit) -> bool:
    """Whether one is in years: how many days they have is not for a table to say."""
    year, second = (("year", 1),), (("s", 1),)
    return {unit.dimension, wanted.dimension} == {year, second}


def _with_right_case(graded: Grade, body: str, unit: str, language: str) -> Grade:
    """`graded`, but for a unit whose capitals make it another one: MW for mW."""
    wanted = read_unit(unit)
    quantity = quantity_in(body, language, wanted)
    typed = quantity.unit if quantity else None
    is_other = typed is not None and wanted is not None and typed != wanted
    return again("unit-case", unit=unit) if is_other and graded.verdict == "right" else graded
