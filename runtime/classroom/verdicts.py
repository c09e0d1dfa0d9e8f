"""Verdicts: what can be said of a progress file once its log was replayed, in words and with reasons.

*checked*: every link of the chain fits, and the engine of this course grades every answer as the file
says. *consistent*: it can be replayed and nothing speaks against it, but not all of it is vouched for:
entries without a link, answers that today's course grades differently, answers to a checkpoint whose keys are
not here, a summary that says something else than the log. *edited*: a link does not fit, so something was
changed, added or taken out since. *refused*: it is no progress file of this course. *waiting*: it was glanced
at (glancing.py), and nothing can be said yet.

The chain has no secret in it (chain.py): *checked* says that there is no sign of a change, not that
nobody was able to make one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..events import Attempted, Event, NotLearnedYet
from ..log import ProgressFile
from ..model import Course
from .findings import Name, Sign, sign
from .regrading import Regrading

type Verdict = Literal["waiting", "checked", "consistent", "edited", "refused"]

CLOCK = 3600
"""Seconds that a clock may be set back; two tabs differ by less."""
AHEAD = 86_400
"""Seconds that an entry may be ahead of the teacher's clock."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on a file, and why it is not a better one."""

    verdict: Verdict
    reasons: tuple[Sign, ...]


def judged(course: Course, file: ProgressFile, events: Sequence[Event], regrading: Regrading, now: int) -> Judged:
    """The verdict on a file that could be read; `events` are those of its log."""
    if file.chain.state in ("edited", "incomplete"):
        return Judged("edited", tuple(_breaks(file)))
    reasons = tuple(_doubts(course, file, events, regrading, now))
    return Judged("consistent" if reasons else "checked", reasons)


def with_doubts(judged: Judged, doubts: Iterable[Sign]) -> Judged:
    """A verdict when there is more that speaks against the file; one that is *edited* stays so."""
    reasons = (*judged.reasons, *doubts)
    return Judged("consistent" if judged.verdict == "checked" and reasons else judged.verdict, reasons)


def refused(code: str, names: Mapping[str, object]) -> Judged:
    """The verdict on a file that can't be read, or is of another course."""
    told: dict[str, Name] = {key: one for key, one in names.items() if isinstance(one, str | int | float)}
    return Judged("refused", (Sign(code, told),))


def vouched_for(file: ProgressFile) -> Sequence[Event]:
    """The events of the log that another one vouches for, or a pack.

    The last entry has nobody yet. It is left out of what is told of the learner, so that
    whatever was done to it changes nothing. A log without any link is taken as it is.
    """
    if file.chain.state == "none":
        return file.events
    known = {link.id for link in file.links if link is not None} | file.ends
    pairs = zip(file.log, file.events, strict=True)
    return [event for entry, event in pairs if event.id in known or "prev" not in entry]


def _breaks(file: ProgressFile) -> Iterator[Sign]:
    chain = file.chain
    if chain.first is not None:
        at = chain.first["at"]
        code = "changed-entry" if chain.state == "edited" else "missing-entry"
        yield sign(code, at=at if isinstance(at, int) else 0)


def _doubts(
    course: Course, file: ProgressFile, events: Sequence[Event], regrading: Regrading, now: int
) -> Iterator[Sign]:
    if file.chain.state == "none" and file.log:
        yield sign("no-links")
    elif file.chain.unlinked:
        yield sign("some-unlinked", n=file.chain.unlinked)
    if not file.log:
        yield sign("nothing-in-it")
    answers = [event for event in events if isinstance(event, Attempted | NotLearnedYet)]
    sealed = [event for event in answers if regrading.is_sealed(event)]
    if sealed:
        yield sign("sealed-answers", n=len(sealed))
    other = [event for event in answers if regrading.differs(event)]
    if other:
        yield sign("graded-otherwise", n=len(other), item=course.item_id(other[0].item))
    if course.edition and file.edition != course.edition:
        yield sign("other-edition")
    back = _turned_back(file)
    if back is not None:
        yield sign("clock-back", at=back)
    late = [event.at for event in events if event.at > now + AHEAD]
    if late:
        yield sign("in-future", n=len(late), at=late[0])


def _turned_back(file: ProgressFile) -> int | None:
    """When an entry was logged that says an earlier time than the one logged before it; None where there is none."""
    times = {event["id"]: event["at"] for event in file.log}
    for event, link in zip(file.log, file.links, strict=True):
        before = None if link is None else times.get(link.id)
        at = event["at"]
        if isinstance(at, int) and isinstance(before, int) and before - at > CLOCK:
            return at
    return None
