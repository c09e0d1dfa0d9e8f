"""The whole of `mkcourse simulate` as one value: how it was run, its results, and the advice."""

from __future__ import annotations

from dataclasses import dataclass

from ..course import Course
from ..words import SaidError, say
from .advice import Advice, best_advice, ranked
from .calendar import calendar_of
from .competency_advice import competency_advice
from .course_advice import course_advice
from .facts import facts_of
from .results import Results, results_of
from .run import Report, simulated, task_of


@dataclass(frozen=True, slots=True)
class Simulation:
    """A simulation of `course`: `advice` is all of it, the most important first."""

    course: Course
    students: int
    seed: int
    results: Results
    advice: tuple[Advice, ...]

    @property
    def shown(self) -> tuple[Advice, ...]:
        """The advice to show."""
        return best_advice(self.advice)

    @property
    def untold(self) -> int:
        """How much advice is not shown."""
        return len(self.advice) - len(self.shown)


def all_advice(results: Results) -> tuple[Advice, ...]:
    """Every piece of advice, the most important first."""
    return ranked([*course_advice(results), *competency_advice(results)])


class NothingToSimulateError(SaidError):
    """The course has nothing that a student could be asked."""


def simulate(
    course: Course,
    students: int,
    seed: int = 1,
    horizon: int | None = None,
    processes: int | None = None,
    report: Report = lambda done, total: None,
) -> Simulation:
    """Send `students` through `course` for `horizon` days (None: enough for the slow).

    Raises NothingToSimulateError for a course without practice questions.
    """
    if not any(item.use == "practice" for item in course.items):
        told = say("'{title}' has no practice questions, so there is nothing to simulate", title=course.title)
        raise NothingToSimulateError(told)
    calendar = calendar_of(course.plan, sum(each.minutes for each in course.competencies), horizon)
    outcome = simulated(task_of(course, calendar, students, seed), processes, report)
    results = results_of(facts_of(course), calendar, outcome.trails, outcome.guessing)
    return Simulation(course, students, seed, results, all_advice(results))
