"""Taking: a file that a learner handed in becomes a verdict and facts. Any text is taken; none does harm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from ..events import Attempted, Event, NotLearnedYet
from ..log import ProgressFile, Refused, progress_file_from
from ..model import Course, Learner
from ..moments import Moment
from .copies import entry_number
from .facts import Facts
from .findings import Sign
from .regrading import Regrading
from .sign_offs import Signed, signed_in
from .studying import Study
from .summaries import summary_doubts
from .verdicts import Verdict, judged, refused, vouched_for, with_doubts

LONGEST_NAME = 200
"""Letters of a file's name that are told."""


@dataclass(frozen=True, slots=True)
class File:
    """What the class page says of one file; `learner` is the name in it."""

    id: str
    name: str
    learner: str | None
    verdict: Verdict
    reasons: tuple[Sign, ...]
    events: int | None = None
    answers: int | None = None
    first: int | None = None
    last: int | None = None
    same_as: str | None = None
    sign_offs: tuple[Signed, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The file as hosts read it."""
        return {
            "id": self.id,
            "name": self.name,
            "learner": self.learner,
            "verdict": self.verdict,
            "reasons": [one.as_json() for one in self.reasons],
            "events": self.events,
            "answers": self.answers,
            "first": self.first,
            "last": self.last,
            "same_as": self.same_as,
            "sign_offs": [one.as_json() for one in self.sign_offs],
        }


@dataclass(frozen=True, slots=True)
class Taken:
    """A file with what was learned from it: nothing where it was refused."""

    file: File
    facts: Facts | None
    learner: Learner | None = None


class Taker:
    """Takes the files of one class, as of `now`; the edition of the `engine` is "" where it is not known."""

    def __init__(self, course: Course, now: Moment, engine: str = "") -> None:
        self.course, self.now, self.engine = course, now, engine
        self._regrading = Regrading(course)

    def taken(self, name: str, text: str) -> Taken:
        """What there is to tell of the file `name`."""
        told = id_of(name, text)
        try:
            file = progress_file_from(text, self.course.id)
        except Refused as refusal:
            return Taken(unread(told, name, refusal.code, refusal.names), None)
        counted = vouched_for(file)
        study = Study(self.course)
        study.take(counted)
        verdict = judged(self.course, file, counted, self._regrading, self.now.at)
        if verdict.verdict != "edited":
            verdict = with_doubts(verdict, summary_doubts(self.course, self.engine, file, study.learner))
        return Taken(
            File(
                id=told,
                name=shortened(name),
                learner=file.learner,
                verdict=verdict.verdict,
                reasons=verdict.reasons,
                events=len(file.log),
                answers=_answers(counted),
                first=counted[0].at if counted else None,
                last=counted[-1].at if counted else None,
                sign_offs=tuple(signed_in(self.course, counted)),
            ),
            replace(study.facts(told, counted, self.now), entries=_entries(file, text)),
            study.learner,
        )

    def refusing(self, name: str, code: str) -> Taken:
        """A file that the host could not even read as text."""
        return Taken(unread(id_of(name, code), name, code, {}), None)


def id_of(name: str, text: str) -> str:
    """The id of a file: the same for the same name and text, whatever else is there."""
    return sha256(f"{name}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def with_same(file: File, other: str, reason: Sign) -> File:
    """`file` that holds the same answers as the file `other`."""
    return replace(file, same_as=other, reasons=(*file.reasons, reason))


def _entries(file: ProgressFile, text: str) -> tuple[int, ...]:
    """What tells this file's log from others; of a file without entries it is the file itself."""
    return tuple(entry_number(one.id) for one in file.events) or (entry_number(text),)


def _answers(events: Sequence[Event]) -> int:
    return sum(isinstance(event, Attempted | NotLearnedYet) for event in events)


def shortened(name: str) -> str:
    """As much of a file's name as is told."""
    return name[:LONGEST_NAME]


def unread(id: str, name: str, code: str, names: Mapping[str, object]) -> File:
    """A file that is not taken: the reason's code, and the names and numbers to say why."""
    verdict = refused(code, names)
    return File(id, shortened(name), None, verdict.verdict, verdict.reasons)
