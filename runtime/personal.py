"""What is personal in a learning plan: interests, what helps, agreements, goals, reflections, in the learner's words.

Only values, and what they become after an event, live here; nothing of it moves a level. Interests
are also read where contexts are chosen. What is asked for in which week is weeks.py's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from .dates import iso_of, weekday_of
from .focus import Focus
from .moments import Moment, local_day

type GoalKind = Literal["course", "week"]
type GoalStanding = Literal["open", "done", "dropped"]

GOAL_KINDS: tuple[GoalKind, ...] = ("course", "week")
GOAL_STANDINGS: tuple[GoalStanding, ...] = ("open", "done", "dropped")

MOST_GOALS = 200
"""So many are remembered, those that were set last; the log has all."""
MOST_REFLECTIONS = 500


@dataclass(frozen=True, slots=True)
class Profile:
    """What a learner says of themselves. `family` and `teacher` are what was agreed with them."""

    interests: tuple[str, ...] = ()
    helps: str = ""
    family: str = ""
    teacher: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal; `by` is the local day until which it is meant, for one of a week its Sunday."""

    id: str
    kind: GoalKind
    text: str
    by: int | None
    standing: GoalStanding


@dataclass(frozen=True, slots=True)
class GoalKept:
    """A goal with the moments at which it was first set and last changed."""

    goal: Goal
    since: Moment
    moved: Moment


@dataclass(frozen=True, slots=True)
class Reflection:
    """What a learner wrote when asked `prompt`, a code."""

    prompt: str
    text: str
    moment: Moment


@dataclass(frozen=True, slots=True)
class Personal:
    """All of it. Goals stand in the order in which they were first set, reflections as they were written."""

    profile: Profile = field(default_factory=Profile)
    goals: tuple[GoalKept, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    focus: tuple[Focus, ...] = ()
    """What a teacher's plan file put first for some days, in their order."""


NOTHING_PERSONAL = Personal()


def with_profile(personal: Personal, changes: Mapping[str, Any]) -> Personal:
    """`personal` with some fields of its profile changed: those that `changes` names, each of its field's type."""
    return replace(personal, profile=replace(personal.profile, **changes))


def with_goal(personal: Personal, goal: Goal, now: Moment) -> Personal:
    """`personal` with `goal`, in the place of the one with its id if there is one."""
    kept = {one.goal.id: one for one in personal.goals}
    since = kept[goal.id].since if goal.id in kept else now
    kept[goal.id] = GoalKept(goal, since, now)
    return replace(personal, goals=_latest(kept.values()))


def with_reflection(personal: Personal, prompt: str, text: str, now: Moment) -> Personal:
    """`personal` with what was written now.

    It takes the place of what was written to the same prompt in the same week; nothing written
    takes that back.
    """
    week = week_of(local_day(now))
    others = [one for one in personal.reflections if one.prompt != prompt or week_of(local_day(one.moment)) != week]
    written = [Reflection(prompt, text, now)] if text.strip() else []
    return replace(personal, reflections=tuple([*others, *written][-MOST_REFLECTIONS:]))


def week_of(day: int) -> int:
    """The Monday of the week of a local `day`."""
    return day - weekday_of(day)


def profile_as_json(profile: Profile) -> dict[str, object]:
    """The profile as the view, the log and plan files hold it."""
    return {
        "interests": list(profile.interests),
        "helps": profile.helps,
        "family": profile.family,
        "teacher": profile.teacher,
    }


def goal_as_json(goal: Goal) -> dict[str, object]:
    """A goal as the log and plan files hold it; ``by`` is an ISO date."""
    return {
        "id": goal.id,
        "kind": goal.kind,
        "text": goal.text,
        "by": None if goal.by is None else iso_of(goal.by),
        "standing": goal.standing,
    }


def goal_kept_as_json(kept: GoalKept) -> dict[str, object]:
    """A goal as the view holds it, with the ISO dates on which it was set and changed."""
    since, moved = iso_of(local_day(kept.since)), iso_of(local_day(kept.moved))
    return {**goal_as_json(kept.goal), "since": since, "moved": moved}


def reflection_as_json(reflection: Reflection) -> dict[str, object]:
    """A reflection with the ISO date on which it was written."""
    return {"prompt": reflection.prompt, "text": reflection.text, "day": iso_of(local_day(reflection.moment))}


def _latest(goals: Iterable[GoalKept]) -> tuple[GoalKept, ...]:
    """All of `goals`, but for the first that are over where there are too many."""
    found = list(goals)
    too_many = max(len(found) - MOST_GOALS, 0)
    for one in sorted(found, key=lambda one: (one.goal.standing == "open", one.moved.at))[:too_many]:
        found.remove(one)
    return tuple(found)
