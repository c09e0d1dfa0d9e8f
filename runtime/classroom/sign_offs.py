"""Sign-offs in a learner's file, checked by the public keys that the course names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..dates import iso_of
from ..events import Event
from ..fields import Malformed
from ..model import Course
from ..project_events import SignedOff
from ..sign_off import SignOff, is_by_one_of, sign_off_in

MOST = 40
"""Codes of one file that are checked at most: each takes the browser some hundredths of a second."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a code says, and whether one of the course's teachers has signed it."""

    says: SignOff
    is_valid: bool

    def as_json(self) -> dict[str, object]:
        """The sign-off as hosts read it."""
        says = self.says
        return {
            "kind": says.kind,
            "subject": says.subject,
            "level": says.level,
            "day": iso_of(says.day),
            "by": says.by,
            "learner": says.learner,
            "valid": self.is_valid,
        }


def signed_in(course: Course, events: Iterable[Event]) -> Iterator[Signed]:
    """The codes that were brought in, each once."""
    codes = dict.fromkeys(event.code for event in events if isinstance(event, SignedOff))
    for code in list(codes)[:MOST]:
        try:
            says = sign_off_in(code)
        except Malformed:
            continue
        yield Signed(says, says.course == course.id and is_by_one_of(code, course.sign_off))
