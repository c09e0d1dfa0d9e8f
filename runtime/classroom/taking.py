"""Taking: a file that a learner handed in becomes a verdict and facts. Any text is taken; none does harm."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from ..events import Attempted, Event, NotLearnedYet
from ..log import Refused, glanced_at, progress_file_from
from ..model import Course, Learner
from ..moments import Moment
from .facts import Facts
from .findings import Sign
from .glancing import Glance
from .regrading import Regrading
from .sign_offs import Signed, signed_in
from .studying import Study
from .verdicts import Verdict, judged, refused, vouched_for

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
    """Takes the files of one class, as of `now`."""

    def __init__(self, course: Course, now: Moment) -> None:
        self.course, self.now = course, now
        self._regrading = Regrading(course)

    def taken(self, name: str, text: str) -> Taken:
        """What there is to tell of the file `name`."""
        told = id_of(name, text)
        try:
            file = progress_file_from(text, self.course.id)
        except Refused as refusal:
            return _refused(told, name, refusal.code, refusal.names)
        counted = vouched_for(file)
        verdict = judged(self.course, file, counted, self._regrading, self.now.at)
        study = Study(self.course)
        study.take(counted)
        return Taken(
            File(
                id=told,
                name=name[:LONGEST_NAME],
                learner=file.learner,
                verdict=verdict.verdict,
                reasons=verdict.reasons,
                events=len(file.log),
                answers=_answers(counted),
                first=counted[0].at if counted else None,
                last=counted[-1].at if counted else None,
                sign_offs=tuple(signed_in(self.course, counted)),
            ),
            study.facts(told, counted, self.now),
            study.learner,
        )

    def glanced(self, name: str, text: str) -> Taken:
        """What the file `name` says of itself, before it is taken."""
        told = id_of(name, text)
        try:
            learner, events = glanced_at(text, self.course.id)
        except Refused as refusal:
            return _refused(told, name, refusal.code, refusal.names)
        glance = Glance(self.course)
        glance.take(events)
        facts = glance.facts(told, events, self.now)
        answers = _answers(events)
        return Taken(
            File(told, name[:LONGEST_NAME], learner, "waiting", (), len(events), answers, facts.first, facts.last),
            facts,
        )

    def refusing(self, name: str, code: str) -> Taken:
        """A file that the host could not even read as text."""
        return _refused(id_of(name, code), name, code, {})


def id_of(name: str, text: str) -> str:
    """The id of a file: the same for the same name and text, whatever else is there."""
    return sha256(f"{name}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def with_same(file: File, other: str, reason: Sign) -> File:
    """`file` that holds the same answers as the file `other`."""
    return replace(file, same_as=other, reasons=(*file.reasons, reason))


def _answers(events: Sequence[Event]) -> int:
    return sum(isinstance(event, Attempted | NotLearnedYet) for event in events)


def _refused(id: str, name: str, code: str, names: object) -> Taken:
    verdict = refused(code, names if isinstance(names, dict) else {})
    return Taken(File(id, name[:LONGEST_NAME], None, verdict.verdict, verdict.reasons), None)
