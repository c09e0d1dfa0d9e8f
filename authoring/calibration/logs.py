"""Logs: what several files tell of the same learners, put together.

A progress file has no name in it. Two files are of one learner if they share an event, as
ids of events are random; each learner is known by a hash of the id of their first event.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...runtime.engine import settled
from ...runtime.events import Attempted, Event, HintTaken, NotLearnedYet, Unknown
from ...runtime.model import Course


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """An event, as far as it matters to calibration: `verdict` is None where it is no answer."""

    happened: int
    """Seconds since the epoch."""
    event: str
    kind: str
    zone: int
    item: str | None = None
    tries: int = 1
    verdict: str | None = None
    guess: float = 0.0


def step_from(course: Course, event: Event) -> Step:
    """`event` as a step; an answer that was logged without its outcome is graded now."""
    plain = Step(event.at, event.id, event.type if isinstance(event, Unknown) else type(event).__name__, event.zone)
    if isinstance(event, HintTaken):
        return _replaced(plain, item=event.item)
    told = _with_outcome(course, event)
    if told is None or told.outcome is None or told.outcome.verdict == "handed-in":
        return plain
    tries = told.tries if isinstance(told, Attempted) else 1
    return _replaced(plain, told.item, tries, told.outcome.verdict, told.outcome.guess)


def _with_outcome(course: Course, event: Event) -> Attempted | NotLearnedYet | None:
    if isinstance(event, Attempted | NotLearnedYet) and event.outcome is not None:
        return event
    told = settled(course, event)
    return told if isinstance(told, Attempted | NotLearnedYet) else None


def _replaced(plain: Step, item: str, tries: int = 1, verdict: str | None = None, guess: float = 0.0) -> Step:
    return Step(plain.happened, plain.event, plain.kind, plain.zone, item, tries, verdict, guess)


def contradicting(logs: Sequence[Sequence[Step]]) -> set[int]:
    """The places of logs that tell one event differently: at least one of them was edited."""
    told: dict[str, Step] = {}
    where: defaultdict[str, list[int]] = defaultdict(list)
    differing: set[str] = set()
    for place, log in enumerate(logs):
        for step in log:
            where[step.event].append(place)
            if told.setdefault(step.event, step) != step:
                differing.add(step.event)
    return {place for event in differing for place in where[event]}


def repeated(logs: Sequence[Sequence[Step]]) -> dict[int, int]:
    """The places of logs that hold the same as an earlier one, each with the place of that one."""
    first: dict[frozenset[Step], int] = {}
    found: dict[int, int] = {}
    for place, log in enumerate(logs):
        earlier = first.setdefault(frozenset(log), place)
        if earlier != place:
            found[place] = earlier
    return found


def by_learner(logs: Iterable[Sequence[Step]]) -> dict[str, tuple[Step, ...]]:
    """The learners of `logs`, each with the union of their steps in order; sorted by name."""
    groups = _Groups()
    steps: dict[str, Step] = {}
    for log in logs:
        steps |= {step.event: step for step in log}
        groups.join([step.event for step in log])
    together: defaultdict[str, list[Step]] = defaultdict(list)
    for event, step in steps.items():
        together[groups.root(event)].append(step)
    named = {_name(ordered[0].event): tuple(ordered) for ordered in map(sorted, together.values())}
    return dict(sorted(named.items()))


def _name(event: str) -> str:
    return hashlib.sha256(event.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class _Groups:
    """Names that belong together, directly or by others (a union-find)."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def root(self, name: str) -> str:
        while self.parent[name] != name:
            self.parent[name] = self.parent[self.parent[name]]
            name = self.parent[name]
        return name

    def join(self, names: Sequence[str]) -> None:
        for name in names:
            self.parent.setdefault(name, name)
            self.parent[self.root(name)] = self.root(names[0])
