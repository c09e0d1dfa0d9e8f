"""From one question with ``vars`` to the questions that its combinations of values make.

The values are put into the question's source text, so that each variant is then read
as an ordinary question.  One line of source stays one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...runtime.reading.numerals import has_decimal_comma
from ..containers import Container
from ..diagnostics import Diagnostic, Place, Severity
from ..kinds.writing import names
from ..markers import part_of
from ..words import say
from .combinations import Combination, Combinations, Spread, combinations
from .template import Template, read_template
from .variant import Shift, Variant
from .vars import PARSES, Vars, read_vars

USED = "var-used"
GIVE = "vars-give-variants"
USUAL = 12
MOST = 100
FEW = 3
"""Fewer variants than this are hardly worth parameters."""


@dataclass(frozen=True, slots=True)
class Made:
    """A variant before it is read: its text, the six digits of its id, and where it came from."""

    container: Container
    suffix: str
    variant: Variant
    combination: Combination


class Parametric:
    """A question with parameters that could be understood."""

    def __init__(self, container: Container, id_: str, parameters: Vars, title: Template, body: Template) -> None:
        self.container = container
        self.id = id_
        self.parameters = parameters
        self.title = title
        self.body = body
        self.names = [each.name for each in parameters.choices]
        self.place = container.metadata.place("vars")
        former = names(container.metadata.value.get("was"))
        seed = former[0] if former else id_  # a question that is renamed keeps its variants
        self.combinations: Combinations = combinations(parameters, seed)
        self.spread = Spread(self.combinations.found, parameters.choices)
        self.undefined = 0
        self.alike = 0

    @property
    def wanted(self) -> int:
        """How many variants the author asks for."""
        count = self.container.metadata.value.get("variants")
        sound = isinstance(count, int) and not isinstance(count, bool) and 1 <= count <= MOST
        return count if sound else USUAL

    def made(self) -> Iterator[Made]:
        """The variants in the order to take them, no two with the same text or the same id."""
        texts: set[tuple[str | None, str]] = set()
        ids: set[str] = set()
        for combination in self.spread:
            made = self._filled(combination)
            if made is None:
                self.undefined += 1
                continue
            text = (made.container.title, made.container.body)
            self.alike += text in texts
            if text not in texts and made.suffix not in ids:
                texts.add(text)
                ids.add(made.suffix)
                yield made

    def _filled(self, combination: Combination) -> Made | None:
        title, body = self.title.filled(combination.values), self.body.filled(combination.values)
        if title is None or body is None:
            return None
        old = self.container
        shifts = {old.body_line + line: _moved(each, old.body_column - 1) for line, each in body.shifts.items()}
        variant = Variant(self.id, combination.shown(self.names), shifts)
        container = replace(old, title=title.text if old.title is not None else None, body=body.text)
        return Made(container, combination.id, variant, combination)


def _moved(shifts: tuple[Shift, ...], by: int) -> tuple[Shift, ...]:
    return tuple(replace(shift, at=shift.at + by, source=shift.source + by) for shift in shifts)


def has_parameters(container: Container) -> bool:
    """Whether the question says ``vars``, however wrongly."""
    return isinstance(container.metadata.value, dict) and "vars" in container.metadata.value


def read_parametric(container: Container, language: str) -> tuple[Parametric | None, list[Diagnostic]]:
    """The question with its parameters; None where they, or an expression, can't be understood."""
    meta = container.metadata
    text = meta.value["vars"]
    if not isinstance(text, str) or not text:
        return None, []  # the schema tells what is wrong with it
    parameters, found = read_vars(text, meta.place("vars"))
    if parameters is None:
        return None, found
    parts = frozenset(part[0] for line in container.body.split("\n") if (part := part_of(line)))
    found += _part_faults(parameters, parts, meta.place("vars"))
    known, comma = parameters.names, has_decimal_comma(language)
    first = Place(container.place.path, container.body_line, container.body_column)
    body, faults = read_template(container.body, known, parts, comma, first)
    title, more = read_template(container.title or "", known, parts, comma, container.place)
    found += [*faults, *more]
    if found:
        return None, found
    id_ = container.heading_id or meta.value.get("id") or container.title or ""
    question = Parametric(container, str(id_), parameters, title, body)
    return question, list(_unused(question))


def _part_faults(parameters: Vars, parts: frozenset[str], place: Place) -> Iterator[Diagnostic]:
    for name in sorted(parameters.names & parts):
        message = say("'{name}' is a parameter and the name of a part, so '{{{name}}}' could mean both", name=name)
        yield Diagnostic(place, PARSES, message, say("give the parameter another name"))


def _unused(question: Parametric) -> Iterator[Diagnostic]:
    used = question.parameters.used | question.title.used | question.body.used
    for name, place in question.parameters.places.items():
        if name not in used:
            message = say("the parameter '{name}' is never used", name=name)
            fix = say("write '{{{name}}}' somewhere in the question, or take it out of 'vars'", name=name)
            yield Diagnostic(place, USED, message, fix, Severity.WARNING)
