"""Levels brought from another device by a short code: believed, and still to be confirmed.

A code has no evidence in it, so it gives no level: as after a placement, what it tells is believed,
what builds on it is ready, and one right answer confirms it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .believing import record_believed
from .changing import replace
from .event import Event, Fields, Kind
from .fields import Malformed, as_object, choice, member
from .model import Course, Learner, Placement, Record, record_of

type Brought = Literal["practised", "secure", "retained"]

BROUGHT: tuple[Brought, ...] = ("practised", "secure", "retained")
BELIEVED: Mapping[Brought, float] = {"practised": 0.85, "secure": 0.92, "retained": 0.95}
"""How likely it is that what a code tells is still so."""

MOST = 5000
"""Competencies in one code, at most."""


@dataclass(frozen=True, slots=True)
class LevelsBrought(Event):
    """The learner brought `levels`, by competency, from another device."""

    levels: Mapping[str, Brought]


def after_levels_brought(course: Course, learner: Learner, event: LevelsBrought) -> Learner:
    """`learner` with what was brought, where their own answers tell nothing better. A placement is not offered then."""
    records = dict(_records(course, learner, event.levels))
    if not records:
        return learner
    placement = learner.placement or Placement("skipped")
    return replace(learner, records={**learner.records, **records}, placement=placement)


def _records(course: Course, learner: Learner, levels: Mapping[str, Brought]) -> Iterator[tuple[str, Record]]:
    for id, level in levels.items():
        competency = course.competencies.get(course.competency_id(id))
        if competency is None:
            continue
        record = record_of(competency, learner)
        probability = min(BELIEVED[level], competency.policy.certainty)
        if record.level == "new" and probability > record.mastery:
            yield competency.id, replace(record_believed(competency, probability), seen=record.seen)


def _levels_brought(fields: Fields, id: str, at: int, zone: int) -> LevelsBrought:
    told = as_object(member(fields, "levels"), "levels")
    if len(told) > MOST:
        raise Malformed("levels", f"at most {MOST}")
    return LevelsBrought(id, at, zone, {competency: choice(told, competency, BROUGHT) for competency in told})


def _told(event: Any) -> dict[str, object]:
    return {"levels": dict(event.levels)}


BRINGING: Mapping[str, Kind] = {"LevelsBrought": Kind(("levels",), _levels_brought, _told)}
