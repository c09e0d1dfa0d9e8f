"""The roll: the learners of a class as they are looked at together, at one moment."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..model import Course
from ..moments import Moment
from .facts import Facts, Given
from .statistics import median
from .thresholds import USUAL, Thresholds

DAY = 86_400
LEAST_TIMES = 5
"""Answers by which the usual time for a question is known; before that the author's minutes stand in."""


@dataclass(frozen=True)
class Roll:
    """The learners who count, by id, and by which thresholds they are looked at.

    `copied` are those whose file holds another's answers: they are shown, but nothing is concluded
    of what they answered.
    """

    course: Course
    now: Moment
    learners: tuple[Facts, ...]
    copied: frozenset[str] = frozenset()
    edited: frozenset[str] = frozenset()
    guessing: frozenset[str] = frozenset()
    """Those whose answers say little of what they know."""
    thresholds: Thresholds = USUAL
    _times: dict[str, float] = field(default_factory=dict)

    @property
    def own(self) -> Sequence[Facts]:
        """The learners whose answers are their own, as far as anybody can see."""
        return [one for one in self.learners if one.id not in self.copied]

    @property
    def reliable(self) -> Sequence[Facts]:
        """The learners whose answers tell something of questions and wrong ideas."""
        return [one for one in self.own if one.id not in self.guessing]

    def since(self, days: int) -> int:
        """So many days ago."""
        return self.now.at - days * DAY

    def lately(self, facts: Facts) -> list[Given]:
        """The learner's first answers of the last weeks."""
        since = self.since(self.thresholds.lately_days)
        return [one for one in facts.given if one.at > since and one.item in self.course.items]

    def was_here(self, facts: Facts, days: int) -> bool:
        """Whether the learner did anything in the last `days`."""
        return facts.last > self.since(days)

    def is_too_quick(self, given: Given) -> bool:
        """Whether an answer came too quickly for the question to have been read (Wise & Ma 2012)."""
        return given.right is not None and given.seconds < self._quick()[given.item]

    def _quick(self) -> Mapping[str, float]:
        """The seconds under which an answer to each question is too quick."""
        if not self._times:
            self._times.update(self._found_times())
        return self._times

    def _found_times(self) -> Iterator[tuple[str, float]]:
        times: dict[str, list[float]] = {}
        for one in self.own:
            for asked, seconds in _first_times(one).items():
                times.setdefault(asked, []).append(seconds)
        limits, policy = self.thresholds, self.course.policy
        for id, item in self.course.items.items():
            known = times.get(id, [])
            minutes = policy.item_minutes if item.minutes is None else item.minutes
            usual = median(known) if len(known) >= LEAST_TIMES else 60 * minutes * USUAL_SHARE
            yield id, min(limits.fast_share * (usual or 0.0), limits.fast_most)


def _first_times(facts: Facts) -> Mapping[str, float]:
    """The seconds of a learner's first answer to each question: who repeats it much does not make it quick."""
    times: dict[str, float] = {}
    for given in facts.given:
        if given.right is not None:
            times.setdefault(given.item, given.seconds)
    return times


USUAL_SHARE = 0.5
"""Of the author's minutes most answers take: without enough of them it is better to name too few."""
