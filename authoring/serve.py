"""``mkcourse serve``: the course in a browser, and every saved change there within moments.

The site lies in a temporary folder, one folder a build; the course's own ``site/``
is never touched.  A course that can't be built leaves the last good site up, and
the pages show what is wrong.  The process stays warm: what did not change is not
rendered again.

MkDocs has a live server of its own, but it puts an inline script with a changing
text into every page, which the site's Content-Security-Policy forbids; pages made
here load ``live.js`` instead, which listens at ``/mkcourse-live``.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import threading
import time
import webbrowser
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import FrameType

from watchfiles import Change, DefaultFilter, watch

from .build.errors import BuildError
from .build.live import build_live
from .build.preview.pages import Preview
from .build.site import Report
from .build.write import MARKER
from .course import Course
from .diagnostics import Diagnostic, as_text
from .garbage import seldom_collected
from .live_http import LiveServer, listening
from .live_news import Board, News
from .loading import has_errors, load
from .words import NOTHING, Sentence, say, told_by
from .words.catalogues import ENGLISH, worded

Load = Callable[[Path], tuple[Course | None, list[Diagnostic]]]
Tell = Callable[[str], None]

_LOAD: Load = partial(load, unfinished=True)

GROUPED = 150
"""Milliseconds within which changes count as one: editors save in several steps."""

EVERY = 1000
"""Milliseconds after which the folder is looked at without notice."""


def serve(
    folder: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    report: Report = lambda step, done, total: None,
    *,
    load: Load = _LOAD,
    language: str = ENGLISH,
) -> Server:
    """Build the course once and get ready to serve it at that port or the next free one.

    A course that is only unfinished (loading.py) is shown, and what it lacks is told.
    ``language`` is the teacher's: the terminal and the page tell what is wrong in it.
    Raises BuildError where no server can be had; a faulty course is no reason.
    """
    if not folder.is_dir():
        raise BuildError(say("there is no folder '{path}'", path=folder))
    board = Board()
    http = listening(host, port, board)
    work = Path(tempfile.mkdtemp(prefix="mkcourse-serve-"))
    builder = Builder(folder.resolve(), work, load, language)
    board.post(builder.build(report))
    return Server(builder, board, http)


@dataclass(frozen=True, slots=True)
class Server:
    """A course built and a port taken; `run` serves until Ctrl-C, then cleans up."""

    builder: Builder
    board: Board
    http: LiveServer

    @property
    def url(self) -> str:
        return self.http.url

    def run(self, open_browser: bool = False, tell: Tell | None = None) -> None:
        """Serve and rebuild after every change; ``tell`` gets what the teacher should read."""
        tell = tell or _to_terminal
        with _until_interrupted(self):
            language = self.board.news.language
            tell(worded(say("The course is at {url}   (Ctrl-C ends)", url=self.url), language))
            tell(summary(self.board.news))
            if open_browser:
                webbrowser.open(self.url)
            for _ in self._looks():
                if not self.builder.is_stale():
                    self.builder.clear()  # not right after a build: then the browser is loading it
                    continue
                began = time.perf_counter()
                news = self.builder.build()
                self.board.post(news)
                tell(summary(news, time.perf_counter() - began))

    def _looks(self) -> Iterator[object]:
        """After each change, and once a second: network drives and a save during a build give no notice."""
        return watch(
            self.builder.folder,
            watch_filter=_Sources(self.builder.folder),
            debounce=GROUPED,
            step=GROUPED // 3,
            rust_timeout=EVERY,
            yield_on_timeout=True,
        )

    def close(self) -> None:
        """Let the port go and remove the temporary folder."""
        self.http.shutdown()
        self.http.server_close()
        shutil.rmtree(self.builder.work, ignore_errors=True)


class Builder:
    """Makes one site after the other; the last good one stays until there is a better one."""

    def __init__(self, folder: Path, work: Path, load: Load, language: str = ENGLISH) -> None:
        self.folder = folder
        self.work = work
        self._load = load
        self._last = News(language=language)
        self._seen: dict[str, tuple[int, int]] = {}
        self._shown: tuple[Path | None, ...] = ()

    def is_stale(self) -> bool:
        """Whether a file of the course was saved, added or removed since the last build began."""
        return self._seen != _stamps(self.folder)

    def build(self, report: Report = lambda step, done, total: None) -> News:
        """Build the course as it is now, or say what stands in the way."""
        self._seen = _stamps(self.folder)
        try:
            with seldom_collected():
                course, found = self._load(self.folder)
                news = self._built(course, found, report) if course else self._broken(found)
        except BuildError as error:
            news = self._broken(error.diagnostics, told_by(error))
        except Exception as error:  # a fault of ours must not end the teacher's session
            news = self._broken(
                (), say("mkcourse itself failed: {name}: {error}", name=type(error).__name__, error=error)
            )
        self._last = news
        return news

    def _built(self, course: Course, found: list[Diagnostic], report: Report) -> News:
        name = f"{time.time_ns():x}"
        site = self.work / f"site-{name}"
        warnings = build_live(course, self.folder, self.work, site, name, report)
        self._shown = (self._last.site, site)
        told = (*found, *warnings)
        preview = None if course.is_book else Preview(course, site, told)
        return News(name, site, told, language=self._last.language, preview=preview)

    def _broken(self, found: Iterable[Diagnostic], message: Sentence = NOTHING) -> News:
        last = self._last
        return replace(last, diagnostics=tuple(found), broken=True, message=message)

    def clear(self) -> None:
        """Remove the sites that no page shows any more; the one before the last may still be loading somewhere."""
        for old in set(self.work.glob("site-*")) - set(self._shown):
            shutil.rmtree(old, ignore_errors=True)


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Time and size of each file of the course, by its path."""
    sources = _Sources(folder)
    found: dict[str, tuple[int, int]] = {}
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if sources(Change.modified, str(Path(parent, name)))]
        for path in (Path(parent, name) for name in names if not name.startswith(".")):
            with suppress(OSError):  # removed in this moment
                if sources.is_wanted(Change.modified, str(path)):
                    status = path.stat()
                    found[str(path)] = (status.st_mtime_ns, status.st_size)
    return found


