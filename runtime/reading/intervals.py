"""Sets of numbers as learners write them: intervals, unions of them, and inequalities.

A set is its pieces from left to right, drawn together, so that two ways to write it are equal.
"""

import re
from dataclasses import dataclass

from .expression_latex import without_latex
from .expressions import Unread, exact_value, float_value
from .number_reading import arithmetic, numbers_in
from .numerals import has_decimal_comma, plain
from .ratios import Ratio, as_float

LONGEST = 200
"""Longer texts are not read."""

_NEAR = 1e-9
_MOST_PIECES = 12


class ClosedInfinity(Unread):
    """An infinity was written as if it belonged to the set."""


@dataclass(frozen=True, slots=True)
class End:
    """An end of a piece: its value, the exact one where it is rational, and whether it belongs to it."""

    value: float
    exact: Ratio | None
    included: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """All numbers between two ends."""

    low: End
    high: End


type Pieces = tuple[Piece, ...]

_INFINITE = float("inf")
_BELOW, _ABOVE = End(-_INFINITE, None, False), End(_INFINITE, None, False)
_ALL = Piece(_BELOW, _ABOVE)

_ENDLESS = re.compile(r"∞|(?<![a-z])(?:infinity|infinito|infini|infty|inf|oo|unendlich|oändligheten)(?![a-z])", re.I)
_EVERYTHING = re.compile(
    r"R|all real numbers|all reals|alle reellen zahlen|tous les (?:nombres )?reels|todos los (?:numeros )?reales"
    r"|alla reella tal|x ?∈ ?R",
    re.I,
)
_NOTHING = re.compile(
    r"∅|\{ ?\}|⦃ ?⦄|(?:the )?empty set|leere menge|ensemble vide|conjunto vac[ií]o|tomma mängden", re.I
)
_WITHOUT = re.compile(r"\s*(?:ℝ|R|\\mathbb\{R\})\s*(?:\\setminus|\\|∖|/|-)\s*\\?\{([^{}]*?)\\?\}\s*")
_OR = re.compile(r"∪|∨|(?<=[\])[}]) ?[uUv] ?(?=[\])[({])|(?<![^\W\d_])(?:or|oder|ou|o|eller|أو|या)(?![^\W\d_])", re.I)
_AND = re.compile(r"∧|&&?|(?<![^\W\d_])(?:and|und|et|och|و|और)(?![^\W\d_])|(?<=[\w)\]∞] )y(?= )", re.I)
_LISTED = re.compile(r", ?(?=[^\W\d_] ?[<>≤≥≠=])")
_MEMBER = re.compile(r"[^\W\d_] ?(?:∈|\bin\b) ?", re.I)
_NAME = re.compile(r"[A-Z] ?= ?(?=[\[\](){])")
_INTERVAL = re.compile(r"([\[\](])(.+)([\])\[])")
_COMPARED = re.compile(r" ?(<=|>=|=<|=>|≤|≥|≦|≧|<|>|≠|!=|=) ?")
_SIGNS = {"=<": "<=", "=>": ">=", "≤": "<=", "≥": ">=", "≦": "<=", "≧": ">=", "!=": "≠"}
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "≠": "≠"}
_VARIABLE = re.compile(r"[^\W\d_](?:_?\d)?")
_BUILT = re.compile(r"[{⦃] ?[^\W\d_] ?(?:∈ ?R ?)?[|:] ?(.+)[}⦄]")
_SIZE = re.compile(r"\| ?[^\W\d_] ?\||abs ?\( ?[^\W\d_] ?\)", re.I)


def read_intervals(text: str, language: str) -> Pieces:
    """The set that `text` is; Unread if it is none, ClosedInfinity for ``[2, ∞]``."""
    if len(text) > LONGEST:
        raise Unread("the text is too long")
    if match := _WITHOUT.fullmatch(text):
        return tuple(_complement(_points(match[1], language)))
    body = plain(without_latex(text.replace("\\{", "⦃").replace("\\}", "⦄"))).strip().removesuffix(".")
    body = _NAME.sub("", body, count=1) if _NAME.match(body) else body
    if match := _BUILT.fullmatch(body):
        body = match[1].strip()
    pieces: list[Piece] = []
    for part in _OR.split(body):
        pieces += _both([_listed(each, language) for each in _AND.split(part)])
    if len(pieces) > _MOST_PIECES:
        raise Unread("these are too many intervals")
    return _drawn_together(pieces)


