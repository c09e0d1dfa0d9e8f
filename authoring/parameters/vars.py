"""The line ``vars:`` of a question: ranges, sets, words, definitions and conditions, read from its text.

``r=2..9, k in {2,3,5}, d = 2*r, r!=k``: what is wrong is told at the place of its part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..diagnostics import Diagnostic, Place
from ..words import Sentence, quoted, say
from .terms import RESERVED, Term, TermFault, term
from .values import Number, Value

PARSES = "vars-parse"
KNOWN = "var-known"
MOST_VALUES = 10_000
"""So many values one parameter may have."""
FORMS = say("parameters are written as 'r=2..9', 'r=0.5..2 step 0.5', 'k in {2,3,5}', 'd = 2*r'; conditions as 'r!=k'")

_NUMBER = r"[-+−]?(?:\d{1,15}\s*/\s*\d{1,15}|\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})"
_NAME = re.compile(r"[^\W\d_]\w*")
_DEFINED = re.compile(r"(?!\d+\s*=)(\w+)\s*=(?!=)\s*(.*)\Z")
_CHOSEN = re.compile(r"([^\s={}()!<>]+)\s+in\b\s*(.*)\Z")
_RANGE = re.compile(rf"({_NUMBER})\s*\.\.\.?\s*({_NUMBER})(?:\s+step\s+({_NUMBER}))?\Z")
_ONE_NUMBER = re.compile(rf"{_NUMBER}\Z")
_LIKE_RANGE = re.compile(r".*\.\.")
_MEANT_RANGE = re.compile(r"(\d+)\s*[-–−]\s*(\d+)\Z")
_COMPARISON = re.compile(r"(!=|≠|<=|≤|>=|≥|==|=|<|>)")
_SIGNS = {"≠": "!=", "≤": "<=", "≥": ">=", "==": "="}


@dataclass(frozen=True, slots=True)
class Choice:
    """A parameter that takes each of ``values``."""

    name: str
    values: tuple[Value, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Definition:
    """A parameter that is computed from earlier ones."""

    name: str
    term: Term
    place: Place


@dataclass(frozen=True, slots=True)
class Condition:
    """What each combination must meet: every neighbouring pair of ``terms`` compares as its sign says."""

    text: str
    terms: tuple[Term, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vars:
    """A line ``vars:`` as it was understood."""

    choices: tuple[Choice, ...]
    definitions: tuple[Definition, ...]
    conditions: tuple[Condition, ...]

    @property
    def places(self) -> dict[str, Place]:
        """Every parameter's name, and where it is said what it is."""
        chosen = {each.name: each.place for each in self.choices}
        return chosen | {each.name: each.place for each in self.definitions}

    @property
    def names(self) -> frozenset[str]:
        """Every parameter's name."""
        return frozenset(self.places)

    @property
    def used(self) -> frozenset[str]:
        """The names that definitions and conditions need."""
        terms = [each.term for each in self.definitions] + [part for each in self.conditions for part in each.terms]
        return frozenset().union(*(each.names for each in terms))


class _Fault(Exception):
    def __init__(self, message: Sentence, fix: Sentence, rule: str = PARSES) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix
        self.rule = rule


