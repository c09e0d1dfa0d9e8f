"""Events, which come from outside and are logged, and their JSON form.

Reading is strict: a known type with a wrong, missing or unknown key is Malformed. A type that
this edition does not know is kept as `Unknown`, so that a log survives both newer and older
editions of the engine.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .event import Event as Event
from .event import Fields, Kind, count_from_zero, seconds
from .fields import (
    Malformed,
    as_object,
    choice,
    items,
    member,
    number,
    only_keys,
    optional_text,
    text,
    texts,
    truth,
    whole,
)
from .grades import FIELD_VERDICTS, FieldVerdict
from .levels_brought import BRINGING
from .model import Answer, Mode
from .personal_events import PERSONAL
from .plans import plan_from
from .project_events import PROJECT
from .responses import Response, response_as_json, response_from

MODES: tuple[Mode, ...] = ("practice", "lesson", "check", "review", "placement")
LATEST = 253_402_300_799
"""The last second of the year 9999."""
FURTHEST = 24 * 60
"""No zone is further from UTC, in minutes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer was when it was given, so that the log stays true when the course changes.

    `fields`, `credit` and `reason` are as in Grade; where there are none the log does not hold them.
    """

    verdict: Answer
    misconception: str | None
    competencies: tuple[str, ...]
    guess: float
    feedback: tuple[str, ...]
    fields: tuple[FieldVerdict, ...] = ()
    credit: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Enrolled(Event):
    """The learner began the course."""


@dataclass(frozen=True, slots=True)
class SessionEnded(Event):
    """The learner left."""


@dataclass(frozen=True, slots=True)
class LessonOpened(Event):
    """A lesson was opened."""

    lesson: str


@dataclass(frozen=True, slots=True)
class LessonClosed(Event):
    """A lesson was left after `duration` seconds of reading, idle time left out."""

    lesson: str
    duration: float


@dataclass(frozen=True, slots=True)
class PlanSet(Event):
    """The learner's own calendar, in the form of a course's `plan`; None returns to the course's."""

    plan: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class PlacementEnded(Event):
    """The learner left the placement, or never wanted it (`skipped`)."""

    skipped: bool


@dataclass(frozen=True, slots=True)
class SupportTaken(Event):
    """The learner goes on from a competency with support, before it is practised."""

    competency: str


@dataclass(frozen=True, slots=True)
class HintTaken(Event):
    """The hint number `hint`, from 0, of an item was shown."""

    item: str
    hint: int


@dataclass(frozen=True, slots=True)
class ScaffoldAnswered(Event):
    """The question that the hint number `hint`, from 0, of an item asks was answered."""

    item: str
    hint: int
    response: Response


@dataclass(frozen=True, slots=True)
class NotLearnedYet(Event):
    """The learner said so instead of guessing, and saw the solution."""

    item: str
    mode: Mode | None
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Attempted(Event):
    """An answer. `tries` counts from 1 within one showing; answers asked again do not count."""

    item: str
    response: Response
    duration: float
    tries: int
    mode: Mode
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Unknown(Event):
    """An event of a type that this edition does not know."""

    type: str


def event_from(value: object) -> Event:
    """The event in a JSON object, or Malformed. Its link to the one before is chain.py's."""
    fields = as_object(value, "event")
    kind = text(fields, "type")
    id, at, zone = _id(fields), whole(fields, "at"), whole(fields, "zone")
    if not 0 <= at <= LATEST:
        raise Malformed("at", "seconds since the epoch")
    if abs(zone) > FURTHEST:
        raise Malformed("zone", "minutes east of UTC")
    if kind not in _KINDS:
        return Unknown(id, at, zone, kind)
    if not fields.keys() <= _ALL_KEYS[kind]:
        only_keys(fields, tuple(_ALL_KEYS[kind]))  # which says what is wrong
    return _KINDS[kind].read(fields, id, at, zone)


def event_as_json(event: Event) -> dict[str, object]:
    """The JSON object of `event` without its link: `event_from` undoes it, but for extra keys of `Unknown`."""
    kind = event.type if isinstance(event, Unknown) else type(event).__name__
    return {
        "type": kind,
        "id": event.id,
        "at": event.at,
        "zone": event.zone,
        **(_KINDS[kind].told(event) if kind in _KINDS else {}),
    }


def _lesson_closed(fields: Fields, id: str, at: int, zone: int) -> LessonClosed:
    return LessonClosed(id, at, zone, text(fields, "lesson"), seconds(fields, "duration"))


def _hint_taken(fields: Fields, id: str, at: int, zone: int) -> HintTaken:
    return HintTaken(id, at, zone, text(fields, "item"), count_from_zero(fields, "hint"))


def _scaffold_answered(fields: Fields, id: str, at: int, zone: int) -> ScaffoldAnswered:
    response = response_from(member(fields, "response"))
    return ScaffoldAnswered(id, at, zone, text(fields, "item"), count_from_zero(fields, "hint"), response)


def _not_learned_yet(fields: Fields, id: str, at: int, zone: int) -> NotLearnedYet:
    mode = choice(fields, "mode", MODES) if "mode" in fields else None
    outcome = _outcome(fields, ("not-learned-yet",))
    return NotLearnedYet(id, at, zone, text(fields, "item"), mode, outcome)