class _Sources(DefaultFilter):
    """Changes of the course itself: no editor's leavings and no finished site."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def __call__(self, change: Change, path: str) -> bool:
        return self.is_wanted(change, path) and not self._in_a_site(Path(path))

    def is_wanted(self, change: Change, path: str) -> bool:
        """The same of a file that isn't hidden, where it is known that its folder holds sources."""
        return super().__call__(change, path)

    def _in_a_site(self, path: Path) -> bool:
        inside = path.relative_to(self.folder).parts if path.is_relative_to(self.folder) else ()
        hidden = any(part.startswith(".") for part in inside)
        parents = (self.folder.joinpath(*inside[:depth]) for depth in range(1, len(inside) + 1))
        return hidden or any((parent / MARKER).exists() for parent in parents)


def summary(news: News, seconds: float | None = None) -> str:
    """What the terminal says after a build."""
    language = news.language
    lines = [as_text(each, language) for each in news.diagnostics]
    if news.message:
        lines.append(worded(news.message, language))
    lines.append(worded(_outcome(news, seconds), language))
    return "\n".join(lines)


def _outcome(news: News, seconds: float | None) -> Sentence:
    if news.broken and news.site:
        return say("Not built; the last good version stays up.")
    if news.broken:
        return say("Not built yet; mend this and save.")
    if has_errors(news.diagnostics):
        return say("Shown as it is so far; 'mkcourse build' waits until the errors are mended.")
    return say("Built.") if seconds is None else say("Built in {seconds} s.", seconds=f"{seconds:.1f}")


def _to_terminal(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


@contextmanager
def _until_interrupted(server: Server) -> Iterator[None]:
    """Serve in the background; Ctrl-C and a polite end of the process both end the block."""
    threading.Thread(target=server.http.serve_forever, name="mkcourse-http", daemon=True).start()
    with suppress(ValueError):  # signals are for the main thread
        signal.signal(signal.SIGTERM, _interrupt)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        server.close()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
