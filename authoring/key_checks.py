"""The promise `key-passes-own-grading`: the answers an author gives are graded as the author means.

Graded by the very code that grades learners (``mkcourse.runtime.grading``).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..runtime.grading import Chosen, Grade, Typed, grade
from ..runtime.keys import key_from
from .build.bundle import grading
from .course import Item, NumberKey, TextKey
from .diagnostics import Diagnostic, Place

RULE = "key-passes-own-grading"


def key_faults(item: Item, language: str) -> Iterator[Diagnostic]:
    """Right answers that are not graded right, and expected wrong ones that are not graded wrong."""
    key = key_from(item.type, grading(item))
    if item.type in ("one", "many"):
        right = tuple(option.id for option in item.options if option.right)
        if right and grade(key, Chosen(right), language).verdict != "right":
            message = f"'{item.id}' grades its own right options as wrong"
            yield Diagnostic(item.place, RULE, message, "write 'type: many' if several must be chosen")
        return
    for answer in (text for each in item.keys for text in _answers(each)):
        given = grade(key, Typed(answer), language)
        if given.verdict != "right":
            yield _not_right(item, answer, given)
    for wrong in item.wrongs:
        for answer in _answers(wrong.key):
            given = grade(key, Typed(answer), language)
            if given.verdict == "right":
                message = f"'{answer}' is expected as a wrong answer of '{item.id}', but is graded right"
                yield Diagnostic(wrong.place, RULE, message, "correct it, or remove the line '!= …'")


def _answers(key: NumberKey | TextKey) -> Iterator[str]:
    """The key as a learner would type it; patterns and ranges have no one way to be typed."""
    if isinstance(key, TextKey):
        yield from key.texts
    elif ".." in key.shown:
        yield f"{key.low[0]}/{key.low[1]}"
        yield f"{key.high[0]}/{key.high[1]}"
    else:
        yield key.shown


def _not_right(item: Item, answer: str, given: Grade) -> Diagnostic:
    place: Place = item.place
    if given.reason == "not-simplest":
        message = f"'{item.id}' demands the simplest form, but its own key '{answer}' is not in it"
        return Diagnostic(place, RULE, message, "write the key in lowest terms")
    why = "can't be read" if given.verdict == "again" else "is graded wrong"
    message = f"the key '{answer}' of '{item.id}' {why} when a learner types it"
    return Diagnostic(place, RULE, message, "write it as learners would, or add other ways to write it")
