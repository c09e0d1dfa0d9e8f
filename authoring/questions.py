"""From a question as it was written to an `Item`: its metadata, its type and its keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .answer_keys import NUMBER_FORMS, KeyFault, almost_number, comma_number, hard_to_type, number_key, text_key
from .containers import Container
from .course import Fragment, Item, ItemType, NumberKey, TextKey, WrongAnswer
from .diagnostics import Diagnostic, Place, Severity
from .question_body import Answer, Body, shortened
from .suggestions import did_you_mean, listed
from .validation import schema_diagnostics
from .yaml_source import Located

SUPPORTED: tuple[ItemType, ...] = ("one", "many", "number", "text")
PLANNED = ("cloze", "order", "match", "formula", "code", "open", "interval", "list", "matrix", "hotspot")


def read_question(
    container: Container, defaults: Mapping[str, Any], lesson: str | None = None
) -> tuple[Item | None, list[Diagnostic]]:
    """The item in ``container``; None where it has no id or an unsupported type.

    ``defaults`` are the values of the bank's front matter, or a lesson's competency.
    """
    meta = container.metadata
    if meta.value is None:
        return None, []
    what = f"the question '{container.title or container.heading_id or ''}'".replace(" ''", "")
    found = [each for each in schema_diagnostics(meta, "question", what) if not _of_later(meta, each)]
    values = _Values({**defaults, **meta.value})
    item_id = container.heading_id or values.text("id")
    found += _id_faults(item_id, container)
    body = Body(container)
    body.read()
    found += body.found
    declared = values.text("type")
    if declared is not None and declared not in SUPPORTED:
        return None, [*found, _type_fault(declared, meta)]
    if unsupported := _unsupported(container, body, values):
        return None, [*found, unsupported]
    type_, faults = _type(declared, body, container)
    found += faults
    if item_id is None or type_ is None:
        return None, found
    keys, wrongs, unit, faults = _typed(body.answers, type_)
    found += faults
    return (
        Item(
            id=item_id,
            place=container.place,
            type=type_,
            title=container.title,
            stem=body.fragment("stem") or Fragment("", container.place),
            competencies=values.names("competencies") or values.names("competency"),
            level=values.level(),
            use=values.use(),
            options=tuple(body.options) if type_ in ("one", "many") else (),
            keys=keys,
            wrongs=wrongs,
            hints=tuple(body.hints),
            solution=body.solution,
            simplest=values.text("form") == "simplest",
            unit=values.text("unit") or unit,
            exact=values.get("exact") is True,
            shuffle=values.get("shuffle") not in ("no", False),
            contexts=values.names("contexts"),
            minutes=values.number("minutes"),
            source=values.text("source"),
            license=values.text("license"),
            was=values.names("was"),
            lesson=lesson,
        ),
        found,
    )


LATER_KEYS = ("vars", "variants")


def _of_later(meta: Located, diagnostic: Diagnostic) -> bool:
    """Whether it is about a key of a later version, which has a diagnostic of its own."""
    return any(meta.keys.get((key,)) == diagnostic.place for key in LATER_KEYS)


class _Values:
    """Metadata, of which a value of the wrong kind counts as absent."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def get(self, key: str) -> Any:
        return self._values.get(key)

    def text(self, key: str) -> str | None:
        value = self._values.get(key)
        return value if isinstance(value, str) and value else None

    def names(self, key: str) -> tuple[str, ...]:
        return names(self._values.get(key))

    def number(self, key: str) -> float | None:
        value = self._values.get(key)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def level(self) -> int:
        value = self._values.get("level")
        return value if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 5 else 2

    def use(self) -> Any:
        value = self._values.get("use")
        return value if value in ("practice", "check", "placement") else "practice"


def names(value: Any) -> tuple[str, ...]:
    """A list of names, written as a list or separated by commas."""
    if isinstance(value, str):
        return tuple(name for name in (part.strip() for part in value.split(",")) if name)
    if isinstance(value, list):
        return tuple(name for name in value if isinstance(name, str) and name)
    return ()


