"""What a rule is: a promise that a sound course keeps, told so that a teacher can mend what breaks it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..diagnostics import Severity


class Group(StrEnum):
    """What a promise is about."""

    FORMAT = "format"
    MAP = "map"
    HONESTY = "honesty"
    EVERYONE = "everyone"
    LICENCE = "licence"


GROUP_TITLES = {
    Group.FORMAT: "What is written can be read",
    Group.MAP: "The map can be walked",
    Group.HONESTY: "The course keeps its word",
    Group.EVERYONE: "Everyone can learn with it",
    Group.LICENCE: "It may be passed on",
}


@dataclass(frozen=True, slots=True)
class Example:
    """What stands in ``file`` of a course: the whole of a short file, or the part that matters.

    A text for a bank or a lesson without front matter is a question or a part of a lesson; one for
    course.yml or competencies.yml stands in the place of what the course has under the same keys.
    """

    file: str
    text: str
    without: tuple[str, ...] = ()
    """Files that the course does not have then."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One promise.  ``severity`` is the worst that breaking it is reported as."""

    id: str
    group: Group
    severity: Severity
    title: str
    """The promise, as a sentence."""
    why: str
    """What goes wrong for learners or teachers where it is broken."""
    bad: Example
    good: Example
    """The bad example, mended."""
    fix: str
    """The likely cure, as a sentence."""


def broken_by(
    id_: str,
    group: Group,
    severity: Severity,
    title: str,
    why: str,
    file: str,
    bad: str,
    good: str,
    fix: str,
) -> Rule:
    """A rule whose examples are two texts for one ``file``."""
    return Rule(id_, group, severity, title, why, Example(file, bad), Example(file, good), fix)
