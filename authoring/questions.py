"""From a question as it was written to an `Item`: its metadata, its type and its keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .containers import Container
from .course import Item
from .diagnostics import Diagnostic, Place
from .hints import Hint, read_hints
from .ids import slug
from .kinds.answer import Answer
from .kinds.choice import read_choice
from .kinds.cloze import has_gaps, open_gap_faults, read_cloze
from .kinds.code import read_code
from .kinds.formula import FORMS as FORMULA_FORMS
from .kinds.formula import read_formula
from .kinds.group import GroupAnswer
from .kinds.hotspot import read_hotspot
from .kinds.interval import read_interval
from .kinds.list import read_list
from .kinds.match import read_match
from .kinds.matrix import read_matrix
from .kinds.number import FORMS as NUMBER_FORMS
from .kinds.number import is_number, read_number
from .kinds.open import read_open
from .kinds.order import read_order
from .kinds.parts import read_parts
from .kinds.prefixes import PREFIXED, named_type
from .kinds.text import read_text
from .kinds.writing import Values, Writing
from .question_body import Body
from .suggestions import did_you_mean, listed, typo
from .validation import schema_diagnostics
from .words import Sentence, say
from .yaml_source import Located

type Read = Callable[[Writing], tuple[Answer | None, list[Diagnostic]]]

KINDS: Mapping[str, Read] = {
    "one": read_choice,
    "many": read_choice,
    "number": read_number,
    "text": read_text,
    "formula": read_formula,
    "interval": read_interval,
    "list": read_list,
    "order": read_order,
    "hotspot": read_hotspot,
    "open": read_open,
    "code": read_code,
    "cloze": read_cloze,
    "match": read_match,
    "matrix": read_matrix,
    "parts": lambda writing: read_parts(writing, _answer_of),
}
"""Type of question -> how it is read."""

FORMS: Mapping[str, tuple[str, ...]] = {"number": NUMBER_FORMS, "formula": FORMULA_FORMS}
"""Type of question -> the forms that ``form:`` can demand of its answer."""


def read_question(
    container: Container, defaults: Mapping[str, Any], lesson: str | None = None
) -> tuple[Item | None, list[Diagnostic]]:
    """The item in ``container``; None where it has no id or an unsupported type.

    ``defaults`` are the values of the bank's front matter, or a lesson's competency.
    """
    meta = container.metadata
    if meta.value is None:
        return None, []
    found = list(metadata_faults(container))
    values = Values({**defaults, **meta.value})
    item_id = container.heading_id or values.text("id")
    found += _id_faults(item_id, container)
    body = Body(container)
    body.read()
    found += body.found
    writing = Writing(body.main, values, meta, container.place, values.text("type"), bool(body.found))
    answer, faults = read_answer(writing)
    hints, hint_faults = read_hints(body, meta, read_answer)
    found += [*faults, *hint_faults]
    if item_id is None or answer is None:
        return None, found
    return _item(item_id, container, body, values, answer, hints, lesson), found


def metadata_faults(container: Container) -> Iterator[Diagnostic]:
    """Metadata that are not known, or not of the kind that they should be."""
    name = container.title or container.heading_id
    what = say("the question '{name}'", name=name) if name else say("the question")
    return schema_diagnostics(container.metadata, "question", what)


def _item(
    item_id: str,
    container: Container,
    body: Body,
    values: Values,
    answer: Answer,
    hints: tuple[Hint, ...],
    lesson: str | None,
) -> Item:
    return Item(
        id=item_id,
        place=container.place,
        title=container.title,
        stem=body.fragment_of(body.main),
        competencies=values.names("competencies") or values.names("competency"),
        answer=answer,
        level=values.level,
        use=values.use,
        hints=hints,
        solution=body.solution,
        contexts=values.names("contexts"),
        minutes=values.number("minutes"),
        source=values.text("source"),
        license=values.text("license"),
        was=values.names("was"),
        lesson=lesson,
    )


def read_answer(writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    """The answer that a question, a part or a hint asks for; None where it can't be told."""
    answer, found = _answer_of(writing)
    return answer, [*(_form_faults(writing, answer) if answer else ()), *found]