def _id_faults(item_id: str | None, container: Container) -> Iterator[Diagnostic]:
    both = container.heading_id and container.metadata.value.get("id")
    if both and both != container.heading_id:
        message = f"the question has two ids: '{container.heading_id}' in its heading and '{both}' below"
        yield Diagnostic(container.place, "id-unique", message, "keep one of them")
    if item_id is None:
        named = f" '{container.title}'" if container.title else ""
        message = f"the question{named} has no id, so answers could not be kept"
        yield Diagnostic(container.place, "id-present", message, f"write {_id_example(container)}")
    elif container.heading_id and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", item_id):
        message = f"'{item_id}' is not an id: only lower-case letters, digits and hyphens"
        yield Diagnostic(container.place, "value-valid", message, f"write {{#{slug(item_id)}}}")


def _id_example(container: Container) -> str:
    example = slug(container.title or "question-1")
    return (
        f"'    id: {example}' below the first line"
        if container.body_column > 1
        else f"{{#{example}}} after its heading, or 'id: {example}' below"
    )


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens out of any text."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "question-1"


def _type_fault(declared: str, meta: Located) -> Diagnostic:
    place = meta.place("type")
    if declared in PLANNED:
        message = f"questions of type '{declared}' are not supported yet; today's types are {listed(SUPPORTED)}"
        return Diagnostic(place, "type-supported", message, "leave the question out, or ask it as one of these")
    fix = did_you_mean(declared, [*SUPPORTED, *PLANNED]) or f"the types are {listed(SUPPORTED)}"
    return Diagnostic(place, "type-supported", f"there is no question type '{declared}'", fix)


def _unsupported(container: Container, body: Body, values: _Values) -> Diagnostic | None:
    """Grammar of later versions, named instead of shown to learners as odd text."""
    later = next((key for key in LATER_KEYS if values.get(key) is not None), None)
    if later:
        place = container.metadata.key_place(later)
        return Diagnostic(place, "type-supported", "parameters ('vars') are not supported yet", "write the numbers out")
    stem = body.fragment("stem")
    cloze = stem and re.search(r"\[\[[^\]]+\]\]", stem.markdown)
    if stem and cloze and not body.options and not body.answers:
        line = stem.place.line + stem.markdown.count("\n", 0, cloze.start())
        message = f"gaps in running text ('{cloze[0]}') are not supported yet"
        return Diagnostic(
            Place(stem.place.path, line), "type-supported", message, "ask for one answer with a line '= …'"
        )
    for answer in body.answers:
        if answer.text.startswith("formula:"):
            return Diagnostic(
                answer.place,
                "type-supported",
                "formula answers are not supported yet",
                "ask for a number or a choice",
            )
    return None


# --- type and keys ---


def _type(declared: str | None, body: Body, container: Container) -> tuple[ItemType | None, list[Diagnostic]]:
    rights = sum(option.right for option in body.options)
    keys = [answer for answer in body.answers if not answer.wrong]
    if body.options:
        found = list(_option_faults(declared, body, container, rights))
        return ("many" if declared == "many" or rights > 1 else "one"), found
    if not keys and body.found:
        return None, []  # it has one, and why it can't be read is said already
    if not keys:
        message = "the question has no right answer"
        fix = "add options ('- [x] right', '- [ ] wrong') or a line '= answer'"
        if body.answers:
            fix = "it has only '!=' lines: add a line '= answer'"
        return None, [Diagnostic(container.place, "option-marked-right", message, fix)]
    if declared in ("one", "many"):
        message = f"the question is of type '{declared}' but has no options"
        return None, [Diagnostic(container.place, "option-marked-right", message, "add options, or remove 'type'")]
    if declared == "text":
        return "text", []
    numeric = [_is_number(answer) for answer in keys]
    if all(numeric) or declared == "number":
        return "number", []
    if not any(numeric):
        return "text", [fault for answer in body.answers if (fault := _typing_fault(answer))]
    odd = keys[numeric.index(not numeric[0])]
    message = f"'{odd.text}' and '{keys[0].text}' are keys of one question, but one is a number and one is text"
    return None, [Diagnostic(odd.place, "answer-parses", message, "add 'type: text' if digits are meant as text")]


