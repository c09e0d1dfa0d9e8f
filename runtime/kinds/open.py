"""Open answers: a text of the learner's own, judged by a rubric, by the learner or the teacher."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..fields import Malformed, as_list, as_whole, choice, items, number
from ..grades import NOTHING, UNREADABLE, Grade, again
from ..responses import LONGEST_WRITTEN, Response, Written
from .key import Key

JUDGED_GUESS = 0.5
"""Who judges the own answer is right as easily as who tosses a coin."""


@dataclass(frozen=True, slots=True)
class OpenKey(Key):
    """The key of an open answer: the points of each criterion, and the share of them, in percent, that is enough."""

    criteria: tuple[tuple[int, ...], ...]
    enough: float
    by_teacher: bool

    def graded(self, response: Response, language: str) -> Grade:
        """Right where the learner gives enough points; handed in where the teacher gives them."""
        if not isinstance(response, Written):
            return UNREADABLE
        if not response.text.strip():
            return NOTHING
        if len(response.text) > LONGEST_WRITTEN:
            return again("too-long", most=str(LONGEST_WRITTEN))
        if self.by_teacher:
            return Grade("handed-in")
        return self._judged(response.scores)

    def _judged(self, scores: Sequence[int]) -> Grade:
        if len(scores) != len(self.criteria):
            return again("unscored")
        if any(score not in points for score, points in zip(scores, self.criteria, strict=True)):
            return UNREADABLE
        most = sum(max(points) for points in self.criteria)
        is_enough = 100 * sum(scores) >= self.enough * most
        return Grade("right" if is_enough else "wrong", ("right",) if is_enough else (), credit=sum(scores) / most)

    def guess(self, typed_guess: float) -> float:
        """That of a judgement."""
        return JUDGED_GUESS

    @property
    def is_produced(self) -> bool:
        """It is, but nobody else has looked at it."""
        return False

    @property
    def is_judged(self) -> bool:
        """By the learner alone, or later by the teacher."""
        return True

    @property
    def is_handed_in(self) -> bool:
        """Where the teacher judges it."""
        return self.by_teacher


def open_key(fields: Mapping[str, object]) -> OpenKey:
    """The key in ``grading``, or Malformed."""
    by_teacher = choice(fields, "scored_by", ("self", "teacher")) == "teacher"
    criteria = items(fields, "criteria", _points)
    if not by_teacher and not any(max(points) for points in criteria):
        raise Malformed("criteria", "at least one point to earn")
    return OpenKey(criteria, number(fields, "pass"), by_teacher)


def _points(value: object, place: str) -> tuple[int, ...]:
    points = tuple(as_whole(each, place) for each in as_list(value, place))
    if not points or min(points) < 0:
        raise Malformed(place, "points from 0")
    return points
