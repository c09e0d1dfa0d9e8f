"""Events of a learner's own plan: what they say of themselves, their goals, and what they reflected on."""

from collections.abc import Mapping
from dataclasses import dataclass

from .dates import day_from
from .event import Event, Fields, Kind
from .fields import Malformed, as_object, as_text, choice, items, member, only_keys, optional_text, text
from .focus import MOST_FOCUS, Focus, focus_as_json, focus_from
from .personal import GOAL_KINDS, GOAL_STANDINGS, Goal, goal_as_json

LONGEST_ID = 100
LONGEST_GOAL = 500
LONGEST_TEXT = 4000
LONGEST_INTEREST = 80
MOST_INTERESTS = 40

PROFILE_TEXTS = ("helps", "family", "teacher")


@dataclass(frozen=True, slots=True)
class ProfileSet(Event):
    """The learner said something of themselves; `profile` has the fields of a Profile that changed."""

    profile: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class GoalSet(Event):
    """A goal was set, changed, reached or dropped; the one with its id is no more."""

    goal: Goal


@dataclass(frozen=True, slots=True)
class Reflected(Event):
    """The learner wrote `text` when asked `prompt`; an empty text takes back what was written in this week."""

    prompt: str
    text: str


@dataclass(frozen=True, slots=True)
class FocusSet(Event):
    """What comes first on which days for this learner, all of it: it takes the place of what was set before."""

    focus: tuple[Focus, ...]


def profile_changes_from(value: object) -> dict[str, object]:
    """The changed fields of a profile in a JSON object, or Malformed."""
    fields = as_object(value, "profile")
    only_keys(fields, ("interests", *PROFILE_TEXTS))
    changes: dict[str, object] = {key: bounded(fields, key, LONGEST_TEXT) for key in PROFILE_TEXTS if key in fields}
    return changes | ({"interests": _interests(fields)} if "interests" in fields else {})


def goal_from(value: object) -> Goal:
    """The goal in a JSON object, or Malformed."""
    fields = as_object(value, "goal")
    only_keys(fields, ("id", "kind", "text", "by", "standing"))
    by = optional_text(fields, "by")
    id = bounded(fields, "id", LONGEST_ID)
    if not id:
        raise Malformed("id", "1 letter or more")
    return Goal(
        id=id,
        kind=choice(fields, "kind", GOAL_KINDS),
        text=bounded(fields, "text", LONGEST_GOAL),
        by=None if by is None else day_from(by, "by"),
        standing=choice(fields, "standing", GOAL_STANDINGS),
    )


def bounded(fields: Fields, key: str, longest: int) -> str:
    """The text under `key`, or Malformed where it is longer than `longest` characters."""
    return _bounded(text(fields, key), key, longest)


def _bounded(value: str, place: str, longest: int) -> str:
    if len(value) > longest:
        raise Malformed(place, f"at most {longest} characters")
    return value


def _interests(fields: Fields) -> tuple[str, ...]:
    found = items(fields, "interests", lambda one, place: _bounded(as_text(one, place), place, LONGEST_INTEREST))
    if len(found) > MOST_INTERESTS:
        raise Malformed("interests", f"at most {MOST_INTERESTS} of them")
    return tuple(dict.fromkeys(one.strip() for one in found if one.strip()))


def _profile_set(fields: Fields, id: str, at: int, zone: int) -> ProfileSet:
    return ProfileSet(id, at, zone, profile_changes_from(member(fields, "profile")))


def _goal_set(fields: Fields, id: str, at: int, zone: int) -> GoalSet:
    return GoalSet(id, at, zone, goal_from(member(fields, "goal")))


def focus_list_from(fields: Fields) -> tuple[Focus, ...]:
    """The list under ``focus``, or Malformed."""
    found = items(fields, "focus", focus_from)
    if len(found) > MOST_FOCUS:
        raise Malformed("focus", f"at most {MOST_FOCUS} of them")
    return found


def _focus_set(fields: Fields, id: str, at: int, zone: int) -> FocusSet:
    return FocusSet(id, at, zone, focus_list_from(fields))


def _reflected(fields: Fields, id: str, at: int, zone: int) -> Reflected:
    prompt = bounded(fields, "prompt", LONGEST_ID)
    return Reflected(id, at, zone, prompt, bounded(fields, "text", LONGEST_TEXT))


def _told_profile(event: ProfileSet) -> dict[str, object]:
    return {
        "profile": {key: list(value) if isinstance(value, tuple) else value for key, value in event.profile.items()}
    }


PERSONAL: Mapping[str, Kind] = {
    "ProfileSet": Kind(("profile",), _profile_set, _told_profile),
    "GoalSet": Kind(("goal",), _goal_set, lambda event: {"goal": goal_as_json(event.goal)}),
    "FocusSet": Kind(("focus",), _focus_set, lambda event: {"focus": [focus_as_json(one) for one in event.focus]}),
    "Reflected": Kind(("prompt", "text"), _reflected, lambda event: {"prompt": event.prompt, "text": event.text}),
}
