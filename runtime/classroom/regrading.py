"""Regrading: whether the course grades an answer as the log says it was graded.

Equal answers of a class are graded once: most of a choice's answers are.
"""

from ..events import Attempted, NotLearnedYet, Outcome
from ..kinds.sealed import SealedKey
from ..model import Course
from ..responses import Response
from ..settling import settled

type Answer = Attempted | NotLearnedYet

MOST_KEPT = 50_000
"""Answers whose outcome is kept at most."""


class Regrading:
    """The outcomes of answers by the keys of `course`; of sealed questions it may have none."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._sealed = frozenset(id for id, item in course.items.items() if isinstance(item.key, SealedKey))
        self._known: dict[tuple[str, Response | None], Outcome | None] = {}

    def differs(self, answer: Answer) -> bool:
        """Whether the course says something else than the log. What it no longer knows, it says nothing about."""
        if answer.outcome is None or self.is_sealed(answer):
            return False
        outcome = self._outcome(answer)
        return outcome is not None and _told(outcome) != _told(answer.outcome)

    def is_sealed(self, answer: Answer) -> bool:
        """Whether the key of what was answered is not here, so that nothing can be said about its outcome."""
        if not self._sealed or not isinstance(answer, Attempted):
            return False
        return self._course.same_item_id(answer.item) in self._sealed

    def _outcome(self, answer: Answer) -> Outcome | None:
        key = (answer.item, answer.response if isinstance(answer, Attempted) else None)
        if key not in self._known:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[key] = self._graded(answer)
        return self._known[key]

    def _graded(self, answer: Answer) -> Outcome | None:
        """The outcome today; one that nobody logs where it would be asked again; None where the item is gone."""
        if self._course.same_item_id(answer.item) not in self._course.items:
            return None
        told = settled(self._course, answer)
        return told.outcome if isinstance(told, Attempted | NotLearnedYet) else _ASKED_AGAIN


_ASKED_AGAIN = Outcome("wrong", "\0asked again", (), 0.0, ())


def _told(outcome: Outcome) -> tuple[object, ...]:
    """What of an outcome moves a level."""
    return outcome.verdict, outcome.misconception, outcome.competencies, outcome.guess