def read_vars(text: str, place: Place) -> tuple[Vars | None, list[Diagnostic]]:
    """The parameters in ``text``, which begins at ``place``; None where a part can't be read."""
    reading = _Reading(place)
    for start, part in _parts(text):
        try:
            reading.part(part, start)
        except _Fault as fault:
            at = Place(place.path, place.line, place.column + start)
            reading.found.append(Diagnostic(at, fault.rule, fault.message, fault.fix))
            reading.lose(part)
    if not reading.found and not reading.choices:
        message = say("the line 'vars' names no parameter that takes several values")
        reading.found.append(Diagnostic(place, PARSES, message, FORMS))
    if reading.found:
        return None, reading.found
    return Vars(tuple(reading.choices), tuple(reading.definitions), tuple(reading.conditions)), []


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The parts between the commas that stand in no brackets, each with where it begins."""
    depth = start = 0
    for index, sign in enumerate(f"{text},"):
        depth += (sign in "{([") - (sign in "})]")
        if sign == "," and (depth <= 0 or index == len(text)):
            part = text[start:index]
            yield start + len(part) - len(part.lstrip()), part.strip()
            start, depth = index + 1, 0


class _Reading:
    """One pass over the parts, which know what stands before them."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.choices: list[Choice] = []
        self.definitions: list[Definition] = []
        self.conditions: list[Condition] = []
        self.found: list[Diagnostic] = []
        self.lost: dict[str, bool] = {}
        """Names of which it is told already what is wrong, so that their uses are not."""

    def lose(self, text: str) -> None:
        """Takes note of the parameter that ``text`` would have been."""
        if found := _CHOSEN.match(text) or _DEFINED.match(text):
            self.lost[found[1]] = False

    def part(self, text: str, start: int) -> None:
        if not text:
            raise _Fault(say("nothing stands between two commas of 'vars'"), say("remove one of the commas"))
        place = Place(self.place.path, self.place.line, self.place.column + start)
        if found := _CHOSEN.match(text):
            self.choices.append(Choice(self._new(found[1], text), _set(found[1], found[2]), place))
        elif (found := _DEFINED.match(text)) and self._is_new(found[1], found[2]):
            self._named(self._new(found[1], text), found[2], place)
        else:
            self._condition(text)

    def _is_new(self, name: str, rest: str) -> bool:
        return name not in self._values() or bool(_LIKE_RANGE.match(rest))

    def _new(self, name: str, text: str) -> str:
        if name in self._values():
            raise _Fault(
                say("'{name}' stands twice in 'vars'", name=name), say("keep one of them, or give one another name")
            )
        if name in RESERVED:
            raise _Fault(
                say("'{name}' has a meaning of its own in expressions", name=name),
                say("take another name than '{name}'", name=name),
            )
        if not _NAME.fullmatch(name):
            message = say(
                "'{short}' can't be read: '{part}' is no name of a parameter", short=_short(text), part=_short(name)
            )
            raise _Fault(message, say("names are letters and digits that begin with a letter, as in 'r=2..9'"))
        return name

    def _values(self) -> dict[str, bool]:
        """The names so far, and whether each stands for words."""
        words = {each.name: isinstance(each.values[0], str) for each in self.choices}
        return self.lost | words | {each.name: False for each in self.definitions}

    def _named(self, name: str, rest: str, place: Place) -> None:
        if _LIKE_RANGE.match(rest):
            self.choices.append(Choice(name, _range(name, rest), place))
        else:
            _no_meant_range(name, rest)
            self.definitions.append(Definition(name, self._term(rest, f"{name} = {rest}"), place))

    def _condition(self, text: str) -> None:
        parts = _COMPARISON.split(text)
        if len(parts) < 3:
            raise _Fault(say("'{short}' is neither a parameter nor a condition", short=_short(text)), FORMS)
        terms = tuple(self._compared(each.strip(), text) for each in parts[::2])
        signs = tuple(_SIGNS.get(each, each) for each in parts[1::2])
        if any(each.is_word for each in terms) and not set(signs) <= {"=", "!="}:
            raise _Fault(
                say("'{short}' puts words in order", short=_short(text)),
                say("words are compared with '=' and '!=' only"),
            )
        self.conditions.append(Condition(text, terms, signs))

    def _compared(self, text: str, whole: str) -> Term:
        known = self._values()
        words = {word for each in self.choices for word in each.values if isinstance(word, str)}
        if known.get(text) or text in words:
            return Term(text, None, frozenset({text}) & known.keys(), is_word=True)
        return self._term(text, whole)

    def _term(self, text: str, whole: str) -> Term:
        known = self._values()
        try:
            found = term(text, known)
        except TermFault as fault:
            raise _term_fault(fault, whole) from None
        words = sorted(name for name in found.names if known[name])
        if words:
            raise _Fault(
                say("'{short}' computes with '{words}', which stands for words", short=_short(whole), words=words[0]),
                say("take a number instead"),
            )
        return found


def _term_fault(fault: TermFault, whole: str) -> _Fault:
    name = fault.unknown
    if name is None:
        return _Fault(say("'{short}' can't be read: {fault}", short=_short(whole), fault=quoted(str(fault))), FORMS)
    message = say("'{short}' uses '{name}', which 'vars' does not define before it", short=_short(whole), name=name)
    return _Fault(message, fault.fix or say("define '{name}' further left, as in '{name}=2..9'", name=name), KNOWN)


