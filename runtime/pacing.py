"""Pacing: a date for each competency, how far ahead or behind one is, and what to do about it.

The plan counts minutes over a calendar: the course's or the learner's own. Dates steer pace,
never mastery: nothing here is read by levels.py, and nothing is ever locked. The dates
themselves are outlook.py's and finishing.py's; as JSON the schedule is plan_view.py's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from .dates import iso_of
from .effects import PlanMoved
from .fields import Malformed
from .finishing import Finishing
from .model import Course, Learner
from .moments import Moment, local_day
from .outlook import Outlook
from .plans import Plan, plan_from
from .reasons import Reason, because
from .workload import share_left


@dataclass(frozen=True, slots=True)
class Dated:
    """When a competency should be practised (`by`), and when it will be (`expected`); local days.

    `expected` is None for what is practised and for what has no end.
    """

    competency: str
    by: int
    expected: int | None
    done: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to go on where the last day can't be kept: another `plan`, with which all is done by
    `end`, and the last day kept if it is `in_time`."""

    kind: Literal["minutes", "without-extended", "later-end"]
    plan: Plan
    end: int
    in_time: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class Schedule:
    """The plan of one learner on one day. `days` counts working days ahead, negative behind.

    `target` is the competency where one should be today, `should` how many should be practised
    by tonight; `finish` the day on which all will be, None where that can't be told.
    """

    plan: Plan
    start: int
    end: int | None
    minutes_per_day: float
    done: int
    total: int
    reason: Reason
    days: int = 0
    target: str | None = None
    should: int = 0
    finish: int | None = None
    dates: tuple[Dated, ...] = ()
    choices: tuple[Choice, ...] = ()


def plan_of(course: Course, learner: Learner) -> Plan | None:
    """The learner's own calendar, else the course's, else none."""
    return learner.plan or course.plan


def schedule(course: Course, learner: Learner, now: Moment) -> Schedule | None:
    """The plan as of `now`, None where there is no calendar.

    A calendar without a day to learn, and one with nothing left to do, has no dates; its reason
    says which it is.
    """
    plan = plan_of(course, learner)
    if plan is None:
        return None
    outlook = Outlook(course, learner, plan, now)
    return _without_dates(outlook) if _why_no_dates(outlook) else _with_dates(outlook)


def days_on_plan(course: Course, learner: Learner, now: Moment) -> int | None:
    """Whole working days ahead of the plan, negative behind it; None where there is none to keep."""
    plan = plan_of(course, learner)
    if plan is None:
        return None
    outlook = Outlook(course, learner, plan, now)
    return None if _why_no_dates(outlook) else outlook.days_ahead()


def plan_moved(course: Course, before: Learner, after: Learner, now: Moment) -> tuple[PlanMoved, ...]:
    """That an event moved the learner by a whole day or more against the plan, or finished it, if
    it did.

    A replay of a log goes without, as this costs as much as the rest of a step.
    """
    plan = plan_of(course, after)
    gains = _gains(course, before, after)
    if plan is None or (plan is plan_of(course, before) and not gains):
        return ()
    outlook = Outlook(course, after, plan, now)
    if _is_finished(outlook) and not _was_finished(course, before, now):
        return (PlanMoved(0, because("plan-finished")),)
    if _why_no_dates(outlook):
        return ()
    days, earlier = outlook.days_ahead(), _days_before(outlook, before, gains, now)
    if days == earlier:
        return ()
    found = _with_dates(outlook)
    return (PlanMoved(days, found.reason),)


def _gains(course: Course, before: Learner, after: Learner) -> dict[str, float]:
    """By how much of its work each competency came nearer to its end, where it did."""
    if before.records is after.records and before.lessons is after.lessons:
        return {}
    read = {id for lesson in after.lessons - before.lessons for id in course.lessons[lesson].teaches}
    told = {id for id, record in after.records.items() if before.records.get(id) is not record}
    changed = [course.competencies[id] for id in read | told if id in course.competencies]
    gains = {one.id: share_left(one, before) - share_left(one, after) for one in changed}
    return {id: gain for id, gain in gains.items() if gain}


def _days_before(outlook: Outlook, before: Learner, gains: Mapping[str, float], now: Moment) -> int | None:
    """The days ahead without `gains`, on the plan that it was."""
    if plan_of(outlook.course, before) is not outlook.plan:
        return days_on_plan(outlook.course, before, now)
    known = outlook.course.competencies
    planned = {part.competency.id for part in outlook.parts}
    return outlook.days_ahead(sum(gain * known[id].minutes for id, gain in sorted(gains.items()) if id in planned))


def learner_with_plan(learner: Learner, plan: Mapping[str, object] | None, now: Moment) -> Learner:
    """`learner` with a calendar of their own, which starts today if it does not say when.

    None, or an empty one, returns to the course's; one that can't be read changes nothing.
    """
    try:
        own = None if plan is None else plan_from(plan)
    except Malformed:
        return learner
    if own is not None and own.start is None:
        own = replace(own, start=local_day(now))
    return replace(learner, plan=own)


# the schedule


def _is_finished(outlook: Outlook) -> bool:
    return outlook.done == len(outlook.parts)


def _was_finished(course: Course, before: Learner, now: Moment) -> bool:
    plan = plan_of(course, before)
    return plan is not None and _is_finished(Outlook(course, before, plan, now))


