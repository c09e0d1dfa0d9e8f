"""Where the marks of the report's charts stand: numbers to places in percent. No colours, no SVG.

Places are in percent of a chart's width, so that one chart fits every screen; words stand
beside the charts as text, which neither shrinks nor is cut off.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from .calendar import DAYS_A_WEEK
from .results import CompetencyResult, Finish, Results, Share, Spread

STEPS = (1, 2, 5, 10, 15, 20, 30, 50, 60, 100, 150, 200, 300, 500, 1000)
MOST_TICKS = 6
LANES = 5
"""Dots of one row stand in so many lanes, so that equal ones do not hide each other."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis, and its text."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Range:
    """One competency's minutes: from the 10th to the 90th percentile, the median, the author's estimate."""

    result: CompetencyResult
    start: float
    width: float
    median: float
    said: float


@dataclass(frozen=True, slots=True)
class Dot:
    """One student."""

    at: float
    lane: int


@dataclass(frozen=True, slots=True)
class Strip:
    """The students of one character, by the day on which they finished."""

    finish: Finish
    dots: tuple[Dot, ...]
    median: float | None


@dataclass(frozen=True, slots=True)
class Column:
    """One week of reviews: half of the students need up to `median`, four in five up to `most`, in percent."""

    week: int
    start: float
    width: float
    median: float
    most: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One competency's stuck students and blind guessers, in percent of the axis."""

    result: CompetencyResult
    stuck: float
    guessed: float
    guessed_share: Share


@dataclass(frozen=True, slots=True)
class Axis:
    """From 0 to `top`, with ticks."""

    top: float
    ticks: tuple[Tick, ...]

    def place(self, number: float) -> float:
        """The place of `number` in percent, within the axis."""
        return round(min(max(100 * number / self.top, 0.0), 100.0), 2)


def axis(most: float) -> Axis:
    """An axis with round numbers for numbers up to `most`."""
    step = next((step for step in STEPS if most / step <= MOST_TICKS), STEPS[-1])
    count = max(ceil(most / step), 1)
    top = float(step * count)
    return Axis(top, tuple(Tick(round(100 * step * each / top, 2), str(step * each)) for each in range(count + 1)))


def minutes_axis(results: Results) -> Axis:
    """The axis of the minutes of all competencies."""
    found = [each.minutes.high for each in results.competencies if each.minutes]
    return axis(max([*found, *(each.facts.minutes for each in results.competencies)], default=1))


def ranges(results: Results, scale: Axis) -> list[Range]:
    """The rows of the minutes' chart."""
    return [_range(each, each.minutes, scale) for each in results.competencies]


def _range(result: CompetencyResult, minutes: Spread | None, scale: Axis) -> Range:
    said = scale.place(result.facts.minutes)
    if minutes is None:
        return Range(result, 0.0, 0.0, 0.0, said)
    start = scale.place(minutes.low)
    return Range(result, start, round(scale.place(minutes.high) - start, 2), scale.place(minutes.median), said)


def bars_axis(results: Results) -> Axis:
    """The axis, in percent of students, for the stuck and the guessers."""
    parts = [part for each in results.competencies for part in (each.all_stuck.part, _guessed(each).part)]
    return axis(max(100 * max(parts, default=0.0), 10.0))


def bars(results: Results, scale: Axis) -> list[Bar]:
    """The rows of the chart of the stuck and the guessers: the competencies that have any."""
    return [
        Bar(each, scale.place(100 * each.all_stuck.part), scale.place(100 * _guessed(each).part), _guessed(each))
        for each in results.competencies
        if each.all_stuck.count or each.guessing.practised
    ]


def _guessed(result: CompetencyResult) -> Share:
    return Share(result.guessing.practised, result.guessing.guessers)


def days_axis(results: Results) -> Axis:
    """The axis of days, as far as anybody finished or the plan goes."""
    last = max([*results.everyone.days, results.calendar.end or 0, DAYS_A_WEEK])
    return axis(last)


def strips(results: Results, scale: Axis) -> list[Strip]:
    """The rows of the chart of days to finish."""
    return [_strip(each, scale) for each in results.finish.values()]


def _strip(finish: Finish, scale: Axis) -> Strip:
    median = finish.by(0.5)
    return Strip(finish, _dots(finish.days, scale), None if median is None else scale.place(median))


def _dots(days: Iterable[int], scale: Axis) -> tuple[Dot, ...]:
    """Equal days go into different lanes, the middle one first."""
    order = sorted(range(LANES), key=lambda lane: abs(lane - LANES // 2))
    seen: dict[int, int] = {}
    dots = []
    for day in days:
        seen[day] = seen.get(day, -1) + 1
        dots.append(Dot(scale.place(day), order[seen[day] % LANES]))
    return tuple(dots)


def review_axis(results: Results) -> Axis:
    """The axis of the minutes of review a week."""
    return axis(max((each.most for each in results.reviews), default=1) or 1)


def columns(reviews: Sequence[Spread], scale: Axis) -> list[Column]:
    """The columns of the chart of reviews, one a week."""
    width = 100 / max(len(reviews), 1)
    return [
        Column(
            week=place + 1,
            start=round(place * width, 2),
            width=round(0.8 * width, 2),
            median=scale.place(each.median),
            most=scale.place(each.most),
        )
        for place, each in enumerate(reviews)
    ]
