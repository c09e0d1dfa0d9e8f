"""What is noted while a virtual student works; becomes a `Trail` at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .calendar import DAYS_A_WEEK
from .students import Student
from .trail import Award, Stay, Trail

SOON = 10
"""An item asked again within so many answers counts as repeated soon."""
AWARDED = ("practised", "secure", "retained")
LAST_RUNG = "note"
HARD = 15
"""Where so many items have not led to *practised*, or help was offered, it has become hard."""


@dataclass(slots=True)
class _Stay:
    """A `Stay` in the making."""

    items: int = 0
    minutes: float = 0.0
    awards: dict[str, Award] = field(default_factory=dict)
    rungs: list[str] = field(default_factory=list)
    supported: bool = False
    missing: tuple[str, ...] | None = None
    repeats: int = 0
    soon: int = 0
    asked: set[str] = field(default_factory=set)
    ran_out: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it still counts what *practised* takes."""
        return "practised" not in self.awards


class Notes:
    """The notes on one student; `pools` holds the practice items of each competency."""

    def __init__(self, student: Student, pools: dict[str, frozenset[str]]) -> None:
        self.student = student
        self.sessions = 0
        self.minutes = 0.0
        self.placement_items = 0
        self.finished: int | None = None
        self._pools = pools
        self._stays = {competency: _Stay() for competency in pools}
        self._review: dict[int, float] = {}
        self._answers = 0
        self._last_asked: dict[str, int] = {}

    def read(self, competencies: Sequence[str], minutes: float) -> None:
        """A lesson on `competencies` was read; each has its share of the minutes."""
        self.minutes += minutes
        for competency in competencies:
            if self._stays[competency].is_open:
                self._stays[competency].minutes += minutes / len(competencies)

    def practised(self, competency: str, item: str, minutes: float, day: float) -> None:
        """An item was answered in practice of `competency`."""
        stay = self._stays[competency]
        self._count(item, minutes)
        if not stay.is_open:
            return
        stay.items += 1
        stay.minutes += minutes
        if item in stay.asked:
            stay.repeats += 1
        if stay.items >= HARD:
            self._look_back(competency, day)
        stay.asked.add(item)
        stay.ran_out = stay.ran_out or stay.asked >= self._pools[competency]

    def answered(self, item: str, mode: str, minutes: float, day: int) -> None:
        """An item was answered in a check, a review or the placement."""
        self._count(item, minutes)
        if mode == "review":
            week = day // DAYS_A_WEEK
            self._review[week] = self._review.get(week, 0.0) + minutes
        self.placement_items += mode == "placement"

    def is_soon(self, item: str) -> bool:
        """Whether `item` was asked within the last few answers."""
        last = self._last_asked.get(item)
        return last is not None and self._answers - last < SOON

    def repeated_soon(self, competency: str) -> None:
        """An item of `competency` came again soon."""
        if self._stays[competency].is_open:
            self._stays[competency].soon += 1

    def level(self, competency: str, level: str, day: float) -> None:
        """`competency` was called `level`; the first time of each counts."""
        awards = self._stays[competency].awards
        for each in AWARDED[: AWARDED.index(level) + 1] if level in AWARDED else ():
            awards.setdefault(each, Award(int(day), self.student.masters(competency, day)))

    def rung(self, competency: str, rung: str, day: float) -> None:
        """Help of that kind was offered."""
        self._look_back(competency, day)
        if rung not in self._stays[competency].rungs:
            self._stays[competency].rungs.append(rung)

    def helpless(self) -> list[str]:
        """Where the ladder of help came to its end and the student is no further."""
        return [
            competency
            for competency, stay in self._stays.items()
            if LAST_RUNG in stay.rungs and stay.is_open and not stay.supported
        ]

    def supported(self, competency: str) -> None:
        """The student goes on with support."""
        self._stays[competency].supported = True

    def finish(self, day: int, wanted: Iterable[str]) -> None:
        """Notes `day` as the last one if all that is `wanted` is secure or supported now."""
        stays = (self._stays[competency] for competency in wanted)
        if self.finished is None and all("secure" in stay.awards or stay.supported for stay in stays):
            self.finished = day

    def trail(self, weeks: int) -> Trail:
        """What is left behind, with `weeks` weeks of reviews."""
        return Trail(
            number=self.student.number,
            kind=self.student.kind,
            character=self.student.character.name,
            stays={competency: _stay(stay) for competency, stay in self._stays.items()},
            finished=self.finished,
            sessions=self.sessions,
            minutes=self.minutes,
            review_minutes=tuple(self._review.get(week, 0.0) for week in range(weeks)),
            placement_items=self.placement_items,
        )

    def _look_back(self, competency: str, day: float) -> None:
        """Notes which prerequisites are truly missing, the first time that it is asked."""
        stay = self._stays[competency]
        if stay.missing is None:
            needed = self.student.world.requires[competency]
            stay.missing = tuple(one for one in needed if not self.student.masters(one, day))

    def _count(self, item: str, minutes: float) -> None:
        self.minutes += minutes
        self._answers += 1
        self._last_asked[item] = self._answers


def _stay(noted: _Stay) -> Stay:
    return Stay(
        items=noted.items,
        minutes=noted.minutes,
        awards=noted.awards,
        rungs=tuple(noted.rungs),
        supported=noted.supported,
        missing=noted.missing or (),
        repeats=noted.repeats,
        soon=noted.soon,
        ran_out=noted.ran_out,
    )
