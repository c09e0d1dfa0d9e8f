"""Cutting a typed expression into numbers, names and signs.

A run of letters is cut into the names that are known, so that ``2xy`` is a product where x and y
are variables, and one name where ``xy`` is one.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from .expression_latex import GREEK, without_latex
from .numerals import decimal_readings

LONGEST = 300
"""Longer texts are not read as expressions."""

_OWN_NAMES = (
    "sqrt cbrt root abs sin cos tan cot sec csc asin acos atan sinh cosh tanh"
    " ln log exp min max floor ceil round gcd lcm mod frac"
)
_OTHER_NAMES = (
    "arcsin=asin arccos=acos arctan=atan arctg=atan tg=tan sen=sin ctg=cot cotg=cot cosec=csc lg=log sqr=sqrt"
    " ceiling=ceil ggt=gcd kgv=lcm pgcd=gcd ppcm=lcm mcd=gcd mcm=lcm"
)
FUNCTIONS = {name: name for name in re.findall(r"\w+", _OWN_NAMES)} | dict(re.findall(r"(\w+)=(\w+)", _OTHER_NAMES))
"""Names of functions as people type them, and the names that are used here."""

_SEVERAL = frozenset(["root", "log", "min", "max", "round", "gcd", "lcm", "mod", "frac"])
_CONSTANTS = {"pi": "pi", "π": "pi", "e": "e"}
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿˣʸ"
_SIGNS = {
    **dict.fromkeys("−‐‑‒–—﹣", "-"),
    **dict.fromkeys("⁄∕÷:", "/"),
    **dict.fromkeys("×·⋅∙•∗✕✖⨯", "*"),
    **dict.fromkeys("’‘ʼ`´", "'"),
    **dict.fromkeys("[{", "("),
    **dict.fromkeys("]}", ")"),
    "٪": "%",
    "٫": ".",
    "º": "°",
    "∣": "|",
    "µ": "μ",
    "ℯ": "e",
    "؛": ";",
    "，": ",",
    "、": ",",
    "（": "(",
    "）": ")",
}
_VULGAR_FRACTIONS = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒")
_ROOTS = {"√": "sqrt", "∛": "cbrt"}
_VULGAR = re.compile(r"\d+ \d+/\d+(?![\d.,])")
_NUMBER = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?![\d'])(?:[.,]\d+)?|\d[\d.,]*|[.,]\d+")
_WITHOUT_COMMA = re.compile(r"\d[\d.]*|\.\d+")
_POWER_OF_TEN = re.compile(r"[eE]([+-]?)(\d{1,3})(?![\d.,])")
_NAME = re.compile(r"[^\W\d_]\w*")
_SUBSCRIPT = re.compile(r" *_ *\( *(\w+) *\)| *_ *(?=\d)")
_LONGEST_RUN = 60
_LOG_BASE = re.compile(r"log_(\d+|[^\W\d_])|log(2|10)(?=\()", re.IGNORECASE)


class Unread(ValueError):
    """Says what could not be read; `letters` are the names that are not known."""

    def __init__(self, message: str, letters: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.letters = letters


@dataclass(frozen=True, slots=True)
class Token:
    """A piece: `text` is the name or the sign; a number has its `value`, a mixed number its three."""

    kind: Literal["number", "mixed", "letter", "function", "constant", "log", "sign"]
    text: str
    value: tuple[int, ...] = ()


def tokens_of(text: str, letters: Collection[str] | None, language: str, separating: bool) -> list[Token]:
    """The pieces of `text`; `separating` tells that a comma within a function's brackets is no decimal sign."""
    if len(text) > LONGEST:
        raise Unread("the text is too long")
    return list(_Cutting(_plain(text), _Names(letters), language, separating).tokens())


def _plain(text: str) -> str:
    signs = "".join(_plain_signs(without_latex(text)))
    subscripted: str = _SUBSCRIPT.sub(lambda match: f"_{match[1]} " if match[1] else "_", signs)
    return " ".join(str(subscripted).split()).replace("**", "^")


