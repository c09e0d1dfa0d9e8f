"""Several parts in one question: ``Part a: …``, each with answers of its own, perhaps about earlier ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape

from ...runtime.reading.ratios import Ratio
from ..build import fragments
from ..diagnostics import Diagnostic
from ..fragment import Fragment
from ..question_body import AnswerLine, Asked, shortened
from ..words import say
from .answer import Answer, Json
from .carried import bounds_of, centre_of, has_meaning, refers, with_values
from .choice import ChoiceAnswer
from .group import GroupAnswer
from .key_fault import KeyFault
from .number import NumberAnswer
from .writing import Writing

PARSES = "answer-parses"
ALONE = ("open", "code")
"""Types that fill a question of their own."""

type Read = Callable[[Writing], tuple[Answer | None, list[Diagnostic]]]


@dataclass(frozen=True, slots=True)
class Part:
    """What one part asks; ``carried`` are the ranges of its keys as expressions of earlier parts."""

    name: str
    text: Fragment
    carried: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PartsAnswer(GroupAnswer):
    """The parts in order, each with its answer among ``fields``."""

    parts: tuple[Part, ...]

    @property
    def type(self) -> str:
        return "parts"

    @property
    def asks_itself(self) -> bool:
        return True

    def grading(self) -> Json:
        fields = GroupAnswer.grading(self)["fields"]
        for field, part in zip(fields, self.parts, strict=True):
            field |= {"name": part.name} | ({"carried": list(part.carried)} if part.carried else {})
        return {"fields": fields}

    def view(self) -> Json:
        return {"parts": [self._part(part, field) for part, field in zip(self.parts, self.fields, strict=True)]}

    def _part(self, part: Part, field: Answer) -> Json:
        view = field.view()
        if isinstance(field, ChoiceAnswer) and field.shuffle:
            view["options"] = sorted(view["options"], key=lambda option: str(option["id"]))
        return {
            "name": part.name,
            "html": fragments.blocks(part.text),
            "kind": field.kind,
            "type": field.type,
            "answer": view,
        }

    def control(self) -> Json | None:
        each = [field.control() for field in self.fields]
        return {"fields": each} if any(one is not None for one in each) else None

    def shown(self) -> str | None:
        rows = [
            f'<tr><th scope="row">{escape(part.name)}</th><td>{_right(field)}</td></tr>'
            for part, field in zip(self.parts, self.fields, strict=True)
        ]
        return f'<table class="mk-pairs"><tbody>{"".join(rows)}</tbody></table>'

    def fragments(self) -> Iterator[Fragment]:
        for part, field in zip(self.parts, self.fields, strict=True):
            yield part.text
            yield from field.fragments()


def read_parts(writing: Writing, read: Read) -> tuple[Answer | None, list[Diagnostic]]:
    """The parts of a question; ``read`` reads what each of them asks. None where one can't be read."""
    sections = writing.asked.parts
    found = list(_faults(writing))
    if found:
        return None, found
    parts: list[Part] = []
    fields: list[Answer] = []
    values: dict[str, Ratio] = {}
    decimal = False
    for section in sections:
        lines, carried, faults = _lines(section, values, decimal)
        if faults:
            return None, [*found, *faults]
        answer, faults = read(_writing_of(writing, replace(section, answers=lines, parts=[])))
        found += faults
        if answer is None or not _fits(answer, section, found):
            return None, found
        faults = [] if faults else [fault for line in carried if (fault := _carried_fault(line, answer, values))]
        found += faults
        if faults or (carried and not isinstance(answer, NumberAnswer)):
            return None, found
        value = _value(answer)
        if value is not None:
            values[section.name or ""] = value
        decimal = decimal or any("." in line.text for line in lines)
        fields.append(answer)
        parts.append(_part(section, _ranges(carried, answer)))
    return PartsAnswer(tuple(fields), tuple(parts)), found


