"""Effects: what should follow an event, for the page to show. Never logged."""

from dataclasses import dataclass

from .grades import FieldVerdict, Grade, Verdict
from .model import Level
from .reasons import Reason, because


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a response was; `keys` name the feedback to show, `why_not` says why it has no
    weight, `reason` why it is asked again, or what is wrong with it. `fields` are the verdicts of
    an item's fields where it has several, `credit` is the share that is right."""

    item: str
    verdict: Verdict
    keys: tuple[str, ...]
    reason: Reason | None
    misconception: str | None
    counts: bool
    why_not: str | None
    fields: tuple[FieldVerdict, ...] = ()
    credit: float = 0.0


def feedback_on(item: str, given: Grade, why_not: str | None = None) -> Feedback:
    """What a grade tells by itself, whoever gave the answer."""
    return Feedback(
        item=item,
        verdict=given.verdict,
        keys=given.keys,
        reason=because(given.reason, **dict(given.values)) if given.reason else None,
        misconception=given.misconception,
        counts=why_not is None,
        why_not=why_not,
        fields=given.fields,
        credit=given.share,
    )


@dataclass(frozen=True, slots=True)
class NextItem:
    """The item to show, or None, with its options in the order to show them."""

    item: str | None
    order: tuple[str, ...]
    reason: Reason
    mode: str


@dataclass(frozen=True, slots=True)
class LevelChanged:
    """A competency is now called something else."""

    competency: str
    before: Level
    after: Level
    reason: Reason


@dataclass(frozen=True, slots=True)
class MisconceptionSeen:
    """A wrong answer showed a misconception, for the `sightings`-th time."""

    misconception: str
    sightings: int
    remedy_offered: bool


@dataclass(frozen=True, slots=True)
class CriterionReached:
    """Practice of this competency has done its work; more of it is the learner's wish."""

    competency: str


@dataclass(frozen=True, slots=True)
class Stuck:
    """Practice of a competency does not help for now; `rung` of the ladder says what may."""

    competency: str
    rung: str
    lesson: str | None
    prerequisite: str | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """When a competency should be reviewed, in seconds since the epoch."""

    competency: str
    at: int


@dataclass(frozen=True, slots=True)
class PlanMoved:
    """The learner is now so many working days ahead of the plan, or behind it (negative)."""

    days: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class PlacementFinished:
    """A placement of `asked` questions is over; `known` of `total` competencies seem to be known."""

    asked: int
    known: int
    total: int


type Effect = (
    Feedback
    | NextItem
    | LevelChanged
    | MisconceptionSeen
    | CriterionReached
    | Stuck
    | ReviewDue
    | PlanMoved
    | PlacementFinished
)


def effect_as_json(effect: Effect) -> dict[str, object]:
    """The JSON object of `effect`."""
    return {"type": type(effect).__name__, **_fields(effect)}


def _fields(effect: Effect) -> dict[str, object]:
    match effect:
        case Feedback():
            return {
                "item": effect.item,
                "verdict": effect.verdict,
                "keys": list(effect.keys),
                "reason": effect.reason and effect.reason.as_json(),
                "misconception": effect.misconception,
                "counts": effect.counts,
                "why_not": effect.why_not,
                "fields": list(effect.fields),
                "credit": effect.credit,
            }
        case NextItem():
            return {
                "item": effect.item,
                "order": list(effect.order),
                "reason": effect.reason.as_json(),
                "mode": effect.mode,
            }
        case LevelChanged():
            return {
                "competency": effect.competency,
                "from": effect.before,
                "to": effect.after,
                "reason": effect.reason.as_json(),
            }
        case MisconceptionSeen():
            return {
                "misconception": effect.misconception,
                "sightings": effect.sightings,
                "remedy_offered": effect.remedy_offered,
            }
        case CriterionReached():
            return {"competency": effect.competency}
        case Stuck():
            return {
                "competency": effect.competency,
                "rung": effect.rung,
                "lesson": effect.lesson,
                "prerequisite": effect.prerequisite,
                "reason": effect.reason.as_json(),
            }
        case ReviewDue():
            return {"competency": effect.competency, "at": effect.at}
        case PlanMoved():
            return {"days": effect.days, "reason": effect.reason.as_json()}
        case PlacementFinished():
            return {"asked": effect.asked, "known": effect.known, "total": effect.total}
