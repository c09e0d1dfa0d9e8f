"""Advice on a course as a whole: its end, its plan, its reviews; with every threshold and its reason."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from ..words import Sentence, say
from .advice import Advice, advice, students
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
    values = {"students": students(lost), "days": results.calendar.horizon}
    finding = say("{students} have not finished after {days} days.", **values)
    if guessing:
        finding = say(
            "{students} ({guessing} of them guess) have not finished after {days} days.",
            **values,
            guessing=guessing.students - len(guessing.days),
        )
    fix = say(
        "{count} of them are held up at '{title}', more than anywhere else: begin there, or give more minutes a day.",
        count=worst.held_up,
        title=worst.facts.title,
    )
    yield advice("no-end", worst.facts.id, lost.part, finding, fix)


def _plan(results: Results) -> Iterator[Advice]:
    end, calendar = results.calendar.end, results.calendar
    if end is None:
        return
    finished, day = results.everyone.until(end), results.everyone.by(PLANNED)
    asks = say(
        "The plan asks {minutes} minutes on {days} days a week and ends on {end}",
        minutes=f"{calendar.minutes:g}",
        days=_days_a_week(results),
        end=long_date(calendar.date_of(end)),
    )
    when = say("nine of ten would need even longer than was simulated")
    if day is not None:
        when = say("nine of ten would finish by {date}", date=long_date(calendar.date_of(day)))
    if finished.part < PLANNED:
        finding = say(
            "{plan}; {part} have finished then, and {when}.", plan=asks, part=percent(finished.part), when=when
        )
        yield advice("plan", None, 1 - finished.part, finding, _fix_of_plan(results, day, end))
    elif day is not None and day < ROOM * end:
        finding = say("{plan}; {when}.", plan=asks, when=when)
        fix = say("There is room for a project, or for fewer minutes a day.")
        yield advice("room", None, 1 - day / end, finding, fix)


def _fix_of_plan(results: Results, day: int | None, end: int) -> Sentence:
    calendar = results.calendar
    if day is None:
        return say("Give more minutes a day, a later end, or make a part of the course 'tier: extended'.")
    needed, there = (sum(each <= last for each in calendar.days) for last in (day, end))
    minutes = ceil(calendar.minutes * needed / max(there, 1))
    return say(
        "Give about {minutes} minutes a day, a later end, or make a part of the course 'tier: extended'.",
        minutes=minutes,
    )


def _review_load(results: Results) -> Iterator[Advice]:
    heaviest = max(results.reviews, key=lambda each: each.most, default=None)
    week = results.calendar.minutes * _days_a_week(results)
    if heaviest is None or heaviest.most <= REVIEW_LOAD * week:
        return
    place = results.reviews.index(heaviest) + 1
    finding = say(
        "In week {week} reviews take up to {most} minutes of four in five students' {minutes}, more than {share}.",
        week=place,
        most=f"{heaviest.most:.0f}",
        minutes=f"{week:.0f}",
        share=percent(REVIEW_LOAD),
    )
    fix = say("Let later competencies cover earlier ones ('covers:'), so that one review refreshes several.")
    yield advice("reviews", None, heaviest.most / week, finding, fix)


def _days_a_week(results: Results) -> int:
    """Working days in the fullest week."""
    days = results.calendar.days
    weeks = {day // DAYS_A_WEEK for day in days}
    return max((sum(day // DAYS_A_WEEK == week for day in days) for week in weeks), default=0)