def _why_no_dates(outlook: Outlook) -> Reason | None:
    if _is_finished(outlook):
        return because("plan-finished")
    if outlook.minutes <= 0:
        return because("plan-no-minutes")
    if not outlook.calendar:
        return because("plan-too-long" if _has_days(outlook) else "plan-no-days")
    return None


def _has_days(outlook: Outlook) -> bool:
    """Whether a plan without an end has days to learn, so that only its end is out of sight."""
    return outlook.end is None and bool(outlook.plan.weekdays)


def _without_dates(outlook: Outlook) -> Schedule:
    return Schedule(
        plan=outlook.plan,
        start=outlook.start,
        end=outlook.end,
        minutes_per_day=outlook.minutes,
        done=outlook.done,
        total=len(outlook.parts),
        reason=_why_no_dates(outlook) or because("plan-no-days"),
    )


def _with_dates(outlook: Outlook) -> Schedule:
    finishing, days = Finishing(outlook), outlook.days_ahead()
    end = outlook.calendar[-1] if outlook.end is None else outlook.end
    dates = tuple(_dated(outlook, finishing.expected))
    finish = [one for one in dates if not one.done][-1].expected
    to_come = [one for one in dates if one.by >= outlook.today]
    is_kept = _is_kept(outlook, end, days, finish)
    return replace(
        _without_dates(outlook),
        reason=_reason(outlook, end, days, finish),
        days=days,
        target=to_come[0].competency if to_come and outlook.start <= outlook.today else None,
        should=sum(one.by <= outlook.today for one in dates),
        finish=finish,
        dates=dates,
        choices=() if is_kept else _choices(outlook, finishing, end, finish),
    )


def _dated(outlook: Outlook, expected: Mapping[str, int]) -> Iterator[Dated]:
    track = outlook.track()
    for part in outlook.parts:
        by = outlook.calendar[track.last_day(part.until) - 1]
        yield Dated(part.competency.id, by, expected.get(part.competency.id), part.left <= 0)


def _is_kept(outlook: Outlook, end: int, days: int, finish: int | None) -> bool:
    """Whether the last day is kept. One that the plan does not name matters only to who is behind."""
    if finish is None or outlook.today > end:
        return False
    return finish <= end or (days >= 0 and not outlook.is_end_named)


def _reason(outlook: Outlook, end: int, days: int, finish: int | None) -> Reason:
    if finish is None:
        return because("plan-too-long")
    if outlook.today > end:
        return because("plan-over", end=iso_of(end))
    if not _is_kept(outlook, end, days, finish):
        return _too_late(end, days, finish)
    if days < 0:
        return because("plan-behind-in-time", days=-days, finish=iso_of(finish))
    if days > 0:
        return because("plan-ahead", days=days)
    if outlook.today < outlook.start:
        return because("plan-not-begun", start=iso_of(outlook.start))
    return because("plan-on-time")


def _too_late(end: int, days: int, finish: int) -> Reason:
    """The end can't be kept: for who is behind, and for who has too few minutes a day."""
    if days < 0:
        return because("plan-behind", days=-days, end=iso_of(end), finish=iso_of(finish))
    return because("plan-too-full", end=iso_of(end), finish=iso_of(finish))


# the choices


def _choices(outlook: Outlook, finishing: Finishing, end: int, finish: int | None) -> tuple[Choice, ...]:
    """What can be done where the last day can't be kept.

    Their plans name the first and last day even where `outlook.plan` leaves that to be found, as
    else the days could be others once one is taken.
    """
    plan = replace(outlook.plan, start=outlook.start, end=end)
    found = (
        _more_minutes(outlook, finishing, plan, end),
        _core(outlook, finishing, plan, end),
        _later_end(plan, finish),
    )
    return tuple(one for one in found if one is not None)


def _more_minutes(outlook: Outlook, finishing: Finishing, plan: Plan, end: int) -> Choice | None:
    """The same last day with new minutes a day, if that is not more than a day can bear."""
    minutes = finishing.minutes_needed(end)
    if minutes is None or minutes > outlook.course.policy.most_daily_minutes:
        return None
    reason = because("choice-minutes", minutes=minutes)
    return Choice("minutes", replace(plan, minutes_per_day=minutes), end, True, reason)


def _core(outlook: Outlook, finishing: Finishing, plan: Plan, end: int) -> Choice | None:
    """The core alone, if there is something beyond it still to do."""
    left = [part for part in outlook.parts if part.left > 0]
    core = [part.competency.id for part in left if part.core]
    if len(core) == len(left):
        return None
    alone = replace(plan, without_extended=True)
    if not core:
        return Choice("without-extended", alone, outlook.today, True, because("choice-core-done"))
    finish = finishing.expected.get(core[-1])
    if finish is None:
        return None
    reason = because("choice-without-extended", end=iso_of(finish))
    return Choice("without-extended", alone, finish, finish <= end, reason)


def _later_end(plan: Plan, finish: int | None) -> Choice | None:
    """The same minutes a day with a new last day, if there is one. That it comes too late for the exam is told."""
    if finish is None:
        return None
    reason = because("choice-later-end", end=iso_of(finish))
    if plan.exam is not None and finish >= plan.exam:
        reason = because("choice-later-end-after-exam", end=iso_of(finish), exam=iso_of(plan.exam))
    return Choice("later-end", replace(plan, end=finish), finish, True, reason)