def _no_meant_range(name: str, text: str) -> None:
    """Refuses ``2-9``: nobody writes a number below 0 that way, but many a range."""
    found = _MEANT_RANGE.match(text)
    if found and int(found[1]) < int(found[2]):
        raise _Fault(
            say("'{name}={text}' is one number, a difference, and no range", name=name, text=text),
            say("write '{name}={low}..{high}'", name=name, low=found[1], high=found[2]),
        )


def _range(name: str, text: str) -> tuple[Number, ...]:
    found = _RANGE.match(text)
    if not found:
        message = say("'{name}={short}' can't be read as a range", name=name, short=_short(text))
        fix = say(
            "write numbers, as in '{name}=2..9' or '{name}=0.5..2 step 0.5'; what depends on others is a condition",
            name=name,
        )
        raise _Fault(message, fix)
    low, high = _value(found[1]), _value(found[2])
    whole = low.denominator == high.denominator == 1
    if found[3] is None and not whole:
        raise _Fault(
            say("the range '{name}={text}' has no step", name=name, text=text),
            say("write it, as in '{name}={text} step 0.5'", name=name, text=text),
        )
    step = _value(found[3]) if found[3] else Fraction(1)
    if step <= 0:
        raise _Fault(
            say("the step of '{name}={text}' is not above 0", name=name, text=text), say("write a step such as 0.5")
        )
    if low > high:
        raise _Fault(
            say("the range '{name}={text}' ends before it begins", name=name, text=text),
            say("write the smaller number first"),
        )
    count = (high - low) // step + 1
    if count > MOST_VALUES:
        raise _Fault(
            say("the range '{name}={text}' has {count} values", name=name, text=text, count=f"{count:,}"),
            say("{most} are the most", most=f"{MOST_VALUES:,}"),
        )
    decimal = "." in f"{found[1]}{found[2]}{found[3] or ''}"
    return tuple(Number.of(low + step * index, decimal) for index in range(count))


def _set(name: str, text: str) -> tuple[Value, ...]:
    if not (text.startswith("{") and text.endswith("}")):
        message = say("'{name} in {short}' can't be read: a set stands between braces", name=name, short=_short(text))
        raise _Fault(message, say("write '{name} in {2,3,5}' or '{name} in {Ada, Ben}'", name=name))
    parts = [part.strip() for part in text[1:-1].split(",")]
    if not all(parts):
        raise _Fault(
            say("the set '{name} in {short}' has an empty place", name=name, short=_short(text)),
            say("write a value there, or remove a comma"),
        )
    values = _numbers(name, parts)
    twice = next((part for part in parts if parts.count(part) > 1), None)
    exact = [each.exact if isinstance(each, Number) else each for each in values]
    if twice is not None or len(set(exact)) < len(exact):
        raise _Fault(
            (
                say("the set of '{name}' has '{twice}' twice", name=name, twice=twice)
                if twice
                else say("the set of '{name}' has a value twice", name=name)
            ),
            say("write each value once"),
        )
    return values


def _numbers(name: str, parts: list[str]) -> tuple[Value, ...]:
    """Numbers and ranges where all parts are such, else words."""
    if not all(_ONE_NUMBER.match(part) or _RANGE.match(part) for part in parts):
        bad = next((part for part in parts if re.search(r"[{}$|\[\]]|=\s|\s=", part)), None)
        if bad:
            raise _Fault(
                say("'{bad}' in the set of '{name}' is neither a number nor words", bad=bad, name=name),
                say("write words without signs"),
            )
        return tuple(parts)
    found: list[Value] = []
    for part in parts:
        one = _ONE_NUMBER.match(part)
        found += [Number.of(_value(part), "." in part)] if one else _range(name, part)
    return tuple(found)


def _value(text: str) -> Fraction:
    try:
        return Fraction(re.sub(r"\s", "", text).replace("−", "-"))
    except ZeroDivisionError:
        raise _Fault(say("'{text}' divides by zero", text=text), say("correct the denominator")) from None


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
