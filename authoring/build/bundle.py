"""What the browser reads: ``book.json`` for pages, each competency's items, and ``course.json`` for the engine."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping

from ..course import Course, Item
from . import fragments, items, projects
from .browser_runtime import engine_edition
from .course_json import FORMAT, Json, course_json, dumped
from .lobby import answers_foreseen, practice_order
from .media import all_on_request
from .sealed import sealed_content, sealed_files
from .words import Words

_made: dict[tuple[str, str], tuple[tuple[tuple[Item, ...], Words], Json]] = {}
"""By course and competency: what its file was last made of, and the file.  Under ``serve`` most stay as they are."""


def bundle(
    course: Course,
    words: Words,
    sizes: Mapping[str, int] | None = None,
    passphrases: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """File name -> JSON text, for ``assets/course/`` of the site; ``sizes`` are those of the media.

    What belongs to a checkpoint is sealed under its passphrase, and left out where there is none.
    """
    files = {f"items/{each.id}.json": items_file(course, each.id, words) for each in course.competencies}
    files = {name: all_on_request(each, sizes or {}) for name, each in files.items()}
    files |= {f"projects/{each.id}.json": projects.shown(each) for each in course.projects}
    content = course_json(course)
    files = sealed_files(course, content, files, passphrases or {})
    whole = _named(course, sealed_content(course, content), files)
    texts = {name: dumped(each) for name, each in {"book.json": _book(whole), **files}.items()}
    return {"course.json": dumped(whole), **texts}


def course_file(course: Course, item_files: Mapping[str, Json]) -> str:
    """``course.json``; its ``edition`` is new when anything in the bundle is, its ``engine`` when the engine is."""
    return dumped(_named(course, course_json(course), item_files))


def _named(course: Course, content: Json, item_files: Mapping[str, Json]) -> Json:
    edition = edition_of(content, item_files)
    return {"format": FORMAT, "id": course.id, "edition": edition, "engine": engine_edition(), **content}


def _book(whole: Json) -> Json:
    """What a page must know before the engine is there: ``course.json`` without the items, but with their contexts."""
    contexts = Counter(name for each in (*whole["items"], *whole["lessons"]) for name in each["contexts"])
    return {name: each for name, each in whole.items() if name != "items"} | {
        "contexts": [name for name, _ in contexts.most_common()]
    }


def edition_of(*content: object) -> str:
    """Twelve hexadecimal digits that change with the content."""
    return hashlib.sha256(dumped(content).encode()).hexdigest()[:12]


def items_file(course: Course, competency: str, words: Words) -> Json:
    """What the page shows of every item of a competency: form, feedback, hints, solution, and the lobby's part.

    The last one is handed out again where nothing of it changed, so nobody may change it.
    """
    of_it = course.items_of(competency)
    made = _made.get((course.id, competency))
    if made is None or made[0] != (of_it, words):
        shown = {each.id: _shown(each, words, course.language) for each in of_it}
        content = {"format": FORMAT, "competency": competency, "order": practice_order(of_it), "items": shown}
        made = ((of_it, words), content)
        _made[course.id, competency] = made
    return made[1]


def _shown(item: Item, words: Words, language: str) -> Json:
    shown = {
        "title": item.title,
        "type": item.type,
        "competencies": list(item.competencies),
        "form": items.form(item, words, prefix="p"),
        "feedback": items.feedback(item),
        "hints": items.hints(item, words),
        "solution": fragments.blocks(item.solution) if item.solution else None,
        "answer": item.answer.shown(),
        "control": item.answer.control(),
    }
    return shown | ({"foreseen": answers_foreseen(item, language)} if item.use == "practice" else {})
