"""From trails to results: counts, medians and percentiles. Pure; nothing is printed or advised here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from .calendar import Calendar
from .characters import CHARACTERS, GUESSING
from .facts import Facts
from .notes import AWARDED, LAST_RUNG
from .students import KINDS
from .trail import Guessing, Stay, Trail

STUCK_ITEMS = 25
"""Whoever is not practised after so many items is stuck, whatever help was offered.

Beck & Gong (2013) draw the line of wheel-spinning at 10 items without three right in a row;
ours is further away, since the ladder of help begins there.
"""


@dataclass(frozen=True, slots=True)
class Spread:
    """How a number is spread over `count` students: percentiles, by the nearest rank."""

    count: int
    low: float
    """The 10th percentile."""
    median: float
    most: float
    """The 80th."""
    high: float
    """The 90th."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many `of` so many."""

    count: int
    of: int

    @property
    def part(self) -> float:
        """Between 0 and 1; 0 of nobody is 0."""
        return self.count / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class CompetencyResult:
    """What became of one competency. `minutes` and `items` are those until *practised*, of those who came there."""

    facts: Facts
    minutes: Spread | None
    items: Spread | None
    begun: int
    """Students who worked on it."""
    stuck: Mapping[str, Share]
    """By character: of those who began."""
    held_up: int
    """Students who never finish and have answered most here of what they did not bring to an end."""
    missing: Mapping[str, int]
    """Of the stuck who try: those who truly lacked each prerequisite when it became hard."""
    rungs: Mapping[str, int]
    """Students to whom each rung of the ladder of help was offered."""
    truth: Mapping[str, Share]
    """By level: how often it was true when it was given."""
    guessing: Guessing
    ran_out: Share
    """Students who had been asked all practice questions before *practised*."""
    repeats: Share
    """Practice answers to a question that had been asked before."""
    soon: Share
    """Those of them within the last ten answers."""

    @property
    def all_stuck(self) -> Share:
        """The stuck of all who try: those who guess instead get stuck everywhere, whatever the course."""
        return _together(one for name, one in self.stuck.items() if name != GUESSING.name)


@dataclass(frozen=True, slots=True)
class Finish:
    """When the students of one character finished: the days from the start, sorted; the others never did."""

    character: str
    students: int
    days: tuple[int, ...]

    def by(self, part: float) -> int | None:
        """The day on which that part of all has finished, None if so many never do."""
        place = ceil(part * self.students) - 1
        return self.days[place] if 0 <= place < len(self.days) else None

    def until(self, day: int) -> Share:
        """Those who finish until `day`."""
        return Share(sum(each <= day for each in self.days), self.students)


@dataclass(frozen=True, slots=True)
class Results:
    """All that a simulation tells of a course."""

    calendar: Calendar
    competencies: tuple[CompetencyResult, ...]
    finish: Mapping[str, Finish]
    """By character."""
    everyone: Finish
    truth: Mapping[str, Mapping[str, Share]]
    """By kind of truth and level, over all competencies."""
    reviews: tuple[Spread, ...]
    """Minutes of review in each week, over all students."""
    minutes: Spread
    """Of work in all."""
    placement_items: float
    """The mean."""

    def of(self, competency: str) -> CompetencyResult:
        """The result of one competency."""
        return next(each for each in self.competencies if each.facts.id == competency)


def results_of(
    facts: Sequence[Facts], calendar: Calendar, trails: Sequence[Trail], guessing: Iterable[Guessing]
) -> Results:
    """The results of `trails` and of blind guessers, for the competencies in `facts`; at least one trail."""
    guessed = {each.competency: each for each in guessing}
    present = [each.name for each in CHARACTERS if any(trail.character == each.name for trail in trails)]
    return Results(
        calendar=calendar,
        competencies=tuple(_competency(each, trails, guessed[each.id], present) for each in facts),
        finish={name: _finish(name, [each for each in trails if each.character == name]) for name in present},
        everyone=_finish("everyone", trails),
        truth={kind: _truth(_stays(each for each in trails if each.kind == kind)) for kind in KINDS},
        reviews=_reviews(trails),
        minutes=_certain(spread([each.minutes for each in trails])),
        placement_items=sum(each.placement_items for each in trails) / len(trails),
    )


