"""Where in a question's text a value stands: in running text, a formula, a key, code, or a bare amount."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .writing import Setting

_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})")
_KEY = re.compile(r"^\s*!?=(?!=)\s*(?:formula\s*:|interval\s*:|list\s*:)?")
_FEEDBACK = re.compile(r":\s")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_DISPLAY = re.compile(r"(?<!\\)\$\$.+?\$\$", re.DOTALL)
_FORMULA = re.compile(r"(?<![\\$\d])\$(?![\s$])(?:\\.|[^$\\\n]|\n(?!\s*\n))*?(?<!\s)\$(?!\d|\{\{|\$)")
_GAP = re.compile(r"\[\[((?:(?!\]\]).)*)\]\]")
_TARGET = re.compile(r"\]\([^)\s]*|</?[A-Za-z][^<>]*>")
_AREA = re.compile(r"^\s*[-*+]\s+\[[ xX]\]\s+\([^()]*%[^()]*\)")

_ONE_SIGN: dict[Setting, str] = {"text": "t", "formula": "f", "key": "k", "code": "c", "amount": "a"}
_SETTINGS: dict[str, Setting] = {sign: setting for setting, sign in _ONE_SIGN.items()}


class Settings:
    """The setting of every character of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._signs = ["t"] * len(text)
        self._starts = [0, *(index + 1 for index, sign in enumerate(text) if sign == "\n")]
        for start, line in self._lines():
            self._line(start, line)
        for start, end in _fences(text):
            self._set(start, end, "code")
        self._spans(_CODE, "code")
        self._spans(_DISPLAY, "formula")
        self._spans(_FORMULA, "formula")

    def at(self, line: int, column: int) -> Setting:
        """The setting of a place; both count from 0."""
        return _SETTINGS[self._signs[self._starts[line] + column]]

    def _lines(self) -> Iterator[tuple[int, str]]:
        return zip(self._starts, self._text.split("\n"), strict=True)

    def _line(self, start: int, line: str) -> None:
        for found in _TARGET.finditer(line):
            self._set(start + found.start(), start + found.end(), "amount")
        for found in _GAP.finditer(line):
            if not found[1].lstrip().startswith("*") and "|*" not in found[1].replace(" ", ""):
                self._set(start + found.start(), start + found.end(), "key")
        if area := _AREA.match(line):
            self._set(start, start + area.end(), "amount")
        if key := _KEY.match(line):
            feedback = _FEEDBACK.search(line, key.end()) if line.lstrip().startswith("!") else None
            self._set(start, start + (feedback.start() if feedback else len(line)), "key")

    def _spans(self, pattern: re.Pattern[str], setting: Setting) -> None:
        """Outside code, and where no span of an earlier pattern begins."""
        for found in pattern.finditer(self._text):
            if self._signs[found.start()] not in "cf":
                self._set(found.start(), found.end(), setting)

    def _set(self, start: int, end: int, setting: Setting) -> None:
        self._signs[start:end] = _ONE_SIGN[setting] * (end - start)


def _fences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each fenced block."""
    fence, begun, at = None, 0, 0
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if fence is None and found:
            fence, begun = found[1], at
        elif fence and found and found[1].startswith(fence) and line.strip() == found[1]:
            yield begun, at + len(line)
            fence = None
        at += len(line) + 1
    if fence:
        yield begun, len(text)
