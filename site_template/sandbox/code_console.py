"""What a program writes and reads: a console of bounded size, and lines that were typed before."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterable
from types import FrameType
from typing import Any

MOST_CHARACTERS = 20_000
MOST_LINES = 1_000
FLUSH_CHARACTERS = 2_000
FLUSH_SECONDS = 0.05

type Show = Callable[[str], None]


class NeedsLine(BaseException):
    """The program waits for a line that nobody has typed yet. No `except Exception` of a learner catches it."""

    def __init__(self, prompt: str) -> None:
        super().__init__("the program asks for a line")
        self.prompt = prompt


class Console(io.TextIOBase):
    """Where a run writes to.

    `show` gets what the learner sees, in pieces, and no more than a page can bear: the rest is cut.
    `printed` is the same without the prompts of `input()` and the lines typed there.
    """

    def __init__(self, show: Show = lambda text: None) -> None:
        self._show = show
        self._waiting: list[str] = []
        self._waiting_size = 0
        self._flushed_at = time.monotonic()
        self._room = MOST_CHARACTERS
        self._lines = MOST_LINES
        self._printed: list[str] = []
        self.is_cut = False
        self.is_closed = False

    @property
    def printed(self) -> str:
        """All that `print` wrote, within the same bounds."""
        return "".join(self._printed)

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """As a terminal says it."""
        return "utf-8"

    def writable(self) -> bool:
        """It is for writing."""
        return True

    def write(self, text: str, /) -> int:
        """Take what a program prints."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        kept = self.tell_learner(text)
        if kept:
            self._printed.append(kept)
        return len(text)

    def tell_learner(self, text: str) -> str:
        """Show text that the program did not print itself; what of it there was room for."""
        if self.is_closed:
            return ""
        kept = self._cut(text)
        if kept:
            self._waiting.append(kept)
            self._waiting_size += len(kept)
            self._show_if_due()
        return kept

    def close_for_good(self) -> None:
        """What a stopped program writes in `finally:` is not to be seen."""
        self.show_all()
        self.is_closed = True

    def show_all(self) -> None:
        """Show what waits."""
        self._flushed_at = time.monotonic()
        if self._waiting:
            text = "".join(self._waiting)
            self._waiting.clear()
            self._waiting_size = 0
            self._show(text)

    def _cut(self, text: str) -> str:
        if self.is_cut:
            return ""
        kept = text[: self._room]
        lines = kept.count("\n")
        if lines > self._lines:
            kept = "".join(kept.splitlines(keepends=True)[: self._lines])
            lines = self._lines
        self._room -= len(kept)
        self._lines -= lines
        self.is_cut = len(kept) < len(text)
        return kept

    def _show_if_due(self) -> None:
        if self._waiting_size > FLUSH_CHARACTERS or time.monotonic() - self._flushed_at > FLUSH_SECONDS:
            self.show_all()


class Keyboard(io.TextIOBase):
    """Lines for `input()` and `sys.stdin`, typed beforehand.

    A page on a plain server can't stop Python in the middle and wait for somebody to type: that needs
    SharedArrayBuffer, and so headers that such servers don't send. So where a line is missing the run ends with
    `NeedsLine`; the page asks for it and runs the program again from its start with all lines so far. The same
    seed for `random` makes the second run go the same way. A test types all its lines at once; after these there
    is the end of the file, as in a real terminal.
    """

    def __init__(self, console: Console, lines: Iterable[str], *, is_test: bool = False) -> None:
        self._console = console
        self._lines = list(lines)
        self._is_test = is_test
        self.needs: NeedsLine | None = None

    @property
    def is_replaying(self) -> bool:
        """Whether lines are left that were typed in an earlier run."""
        return bool(self._lines)

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def input(self, prompt: object = "", /) -> str:
        """The `input` of the program."""
        self._console.tell_learner(str(prompt))
        return self._line("" if prompt == "" else str(prompt))

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """The next line, with its end; in a test "" at the end of the file."""
        try:
            line = self._line("") + "\n"
        except EOFError:
            return ""
        return line if size is None or size < 0 else line[:size]

    def _line(self, prompt: str) -> str:
        if self._lines:
            line = self._lines.pop(0)
            self._console.tell_learner(line + "\n")
            return line
        if self._is_test:
            raise EOFError("the program asks for more lines than were typed")
        self.needs = self.needs or NeedsLine(prompt)
        self._console.close_for_good()
        _leave_all_blocks(sys._getframe(), self.needs)
        raise self.needs


def _leave_all_blocks(frame: FrameType | None, reason: NeedsLine) -> None:
    """See to it that a bare `except:` around `input()` does not catch the reason and ask on for ever.

    The next line of any frame that is running raises it once more: that line is in the `except:`.
    """

    def again(frame: FrameType, event: str, arg: object) -> Any:
        if event == "line" and frame.f_code.co_filename == "<program>":
            raise reason
        return again

    while frame is not None:
        frame.f_trace = again
        frame = frame.f_back
    sys.settrace(again)