def _faults(writing: Writing) -> Iterator[Diagnostic]:
    sections, declared = writing.asked.parts, writing.declared
    if not sections:
        message = say("the question is of type 'parts' but has none")
        yield Diagnostic(writing.place, PARSES, message, say("begin each with 'Part a: …', and answers below it"))
    elif declared not in (None, "parts"):
        message = say("the question is of type '{declared}' but has parts", declared=declared)
        yield Diagnostic(writing.metadata.place("type"), PARSES, message, say("remove 'type', or the words 'Part a:'"))
    seen: set[str | None] = set()
    for section in sections:
        if section.name in seen:
            message = say("there are two parts '{name}'", name=section.name)
            yield Diagnostic(section.place(0), "option-unique", message, say("give each part a letter of its own"))
        if not section.text.strip():
            message = say("part '{name}' asks nothing: there is no text before its answers", name=section.name)
            yield Diagnostic(
                section.place(0), "question-asks", message, say("write it after 'Part {name}:'", name=section.name)
            )
        seen.add(section.name)


def _lines(
    section: Asked, values: dict[str, Ratio], decimal: bool
) -> tuple[list[AnswerLine], list[AnswerLine], list[Diagnostic]]:
    """The answer lines with true values in the place of earlier parts; those of them that have any, as written."""
    lines: list[AnswerLine] = []
    carried: list[AnswerLine] = []
    found: list[Diagnostic] = []
    for line in section.answers:
        if not refers(line.text):
            lines.append(line)
            continue
        try:
            lines.append(replace(line, text=with_values(line.text, values, decimal)))
        except KeyFault as fault:
            found.append(Diagnostic(line.place, PARSES, fault.message, fault.fix))
        carried += [] if line.wrong else [line]
    return lines, carried, found


def _writing_of(writing: Writing, section: Asked) -> Writing:
    return Writing(section, writing.values, writing.metadata, section.place(0), None, writing.has_faults)


def _fits(answer: Answer, section: Asked, found: list[Diagnostic]) -> bool:
    if isinstance(answer, GroupAnswer) or answer.type in ALONE:
        message = say(
            "part '{name}' is of type '{type}', which can't stand among others", name=section.name, type=answer.type
        )
        found.append(Diagnostic(section.place(0), "type-supported", message, say("make it a question of its own")))
        return False
    return True


def _value(answer: Answer) -> Ratio | None:
    """What later parts take for this one."""
    if not isinstance(answer, NumberAnswer):
        return None
    return next((value for key in answer.keys if (value := centre_of(key.shown)) is not None), None)


def _carried_fault(line: AnswerLine, answer: Answer, values: dict[str, Ratio]) -> Diagnostic | None:
    """A line about earlier parts that the engine could not put the learner's own values into."""
    if not isinstance(answer, NumberAnswer):
        message = say("'{line}' is about an earlier part, but asks for no number", line=shortened(line.text))
        return Diagnostic(line.place, PARSES, message, say("earlier parts can stand only in numbers: '= {{4*a}} ± 1%'"))
    if has_meaning(bounds_of(line.text, answer.unit), values):
        return None
    message = say("'{line}' can't be read as a number about earlier parts", line=shortened(line.text))
    return Diagnostic(line.place, PARSES, message, say("write it shorter, as in '= {{4*a}} ± 1%'"))


def _ranges(carried: list[AnswerLine], answer: Answer) -> tuple[dict[str, str], ...]:
    unit = answer.unit if isinstance(answer, NumberAnswer) else None
    return tuple(bounds_of(line.text, unit) for line in carried)


def _part(section: Asked, carried: tuple[dict[str, str], ...]) -> Part:
    lines = section.text.rstrip()
    return Part(section.name or "", Fragment(lines, section.place(0)), carried)


def _right(field: Answer) -> str:
    """The right answer of one part as HTML."""
    if isinstance(field, ChoiceAnswer):
        return ", ".join(fragments.inline(each.text) for each in field.options if each.right)
    return field.shown() or "…"