def _option_faults(declared: str | None, body: Body, container: Container, rights: int) -> Iterator[Diagnostic]:
    place = body.options[0].text.place
    if rights == 0:
        message = "no option is marked as right"
        yield Diagnostic(place, "option-marked-right", message, "mark the right one with '[x]'")
    elif declared == "one" and rights > 1:
        message = f"the question is of type 'one' but {rights} options are marked as right"
        yield Diagnostic(place, "option-marked-right", message, "leave one '[x]', or write 'type: many'")
    if len(body.options) < 2 and not body.found:
        yield Diagnostic(place, "option-marked-right", "one option is no choice", "add a wrong one: '- [ ] …'")
    if declared in ("number", "text"):
        message = f"the question is of type '{declared}' but has options"
        yield Diagnostic(
            container.metadata.place("type"), "option-marked-right", message, "remove 'type', or the options"
        )
    if body.answers:
        message = f"'{body.answers[0].text}' is a typed answer in a question that has options"
        yield Diagnostic(body.answers[0].place, "answer-parses", message, "remove the line, or the options")


def _typing_fault(answer: Answer) -> Diagnostic | None:
    """What a learner would hardly type; `type: text` says that it is meant so."""
    meant = "or add 'type: text' if learners are to type just this"
    if almost_number(answer.text):
        message = f"'{shortened(answer.text)}' looks like a number but is read as words, to be typed letter by letter"
        return Diagnostic(answer.place, "answer-parses", message, f"{_number_fix(answer.text, '')}, {meant}")
    why = None if answer.wrong or answer.text.startswith("/") else hard_to_type(answer.text)
    if not why:
        return None
    fix = f"write each answer by itself, as in '= mouth | estuary', {meant}"
    message = f"the answer '{shortened(answer.text)}' {why}"
    return Diagnostic(answer.place, "answer-typeable", message, fix, Severity.WARNING)


def _is_number(answer: Answer) -> bool:
    try:
        return number_key(answer.text) is not None or comma_number(answer.text) is not None
    except KeyFault:
        return True


def _typed(
    answers: list[Answer], type_: ItemType
) -> tuple[tuple[NumberKey | TextKey, ...], tuple[WrongAnswer, ...], str | None, list[Diagnostic]]:
    keys: list[NumberKey | TextKey] = []
    wrongs: list[WrongAnswer] = []
    units: list[str] = []
    found: list[Diagnostic] = []
    if type_ in ("one", "many"):
        return (), (), None, []
    for answer in answers:
        try:
            key, unit = _key(answer, type_)
        except KeyFault as fault:
            found.append(Diagnostic(answer.place, "answer-parses", str(fault), fault.fix))
            continue
        if unit and not answer.wrong:
            units.append(unit)
        if answer.wrong:
            wrongs.append(WrongAnswer(key, answer.place, answer.misconception, answer.feedback))
        else:
            keys.append(key)
    return tuple(keys), tuple(wrongs), units[0] if units else None, found


def _key(answer: Answer, type_: ItemType) -> tuple[NumberKey | TextKey, str | None]:
    if type_ == "text":
        return text_key(answer.text), None
    read = number_key(answer.text)
    if read is None:
        raise KeyFault(f"'{shortened(answer.text)}' is not a number", _number_fix(answer.text))
    return read


def _number_fix(text: str, otherwise: str = "; words need 'type: text'") -> str:
    if dotted := comma_number(text):
        return f"write {dotted} here; learners may type a decimal comma where their language has one"
    return f"{NUMBER_FORMS}{otherwise}"
