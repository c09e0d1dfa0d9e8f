"""Lists of numbers or words: all elements and no other, in any order unless one is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..fields import Malformed, as_object, items, optional_text
from ..grades import NOTHING, UNREADABLE, Grade, again
from ..reading.examples import list_example
from ..reading.list_reading import LONGEST, MOST, cut
from ..responses import Response, Typed
from .key import Key
from .number import NumberKey, number_key
from .text import TextKey, text_key

type Element = NumberKey | TextKey


@dataclass(frozen=True, slots=True)
class ListWrong:
    """A wrong list that the author expects, and the misconception it shows."""

    elements: tuple[Element, ...]
    tag: str | None


@dataclass(frozen=True, slots=True)
class ListKey(Key):
    """The key of a list: an element is a number or a text; `ordered` asks for their order."""

    elements: tuple[Element, ...]
    ordered: bool
    wrongs: tuple[ListWrong, ...]

    def graded(self, response: Response, language: str) -> Grade:
        """Right where each element is there and no other; asked again where an element can't be read."""
        if not isinstance(response, Typed):
            return UNREADABLE
        if not response.text.strip():
            return NOTHING
        if len(response.text) > LONGEST:
            return _unreadable(self, language)
        return _graded_list(self, response.text, language)

    def guess(self, typed_guess: float) -> float:
        """That of what is typed."""
        return typed_guess

    @property
    def shows(self) -> frozenset[str]:
        """The misconceptions that an expected wrong answer shows."""
        return frozenset(wrong.tag for wrong in self.wrongs if wrong.tag is not None)


def list_key(fields: Mapping[str, object]) -> ListKey:
    """The key in ``grading``, or Malformed."""
    return ListKey(
        elements=items(fields, "elements", _element),
        ordered=fields.get("ordered") is True,
        wrongs=items(fields, "wrongs", _wrong),
    )


def _wrong(value: object, place: str) -> ListWrong:
    fields = as_object(value, place)
    return ListWrong(items(fields, "elements", _element), optional_text(fields, "tag"))


def _element(value: object, place: str) -> Element:
    fields = as_object(value, place)
    if fields.get("type") == "number":
        return number_key(fields)
    if fields.get("type") == "text":
        return text_key(fields)
    raise Malformed(place, "an element of type number or text")


def _unreadable(key: ListKey, language: str) -> Grade:
    of_words = all(isinstance(element, TextKey) for element in key.elements)
    return again("unreadable", example=list_example(language, of_words and bool(key.elements)))


def _graded_list(key: ListKey, text: str, language: str) -> Grade:
    """The best that any way to cut the text gives; what is only right as an unusual way is asked again."""
    usual: Grade | None = None
    for elements, is_unusual in cut(text, language):
        if len(elements) > MOST or (not elements and key.elements and not _is_empty(text)):
            continue
        grade = _graded_elements(key, elements, language)
        if grade.reason == "unreadable":
            continue
        if usual is None or grade.verdict == "right":
            is_doubtful = usual is not None and is_unusual and _has_numbers(key)
            if grade.verdict == "right":
                return again("separator", example=list_example(language, of_words=False)) if is_doubtful else grade
            usual = grade
        elif usual.verdict == "wrong" and grade.verdict == "again":
            usual = grade
    return usual or _unreadable(key, language)


def _is_empty(text: str) -> bool:
    return not any(sign.isalnum() for sign in text) and any(sign in text for sign in "{(∅[")


def _has_numbers(key: ListKey) -> bool:
    return any(isinstance(element, NumberKey) for element in key.elements)


def _graded_elements(key: ListKey, typed: Sequence[str], language: str) -> Grade:
    grades: list[list[Grade]] = []
    for one in typed:
        row = [element.graded(Typed(one), language) for element in key.elements]
        if row and all(grade.reason == "unreadable" for grade in row):
            return again("unreadable")
        grades.append(row)
    if _fits(key, _matches(grades, ("right",)), len(typed)):
        return Grade("right", ("right",))
    for place, wrong in enumerate(key.wrongs):
        rows = [[element.graded(Typed(one), language) for element in wrong.elements] for one in typed]
        if _fits(ListKey(wrong.elements, key.ordered, ()), _matches(rows, ("right",)), len(typed)):
            return Grade("wrong", (f"wrong:{place}",), wrong.tag)
    if _fits(key, _matches(grades, ("right", "again")), len(typed)):
        return _first_again(grades)
    return Grade("wrong")


def _first_again(grades: list[list[Grade]]) -> Grade:
    for row in grades:
        if not any(grade.verdict == "right" for grade in row):
            return next(grade for grade in row if grade.verdict == "again" and grade.reason != "unreadable")
    return again("unreadable")


def _matches(grades: list[list[Grade]], verdicts: tuple[str, ...]) -> list[set[int]]:
    """For each element typed the places in the key that it can stand for."""
    return [
        {place for place, grade in enumerate(row) if grade.verdict in verdicts and grade.reason != "unreadable"}
        for row in grades
    ]


def _fits(key: ListKey, matches: list[set[int]], count: int) -> bool:
    wanted = len(key.elements)
    if key.ordered or len(set(map(repr, key.elements))) < wanted:
        if count != wanted:
            return False
        if key.ordered:
            return all(place in found for place, found in enumerate(matches))
        return _paired(matches) == wanted
    return all(matches) and _paired(matches) == wanted


def _paired(matches: list[set[int]]) -> int:
    """How many places can be filled, each by an element of its own (augmenting paths)."""
    taken: dict[int, int] = {}

    def _place(one: int, tried: set[int]) -> bool:
        for place in matches[one] - tried:
            tried.add(place)
            if place not in taken or _place(taken[place], tried):
                taken[place] = one
                return True
        return False

    return sum(_place(one, set()) for one in range(len(matches)))
