"""A question's text with ``{{expressions}}`` in it: read once, then filled for each combination of values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from ..diagnostics import Diagnostic, Place
from ..words import quoted, say
from .settings import Settings
from .terms import Term, TermFault, term, value_of
from .values import Values
from .variant import Shift
from .vars import KNOWN, PARSES
from .writing import FORMS, Form, Manner, Setting, written

_SLOT = re.compile(r"\{\{([^{}\n]*)\}\}")
_FORM = re.compile(rf"\s*({'|'.join(FORMS)})\s*\((.*)\)\s*\Z", re.DOTALL)
_PLACES = re.compile(r"(.*),\s*(\d{1,2})\s*\Z", re.DOTALL)
_FORMULA_KEY = re.compile(r"^\s*!?=\s*formula\s*:")
_WORD = re.compile(r"[^\W\d_]\w*")


@dataclass(frozen=True, slots=True)
class Slot:
    """One ``{{…}}``: what is computed and how it is written."""

    raw: str
    term: Term
    manner: Manner
    bracketed: bool = False
    """Whether a sign or a fraction needs brackets here, as the key ``x^{{n}}`` does."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A ``{{…}}`` that is computed later, from the answers to parts: only parameters in it are filled."""

    raw: str
    names: frozenset[str]


Piece = str | Slot | Rest


@dataclass(frozen=True, slots=True)
class Filled:
    """The text of one variant, and how its columns differ from the file's, by line of the text."""

    text: str
    shifts: dict[int, tuple[Shift, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Template:
    """The pieces of each line."""

    lines: tuple[tuple[Piece, ...], ...]

    @property
    def used(self) -> frozenset[str]:
        """The parameters that stand somewhere in the text."""
        found = (_names(piece) for line in self.lines for piece in line)
        return frozenset().union(*found)

    def filled(self, values: Values) -> Filled | None:
        """The text with these values; None where an expression has none."""
        lines, shifts = [], {}
        for number, pieces in enumerate(self.lines):
            filled = _filled(pieces, values)
            if filled is None:
                return None
            lines.append(filled[0])
            if filled[1]:
                shifts[number] = filled[1]
        return Filled("\n".join(lines), shifts)


def read_template(
    text: str, names: frozenset[str], parts: frozenset[str], comma: bool, first: Place
) -> tuple[Template, list[Diagnostic]]:
    """The template in ``text``, whose first character stands at ``first``; what can't be read is told.

    ``parts`` are names that get their values later; ``comma`` says that the course writes 1,5.
    """
    reading = _Reading(text, names, parts, comma, first)
    lines = tuple(tuple(reading.line(number, line)) for number, line in enumerate(text.split("\n")))
    return Template(lines), reading.found


class _Reading:
    """One pass over the lines of a text."""

    def __init__(self, text: str, names: frozenset[str], parts: frozenset[str], comma: bool, first: Place) -> None:
        self.settings = Settings(text)
        self.names = names
        self.parts = parts
        self.comma = comma
        self.first = first
        self.found: list[Diagnostic] = []

    def line(self, number: int, line: str) -> Iterator[Piece]:
        """The pieces of a line; ``number`` counts from 0."""
        end = 0
        for match in _SLOT.finditer(line):
            yield line[end : match.start()]
            yield self._slot(number, line, match)
            end = match.end()
        yield line[end:]

    def _slot(self, number: int, line: str, match: re.Match[str]) -> Piece:
        setting = self.settings.at(number, match.start())
        forms, places, inner = _forms(match[1])
        try:
            found = self._term(inner)
        except TermFault as fault:
            if setting == "code":
                return match[0]  # braces mean something else to programs
            if self._is_of_parts(inner):
                return Rest(match[0], self.names & set(_WORD.findall(inner)))
            place = Place(self.first.path, self.first.line + number, self.first.column + match.start())
            self.found.append(_fault(fault, match[0], place))
            return match[0]
        manner = Manner(setting, self.comma, frozenset(forms), places)
        is_term = bool({"signed", "coefficient"} & set(forms))  # the author places its sign
        return Slot(match[0], found, manner, not is_term and _needs_brackets(line, match, setting))

    def _term(self, text: str) -> Term:
        bare = text.strip()
        if bare in self.names:  # words, too
            return Term(bare, None, frozenset({bare}))
        return term(text, self.names)

    def _is_of_parts(self, text: str) -> bool:
        if not self.parts:
            return False
        try:
            return bool(term(text, self.names | self.parts).names & self.parts)
        except TermFault:
            return False


def _fault(fault: TermFault, raw: str, place: Place) -> Diagnostic:
    if fault.unknown is None:
        fix = say("write an expression such as {{2*r}}; LaTeX that needs two braces takes a space between them")
        return Diagnostic(place, PARSES, say("'{raw}' can't be read: {fault}", raw=raw, fault=quoted(str(fault))), fix)
    if fault.unknown in FORMS:
        message = say(
            "'{raw}' can't be read: '{unknown}' says how a value is written, so nothing is computed with it",
            raw=raw,
            unknown=fault.unknown,
        )
        return Diagnostic(
            place, PARSES, message, say("put it round the whole expression: {{{unknown}(…)}}", unknown=fault.unknown)
        )
    message = say("'{raw}' uses '{unknown}', which 'vars' does not define", raw=raw, unknown=fault.unknown)
    fix = fault.fix or say("define it in 'vars', as in '{unknown}=2..9'", unknown=fault.unknown)
    return Diagnostic(place, KNOWN, message, fix)


def _forms(text: str) -> tuple[list[Form], int | None, str]:
    """The forms that stand round an expression, from outside, the places of ``decimal(x, 2)``, and the expression."""
    forms: list[Form] = []
    places = None
    while match := _FORM.match(text):
        forms.append(cast(Form, match[1]))
        text = match[2]
        if match[1] == "decimal" and (rounded := _PLACES.match(text)):
            text, places = rounded[1], int(rounded[2])
    return forms, places, text


def _needs_brackets(line: str, match: re.Match[str], setting: Setting) -> bool:
    if setting != "key" or not (formula := _FORMULA_KEY.match(line)):
        return False
    before = line[formula.end() : match.start()].rstrip()
    after = line[match.end() :].lstrip()
    return bool(before and before[-1] not in "([;,") or bool(re.match(r"[\^\w({√]", after))


def _filled(pieces: tuple[Piece, ...], values: Values) -> tuple[str, tuple[Shift, ...]] | None:
    text, source = "", 0
    shifts: list[Shift] = []
    for piece in pieces:
        raw = piece if isinstance(piece, str) else piece.raw
        now = piece if isinstance(piece, str) else _text(piece, values)
        if now is None:
            return None
        if raw != now:
            shifts.append(Shift(len(text), len(now), source, len(raw)))
        text += now
        source += len(raw)
    return text, tuple(shifts)


def _text(piece: Slot | Rest, values: Values) -> str | None:
    if isinstance(piece, Rest):
        return _WORD.sub(lambda word: _in_brackets(word[0], piece.names, values), piece.raw)
    value = values.get(piece.term.text) if piece.term.tree is None else value_of(piece.term, values)
    text = None if value is None else written(value, piece.manner)
    return f"({text})" if text and piece.bracketed and re.search(r"^-|/", text) else text


def _in_brackets(word: str, names: frozenset[str], values: Values) -> str:
    value = values.get(word) if word in names else None
    text = None if value is None else written(value, Manner("key"))
    return word if text is None else f"({text})"


def _names(piece: Piece) -> frozenset[str]:
    if isinstance(piece, str):
        return frozenset()
    return piece.names if isinstance(piece, Rest) else piece.term.names