def _attempted(fields: Fields, id: str, at: int, zone: int) -> Attempted:
    """An answer; most of a log is these."""
    item = text(fields, "item")
    response = response_from(member(fields, "response"))
    duration, tries = number(fields, "duration"), count_from_zero(fields, "try")
    mode, outcome = choice(fields, "mode", MODES), _outcome(fields, ("right", "wrong", "handed-in"))
    return Attempted(id, at, zone, item, response, duration, tries, mode, outcome)


def _id(fields: Fields) -> str:
    id = text(fields, "id")
    if not 0 < len(id) <= 100:
        raise Malformed("id", "1 to 100 letters")
    return id


def _plan(fields: Fields) -> Mapping[str, object] | None:
    value = member(fields, "plan")
    if value is None:
        return None
    plan_from(as_object(value, "plan"))  # Malformed, if it is no plan
    return as_object(value, "plan")


def _outcome(fields: Fields, verdicts: tuple[Answer, ...]) -> Outcome | None:
    if fields.get("outcome") is None:
        return None
    outcome = as_object(fields["outcome"], "outcome")
    only_keys(outcome, _OUTCOME_KEYS)
    return Outcome(
        verdict=choice(outcome, "verdict", verdicts),
        misconception=optional_text(outcome, "misconception"),
        competencies=texts(outcome, "competencies"),
        guess=_share(number(outcome, "guess"), "guess"),
        feedback=texts(outcome, "feedback"),
        fields=items(outcome, "fields", _field_verdict) if "fields" in outcome else (),
        credit=_share(number(outcome, "credit"), "credit") if "credit" in outcome else None,
        reason=optional_text(outcome, "reason"),
    )


_OUTCOME_KEYS = ("verdict", "misconception", "competencies", "guess", "feedback", "fields", "credit", "reason")


def _share(value: float, key: str) -> float:
    if not 0 <= value <= 1:
        raise Malformed(key, "a number from 0 to 1")
    return value


def _field_verdict(value: object, place: str) -> FieldVerdict:
    for verdict in FIELD_VERDICTS:
        if value == verdict:
            return verdict
    raise Malformed(place, f"one of {', '.join(FIELD_VERDICTS)}")


def _nothing(_: Event) -> dict[str, object]:
    return {}


def _named(*keys: str) -> Callable[[Any], dict[str, object]]:
    """What is told of an event whose fields go into the log as they are."""
    return lambda event: {key: getattr(event, key) for key in keys}


def _told_plan(event: PlanSet) -> dict[str, object]:
    return {"plan": None if event.plan is None else dict(event.plan)}


def _told_scaffold(event: ScaffoldAnswered) -> dict[str, object]:
    return {"item": event.item, "hint": event.hint, "response": response_as_json(event.response)}


def _told_not_learned(event: NotLearnedYet) -> dict[str, object]:
    mode = {"mode": event.mode} if event.mode else {}
    return {"item": event.item, **mode, **_outcome_as_json(event.outcome)}


def _told_attempt(event: Attempted) -> dict[str, object]:
    return {
        "item": event.item,
        "response": response_as_json(event.response),
        "duration": event.duration,
        "try": event.tries,
        "mode": event.mode,
        **_outcome_as_json(event.outcome),
    }


def _outcome_as_json(outcome: Outcome | None) -> dict[str, object]:
    if outcome is None:
        return {}
    told: dict[str, object] = {
        "verdict": outcome.verdict,
        "misconception": outcome.misconception,
        "competencies": list(outcome.competencies),
        "guess": outcome.guess,
        "feedback": list(outcome.feedback),
    }
    if outcome.fields:
        told["fields"] = list(outcome.fields)
    if outcome.credit is not None:
        told["credit"] = outcome.credit
    if outcome.reason is not None:
        told["reason"] = outcome.reason
    return {"outcome": told}


_LEARNING: Mapping[str, Kind] = {
    "Enrolled": Kind((), lambda _, id, at, zone: Enrolled(id, at, zone), _nothing),
    "SessionEnded": Kind((), lambda _, id, at, zone: SessionEnded(id, at, zone), _nothing),
    "LessonOpened": Kind(
        ("lesson",), lambda fields, id, at, zone: LessonOpened(id, at, zone, text(fields, "lesson")), _named("lesson")
    ),
    "LessonClosed": Kind(("lesson", "duration"), _lesson_closed, _named("lesson", "duration")),
    "PlanSet": Kind(("plan",), lambda fields, id, at, zone: PlanSet(id, at, zone, _plan(fields)), _told_plan),
    "PlacementEnded": Kind(
        ("skipped",),
        lambda fields, id, at, zone: PlacementEnded(id, at, zone, truth(fields, "skipped")),
        _named("skipped"),
    ),
    "SupportTaken": Kind(
        ("competency",),
        lambda fields, id, at, zone: SupportTaken(id, at, zone, text(fields, "competency")),
        _named("competency"),
    ),
    "HintTaken": Kind(("item", "hint"), _hint_taken, _named("item", "hint")),
    "ScaffoldAnswered": Kind(("item", "hint", "response"), _scaffold_answered, _told_scaffold),
    "NotLearnedYet": Kind(("item", "mode", "outcome"), _not_learned_yet, _told_not_learned),
    "Attempted": Kind(("item", "response", "duration", "try", "mode", "outcome"), _attempted, _told_attempt),
}

_KINDS: Mapping[str, Kind] = {**_LEARNING, **PERSONAL, **PROJECT, **BRINGING}
_ALL_KEYS: Mapping[str, frozenset[str]] = {
    name: frozenset(("type", "id", "at", "zone", "prev", *kind.keys)) for name, kind in _KINDS.items()
}
