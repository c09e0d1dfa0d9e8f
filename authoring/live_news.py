"""What the live pages are told, from the builder's thread to those of the browsers."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from pathlib import Path

from .diagnostics import Diagnostic, as_dict


@dataclass(frozen=True, slots=True)
class News:
    """The state after a build.  ``build`` and ``site`` are those of the last good one."""

    build: str = ""
    site: Path | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    broken: bool = False
    message: str = ""

    def as_json(self) -> str:
        """What ``live.js`` reads."""
        return json.dumps(
            {
                "build": self.build,
                "broken": self.broken,
                "message": self.message,
                "diagnostics": [as_dict(each) for each in self.diagnostics],
            }
        )


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
