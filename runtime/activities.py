"""Activities: the things to do that the ready set offers, each with its minutes and its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from .model import Competency, Item, Lesson, Record
from .reasons import Reason

type Kind = Literal["learn", "practise", "check", "review", "placement", "project"]


@dataclass(frozen=True, slots=True)
class Activity:
    """Something to do next. `minutes` is an estimate at the learner's own speed; `competencies`
    are those of a check or a review."""

    kind: Kind
    competency: str | None
    competencies: tuple[str, ...]
    lesson: str | None
    minutes: int
    reason: Reason
    project: str | None = None

    def as_json(self) -> dict[str, object]:
        """The activity as the view holds it."""
        return {
            "kind": self.kind,
            "competency": self.competency,
            "competencies": list(self.competencies),
            "lesson": self.lesson,
            "project": self.project,
            "minutes": self.minutes,
            "reason": self.reason.as_json(),
        }


def learn(competency: Competency, lesson: Lesson, speed: float, reason: Reason) -> Activity:
    """A lesson of `competency`, for a learner of that `speed` (see workload.py)."""
    minutes = lesson.minutes or competency.minutes
    return Activity("learn", competency.id, (), lesson.id, _whole(minutes * speed), reason)


def practise(competency: Competency, record: Record, speed: float, reason: Reason) -> Activity:
    """Practice, with the minutes that the answers still missing for *practised* will take."""
    right = sum(one.verdict == "right" for one in record.recent)
    answers = max(competency.policy.practised_of - right, 1)
    minutes = answers * _minutes_each(competency, competency.practice)
    return Activity("practise", competency.id, (), None, _whole(minutes * speed), reason)


def mixed(
    kind: Literal["check", "review"], competencies: Sequence[Competency], speed: float, reason: Reason
) -> Activity:
    """One item for each of `competencies`."""
    minutes = sum(_minutes_each(one, one.checks or one.practice) for one in competencies)
    ids = tuple(one.id for one in competencies)
    return Activity(kind, None, ids, None, _whole(minutes * speed), reason)


def _minutes_each(competency: Competency, items: Sequence[Item]) -> float:
    """The author's minutes for one of `items`, on average; the policy's where the author says none."""
    usual = competency.policy.item_minutes
    told = [usual if item.minutes is None else item.minutes for item in items]
    return sum(told) / len(told) if told else usual


def _whole(minutes: float) -> int:
    """Whole minutes, at least one."""
    return max(1, ceil(minutes))