def same_set(one: Pieces, other: Pieces) -> bool:
    """Whether both are the same set; ends that are no fractions may differ by rounding."""
    if len(one) != len(other):
        return False
    pairs = zip(one, other, strict=True)
    return all(_same_end(a.low, b.low) and _same_end(a.high, b.high) for a, b in pairs)


def same_ends(one: Pieces, other: Pieces) -> bool:
    """Whether both have the same ends, but not all of the same belong to them."""
    if len(one) != len(other):
        return False
    pairs = zip(one, other, strict=True)
    return all(_order(a.low, b.low) == 0 and _order(a.high, b.high) == 0 for a, b in pairs)


# ends


def _order(one: End, other: End) -> int:
    """Below, at or above 0 as one end lies left of, at or right of the other."""
    if one.exact is not None and other.exact is not None:
        difference = one.exact[0] * other.exact[1] - other.exact[0] * one.exact[1]
        return (difference > 0) - (difference < 0)
    if one.value == other.value:
        return 0
    if abs(one.value - other.value) <= _NEAR * max(abs(one.value), abs(other.value), 1.0) < _INFINITE:
        return 0
    return 1 if one.value > other.value else -1


def _same_end(one: End, other: End) -> bool:
    return one.included == other.included and _order(one, other) == 0


def _end(text: str, language: str, included: bool) -> End:
    body = text.strip()
    if _ENDLESS.search(body):
        return _infinite(_ENDLESS.sub("", body).strip(), included)
    found = numbers_in(body, language)
    tree = None if found else arithmetic(body, language)
    exact: Ratio | None = (found[0].top, found[0].bottom) if found else None
    if tree is not None:
        exact = exact_value(tree, {})
    value = as_float(exact) if exact is not None else float_value(tree, {}) if tree is not None else None
    if value is None:
        raise Unread(f"“{body}” is no number")
    return End(value, exact, included)


def _infinite(sign: str, included: bool) -> End:
    if sign not in ("", "+", "-"):
        raise Unread("infinity stands within something")
    if included:
        raise ClosedInfinity("infinity does not belong to a set")
    return _BELOW if sign == "-" else _ABOVE


# pieces


def _piece(text: str, language: str) -> list[Piece]:
    """The set of one interval, inequality, or list of points in braces."""
    body = _MEMBER.sub("", text, count=1) if _MEMBER.match(text) else text
    if _EVERYTHING.fullmatch(body):
        return [_ALL]
    if _NOTHING.fullmatch(body):
        return []
    if body[:1] in ("{", "⦃") and body[-1:] in ("}", "⦄"):
        return _points(body[1:-1], language)
    if match := _INTERVAL.fullmatch(body):
        return [_interval(match[1], match[2], match[3], language)]
    return _inequality(body, language)


def _listed(text: str, language: str) -> list[Piece]:
    """Conditions with commas between them: all hold, unless none could; then a comma is no word for that."""
    parts = [_piece(each.strip(), language) for each in _LISTED.split(text)]
    found = _both(parts)
    if not found and len(parts) > 1:
        raise Unread("it is not clear whether the comma says and, or or")
    return found


def _interval(opening: str, inner: str, closing: str, language: str) -> Piece:
    low, high = _cut(inner, language)
    return _checked(Piece(_end(low, language, opening == "["), _end(high, language, closing == "]")))


def _checked(piece: Piece) -> Piece:
    order = _order(piece.low, piece.high)
    if order > 0 or (order == 0 and not (piece.low.included and piece.high.included)):
        raise Unread("the smaller end stands first")
    return piece


