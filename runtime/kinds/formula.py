"""Formulas: right where they are worth the same as the author's, however they are written."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..fields import Malformed, as_object, items, optional_text, text, texts
from ..grades import NOTHING, UNREADABLE, Grade, again
from ..reading.examples import formula_example, number_examples
from ..reading.expression_forms import has_form_of
from ..reading.expression_tree import Expression, canonical
from ..reading.expressions import LONGEST, Unread, parsed
from ..reading.formula_values import same_formula
from ..reading.trimming import trimmed
from ..responses import Response, Typed
from .key import Key

_SENTENCE = re.compile(r"[^\W\d_]{2,}\s+(?:[^\W\d_]+\s+)?[^\W\d_]{2,}")
"""Words in a row, where nobody can say which one is meant as a variable."""


@dataclass(frozen=True, slots=True)
class FormulaWrong:
    """A wrong formula that the author expects, and the misconception it shows."""

    formula: Expression
    tag: str | None


@dataclass(frozen=True, slots=True)
class FormulaKey(Key):
    """The key of a formula: any of `formulas`, in the `form` asked for.

    `letters` are those that may stand in an answer; `asked` are the canonical texts of the formulas
    in the question, which are no answer to it.
    """

    formulas: tuple[Expression, ...]
    letters: tuple[str, ...]
    form: str | None
    asked: frozenset[str]
    wrongs: tuple[FormulaWrong, ...]

    def graded(self, response: Response, language: str) -> Grade:
        """Right where the values are the same; asked again where it can't be read or has another form."""
        if not isinstance(response, Typed):
            return UNREADABLE
        if not response.text.strip():
            return NOTHING
        if len(response.text) > LONGEST:
            return _unreadable(self)
        return _graded_formula(self, trimmed(response.text), language)

    def guess(self, typed_guess: float) -> float:
        """That of what is typed."""
        return typed_guess

    @property
    def shows(self) -> frozenset[str]:
        """The misconceptions that an expected wrong answer shows."""
        return frozenset(wrong.tag for wrong in self.wrongs if wrong.tag is not None)


def formula_key(fields: Mapping[str, object]) -> FormulaKey:
    """The key in ``grading``, or Malformed."""
    letters = texts(fields, "letters")
    return FormulaKey(
        formulas=tuple(_formula(one, letters, "formulas") for one in texts(fields, "formulas")),
        letters=letters,
        form=optional_text(fields, "form"),
        asked=frozenset(texts(fields, "asked")),
        wrongs=items(fields, "wrongs", lambda value, place: _wrong(value, letters, place)),
    )


def _wrong(value: object, letters: tuple[str, ...], place: str) -> FormulaWrong:
    fields = as_object(value, place)
    return FormulaWrong(_formula(text(fields, "formula"), letters, place), optional_text(fields, "tag"))


def _formula(written: str, letters: tuple[str, ...], place: str) -> Expression:
    try:
        return parsed(written, letters)
    except Unread as fault:
        raise Malformed(place, f"a formula: {fault}") from None


def _graded_formula(key: FormulaKey, body: str, language: str) -> Grade:
    try:
        typed = parsed(body, key.letters, language)
    except Unread as fault:
        return _right_if_loose(key, body, language) or _not_read(key, body, fault)
    same = [same_formula(typed, formula) for formula in key.formulas]
    if True in same:
        return _right(key, typed, key.formulas[same.index(True)])
    for place, wrong in enumerate(key.wrongs):
        if same_formula(typed, wrong.formula):
            return Grade("wrong", (f"wrong:{place}",), wrong.tag)
    for reason, other in _otherwise(key, body, language):
        if other != typed and any(same_formula(other, formula) for formula in key.formulas):
            return again(reason, example=_example(key, reason, language))
    return Grade("wrong") if False in same or not same else _unreadable(key)


def _right(key: FormulaKey, typed: Expression, model: Expression) -> Grade:
    """Right, but for the question itself and another form than the one asked for."""
    written = canonical(typed)
    is_models = written == canonical(model)
    if written in key.asked and not is_models:
        return again("question-again")
    if key.form is None or (is_models and key.form == "simplest") or has_form_of(typed, model, key.form):
        return Grade("right", ("right",))
    if key.form == "simplest":
        return again("not-simplest")
    return again("form", form=key.form, example=formula_example(key.letters, key.form))


def _right_if_loose(key: FormulaKey, body: str, language: str) -> Grade | None:
    """(x+2)3 is right where its value is; where it is not, nobody knows what was meant."""
    try:
        typed = parsed(body, key.letters, language, loose=True)
    except Unread:
        return None
    model = next((formula for formula in key.formulas if same_formula(typed, formula)), None)
    return None if model is None else _right(key, typed, model)


def _not_read(key: FormulaKey, body: str, fault: Unread) -> Grade:
    short = [name for name in fault.letters if name.isalpha() and len(name) <= 12]
    if len(short) != 1 or _SENTENCE.search(body):
        return _unreadable(key)
    return again("unknown-letter", letter=short[0], letters=", ".join(key.letters))


def _unreadable(key: FormulaKey) -> Grade:
    return again("unreadable", example=formula_example(key.letters, key.form))


def _otherwise(key: FormulaKey, body: str, language: str) -> Iterator[tuple[str, Expression]]:
    """The other ways to read it: 1/2x as 1/(2x), and with the other decimal sign."""
    for reason, tongue, tight in (("brackets", language, True), ("separator", "en", False), ("separator", "de", False)):
        try:
            yield reason, parsed(body, key.letters, tongue, tight)
        except Unread:
            continue


def _example(key: FormulaKey, reason: str, language: str) -> str:
    return number_examples(language, "decimal")[0] if reason == "separator" else "1/(2x), √(2x)"
