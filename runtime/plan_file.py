"""Plan files: a learning plan that a teacher prepares, or a learner gives away, and what it would change.

Reading is strict, as for progress files. Nothing of a learner is overwritten by reading one: what it
would change comes back as events, each with what is there now, for the learner to take or leave.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from .fields import Malformed, as_object, items, only_keys, optional_text, text, whole
from .focus import Focus, focus_as_json, together
from .log import FORMAT as PROGRESS_FORMAT
from .log import Refused
from .model import Learner
from .nesting import DEEPEST, is_deeper_than
from .personal import Goal, Profile, goal_as_json, profile_as_json
from .personal_events import MOST_INTERESTS, PROFILE_TEXTS, bounded, focus_list_from, goal_from, profile_changes_from
from .plans import Plan, plan_as_json, plan_from
from .strict_json import strictly_parsed

FORMAT = "mkcourse-plan"
VERSION = 1
BIGGEST = 200_000
"""Bytes; the longest plan that is allowed has fewer."""
MOST_GOALS = 30
LONGEST_NAME = 100
LONGEST_NOTE = 2000
LONGEST_TITLE = 200
KEYS = (
    "format",
    "version",
    "course",
    "course_title",
    "made",
    "from",
    "for",
    "note",
    "plan",
    "profile",
    "goals",
    "focus",
)

type Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What a plan file says. `by` is who made it, `whose` whom it is for, `note` what they are told."""

    by: str
    whose: str
    note: str
    plan: Plan | None
    profile: Mapping[str, object]
    goals: tuple[Goal, ...]
    focus: tuple[Focus, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a plan file would change: `before` and `after` are values of the view."""

    what: str
    before: object
    after: object
    event: Json

    def as_json(self) -> Json:
        """The change, with the event that makes it but for id and time."""
        return {"what": self.what, "before": self.before, "after": self.after, "event": self.event}


def plan_file_as_json(learner: Learner, file: str, course: str) -> Json:
    """What the plan file `file` of `course` says to `learner`, and what it would change; or Refused."""
    told = plan_file_from(file, course)
    return {
        "by": told.by,
        "for": told.whose,
        "note": told.note,
        "changes": [change.as_json() for change in changes_of(learner, told)],
        "content": _content(told),
    }


def _content(told: PlanFile) -> Json:
    """What the file says, for whoever goes on writing it."""
    return {
        "plan": None if told.plan is None else plan_as_json(told.plan),
        "profile": {key: list(one) if isinstance(one, tuple) else one for key, one in told.profile.items()},
        "goals": [goal_as_json(goal) for goal in told.goals],
        "focus": [focus_as_json(one) for one in told.focus],
    }


def plan_file_from(file: str, course: str) -> PlanFile:
    """The plan file in a text, or Refused with the reason's code."""
    fields = _object_of(file)
    if fields.get("format") == PROGRESS_FORMAT:
        raise Refused("plan-file-is-progress")
    if fields.get("format") != FORMAT:
        raise Refused("not-a-plan-file")
    version = fields.get("version")
    if isinstance(version, bool) or version != VERSION:
        raise Refused("plan-file-version", version=str(version)[:20], known=VERSION)
    try:
        only_keys(fields, KEYS)
        _check_course(fields, course)
        return _read(fields)
    except Malformed as error:
        raise Refused("malformed-plan-file", place=error.place, expected=error.expected) from None


def changes_of(learner: Learner, told: PlanFile) -> Iterator[Change]:
    """What `told` would change for `learner`: what is the same already is left out.

    Interests are added; a text is put below the learner's own; a goal that the learner has is
    changed only if the file's says something else. What comes first is added, day by day.
    """
    if told.plan is not None and not _is_same(told.plan, learner.plan):
        before = None if learner.plan is None else plan_as_json(learner.plan)
        after = plan_as_json(told.plan)
        yield Change("plan", before, after, {"type": "PlanSet", "plan": after})
    yield from _profile_changes(learner.personal.profile, told.profile)
    mine = {kept.goal.id: kept.goal for kept in learner.personal.goals}
    for goal in told.goals:
        own = mine.get(goal.id)
        if own != goal:
            after = goal_as_json(goal)
            yield Change("goal", None if own is None else goal_as_json(own), after, {"type": "GoalSet", "goal": after})
    focus = together(learner.personal.focus, told.focus)
    if focus != learner.personal.focus:
        event: Json = {"type": "FocusSet", "focus": _focus_as_json(focus)}
        yield Change("focus", _focus_as_json(learner.personal.focus), _focus_as_json(told.focus), event)


def _focus_as_json(focus: Iterable[Focus]) -> list[Json]:
    return [focus_as_json(one) for one in focus]


def _is_same(told: Plan, mine: Plan | None) -> bool:
    """Whether the learner has the calendar already; one without a first day starts when it is taken."""
    return mine is not None and told == (mine if told.start is not None else replace(mine, start=None))


def _profile_changes(mine: Profile, told: Mapping[str, object]) -> Iterator[Change]:
    both = _together(mine, told)
    before, after = profile_as_json(mine), profile_as_json(both)
    for key in ("interests", *PROFILE_TEXTS):
        if before[key] != after[key]:
            yield Change(key, before[key], after[key], {"type": "ProfileSet", "profile": {key: after[key]}})


def _together(mine: Profile, told: Mapping[str, object]) -> Profile:
    """`mine` with what is told added; a text that would be too long stays as it is."""
    found = told.get("interests", ())
    wanted = [*mine.interests, *(found if isinstance(found, tuple) else ())]
    interests = tuple(dict.fromkeys(wanted))[:MOST_INTERESTS]
    texts = {key: _below(getattr(mine, key), str(told.get(key, ""))) for key in PROFILE_TEXTS}
    both = replace(mine, interests=interests, **texts)
    try:
        profile_changes_from(profile_as_json(both))
    except Malformed:
        return replace(mine, interests=interests)
    return both


def _below(mine: str, told: str) -> str:
    if not told.strip() or told.strip() in mine:
        return mine
    return f"{mine.rstrip()}\n\n{told}" if mine.strip() else told


def _read(fields: Mapping[str, object]) -> PlanFile:
    plan = fields.get("plan")
    goals = items(fields, "goals", _goal_at)
    if len(goals) > MOST_GOALS:
        raise Malformed("goals", f"at most {MOST_GOALS} of them")
    if len({goal.id for goal in goals}) < len(goals):
        raise Malformed("goals", "each with an id of its own")
    if "made" in fields:
        whole(fields, "made")
    return PlanFile(
        by=_optional(fields, "from", LONGEST_NAME),
        whose=_optional(fields, "for", LONGEST_NAME),
        note=_optional(fields, "note", LONGEST_NOTE),
        plan=None if plan is None else plan_from(as_object(plan, "plan")),
        profile=profile_changes_from(fields.get("profile", {})),
        goals=goals,
        focus=focus_list_from(fields) if "focus" in fields else (),
    )


def _goal_at(value: object, place: str) -> Goal:
    try:
        return goal_from(value)
    except Malformed as error:
        raise Malformed(place if error.place == "goal" else f"{place}.{error.place}", error.expected) from None


def _optional(fields: Mapping[str, object], key: str, longest: int) -> str:
    return bounded(fields, key, longest) if optional_text(fields, key) is not None else ""


def _check_course(fields: Mapping[str, object], course: str) -> None:
    title = bounded(fields, "course_title", LONGEST_TITLE) if "course_title" in fields else ""
    if text(fields, "course") != course:
        raise Refused("plan-file-other-course", course=title or text(fields, "course")[:LONGEST_TITLE])


def _object_of(file: str) -> Mapping[str, object]:
    if len(file) > BIGGEST or len(file.encode("utf-8", "surrogatepass")) > BIGGEST:
        raise Refused("plan-file-too-big", most=BIGGEST)
    content = file.removeprefix("\ufeff")
    if is_deeper_than(DEEPEST, content):
        raise Refused("not-a-plan-file")
    try:
        parsed = strictly_parsed(content)
    except (ValueError, RecursionError):
        raise Refused("not-a-plan-file") from None
    if not isinstance(parsed, dict):
        raise Refused("not-a-plan-file")
    return parsed
