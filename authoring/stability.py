"""The promise `id-stable`: what learners' progress hangs on keeps its name from one build to the next.

The last build's site says which ids there were.  An id that is gone while new ones came
up beside it was most likely renamed; one that is gone without a successor was removed,
which is the author's right and loses no learner's evidence.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from .build.data_files import COURSE, read_data
from .course import Competency, Course, Item
from .diagnostics import Diagnostic, Place, Severity
from .projects import Project
from .suggestions import did_you_mean
from .words import Sentence, say

RULE = "id-stable"


def stability_faults(course: Course, last_site: Path) -> Iterator[Diagnostic]:
    """Warnings for ids of the site in ``last_site`` that the course seems to have renamed."""
    last = _last_edition(last_site)
    if last.get("id") != course.id:
        if last:
            message = say(
                "the course was built as '{id}' and is '{course}' now: progress will not be found",
                id=last["id"],
                course=course.id,
            )
            fix = say("write 'id: {id}' in course.yml, or remove the old site if this is another course", id=last["id"])
            yield Diagnostic(Place("course.yml"), RULE, message, fix, Severity.WARNING)
        return
    old = [str(each["id"]) for each in last["competencies"]]
    yield from _renamed(say("competency"), old, course.competencies)
    yield from _renamed(say("project"), [str(each["id"]) for each in last.get("projects", ())], course.projects)
    for competency in course.competencies:
        names = {competency.id, *competency.was}
        last_items = (each for each in last["items"] if names & set(each["competencies"]))
        before = list(dict.fromkeys(str(each.get("variant_of") or each["id"]) for each in last_items))
        now = {each.question: replace(each, id=each.question) for each in course.items_of(competency.id)}
        yield from _renamed(say("question"), before, now.values(), [each.question for each in course.items])


def _last_edition(site: Path) -> dict[str, Any]:
    """The course data of the last build, or nothing where there is none that can be read."""
    try:
        found = json.loads(read_data(site, COURSE))
    except (OSError, EOFError, ValueError, zlib.error):
        return {}
    whole = isinstance(found, dict) and {"id", "competencies", "items"} <= found.keys()
    return found if whole else {}


def _renamed(
    what: Sentence, before: list[str], now: Iterable[Competency | Item | Project], elsewhere: Iterable[str] = ()
) -> Iterator[Diagnostic]:
    now = list(now)
    known = {each.id for each in now} | {old for each in now for old in each.was} | set(elsewhere)
    fresh = [each for each in now if each.id not in before and not each.was]
    for gone in before:
        if gone in known or not fresh:
            continue
        new = next((each for each in fresh if did_you_mean(gone, [each.id])), fresh[0])
        message = say(
            "the {what} '{gone}' of the last build is gone; is it '{new}' now?", what=what, gone=gone, new=new.id
        )
        fix = say(
            "if so, add 'was: [{gone}]' to '{new}', so that learners keep what they showed", gone=gone, new=new.id
        )
        yield Diagnostic(new.place, RULE, message, fix, Severity.WARNING)