def _cut(inner: str, language: str) -> tuple[str, str]:
    """The two ends, cut at what can only be the separator."""
    for separator in (r" ?[;؛|] ?", r", ", r" ?, ?"):
        parts = re.split(separator, inner)
        if len(parts) == 2:
            return parts[0], parts[1]
        if len(parts) > 1 and separator != r" ?, ?":
            break
    places = [match.start() for match in re.finditer(",", inner)]
    ways = [(inner[:at], inner[at + 1 :]) for at in places]
    readable = [way for way in ways if all(_is_end(part, language) for part in way)]
    middle = ways[len(ways) // 2] if len(ways) == 3 else None
    if middle in readable and has_decimal_comma(language) and middle is not None:
        return middle
    if len(readable) != 1:
        raise Unread("it is not clear where one end stops and the other begins")
    return readable[0]


def _is_end(text: str, language: str) -> bool:
    try:
        _end(text, language, included=False)
    except Unread:
        return False
    return True


def _points(inner: str, language: str) -> list[Piece]:
    parts = re.split(r"[;؛]", inner) if re.search(r"[;؛]", inner) else re.split(r", *", inner)
    ends = [_end(part, language, included=True) for part in parts if part.strip()]
    return [Piece(end, end) for end in ends[:_MOST_PIECES]]


def _inequality(body: str, language: str) -> list[Piece]:
    parts = _COMPARED.split(body)
    terms, signs = parts[::2], [_SIGNS.get(sign, sign) for sign in parts[1::2]]
    if len(terms) == 2 and _SIZE.fullmatch(terms[0]):
        return _of_size(signs[0], terms[1], language)
    if len(terms) == 2:
        if _is_variable(terms[0]) or not terms[0]:
            return _half(signs[0], terms[1], language)
        if _is_variable(terms[1]):
            return _half(_TURNED[signs[0]], terms[0], language)
    if len(terms) == 3 and _is_variable(terms[1]) and signs[0][0] == signs[1][0] and signs[0][0] in "<>":
        return _both([_half(_TURNED[signs[0]], terms[0], language), _half(signs[1], terms[2], language)])
    raise Unread("it is neither an interval nor an inequality")


def _is_variable(text: str) -> bool:
    return _VARIABLE.fullmatch(text) is not None and not _ENDLESS.fullmatch(text)


def _half(sign: str, number: str, language: str) -> list[Piece]:
    end = _end(number, language, included=sign in ("<=", ">=", "="))
    if sign == "=":
        return [Piece(end, end)]
    if sign == "≠":
        return _complement([Piece(end, end)])
    if sign[0] == "<":
        return [Piece(_BELOW, end)] if end.value > -_INFINITE else []
    return [Piece(end, _ABOVE)] if end.value < _INFINITE else []


def _of_size(sign: str, number: str, language: str) -> list[Piece]:
    """|x| < a, or more than that."""
    end = _end(number, language, included=sign in ("<=", ">="))
    exact = None if end.exact is None else (-end.exact[0], end.exact[1])
    opposite = End(-end.value, exact, end.included)
    if end.value < 0 or sign not in ("<", ">", "<=", ">="):
        raise Unread("a size is not below 0")
    if sign[0] == "<":
        return [Piece(opposite, end)]
    return [Piece(_BELOW, opposite), Piece(end, _ABOVE)]


# sets


def _both(sets: list[list[Piece]]) -> list[Piece]:
    """What lies in all of the sets."""
    found = sets[0]
    for pieces in sets[1:]:
        found = [piece for one in found for other in pieces if (piece := _common(one, other)) is not None]
        if len(found) > _MOST_PIECES:
            raise Unread("these are too many intervals")
    return found


def _common(one: Piece, other: Piece) -> Piece | None:
    low = _inner(one.low, other.low, 1)
    high = _inner(one.high, other.high, -1)
    order = _order(low, high)
    if order > 0 or (order == 0 and not (low.included and high.included)):
        return None
    return Piece(low, high)


def _inner(one: End, other: End, side: int) -> End:
    """The end that leaves less: the greater of two low ends (`side` 1), the smaller of two high ones."""
    order = _order(one, other) * side
    if order == 0:
        return one if not one.included else other
    return one if order > 0 else other


def _complement(points: list[Piece]) -> list[Piece]:
    """All numbers but these points."""
    ends = [piece.low for piece in _drawn_together(points)]
    opened = [End(end.value, end.exact, included=False) for end in ends]
    return [Piece(low, high) for low, high in zip([_BELOW, *opened], [*opened, _ABOVE], strict=True)]


def _drawn_together(pieces: list[Piece]) -> Pieces:
    """The pieces from left to right, those that meet as one."""
    done: list[Piece] = []
    for piece in _sorted(pieces):
        if done and _meet(done[-1], piece):
            last = done.pop()
            piece = Piece(_outer(last.low, piece.low, 1), _outer(last.high, piece.high, -1))
        done.append(piece)
    return tuple(done)


def _sorted(pieces: list[Piece]) -> list[Piece]:
    done: list[Piece] = []
    for piece in pieces:
        place = sum(_order(one.low, piece.low) <= 0 for one in done)
        done.insert(place, piece)
    return done


def _meet(left: Piece, right: Piece) -> bool:
    order = _order(left.high, right.low)
    return order > 0 or (order == 0 and (left.high.included or right.low.included))


def _outer(one: End, other: End, side: int) -> End:
    """The end that leaves more."""
    order = _order(one, other) * side
    if order == 0:
        return one if one.included else other
    return one if order < 0 else other
