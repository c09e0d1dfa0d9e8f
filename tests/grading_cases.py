"""The corpus of answers and what a fair teacher says to them: runtime/grading_corpus/*.yml."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from mkcourse.runtime.reading.expressions import canonical, letters_in, parsed

FOLDER = Path(__file__).parent / "runtime" / "grading_corpus"
SIGNS = {"␣": "\u00a0", "⍽": "\u202f", "⎵": "\u2009", "⏎": "\n"}


class Case(NamedTuple):
    """One answer: the verdict, and the reason if it is asked again or wrong for a reason."""

    type: str
    grading: dict[str, Any]
    language: str
    text: str
    verdict: str
    reason: str | None
    key: str


def cases() -> Iterator[Case]:
    """All cases, those of one file after the other; a file's name begins with the type."""
    for path in sorted(FOLDER.glob("*.yml")):
        for group in yaml.safe_load(path.read_text("utf-8")):
            yield from _of_group(path.stem.partition("-")[0], group)


def _of_group(type_of_item: str, group: dict[str, Any]) -> Iterator[Case]:
    grading = GRADING[type_of_item](group)
    told = [("right", None, group.get("right")), ("wrong", group.get("reason"), group.get("wrong"))]
    told += [("again", None if why == "any" else why, answers) for why, answers in group.get("again", {}).items()]
    for verdict, reason, answers in told:
        for text in (answers or "").split(" ¦ ") if answers else ():
            typed = "".join(SIGNS.get(sign, sign) for sign in text)
            yield Case(type_of_item, grading, group["language"], typed, verdict, reason, str(group["key"]))


def _number(group: dict[str, Any]) -> dict[str, Any]:
    asked = [canonical(parsed(text, ())) for text in group.get("asked", [])]
    wrongs = [_range(text) | {"tag": None} for text in group.get("wrongs", [])]
    rest = {name: group.get(name) for name in ("form", "unit", "unit_asked")}
    return {"keys": [_range(str(group["key"]))], "asked": asked, "wrongs": wrongs, **rest}


def _range(key: str) -> dict[str, Any]:
    if ".." in key:
        low, high = map(Fraction, key.split(".."))
        return {"low": [low.numerator, low.denominator], "high": [high.numerator, high.denominator]}
    value, _, margin = key.partition("±")
    middle = Fraction(value)
    by = middle * Fraction(margin[:-1]) / 100 if margin.endswith("%") else Fraction(margin or 0)
    return _range(f"{middle - by}..{middle + by}")


def _text(group: dict[str, Any]) -> dict[str, Any]:
    key = str(group["key"])
    is_pattern = key.startswith("/")
    texts = [] if is_pattern else key.split(" | ")
    patterns = [key.strip("/")] if is_pattern else []
    wrongs = [{"texts": [text], "patterns": [], "tag": None} for text in group.get("wrongs", [])]
    rest = {name: group[name] for name in ("exact", "accents", "case") if name in group}
    return {"texts": texts, "patterns": patterns, "wrongs": wrongs, **rest}


def _formula(group: dict[str, Any]) -> dict[str, Any]:
    formulas = [str(group["key"]), *group.get("wrongs", []), *group.get("asked", [])]
    letters = sorted({letter for text in formulas for letter in letters_in(parsed(text, None))})
    asked = [canonical(parsed(text, letters)) for text in group.get("asked", [])]
    wrongs = [{"formula": text, "tag": None} for text in group.get("wrongs", [])]
    return {"formulas": formulas[:1], "letters": letters, "asked": asked, "wrongs": wrongs, "form": group.get("form")}


def _interval(group: dict[str, Any]) -> dict[str, Any]:
    return {"intervals": [group["key"]], "wrongs": [{"interval": one, "tag": None} for one in group.get("wrongs", [])]}


def _list(group: dict[str, Any]) -> dict[str, Any]:
    elements = [] if group["key"] == "{}" else group["key"].split("; ")
    return {"elements": [_element(one) for one in elements], "ordered": group.get("ordered", False)}


def _element(key: str) -> dict[str, Any]:
    try:
        digits = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in key)
        return {"type": "number", "keys": [_range(digits)]}
    except ValueError:
        return {"type": "text", "texts": [key]}


GRADING = {"number": _number, "text": _text, "formula": _formula, "interval": _interval, "list": _list}
"""From the group in a file to the `grading` that course.json would hold."""
