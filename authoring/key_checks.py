"""The promise `key-passes-own-grading`: the answers an author gives are graded as the author means.

Graded by the very code that grades learners (``mkcourse.runtime.grading``).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..runtime.grades import Grade
from ..runtime.grading import grade
from ..runtime.keys import key_from
from .course import Item
from .diagnostics import Diagnostic
from .kinds.answer import Example

RULE = "key-passes-own-grading"


def key_faults(item: Item, language: str) -> Iterator[Diagnostic]:
    """Right answers that are not graded right, and expected wrong ones that are graded right."""
    for answer in item.answers():
        key = key_from(answer.type, answer.grading())
        for example in answer.rights():
            given = grade(key, example.response, language)
            if given.verdict != "right":
                yield _not_right(item, example.shown, given)
    for example in wrongs_graded_right(item, language):
        message = f"'{example.shown}' is expected as a wrong answer of '{item.id}', but is graded right"
        yield Diagnostic(example.place or item.place, RULE, message, "correct it, or remove the line '!= …'")


def wrongs_graded_right(item: Item, language: str) -> Iterator[Example]:
    """Expected wrong answers that are right, to the question or to a hint of it."""
    for answer in item.answers():
        key = key_from(answer.type, answer.grading())
        for example in answer.wrong_examples():
            if grade(key, example.response, language).verdict == "right":
                yield example


def _not_right(item: Item, answer: str, given: Grade) -> Diagnostic:
    if given.reason == "not-simplest":
        message = f"'{item.id}' demands the simplest form, but its own key '{answer}' is not in it"
        return Diagnostic(item.place, RULE, message, "write the key in lowest terms")
    if given.reason == "form":
        form = dict(given.values).get("form", "")
        message = f"'{item.id}' demands the form '{form}', but its own key '{answer}' is not in it"
        return Diagnostic(item.place, RULE, message, f"write the key in that form, or remove 'form: {form}'")
    why = "can't be read" if given.verdict == "again" else "is graded wrong"
    message = f"the key '{answer}' of '{item.id}' {why} when a learner types it"
    return Diagnostic(item.place, RULE, message, "write it as learners would, or add other ways to write it")
