"""Lists as learners write them: cut into elements, in every way that they can be meant."""

import re
from collections.abc import Iterator

from .numerals import has_decimal_comma
from .trimming import trimmed

LONGEST = 300
"""Longer texts are not read."""

MOST = 40
"""More elements are not read."""

_EMPTY = re.compile(r"∅|\{\s*\}|\(\s*\)|\[\s*\]|none|keine?|aucune?|ningun[oa]|inga", re.IGNORECASE)
_WRAPPED = re.compile(r"\\?\{(.*?)\\?\}|\((.*)\)|\[(.*)\]", re.DOTALL)
_MEMBER = re.compile(r"^[^\W\d_]\s*(?:∈|\\in\b)\s*")
_SURE = re.compile(r"[;；؛\n\r]+")
_LONGER = "and|or|und|oder|et|ou|och|eller|oraz|lub|أو|और|या"
_WORDS = re.compile(rf"(?:^|(?<=[\s,]))(?:{_LONGER}|y|o|e|u|i|و)(?=[\s,]|$)|[&<∧∨]", re.IGNORECASE)
_LONGER_WORDS = re.compile(rf"(?<=[\s,])(?:{_LONGER})(?=\s)|[&<∧∨]", re.IGNORECASE)
_JOINED_WORDS = re.compile(r"[和与與及と]|(?<=\s)و(?=\w)")
_SELDOM = re.compile(r"->|→|[/|+*×·⋅>]|(?<=\w)[–-](?=\w)| [–-] |(?<=\d) ?x ?(?=\d)")
_COMMA_AND_SPACE = re.compile(r"[,，](?=\s)|[،、]")
_COMMA = re.compile(r"[,，،、]")
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)")
_BOTH_SIGNS = re.compile(r"(?:±|\\pm|\+ ?/? ?[-−]|[-−] ?/? ?\+)\s*(?=[\d√.,])")


def cut(text: str, language: str) -> Iterator[tuple[list[str], bool]]:
    """The ways to cut `text` into elements, the usual one first.

    Each comes with whether it may only be meant if no way before it can be read: a comma between
    digits may be a decimal sign, a space may stand within a number.
    """
    body = _unwrapped(text)
    if _EMPTY.fullmatch(body) or _EMPTY.fullmatch(trimmed(text)):
        yield [], False
        return
    if _SURE.search(body):
        yield _elements(_SURE.split(body)), False
        return
    worded = [part for piece in _WORDS.split(body) for part in _COMMA_AND_SPACE.split(piece)]
    commas = [part for piece in _WORDS.split(body) for part in _COMMA.split(piece)]
    are_decimals = has_decimal_comma(language) or (len(worded) > 1 and _THOUSANDS.search(body) is not None)
    ways = [worded, _by_spaces(worded), commas] if are_decimals else [commas, worded, _by_spaces(worded)]
    given: list[list[str]] = []
    for way in [*ways, _by_spaces(commas), *_seldom(body, commas, language)]:
        if (elements := _elements(way)) not in given:
            yield elements, bool(given)
            given.append(elements)


def _seldom(body: str, commas: list[str], language: str) -> Iterator[list[str]]:
    """Ways that are meant only if no other is right: x, y, z; red/green; 2·2·3; 1,5,2,5 with two decimals."""
    plainly = [part for piece in _LONGER_WORDS.split(body) for part in _COMMA.split(piece)]
    yield plainly
    yield _by_spaces(plainly)
    yield [part for piece in commas for part in _JOINED_WORDS.split(piece)]
    yield [part for piece in commas for part in _SELDOM.split(piece)]
    if has_decimal_comma(language) and len(plainly) > 2 and len(plainly) % 2 == 0 and not re.search(r"\s", body):
        yield [",".join(pair) for pair in zip(plainly[::2], plainly[1::2], strict=True)]


def _by_spaces(parts: list[str]) -> list[str]:
    return [word for part in parts for word in part.split()]


def _unwrapped(text: str) -> str:
    body = trimmed(text) if "\n" not in text.strip() and text.count("=") == 1 else text.strip()
    body = _MEMBER.sub("", body.removesuffix("."), count=1)
    match = _WRAPPED.fullmatch(body)
    inner = next((group for group in match.groups() if group is not None), "") if match else body
    is_one = match is None or not re.search(r"[()\[\]]", inner)
    return inner.strip() if is_one and match and inner.strip() else body


def _elements(parts: list[str]) -> list[str]:
    found: list[str] = []
    for part in parts:
        bare = trimmed(part)
        if match := _BOTH_SIGNS.match(bare):
            found += [bare[match.end() :], "-" + bare[match.end() :]]
        elif bare.strip(" ."):
            found.append(bare)
    return found[: MOST + 1]
