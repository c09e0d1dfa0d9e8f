"""What the live pages are told, from the builder's thread to those of the browsers."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale

from .build.preview.pages import Preview
from .build.words import words_for
from .diagnostics import Diagnostic, as_dict
from .live_rules import address_of
from .words import NOTHING, Sentence
from .words.catalogues import worded


@dataclass(frozen=True, slots=True)
class News:
    """The state after a build.  ``build`` and ``site`` are those of the last good one."""

    build: str = ""
    site: Path | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    broken: bool = False
    message: Sentence = NOTHING
    language: str = "en"
    """Of the messages and of what stands around them, as in the terminal."""
    preview: Preview | None = None
    """Makes the preview's pages, of the last good build; a book to read has none."""

    def as_json(self) -> str:
        """What ``live.js`` reads."""
        return json.dumps(
            {
                "build": self.build,
                "broken": self.broken,
                "message": worded(self.message, self.language),
                "diagnostics": [{**as_dict(each, self.language), **self._rule(each)} for each in self.diagnostics],
                "words": self._words(),
            }
        )

    def _rule(self, found: Diagnostic) -> dict[str, str | None]:
        """Where the page of the broken promise is, and what the link to it says."""
        told = words_for(self.language)["live.rule"].replace("{rule}", found.rule)
        return {"about": address_of(found.rule, self.language), "about_text": told}

    def _words(self) -> dict[str, Any]:
        """What stands around the messages."""
        words, count = words_for(self.language), len(self.diagnostics)
        return {
            "language": words.language,
            "direction": Locale.parse(words.language).text_direction,
            "title": words.count("live.problems", count) if count else words["live.broken"],
            "last_good": words["live.last-good"] if self.build else "",
            "hide": words["live.hide"],
        }


class Board:
    """Where the newest state is posted and waited for."""

    def __init__(self) -> None:
        self._news = News()
        self._changed = threading.Condition()

    @property
    def news(self) -> News:
        return self._news

    def post(self, news: News) -> None:
        with self._changed:
            self._news = news
            self._changed.notify_all()

    def wait(self, seen: News, seconds: float) -> News:
        """The newest state, as soon as it is another than ``seen`` or the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._news is not seen, seconds)
            return self._news
