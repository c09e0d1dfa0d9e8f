"""The pages of the preview, made when they are asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock

from ....runtime.moments import Moment
from ...course import Course, Item
from ...diagnostics import Diagnostic
from ..data_files import COURSE, read_data
from ..example_class import example_class
from ..words import Words, words_for
from .answers import answer_book
from .course_map import Found, found_in, map_page
from .made_students import MADE_STUDENTS, log_of
from .question import question_page, title_of
from .questions import Entry, entries_of, questions_page
from .shells import FOLDER, filled

FARTHEST_ZONE = 14 * 60


@dataclass(frozen=True)
class Page:
    """What is sent; ``kind`` is its content type."""

    text: str
    kind: str = "text/html; charset=utf-8"


class Preview:
    """The preview of one built course; several threads may ask it."""

    def __init__(self, course: Course, site: Path, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.course = course
        self.site = site
        self.diagnostics = diagnostics
        self._simulating = Lock()  # one student at a time is quicker than two

    def page(self, path: str, asked: Mapping[str, str]) -> Page | None:
        """The page at that path within the site, with its query; None where the preview has none."""
        if not path.startswith(FOLDER):
            return None
        match path.removeprefix(FOLDER).rstrip("/").split("/"):
            case [""]:
                return self._filled(path, "map", map_page(self.course, self._found, self.diagnostics, self._words))
            case ["questions"]:
                list_ = questions_page(self.course, self._entries, asked, self._words)
                return self._filled(path, "questions", list_)
            case ["answers"]:
                return self._filled(path, "answers", answer_book(self.course, self._words))
            case ["questions", id_] if id_ in self._items:
                return self._question(path, self._items[id_])
            case ["students", name] if name.removesuffix(".json") in MADE_STUDENTS:
                return self._student(name.removesuffix(".json"), asked)
        return None

    def made_file(self, path: str) -> bytes | None:
        """A file at that path that a finished site holds and this one does not: the class page's example."""
        with self._simulating:
            return self._example_class.get(path)

    @cached_property
    def _example_class(self) -> dict[str, bytes]:
        return example_class(self.course, read_data(self.site, COURSE))

    @cached_property
    def _words(self) -> Words:
        return words_for(self.course.language)

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        return entries_of(self.course)

    @cached_property
    def _found(self) -> tuple[Found, ...]:
        return found_in(self.course, self.diagnostics)

    @cached_property
    def _items(self) -> dict[str, Item]:
        """Every item by its id, and a question with parameters also by its own: then its first variant."""
        firsts = {each.item.question: each.item for each in self._entries}
        return firsts | {item.id: item for item in self.course.items}

    def _filled(self, path: str, name: str, content: str) -> Page:
        return Page(filled(self.site, path, self._words[f"preview.{name}"], content))

    def _question(self, path: str, item: Item) -> Page:
        return Page(filled(self.site, path, title_of(item), question_page(self.course, item, self._words)))

    def _student(self, who: str, asked: Mapping[str, str]) -> Page | None:
        now = _moment(asked)
        if now is None:
            return None
        with self._simulating:
            events = log_of(self.course, who, now)
        return Page(json.dumps({"who": who, "events": events}), "application/json")


def _moment(asked: Mapping[str, str]) -> Moment | None:
    """The browser's time and zone, if it tells them well."""
    try:
        at, zone = int(asked.get("at", "")), int(asked.get("zone", ""))
    except ValueError:
        return None
    return Moment(at, zone) if 0 < at < 2**33 and abs(zone) <= FARTHEST_ZONE else None
