"""The learner's week: its goal, its two questions to think about, and the minutes of its days.

The questions change from week to week in a fixed order, so that two devices ask the same. Their
words are `reflect.<code>` in the catalogues.
"""

from collections.abc import Iterator

from .dates import iso_of
from .model import Course, Learner
from .moments import Moment, local_day
from .outlook import minutes_per_day
from .pace import days_of, seconds_on
from .personal import GoalKept, goal_kept_as_json, profile_as_json, week_of
from .plans import Plan, is_working

LOOKING_BACK = (
    "proud-of",
    "was-hard",
    "mistake-helped",
    "helped-most",
    "explain-to-someone",
    "surprised-me",
    "how-it-felt",
    "did-differently",
)
LOOKING_AHEAD = (
    "want-to-try",
    "ask-somebody",
    "next-small-step",
    "use-it-where",
    "in-the-way",
    "best-time",
    "want-to-know",
)
"""Seven beside eight: the same pair comes back after 56 weeks."""

DAYS = 7

type Json = dict[str, object]


def prompts_of(day: int) -> tuple[str, str]:
    """The two questions of the week of `day`."""
    week = (week_of(day) + 3) // DAYS
    return LOOKING_BACK[week % len(LOOKING_BACK)], LOOKING_AHEAD[week % len(LOOKING_AHEAD)]


def personal_view(course: Course, learner: Learner, now: Moment) -> Json:
    """What the view holds of the learner's own plan: profile, goals, this week, and time."""
    personal = learner.personal
    return {
        "profile": profile_as_json(personal.profile),
        "goals": [goal_kept_as_json(one) for one in personal.goals if one.goal.standing != "dropped"],
        "week": _week(course, learner, now),
        "today": today_view(course, learner, now),
        "time": time_view(learner, now),
    }


def today_view(course: Course, learner: Learner, now: Moment) -> Json:
    """Minutes learned today and those planned; none are planned on a day off, or without a calendar."""
    day = local_day(now)
    return {"minutes": minutes_on(learner, day), "planned": _planned(course, learner, day)}


def time_view(learner: Learner, now: Moment) -> Json:
    """Minutes in this week and in all, and on how many days."""
    pace, monday = learner.pace, week_of(local_day(now))
    seconds = [seconds_on(pace, day) for day in days_of(pace)]
    return {
        "week": sum(minutes_on(learner, monday + place) for place in range(DAYS)),
        "total": _minutes(sum(seconds)),
        "days": sum(one > 0 for one in seconds),
    }


def minutes_on(learner: Learner, day: int) -> int:
    """Whole minutes learned on a local `day`; what was begun counts as one."""
    return _minutes(seconds_on(learner.pace, day))


def _week(course: Course, learner: Learner, now: Moment) -> Json:
    today = local_day(now)
    monday = week_of(today)
    days = range(monday, monday + DAYS)
    return {
        "start": iso_of(monday),
        "end": iso_of(monday + DAYS - 1),
        "goal": _last_id(one for one in _week_goals(learner) if one.goal.by in days),
        "left": _last_id(_left_over(learner, monday)),
        "prompts": [{"prompt": code, "text": _written(learner, code, monday)} for code in prompts_of(today)],
        "minutes": [minutes_on(learner, day) for day in days],
        "planned": [_planned(course, learner, day) for day in days],
    }


def _week_goals(learner: Learner) -> Iterator[GoalKept]:
    return (one for one in learner.personal.goals if one.goal.kind == "week" and one.goal.standing != "dropped")


def _left_over(learner: Learner, monday: int) -> Iterator[GoalKept]:
    """Goals of earlier weeks of which nobody said whether they were reached."""
    return (
        one
        for one in _week_goals(learner)
        if one.goal.standing == "open" and one.goal.by is not None and one.goal.by < monday
    )


def _last_id(goals: Iterator[GoalKept]) -> str | None:
    found = [one.goal.id for one in goals]
    return found[-1] if found else None


def _written(learner: Learner, prompt: str, monday: int) -> str:
    """What was written to `prompt` in the week of `monday`."""
    for one in learner.personal.reflections:
        if one.prompt == prompt and week_of(local_day(one.moment)) == monday:
            return one.text
    return ""


def _planned(course: Course, learner: Learner, day: int) -> int:
    plan = learner.plan or course.plan
    if plan is None or not is_working(plan, day) or _is_outside(plan, day):
        return 0
    return round(minutes_per_day(course, plan))


def _is_outside(plan: Plan, day: int) -> bool:
    """Whether `day` is before the first or after the last day that `plan` names."""
    return (plan.start is not None and day < plan.start) or (plan.end is not None and day > plan.end)


def _minutes(seconds: int) -> int:
    return (seconds + 59) // 60
