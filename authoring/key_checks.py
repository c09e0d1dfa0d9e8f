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
from .words import say

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
        message = say(
            "'{shown}' is expected as a wrong answer of '{item}', but is graded right",
            shown=example.shown,
            item=item.id,
        )
        yield Diagnostic(example.place or item.place, RULE, message, say("correct it, or remove the line '!= …'"))


def wrongs_graded_right(item: Item, language: str) -> Iterator[Example]:
    """Expected wrong answers that are right, to the question or to a hint of it."""
    for answer in item.answers():
        key = key_from(answer.type, answer.grading())
        for example in answer.wrong_examples():
            if grade(key, example.response, language).verdict == "right":
                yield example


def _not_right(item: Item, answer: str, given: Grade) -> Diagnostic:
    if given.reason == "not-simplest":
        message = say(
            "'{item}' demands the simplest form, but its own key '{answer}' is not in it", item=item.id, answer=answer
        )
        return Diagnostic(item.place, RULE, message, say("write the key in lowest terms"))
    if given.reason == "form":
        form = dict(given.values).get("form", "")
        message = say(
            "'{item}' demands the form '{form}', but its own key '{answer}' is not in it",
            item=item.id,
            form=form,
            answer=answer,
        )
        return Diagnostic(
            item.place, RULE, message, say("write the key in that form, or remove 'form: {form}'", form=form)
        )
    if given.verdict == "again":
        message = say(
            "the key '{answer}' of '{item}' can't be read when a learner types it", answer=answer, item=item.id
        )
    else:
        message = say(
            "the key '{answer}' of '{item}' is graded wrong when a learner types it", answer=answer, item=item.id
        )
    return Diagnostic(item.place, RULE, message, say("write it as learners would, or add other ways to write it"))