def _answer_of(writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    """The same, whether or not it can have the form that is demanded: of several parts one may have it."""
    kind, faults = _kind(writing)
    if kind is None:
        return None, faults
    answer, found = KINDS[kind](writing)
    return answer, [*faults, *found]


def _form_faults(writing: Writing, answer: Answer) -> Iterator[Diagnostic]:
    """A demanded form that answers of this type can't have."""
    types = {each.type for each in (answer.fields if isinstance(answer, GroupAnswer) else (answer,))}
    form, forms = writing.values.text("form"), tuple(form for type_ in types for form in FORMS.get(type_, ()))
    if form is not None and form not in forms:
        message = say("the form '{form}' is demanded of an answer of type '{type}'", form=form, type=answer.type)
        fix = say("its forms are {listed}", listed=listed(forms)) if forms else say("remove 'form'")
        yield Diagnostic(writing.metadata.place("form"), "value-valid", message, fix)


def _kind(writing: Writing) -> tuple[str | None, list[Diagnostic]]:
    """The type that the author declares, or the one that the answers show."""
    asked, declared = writing.asked, writing.declared
    if declared is not None and declared not in KINDS:
        return None, [_type_fault(declared, writing.metadata)]
    if asked.fences and declared is None:
        return "code", []
    if asked.parts:
        return "parts", []
    if declared is None and not asked.asks and has_gaps(asked):
        return "cloze", []
    typed = (None, "number", "text", *PREFIXED)
    if asked.options and declared in (*typed, "one", "many"):
        return "one", []
    if declared not in typed:
        return declared, []
    rights = [line for line in asked.answers if not line.wrong]
    if not rights:
        return None, list(_nothing_right(writing))
    texts = [line.text for line in rights]
    if kind := declared or named_type(texts):
        return kind, []
    return _typed_kind(texts, [line.place for line in rights])


def _nothing_right(writing: Writing) -> Iterator[Diagnostic]:
    if writing.has_faults:
        return  # it has one, and why it can't be read is said already
    if faults := list(open_gap_faults(writing.asked)):
        yield from faults
        return
    fix = say("add options ('- [x] right', '- [ ] wrong') or a line '= answer'")
    if writing.asked.answers:
        fix = say("it has only '!=' lines: add a line '= answer'")
    yield Diagnostic(writing.place, "option-marked-right", say("the question has no right answer"), fix)


def _typed_kind(texts: list[str], places: list[Place]) -> tuple[str | None, list[Diagnostic]]:
    numeric = [is_number(text) for text in texts]
    if len(set(numeric)) == 1:
        return ("number" if numeric[0] else "text"), []
    odd = numeric.index(not numeric[0])
    message = say(
        "'{key}' and '{other}' are keys of one question, but one is a number and one is text",
        key=texts[odd],
        other=texts[0],
    )
    return None, [
        Diagnostic(places[odd], "answer-parses", message, say("add 'type: text' if digits are meant as text"))
    ]


def _id_faults(item_id: str | None, container: Container) -> Iterator[Diagnostic]:
    both = container.heading_id and container.metadata.value.get("id")
    if both and both != container.heading_id:
        message = say(
            "the question has two ids: '{heading_id}' in its heading and '{both}' below",
            heading_id=container.heading_id,
            both=both,
        )
        yield Diagnostic(container.place, "id-unique", message, say("keep one of them"))
    if item_id is None:
        message = (
            say("the question '{title}' has no id, so answers could not be kept", title=container.title)
            if container.title
            else say("the question has no id, so answers could not be kept")
        )
        yield Diagnostic(container.place, "id-present", message, _id_fix(container))
    elif container.heading_id and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", item_id):
        message = say("'{item_id}' is not an id: only lower-case letters, digits and hyphens", item_id=item_id)
        yield Diagnostic(container.place, "value-valid", message, say("write {#{slug}}", slug=slug(item_id)))


def _id_fix(container: Container) -> Sentence:
    example = slug(container.title or "question-1")
    return (
        say("write '    id: {example}' below the first line", example=example)
        if container.body_column > 1
        else say("write {#{example}} after its heading, or 'id: {example}' below", example=example)
    )


_EVERYDAY: Mapping[str, str] = {
    "pairs": "match",
    "matching": "match",
    "connect": "match",
    "grid": "matrix",
    "table": "matrix",
    "gaps": "cloze",
    "gap": "cloze",
    "gap-text": "cloze",
    "fill-in": "cloze",
    "fill-in-the-blank": "cloze",
    "fill-in-the-blanks": "cloze",
    "blanks": "cloze",
    "multiple": "many",
    "multiple-answer": "many",
    "multiple-answers": "many",
    "checkbox": "many",
    "checkboxes": "many",
    "word": "text",
    "words": "text",
    "short-answer": "text",
    "image": "hotspot",
    "picture": "hotspot",
    "map": "hotspot",
    "essay": "open",
    "free": "open",
    "free-text": "open",
    "long-answer": "open",
    "sort": "order",
    "ordering": "order",
    "sequence": "order",
    "program": "code",
    "programming": "code",
    "python": "code",
}
"""What teachers and other tools call a type -> what it is called here."""
_ANY_CHOICE = ("choice", "choices", "single", "single-choice", "multiple-choice", "mcq", "true-false", "yes-no")
"""The boxes before the options say already which choice it is."""


def _type_fault(declared: str, meta: Located) -> Diagnostic:
    message = say("there is no question type '{declared}'", declared=declared)
    slip = typo(declared, KINDS)
    return Diagnostic(meta.place("type"), "type-supported", message, _type_fix(declared), typo=slip)


def _type_fix(declared: str) -> Sentence:
    name = re.sub(r"[\s_/]+", "-", declared.strip().lower())
    if meant := _EVERYDAY.get(name) or (name if name in KINDS else None):
        return say("it is called '{type}' here", type=meant)
    if name in _ANY_CHOICE:
        return say("take 'type' out: '- [x]' before each right option and '- [ ]' before the others say it all")
    return did_you_mean(declared, KINDS) or say("the types are {listed}", listed=listed(tuple(KINDS)))
