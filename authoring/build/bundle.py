"""What the browser reads: the book for pages, each competency's items, and ``course.json`` for the engine."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..course import Course, Item
from ..memos import LastMade
from . import fragments, items, projects
from .browser_runtime import engine_edition
from .course_json import FORMAT, Json, content_text, course_json, dumped, file_of
from .data_files import BOOK, COURSE
from .lobby import answers_foreseen, practice_order
from .media import all_on_request
from .sealed import sealed_content, sealed_files
from .words import Words


@dataclass(frozen=True, slots=True)
class ItemsFile:
    """What the page shows of a competency's items."""

    content: Json
    text: str


_ITEMS_FILES = LastMade[ItemsFile]()


def bundle(
    course: Course,
    words: Words,
    sizes: Mapping[str, int] | None = None,
    passphrases: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Name -> JSON text of the site's data (data_files.py); ``sizes`` are those of the media.

    What belongs to a checkpoint is sealed under its passphrase, and left out where there is none.
    """
    made = {f"items/{each.id}": items_file(course, each.id, words, sizes or {}) for each in course.competencies}
    files = {name: each.content for name, each in made.items()}
    files |= {f"projects/{each.id}": projects.shown(each) for each in course.projects}
    content = course_json(course)
    files = sealed_files(course, content, files, passphrases or {})
    texts = {name: _text(each, made.get(name)) for name, each in files.items()}
    left_open = sealed_content(course, content)
    text = content_text(course) if left_open is content else dumped(left_open)
    editions = _editions(text, texts)
    book = file_of(course, dumped(_book(left_open)), **editions)
    return {COURSE: file_of(course, text, **editions), BOOK: book, **texts}


def _text(content: Json, made: ItemsFile | None) -> str:
    """The text that is there already, unless something of the file was sealed."""
    return made.text if made and made.content is content else dumped(content)


def course_file(course: Course, files: Mapping[str, str]) -> str:
    """``course.json``; its ``edition`` is new when anything in the bundle is, its ``engine`` when the engine is."""
    text = content_text(course)
    return file_of(course, text, **_editions(text, files))


def _editions(content: str, files: Mapping[str, str]) -> dict[str, str]:
    return {"edition": edition_of(content, *files, *files.values()), "engine": engine_edition()}


def _book(whole: Json) -> Json:
    """What a page must know before the engine is there: ``course.json`` without the items, but with their contexts."""
    contexts = Counter(name for each in (*whole["items"], *whole["lessons"]) for name in each["contexts"])
    return {name: each for name, each in whole.items() if name != "items"} | {
        "contexts": [name for name, _ in contexts.most_common()]
    }


def edition_of(*texts: str) -> str:
    """Twelve hexadecimal digits that change with the texts."""
    digest = hashlib.sha256()
    for text in texts:
        content = text.encode()
        digest.update(b"%d\0" % len(content))
        digest.update(content)
    return digest.hexdigest()[:12]


def items_file(course: Course, competency: str, words: Words, sizes: Mapping[str, int]) -> ItemsFile:
    """What the page shows of every item of a competency: form, feedback, hints, solution, and the lobby's part."""
    of_it = course.items_of(competency)

    def make() -> ItemsFile:
        shown = {each.id: _shown(each, words, course.language) for each in of_it}
        content = {"format": FORMAT, "competency": competency, "order": practice_order(of_it), "items": shown}
        content = all_on_request(content, sizes)
        return ItemsFile(content, dumped(content))

    return _ITEMS_FILES.get((course.id, competency), (of_it, words, sizes), make)


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
