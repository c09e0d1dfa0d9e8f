"""The example on the class page: a small class of made-up students who took this very course, as they would hand it in.

Their files are made by the simulation when the site is built; no result is written down anywhere.
"""

from __future__ import annotations

import hashlib
import json
import random
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from ...runtime.compaction import compacted
from ...runtime.model import Course as EngineCourse
from ...runtime.model import course_from
from ...runtime.summary import Summary, levels_begun, summary_as_json
from ..cache_files import read_value, write_value
from ..course import Course
from ..simulation.calendar import Calendar, calendar_of
from ..simulation.characters import AVERAGE, GUESSING, STRONG, WEAK, Character
from ..simulation.students import World, student
from ..simulation.world import world_of
from ..simulation.written_walk import AnswersTo, WrittenWalk, answers_of

type Json = dict[str, Any]

FILES = "assets/course/example-class.zip"
ABOUT = "assets/course/example-class.json"
"""When the class is looked at."""
DAYS = 21
SEED = 6
REACHED = 60
"""So many competencies of a course are the made-up students' whole course; in three weeks nobody comes to more."""
EARLY = 3
"""So many competencies everybody comes to."""
KEPT = "example-classes"
MOST_COURSES = 16
"""Courses whose example is kept for their next build; those that were not built for longest go."""
SILENT_FROM = 9
"""The day from which one of them does not come any more."""

_STEADY = replace(AVERAGE, known=0.3, wrong_ideas=0.05, attendance=1.0)
_GONE = replace(_STEADY, name="gone")
_HOLDER = replace(_STEADY, name="holder")
CLASS: tuple[tuple[str, Character], ...] = (
    ("Amal", _STEADY),
    ("Ben", _HOLDER),
    ("Chloé", replace(STRONG, attendance=1.0)),
    ("Dunja", _HOLDER),
    ("Emil", WEAK),
    ("Farida", _HOLDER),
    ("Goran", _GONE),
    ("Hana", _HOLDER),
    ("Ivo", replace(GUESSING, careless=0.8, pace=0.4)),
    ("Jia", _STEADY),
)


def example_class(course: Course, course_json: str) -> dict[str, bytes]:
    """Path in the site -> content; nothing for a course without questions to practise.

    It hangs on ``course_json`` alone, whose edition changes with all that a learner can see: the last one is kept.
    """
    name = hashlib.sha256(course_json.encode()).hexdigest()
    made: dict[str, bytes] | None = read_value(KEPT, name)
    if made is None:
        made = _made(course, course_json)
        write_value(KEPT, name, made, MOST_COURSES)
    return made


def _made(course: Course, course_json: str) -> dict[str, bytes]:
    content = json.loads(course_json)
    compiled = course_from(_beginning(content))
    if not any(one.practice for one in compiled.competencies.values()):
        return {}
    calendar = calendar_of(course.plan, 0, DAYS)
    world = world_of(compiled, frozenset(item.id for item in course.items if item.hints), {}, SEED)
    files = dict(_files(content, compiled, calendar, world, answers_of(course, compiled, content)))
    about = {"at": (calendar.start.toordinal() - 719_163 + DAYS) * 86_400 + 20 * 3600}
    return {FILES: _zipped(files), ABOUT: json.dumps(about).encode()}


def _beginning(content: Json) -> Json:
    """The course as the engine sees it, without what nobody of the class comes to: all of a small course."""
    competencies = content["competencies"][:REACHED]
    reached = {each["id"] for each in competencies}
    items = [each for each in content["items"] if reached.issuperset(each["competencies"])]
    return {**content, "competencies": competencies, "items": items}


def _files(
    content: Json, course: EngineCourse, calendar: Calendar, world: World, answers: AnswersTo
) -> Iterator[tuple[str, str]]:
    held = _common_idea(course, answers)
    for number, (name, character) in enumerate(CLASS):
        days = tuple(day for day in calendar.days if character.name != "gone" or day < SILENT_FROM)
        made = student(number, SEED, world)
        made.character, made.chance = character, random.Random(f"{SEED}/{name}")
        walk = WrittenWalk(course, replace(calendar, days=days), made, answers, held if character is _HOLDER else None)
        walk.run()
        yield (
            f"{name}.json",
            json.dumps(progress_file(content, walk, name), ensure_ascii=False, separators=(",", ":")),
        )


def _common_idea(course: EngineCourse, answers: AnswersTo) -> str | None:
    """The misconception that most questions of the first competencies can show."""
    early = {item.id for one in list(course.competencies.values())[:EARLY] for item in one.practice}
    ideas = Counter(idea for item in early for idea in answers(item).tagged)
    return max(sorted(ideas), key=lambda idea: ideas[idea], default=None)


def progress_file(content: Json, walk: WrittenWalk, name: str) -> Json:
    """The file that the student of `walk` hands in, as the page writes it (site_template/scripts/progress-file.js)."""
    log = [_through_javascript(event) for event in walk.written]
    levels = levels_begun(walk.course, walk.learner)
    return {
        "format": "mkcourse-progress",
        "version": 2,
        "course": content["id"],
        "course_title": content["title"],
        "edition": content["edition"],
        "exported": log[-1]["at"],
        "learner": {"name": name},
        "summary": summary_as_json(Summary(content["edition"], content["engine"], len(log), levels)),
        "events": log[-1:],
        "packs": list(compacted([], log[:-1])),
    }


def _through_javascript(value: Any) -> Any:
    """`value` with whole numbers as JavaScript writes them: 4 for 4.0."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case dict():
            return {key: _through_javascript(inner) for key, inner in value.items()}
        case list():
            return [_through_javascript(inner) for inner in value]
    return value


def _zipped(files: dict[str, str]) -> bytes:
    """The same bytes each time: a site's edition depends on them."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return content.getvalue()
