"""Reading numbers as learners type them: exact, in any script, with either decimal sign.

A number is a pair of integers; floating point never decides whether an answer is right.
Where a text can be read in two ways, both are given, the language's own way first.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from math import gcd
from typing import Literal

LONGEST = 80
"""Longer texts are not read as numbers."""

_COMMA = (
    "af az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no"
    " pl pt ro ru sk sl sq sr sv tr uk uz vi"
)
_COMMA_LANGUAGES = frozenset(re.findall(r"\w+", _COMMA))
_POINT_REGIONS = frozenset(["de-ch", "de-li", "es-mx", "es-us", "es-gt", "es-pr", "it-ch"])
_APOSTROPHE_LANGUAGES = frozenset(["es", "ca", "eu", "gl"])
"""Where 1'5 is written for 1.5."""

_MINUS = "−‐‑‒–—﹣"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
_SIGNS = {
    **dict.fromkeys(_MINUS, "-"),
    **dict.fromkeys("⁄∕÷", "/"),
    **dict.fromkeys("×·⋅∙∗", "*"),
    **dict.fromkeys("’‘ʼ`´", "'"),
    **dict.fromkeys("⩽≦", "≤"),
    **dict.fromkeys("⩾≧", "≥"),
    "٪": "%",
    "،": ",",
}

_FRACTION = re.compile(r"(\d+) ?/ ?(\d+)")
_MIXED = re.compile(r"(\d+)(?: ?\+ ?| )(\d+) ?/ ?(\d+)")
_RECURRING = re.compile(r"(\d*)[.,](\d*)\((\d+)\)")
_GOING_ON = re.compile(r"(\d*)[.,](\d*?)((\d+?)\4+) ?(?:\.{2,3}|…)")
_CUT_OFF = re.compile(r" ?(?:\.{2,3}|…)$")
_POWER = re.compile(r"(?:(?P<lead>[^*xX^eE]+?) ?[*xX] ?)?10 ?\^ ?(?P<power>[+-]?\d{1,3})")
_EXPONENT = re.compile(r"(?P<lead>[^*xX^eE]+?)[eE](?P<power>[+-]?\d{1,3})")


