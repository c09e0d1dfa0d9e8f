"""The promise `license-stated`: whoever finds the course knows what may be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .course import Course, Item
from .diagnostics import Diagnostic, Place, Severity

RULE = "license-stated"


def license_faults(course: Course, questions: Iterable[Item]) -> Iterator[Diagnostic]:
    """Warnings where the course, or a question that came from elsewhere, has no licence."""
    if not course.license:
        message = "the course has no licence, so nobody else may use, translate or mend it"
        fix = "add 'license: CC-BY-4.0' to course.yml, or another that you choose"
        yield Diagnostic(Place("course.yml"), RULE, message, fix, Severity.WARNING)
    for item in questions:
        if item.source and not item.license:
            message = f"'{item.question}' comes from '{item.source[:60]}', but does not say under which licence"
            fix = "add 'license: …' below its heading, or to the front matter of its file, if it may be used at all"
            yield Diagnostic(item.place, RULE, message, fix, Severity.WARNING)
