"""What is worked out once: remembered in this process, and by `kept_between_checks` for the next one.

After one file of a course was changed, everything that hangs on the other files alone is here already.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from .cache_files import read_value, write_value
from .garbage import seldom_collected

PARTS = "parts"
MOST_COURSES = 16
"""Courses whose parts are kept; those that were not looked at for longest go."""

_UNKNOWN = object()
_memos: dict[str, Memo] = {}
_brought: dict[str, dict[Hashable, Any]] = {}
"""From the last process, for memos of modules that nobody has needed yet."""


class Memo:
    """Values by keys.  A value must hang on nothing but its key and mkcourse's own code.

    It is handed out again as it is, so nobody may change it.  ``lasts`` says of a key and its value
    whether that is as good tomorrow.  An ``inner`` memo is asked only while values of another are made.
    """

    def __init__(
        self,
        name: str,
        most: int,
        lasts: Callable[[Any, Any], bool] = lambda key, value: True,
        *,
        inner: bool = False,
    ) -> None:
        self.name = name
        self.most = most
        self.lasts = lasts
        self.inner = inner
        self.known: dict[Hashable, Any] = _brought.pop(name, {})
        self.asked: set[Hashable] = set()
        self.made = 0
        _memos[name] = self

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The value of that key; made where it is not known."""
        value = self.known.get(key, _UNKNOWN)
        if value is _UNKNOWN:
            value = make()
            if len(self.known) >= self.most:
                self.known.clear()
                self.asked.clear()
            self.known[key] = value
            self.made += 1
        self.asked.add(key)
        return value

    def lasting(self) -> dict[Hashable, Any]:
        """What was asked for since it was last brought or kept; all that is known if nothing was.

        Of an inner memo all: what it was not asked for still stands behind values that were there already.
        """
        keys = self.known.keys() if self.inner or not self.asked else self.asked
        return {key: self.known[key] for key in keys if self.lasts(key, self.known[key])}


def memoised[**Asked, Value](most: int) -> Callable[[Callable[Asked, Value]], Callable[Asked, Value]]:
    """A function that is called once for the same arguments, which must be hashable."""

    def decorate(function: Callable[Asked, Value]) -> Callable[Asked, Value]:
        memo = Memo(f"{function.__module__}.{function.__qualname__}", most)

        @wraps(function)
        def asked(*arguments: Asked.args, **named: Asked.kwargs) -> Value:
            key = (arguments, *sorted(named.items()))
            found: Value = memo.get(key, lambda: function(*arguments, **named))
            return found

        return asked

    return decorate


class LastMade[Value]:
    """Of each name the value that was made last: under ``serve`` most would be made of the same again.

    It is handed out as it is, so nobody may change it, nor what it was made of.
    """

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[object, Value]] = {}

    def get(self, name: Hashable, made_of: object, make: Callable[[], Value]) -> Value:
        """The value of that name; made anew where it was made of something else, or never."""
        last = self._last.get(name)
        if last is None or last[0] != made_of:
            last = self._last[name] = (made_of, make())
        return last[1]


def last_remembered[Asked, Value](make: Callable[[Asked], Value]) -> Callable[[Asked], Value]:
    """``make``, but for the very argument that it was called with last, what it made then.

    For what several parts of a build ask of a course, which would take longer to compare than to look at.
    Nobody may change the value.
    """
    last: tuple[Asked, Value] | None = None

    @wraps(make)
    def asked(argument: Asked) -> Value:
        nonlocal last
        known = last  # another thread may come in between
        if known is None or known[0] is not argument:
            known = last = (argument, make(argument))
        return known[1]

    return asked


@contextmanager
def kept_between_checks(folder: Path) -> Iterator[None]:
    """What is asked for within is known from the last time that the course in ``folder`` was read, and kept again."""
    name = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    _bring(read_value(PARTS, name))
    for memo in _memos.values():
        memo.asked.clear()
        memo.made = 0
    with seldom_collected():
        yield
    if any(memo.made for memo in _memos.values()):
        kept = {**_brought, **{memo.name: memo.lasting() for memo in _memos.values()}}
        write_value(PARTS, name, kept, MOST_COURSES)


def _bring(kept: Any) -> None:
    for name, values in (kept or {}).items():
        if name in _memos:
            _memos[name].known |= {key: value for key, value in values.items() if key not in _memos[name].known}
        else:
            _brought[name] = values