def spread(numbers: Iterable[float]) -> Spread | None:
    """The spread of `numbers`, None of none."""
    ordered = sorted(numbers)
    if not ordered:
        return None
    low, median, most, high = (ordered[max(ceil(part * len(ordered)) - 1, 0)] for part in (0.1, 0.5, 0.8, 0.9))
    return Spread(len(ordered), low, median, most, high)


def is_stuck(stay: Stay) -> bool:
    """Whether all help came to its end, or many items led nowhere."""
    return stay.supported or LAST_RUNG in stay.rungs or (not _is_practised(stay) and stay.items >= STUCK_ITEMS)


def _is_practised(stay: Stay) -> bool:
    return "practised" in stay.awards


def _is_begun(stay: Stay) -> bool:
    return stay.items > 0 or stay.minutes > 0


def _competency(
    facts: Facts, trails: Sequence[Trail], guessed: Guessing, characters: Sequence[str]
) -> CompetencyResult:
    stays = [(trail.character, trail.stays[facts.id]) for trail in trails if facts.id in trail.stays]
    begun = [stay for _, stay in stays if _is_begun(stay)]
    there = [stay for stay in begun if _is_practised(stay)]
    trying = [stay for character, stay in stays if character != GUESSING.name]
    items = sum(stay.items for stay in begun)
    return CompetencyResult(
        facts=facts,
        minutes=spread(stay.minutes for stay in there),
        items=spread(float(stay.items) for stay in there),
        begun=len(begun),
        stuck={name: _stuck(stay for character, stay in stays if character == name) for name in characters},
        held_up=sum(_held_up_at(trail) == facts.id for trail in trails),
        missing=Counter(needed for stay in trying if is_stuck(stay) for needed in stay.missing),
        rungs=Counter(rung for stay in begun for rung in stay.rungs),
        truth=_truth(stay for _, stay in stays),
        guessing=guessed,
        ran_out=Share(sum(stay.ran_out for stay in begun), len(begun)),
        repeats=Share(sum(stay.repeats for stay in begun), items),
        soon=Share(sum(stay.soon for stay in begun), items),
    )


def _held_up_at(trail: Trail) -> str | None:
    """Where a student who never finished has answered most, of what was not brought to an end."""
    left = {id: stay.items for id, stay in trail.stays.items() if "secure" not in stay.awards and not stay.supported}
    return max(left, key=left.__getitem__, default=None) if trail.finished is None else None


def _together(shares: Iterable[Share]) -> Share:
    found = list(shares)
    return Share(sum(one.count for one in found), sum(one.of for one in found))


def _stuck(stays: Iterable[Stay]) -> Share:
    begun = [stay for stay in stays if _is_begun(stay)]
    return Share(sum(is_stuck(stay) for stay in begun), len(begun))


def _truth(stays: Iterable[Stay]) -> dict[str, Share]:
    """By level, how often it was true when it was given."""
    awards = [stay.awards for stay in stays]
    given = {level: [each[level].true for each in awards if level in each] for level in AWARDED}
    return {level: Share(sum(found), len(found)) for level, found in given.items()}


def _stays(trails: Iterable[Trail]) -> list[Stay]:
    return [stay for trail in trails for stay in trail.stays.values()]


def _finish(name: str, trails: Sequence[Trail]) -> Finish:
    return Finish(name, len(trails), tuple(sorted(each.finished for each in trails if each.finished is not None)))


def _reviews(trails: Sequence[Trail]) -> tuple[Spread, ...]:
    return tuple(_certain(spread(week)) for week in zip(*(each.review_minutes for each in trails), strict=True))


def _certain(found: Spread | None) -> Spread:
    assert found is not None, "results are of at least one student"
    return found
