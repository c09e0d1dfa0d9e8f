"""Advice on a course as a whole: its end, its plan, its reviews; with every threshold and its reason."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from .advice import Advice, advice, so_many
from .calendar import DAYS_A_WEEK
from .characters import GUESSING
from .phrases import long_date, percent
from .results import Results, Share

NO_END = 0.03
"""Students without an end that are worth a word."""
PLANNED = 0.9
"""Students who should finish within the plan."""
ROOM = 0.6
"""A plan of which so little is needed has room."""
REVIEW_LOAD = 0.3
"""The part of a week's minutes that reviews may take (engine.md)."""


def course_advice(results: Results) -> Iterator[Advice]:
    """All advice on the course."""
    yield from _no_end(results)
    yield from _plan(results)
    yield from _review_load(results)


def _no_end(results: Results) -> Iterator[Advice]:
    everyone = results.everyone
    lost = Share(everyone.students - len(everyone.days), everyone.students)
    if lost.part < NO_END:
        return
    worst = max(results.competencies, key=lambda each: each.held_up)
    guessing = results.finish.get(GUESSING.name)
    of_guessing = f" ({guessing.students - len(guessing.days)} of them guess)" if guessing else ""
    finding = f"{so_many(lost, 'student')}{of_guessing} have not finished after {results.calendar.horizon} days."
    fix = (
        f"{worst.held_up} of them are held up at '{worst.facts.title}', more than anywhere else: "
        "begin there, or give more minutes a day."
    )
    yield advice("no-end", worst.facts.id, lost.part, finding, fix)


def _plan(results: Results) -> Iterator[Advice]:
    end, calendar = results.calendar.end, results.calendar
    if end is None:
        return
    finished, day = results.everyone.until(end), results.everyone.by(PLANNED)
    asks = f"The plan asks {calendar.minutes:g} minutes on {_days_a_week(results)} days a week"
    last = long_date(calendar.date_of(end))
    if finished.part < PLANNED:
        when = "would need even longer than was simulated"
        if day is not None:
            when = f"would finish by {long_date(calendar.date_of(day))}"
        finding = f"{asks} and ends on {last}; {percent(finished.part)} have finished then, and nine of ten {when}."
        yield advice("plan", None, 1 - finished.part, finding, _fix_of_plan(results, day, end))
    elif day is not None and day < ROOM * end:
        finding = f"{asks} and ends on {last}; nine of ten would finish by {long_date(calendar.date_of(day))}."
        yield advice("room", None, 1 - day / end, finding, "There is room for a project, or for fewer minutes a day.")


def _fix_of_plan(results: Results, day: int | None, end: int) -> str:
    calendar = results.calendar
    if day is None:
        return "Give more minutes a day, a later end, or make a part of the course 'tier: extended'."
    needed, there = (sum(each <= last for each in calendar.days) for last in (day, end))
    minutes = ceil(calendar.minutes * needed / max(there, 1))
    return f"Give about {minutes} minutes a day, a later end, or make a part of the course 'tier: extended'."


def _review_load(results: Results) -> Iterator[Advice]:
    heaviest = max(results.reviews, key=lambda each: each.most, default=None)
    week = results.calendar.minutes * _days_a_week(results)
    if heaviest is None or heaviest.most <= REVIEW_LOAD * week:
        return
    place = results.reviews.index(heaviest) + 1
    finding = (
        f"In week {place} reviews take up to {heaviest.most:.0f} minutes of four in five students' {week:.0f}, "
        f"more than {percent(REVIEW_LOAD)}."
    )
    fix = "Let later competencies cover earlier ones ('covers:'), so that one review refreshes several."
    yield advice("reviews", None, heaviest.most / week, finding, fix)


def _days_a_week(results: Results) -> int:
    """Working days in the fullest week."""
    days = results.calendar.days
    weeks = {day // DAYS_A_WEEK for day in days}
    return max((sum(day // DAYS_A_WEEK == week for day in days) for week in weeks), default=0)
