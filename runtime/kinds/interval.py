"""Intervals and unions of them: right where they are the same set, however it is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..fields import Malformed, as_object, items, optional_text, text, texts
from ..grades import NOTHING, UNREADABLE, Grade, again
from ..reading.examples import interval_example
from ..reading.expressions import Unread
from ..reading.intervals import ClosedInfinity, Pieces, read_intervals, same_ends, same_set
from ..responses import Response, Typed
from .key import Key


@dataclass(frozen=True, slots=True)
class IntervalWrong:
    """A wrong set that the author expects, and the misconception it shows."""

    pieces: Pieces
    tag: str | None


@dataclass(frozen=True, slots=True)
class IntervalKey(Key):
    """The key of an interval: any of the sets `intervals`."""

    intervals: tuple[Pieces, ...]
    wrongs: tuple[IntervalWrong, ...]

    def graded(self, response: Response, language: str) -> Grade:
        """Right where it is the same set; wrong with a reason where only an end's bracket is."""
        if not isinstance(response, Typed):
            return UNREADABLE
        if not response.text.strip():
            return NOTHING
        try:
            return _judged(self, read_intervals(response.text, language))
        except ClosedInfinity:
            return again("open-infinity")
        except Unread:
            return again("unreadable", example=interval_example(language))

    def guess(self, typed_guess: float) -> float:
        """That of what is typed."""
        return typed_guess

    @property
    def shows(self) -> frozenset[str]:
        """The misconceptions that an expected wrong answer shows."""
        return frozenset(wrong.tag for wrong in self.wrongs if wrong.tag is not None)


def interval_key(fields: Mapping[str, object]) -> IntervalKey:
    """The key in ``grading``, or Malformed."""
    return IntervalKey(
        intervals=tuple(_pieces(one, "intervals") for one in texts(fields, "intervals")),
        wrongs=items(fields, "wrongs", _wrong),
    )


def _wrong(value: object, place: str) -> IntervalWrong:
    fields = as_object(value, place)
    return IntervalWrong(_pieces(text(fields, "interval"), place), optional_text(fields, "tag"))


def _pieces(written: str, place: str) -> Pieces:
    try:
        return read_intervals(written, "en")
    except Unread as fault:
        raise Malformed(place, f"an interval: {fault}") from None


def _judged(key: IntervalKey, typed: Pieces) -> Grade:
    if any(same_set(typed, wanted) for wanted in key.intervals):
        return Grade("right", ("right",))
    for place, wrong in enumerate(key.wrongs):
        if same_set(typed, wrong.pieces):
            return Grade("wrong", (f"wrong:{place}",), wrong.tag)
    is_nearly = typed and any(same_ends(typed, wanted) for wanted in key.intervals)
    return Grade("wrong", reason="ends" if is_nearly else None)