type Written = Literal["whole", "decimal", "fraction", "mixed", "percent", "scientific", "power"]
"""How a number is written; *scientific* has one digit before the decimal sign, *power* another power of ten."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """One reading of a text: the number `top` / `bottom` (`bottom` > 0) and how it was written."""

    top: int
    bottom: int
    written: Written
    lowest: bool
    """Whether it is a whole number, or a fraction or mixed number in lowest terms."""


def has_decimal_comma(language: str) -> bool:
    """Whether `language` (a BCP 47 tag) writes 1.5 as 1,5."""
    tag = language.lower().replace("_", "-")
    return tag.split("-")[0] in _COMMA_LANGUAGES and tag not in _POINT_REGIONS


def plain(text: str) -> str:
    """`text` with one sign for each meaning: ASCII digits, ``-``, ``/``, ``*``, single spaces."""
    signs = "".join(_plain_signs(text))
    return " ".join(signs.split())


def readings(text: str, language: str) -> tuple[Numeral, ...]:
    """The numbers that `text` can mean, the one usual in `language` first; none if unreadable."""
    if len(text) > LONGEST:
        return ()
    body = plain(text).removeprefix("=").strip()
    negative = body.startswith("-")
    body = body[1:].strip() if body[:1] in ("-", "+") else body
    parts = {"%": 100, "‰": 1000}.get(body[-1:], 1)
    found = _unsigned(body.rstrip("%‰").strip() if parts > 1 else body, language)
    return tuple(signed(numeral, negative, parts) for numeral in found)


def has_form(numeral: Numeral, form: str) -> bool:
    """Whether it is written in the form that an author can ask for; a whole number is also a fraction."""
    if form == "simplest":
        return numeral.lowest
    if form == "mixed" and abs(numeral.top) < numeral.bottom:
        return numeral.written == "fraction"
    also: tuple[Written, ...] = ("whole",) if form in ("fraction", "mixed", "decimal") else ()
    return numeral.written == form or numeral.written in also


def fraction(top: int, bottom: int) -> tuple[Numeral, ...]:
    """The fraction of two whole numbers; none for a division by 0."""
    if bottom == 0:
        return ()
    return (Numeral(top, bottom, "fraction", lowest=bottom > 1 and gcd(top, bottom) == 1),)


def mixed(whole: int, top: int, bottom: int) -> tuple[Numeral, ...]:
    """The mixed number; none if its fraction is not less than 1."""
    if top >= bottom:
        return ()
    lowest = top > 0 and gcd(top, bottom) == 1
    return (Numeral(whole * bottom + top, bottom, "mixed", lowest),)


def scaled(lead: Numeral, power: int) -> Numeral:
    """`lead` times a power of ten."""
    up, down = 10 ** max(power, 0), 10 ** max(-power, 0)
    is_scientific = lead.bottom <= abs(lead.top) < 10 * lead.bottom
    return Numeral(lead.top * up, lead.bottom * down, "scientific" if is_scientific else "power", lowest=False)


def signed(numeral: Numeral, negative: bool, parts: int = 1) -> Numeral:
    """`numeral` with its sign, and as so many of `parts`: percent or per mille."""
    top = -numeral.top if negative else numeral.top
    if parts > 1:
        return Numeral(top, numeral.bottom * parts, "percent", lowest=False)
    return Numeral(top, numeral.bottom, numeral.written, numeral.lowest)


def _plain_signs(text: str) -> Iterator[str]:
    before = ""
    for sign in text:
        if sign in _SUPERSCRIPTS:
            power = unicodedata.normalize("NFKC", sign).replace("−", "-")
            yield power if before in _SUPERSCRIPTS and before else "^" + power
        elif unicodedata.category(sign) != "Cf":
            yield _plain_sign(sign)
        before = sign


def _plain_sign(sign: str) -> str:
    known = unicodedata.normalize("NFKC", sign) if sign != "º" else "°"  # that key is nearer to many hands
    if "⁄" in known and len(known) > 1:
        return " " + known.replace("⁄", "/")  # a vulgar fraction stands apart: 1½ is 1 1/2
    if len(known) == 1:
        digit = unicodedata.decimal(known, None)
        return str(digit) if digit is not None else _SIGNS.get(known, known)
    return known


def _unsigned(body: str, language: str) -> tuple[Numeral, ...]:
    if match := _MIXED.fullmatch(body):
        whole, top, bottom = (int(part) for part in match.groups())
        return mixed(whole, top, bottom)
    if match := _FRACTION.fullmatch(body):
        return fraction(int(match[1]), int(match[2]))
    if match := _POWER.fullmatch(body) or _EXPONENT.fullmatch(body):
        leads = decimal_readings(match["lead"], language) if match["lead"] else (_whole(1),)
        return tuple(scaled(lead, int(match["power"])) for lead in leads)
    if match := _RECURRING.fullmatch(body):
        return _recurring(match[1], match[2], match[3])
    if match := _GOING_ON.fullmatch(body):
        return _recurring(match[1], match[2], match[4])
    return decimal_readings(_CUT_OFF.sub("", body), language)


def _whole(value: int) -> Numeral:
    return Numeral(value, 1, "whole", lowest=True)


def _recurring(whole: str, before: str, period: str) -> tuple[Numeral, ...]:
    """0.1(6) or 0.1666… : the period goes on for ever."""
    once, all_digits = int((whole + before) or "0"), int(whole + before + period)
    bottom = 10 ** len(before) * (10 ** len(period) - 1)
    return (Numeral(all_digits - once, bottom, "decimal", lowest=False),)


def decimal_readings(body: str, language: str) -> tuple[Numeral, ...]:
    """The whole or decimal numbers that plain digits with separators can mean, the usual one first."""
    body = body.replace("٫", "," if has_decimal_comma(language) else ".")
    body = body.replace("٬", "." if has_decimal_comma(language) else ",")
    points = ",." if has_decimal_comma(language) else ".,"
    if language.lower()[:2] in _APOSTROPHE_LANGUAGES:
        points += "'"
    found: list[Numeral] = []
    for numeral in (_decimal(body, point) for point in points):
        if numeral and all(numeral.top * one.bottom != one.top * numeral.bottom for one in found):
            found.append(numeral)
    return tuple(found)


def _decimal(body: str, point: str) -> Numeral | None:
    """`body` read with `point` as the decimal sign, or None."""
    whole, found, part = body.partition(point)
    digits = _ungrouped(whole, "," if point == "." else ".")
    if digits is None or not (digits + part) or (part and not _only_digits(part)):
        return None
    value = int(digits + part)
    if found:
        return Numeral(value, 10 ** len(part), "decimal", lowest=False)
    return _whole(value)


def _ungrouped(whole: str, comma: str) -> str | None:
    """The digits of `whole` without its thousands separators, or None if they stand wrongly."""
    if not whole or _only_digits(whole):
        return whole
    for separator in (comma, " ", "'"):
        first, *groups = whole.split(separator)
        if groups and _are_groups(first, groups):
            return first + "".join(groups)
    return None


def _are_groups(first: str, groups: list[str]) -> bool:
    """Whether digits stand in thousands, or in lakhs as in 1,00,000."""
    if not all(map(_only_digits, [first, *groups])) or first[0] == "0" or len(first) > 3:
        return False
    inner = {len(group) for group in groups[:-1]}
    return len(groups[-1]) == 3 and (inner <= {3} or (inner == {2} and len(first) <= 2))


def _only_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