def _plain_signs(text: str) -> Iterator[str]:
    inside, before = False, ""
    for sign in text:
        if (sign in _SUPERSCRIPTS) != inside:
            inside = not inside
            yield "^(" if inside else ")"
        if sign in _VULGAR_FRACTIONS:
            yield _vulgar(sign, before)
        else:
            yield _plain_sign(sign)
        before = before if sign.isspace() else sign
    if inside:
        yield ")"


def _plain_sign(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    if unicodedata.category(sign) == "Cf":
        return ""
    known = unicodedata.normalize("NFKC", sign)
    if len(known) != 1:
        return known
    digit = unicodedata.decimal(known, None)
    return str(digit) if digit is not None else _SIGNS.get(known, known)


def _vulgar(sign: str, before: str) -> str:
    """½ as a number of its own, or the part of a mixed number: 1½ is 1 1/2."""
    written = unicodedata.normalize("NFKC", sign).replace("⁄", "/")
    return f" {written}" if before.isdigit() else f"({written})"


class _Names:
    """The names that are known: the course's variables before functions and constants."""

    def __init__(self, letters: Collection[str] | None) -> None:
        self.are_free = letters is None
        self.letters = {_spelled(name): name for name in letters or ()}
        self.longest = max(map(len, [*self.letters, *FUNCTIONS, *GREEK]))

    def has(self, name: str) -> bool:
        """Whether it is a known variable."""
        return name in self.letters

    def token(self, word: str) -> Token | None:
        """The token of a known name: the variable itself, or in the other case where only that is known."""
        name = _spelled(word)
        if name in self.letters:
            return Token("letter", self.letters[name])
        if word.casefold() in FUNCTIONS and (len(word) > 1 or self.are_free):
            return Token("function", FUNCTIONS[word.casefold()])
        if word.casefold() in _CONSTANTS and (word != "E"):
            return Token("constant", _CONSTANTS[word.casefold()])
        if name.swapcase() in self.letters and len(name) == 1:
            return Token("letter", self.letters[name.swapcase()])
        return None


def _spelled(name: str) -> str:
    """A variable's name as it is compared: ``x_1`` is ``x1``, ``alpha`` is ``α``."""
    bare = unicodedata.normalize("NFKC", name).replace("_", "").replace("µ", "μ")
    return GREEK.get(bare, bare)


class _Cutting:
    """One pass over a text of plain signs."""

    def __init__(self, text: str, names: _Names, language: str, separating: bool) -> None:
        self._text = text
        self._names = names
        self._language = language
        self._separating = separating
        self._calls: list[bool] = []
        self._last: Token | None = None

    def tokens(self) -> Iterator[Token]:
        """All pieces in their order."""
        at = 0
        while at < len(self._text):
            if self._text[at] == " ":
                at += 1
                continue
            found, at = self._next(at)
            for token in found:
                self._last = token
                yield token

    def _next(self, at: int) -> tuple[list[Token], int]:
        sign = self._text[at]
        if _NUMBER.match(self._text, at) and not (sign == "," and self._parts_at(sign)):
            return self._number(at)
        if match := _LOG_BASE.match(self._text, at):
            return [self._log(match[1] or match[2])], match.end()
        if match := _NAME.match(self._text, at):
            return self._run(match[0], match.end()), match.end()
        if sign in _ROOTS:
            return [Token("function", _ROOTS[sign])], at + 1
        return [self._sign(sign)], at + 1

    def _parts_at(self, sign: str) -> bool:
        """Whether `sign` separates what a function is given."""
        return sign == "," and self._separating and any(self._calls[-1:])

    def _sign(self, sign: str) -> Token:
        if sign == "(":
            last = self._last
            self._calls.append(last is not None and last.kind == "function" and last.text in _SEVERAL)
        elif sign == ")" and self._calls:
            self._calls.pop()
        if sign not in "+-*/^(),;|%‰!°":
            raise Unread(f"“{sign}” is not known here")
        return Token("sign", ";" if sign == "," else sign)

    def _log(self, base: str) -> Token:
        if base.isdigit():
            return Token("log", "log", (int(base), 1))
        known = self._names.token(base)
        if known is None or known.kind not in ("letter", "constant"):
            raise Unread(f"“{base}” is not known here", (base,))
        return Token("log", known.text if known.kind == "letter" else "", ())

    def _number(self, at: int) -> tuple[list[Token], int]:
        if match := _VULGAR.match(self._text, at):
            return [Token("mixed", match[0], tuple(map(int, re.findall(r"\d+", match[0]))))], match.end()
        pattern = _WITHOUT_COMMA if self._parts_at(",") else _NUMBER
        match = pattern.match(self._text, at)
        assert match is not None
        digits = match[0].rstrip(",") if len(match[0]) > 1 else match[0]
        end = at + len(digits)
        found = decimal_readings(digits, self._language)
        if not found:
            raise Unread(f"“{digits}” is no number")
        value = found[0].top, found[0].bottom
        if power := self._power_of_ten(end):
            value, end = _shifted(value, int(power[1] + power[2])), power.end()
        return [Token("number", digits, value)], end

    def _power_of_ten(self, at: int) -> re.Match[str] | None:
        """The ``e3`` of ``1.5e3``; where variables are about, ``2e-3`` is e twice, less three."""
        if self._names.has("e") or self._names.has("E"):
            return None
        match = _POWER_OF_TEN.match(self._text, at)
        return match if match and (not self._names.letters or not match[1]) else None

    def _run(self, run: str, end: int) -> list[Token]:
        if known := self._names.token(run):
            return [known]
        if self._names.are_free:
            return [Token("letter", _spelled(run) if run in GREEK else run)]
        if run in "xX" and self._is_between_numbers(end):
            return [Token("sign", "*")]
        return _cut_run(run.replace("_", ""), self._names, self._last)

    def _is_between_numbers(self, end: int) -> bool:
        last = self._last
        before = last is not None and (last.kind in ("number", "mixed") or last.text == ")")
        return before and re.match(r" ?[\d(.,]", self._text[end : end + 2]) is not None


def _shifted(value: tuple[int, int], power: int) -> tuple[int, int]:
    return value[0] * 10 ** max(power, 0), value[1] * 10 ** max(-power, 0)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A way to cut the first part of a run: how many of its signs are unknown, in how many pieces."""

    unknown: int
    pieces: tuple[Token, ...]

    @property
    def price(self) -> tuple[int, int]:
        """The fewest unknown letters, then the fewest pieces, are best."""
        return self.unknown, len(self.pieces)


def _cut_run(run: str, names: _Names, last: Token | None) -> list[Token]:
    """A run of letters and digits in known names, or Unread with those that are not known."""
    if len(run) > _LONGEST_RUN:
        raise Unread("these are too many letters in a row")
    cuts = [_Cut(0, ())]
    for end in range(1, len(run) + 1):
        ways = (_extended(cuts[start], run[start:end], names) for start in range(max(0, end - names.longest), end))
        cuts.append(min((way for way in ways if way), key=lambda way: way.price))
    unknown = tuple(dict.fromkeys(piece.text for piece in _joined(cuts[-1].pieces) if piece.kind == "sign"))
    if unknown == ("x",) and last is not None and last.kind == "number" and _is_times(cuts[-1].pieces):
        return [Token("sign", "*"), *cuts[-1].pieces[1:]]
    if unknown and 2 * cuts[-1].unknown > len(run):
        unknown = (run,)
    if unknown:
        raise Unread(f"“{unknown[0]}” is not known here", unknown)
    return list(cuts[-1].pieces)


def _is_times(pieces: tuple[Token, ...]) -> bool:
    """Whether a run like the ``x3`` of ``2x3`` is a sign of multiplication with a number."""
    return len(pieces) == 2 and pieces[0].kind == "sign" and pieces[1].kind == "number"


def _extended(cut: _Cut, word: str, names: _Names) -> _Cut | None:
    known = Token("number", word, (int(word), 1)) if word.isascii() and word.isdigit() else names.token(word)
    if known is not None:
        return _Cut(cut.unknown, (*cut.pieces, known))
    return _Cut(cut.unknown + 1, (*cut.pieces, Token("sign", word))) if len(word) == 1 else None


def _joined(pieces: tuple[Token, ...]) -> list[Token]:
    """Unknown letters beside each other are one unknown name."""
    done: list[Token] = []
    for piece in pieces:
        if done and done[-1].kind == piece.kind == "sign":
            done[-1] = Token("sign", done[-1].text + piece.text)
        else:
            done.append(piece)
    return done
