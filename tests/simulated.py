"""Made results of a simulation, for tests: small, and each number said where it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from mkcourse.authoring.simulation.calendar import Calendar, calendar_of
from mkcourse.authoring.simulation.facts import Facts
from mkcourse.authoring.simulation.results import Results, results_of
from mkcourse.authoring.simulation.students import KINDS, Kind
from mkcourse.authoring.simulation.trail import Award, Guessing, Stay, Trail

MONDAY = date(2026, 9, 7)


def facts(id: str = "halves", **changes: object) -> Facts:
    """A competency that nothing is wrong with."""
    made = Facts(
        id=id,
        title=id.replace("-", " ").capitalize(),
        minutes=20,
        requires=(),
        questions=12,
        easy=6,
        guessable=0,
        typed=6,
        lessons=3,
        has_worked_example=True,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def stay(**changes: object) -> Stay:
    """A student's way through a competency that nothing is wrong with."""
    awards = {"practised": Award(1, True), "secure": Award(3, True)}
    return replace(Stay(items=8, minutes=20.0, awards=awards), **changes)  # type: ignore[arg-type]


def never(items: int = 30) -> Stay:
    """A student's way that led nowhere."""
    return Stay(items=items, minutes=40.0, rungs=("representation", "note"))


def trail(number: int, stays: Mapping[str, Stay], character: str = "average", **changes: object) -> Trail:
    """A student who finished on the tenth day."""
    kind: Kind = KINDS[number % 3]
    made = Trail(
        number=number,
        kind=kind,
        character=character,
        stays=stays,
        finished=10,
        sessions=5,
        minutes=100.0,
        review_minutes=(0.0, 2.0),
        placement_items=0,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def calendar(plan: Mapping[str, object] | None = None, horizon: int | None = 120) -> Calendar:
    """Twenty minutes on five days a week, without an end."""
    return calendar_of(plan or {}, horizon=horizon)


def results(
    trails: Iterable[Trail],
    competencies: Iterable[Facts] | None = None,
    guessed: Mapping[str, tuple[int, int]] | None = None,
    when: Calendar | None = None,
) -> Results:
    """The results of `trails`; of 100 blind guessers `guessed` says how many got practised and secure."""
    known = tuple(competencies or [facts()])
    found = {each.id: (guessed or {}).get(each.id, (0, 0)) for each in known}
    guessing = [Guessing(id, 100, *numbers) for id, numbers in found.items()]
    return results_of(known, when or calendar(), list(trails), guessing)
