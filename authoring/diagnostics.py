"""What is wrong with a course, where, and what would mend it.

A rule is a promise that a sound course keeps; its id is that promise in a few
words (``prerequisite-known``).  A diagnostic is one broken promise at one place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .suggestions import Typo
from .words import Sentence, say
from .words.catalogues import ENGLISH, worded


class Severity(StrEnum):
    """``error`` stops a build; ``warning`` does not, unless it is asked to be strict; ``hint`` never does."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


SEVERITIES = {Severity.ERROR: say("error"), Severity.WARNING: say("warning"), Severity.HINT: say("hint")}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a source file; ``line`` and ``column`` count from 1, ``path`` is the course's own."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One broken promise: ``message`` names both sides of the trouble, ``fix`` the likely cure.

    ``typo`` is set where a word of it can only be a slip of the pen, which `check --fix` corrects.
    """

    place: Place
    rule: str
    message: Sentence
    fix: Sentence | None = None
    severity: Severity = Severity.ERROR
    typo: Typo | None = None

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        return (self.place, self.rule, self.message)


def sorted_diagnostics(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Every diagnostic once, in the order of path, line and column."""
    return sorted(set(found), key=lambda diagnostic: diagnostic.sort_key)


def as_text(diagnostic: Diagnostic, language: str = ENGLISH) -> str:
    """``path:line:column: error: message [rule]`` and, on a second line, the fix."""
    severity = worded(SEVERITIES[diagnostic.severity], language)
    head = f"{diagnostic.place}: {severity}: {worded(diagnostic.message, language)} [{diagnostic.rule}]"
    return head if diagnostic.fix is None else f"{head}\n    {worded(diagnostic.fix, language)}"


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON array of objects with path, line, column, severity, rule, message and fix, always in English.

    ``template`` and ``values`` are what the message was made of, for programs that say it in their own way.
    """
    return json.dumps(
        [{**as_dict(each), **_made_of(each.message)} for each in diagnostics], ensure_ascii=False, indent=2
    )


def _made_of(message: Sentence) -> dict[str, Any]:
    values = {name: value if isinstance(value, int) else str(value) for name, value in message.values.items()}
    return {"template": message.template or str(message), "values": values}


def as_dict(diagnostic: Diagnostic, language: str = ENGLISH) -> dict[str, str | int | None]:
    """The diagnostic as plain values, for JSON."""
    return {
        "path": diagnostic.place.path,
        "line": diagnostic.place.line,
        "column": diagnostic.place.column,
        "severity": str(diagnostic.severity),
        "rule": diagnostic.rule,
        "message": worded(diagnostic.message, language),
        "fix": None if diagnostic.fix is None else worded(diagnostic.fix, language),
    }


def as_github(diagnostic: Diagnostic, folder: str = "", language: str = ENGLISH) -> str:
    """A workflow command that GitHub shows at the line of a pull request.

    ``folder`` is the course's path from the repository's root.
    """
    place = diagnostic.place
    path = f"{folder.rstrip('/')}/{place.path}" if folder not in ("", ".") else place.path
    sentences = [diagnostic.message] if diagnostic.fix is None else [diagnostic.message, diagnostic.fix]
    message = "\n".join(worded(each, language) for each in sentences)
    command = "notice" if diagnostic.severity is Severity.HINT else str(diagnostic.severity)
    properties = f"file={_property(path)},line={place.line},col={place.column},title={_property(diagnostic.rule)}"
    return f"::{command} {properties}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
