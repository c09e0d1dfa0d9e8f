"""The promise `license-stated`: whoever finds the course knows what may be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .course import Course, Item
from .diagnostics import Diagnostic, Place, Severity
from .words import say

RULE = "license-stated"


def license_faults(course: Course, questions: Iterable[Item]) -> Iterator[Diagnostic]:
    """Warnings where the course, or a question that came from elsewhere, has no licence."""
    if not course.license:
        message = say("the course has no licence, so nobody else may use, translate or mend it")
        fix = say("add 'license: CC-BY-4.0' to course.yml, or another that you choose")
        yield Diagnostic(Place("course.yml"), RULE, message, fix, Severity.WARNING)
    for item in questions:
        if item.source and not item.license:
            message = say(
                "'{item}' comes from '{source}', but does not say under which licence",
                item=item.question,
                source=item.source[:60],
            )
            fix = say(
                "add 'license: …' below its heading, or to the front matter of its file, if it may be used at all"
            )
            yield Diagnostic(item.place, RULE, message, fix, Severity.WARNING)
