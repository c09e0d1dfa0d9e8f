"""All students of a simulation, on all processors; the same results whatever their number."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context

from ...runtime.model import course_from
from ..build.bundle import course_file
from ..course import Course
from .calendar import Calendar
from .guessers import guessing
from .students import student
from .trail import Guessing, Trail
from .walk import walk
from .world import world_of

Report = Callable[[int, int], None]
"""Called with how much is done and how much there is."""

LEAST_GUESSERS = 30
GUESSERS_A_STUDENT = 1 / 3
"""Guessers for each competency, by the number of students; they are quick."""


@dataclass(frozen=True, slots=True)
class Task:
    """What every process needs to know. `course` is the text of course.json."""

    course: str
    hinted: frozenset[str]
    measured: Mapping[str, float]
    """Difficulties that `mkcourse calibrate` has found, by item."""
    calendar: Calendar
    students: int
    seed: int

    @property
    def guessers(self) -> int:
        """Guessers for each competency."""
        return max(LEAST_GUESSERS, round(GUESSERS_A_STUDENT * self.students))


@dataclass(frozen=True, slots=True)
class Outcome:
    """All trails, by the students' numbers, and the guessers of each competency in course order."""

    trails: tuple[Trail, ...]
    guessing: tuple[Guessing, ...]


type Job = int | str
"""The number of a student, or the competency of guessers."""


def task_of(course: Course, calendar: Calendar, students: int, seed: int) -> Task:
    """The task for `course`, compiled in memory."""
    hinted = frozenset(item.id for item in course.items if item.hints)
    measured = {id: told["difficulty"] for id, told in course.calibration.items.items() if "difficulty" in told}
    return Task(course_file(course, {}), hinted, measured, calendar, students, seed)


def simulated(task: Task, processes: int | None = None, report: Report = lambda done, total: None) -> Outcome:
    """The outcome of `task` with so many processes, or one for each processor.

    KeyboardInterrupt ends the processes at once and goes on to the caller.
    """
    jobs = list(_jobs(task))
    workers = min(processes or os.process_cpu_count() or 1, len(jobs))
    found: dict[Job, Trail | Guessing] = {}
    for job, result in _done(task, jobs, workers):
        found[job] = result
        report(len(found), len(jobs))
    results = [found[job] for job in jobs]
    trails = tuple(each for each in results if isinstance(each, Trail))
    return Outcome(trails, tuple(each for each in results if isinstance(each, Guessing)))


def _jobs(task: Task) -> Iterator[Job]:
    yield from range(task.students)
    for one in json.loads(task.course)["competencies"]:
        yield str(one["id"])


def _done(task: Task, jobs: list[Job], workers: int) -> Iterator[tuple[Job, Trail | Guessing]]:
    """Each job with its result, in any order."""
    if workers == 1:
        here = _Workshop(task)
        yield from ((job, here.result(job)) for job in jobs)
        return
    with _pool(task, workers) as pool:
        futures: dict[Future[Trail | Guessing], Job] = {pool.submit(_result, job): job for job in jobs}
        for future in as_completed(futures):
            yield futures[future], future.result()


@contextmanager
def _pool(task: Task, workers: int) -> Iterator[ProcessPoolExecutor]:
    """Fresh processes ("spawn"): the same on every system, and safe beside a progress bar's thread."""
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin, initargs=(task,))
    try:
        yield pool
    except BaseException:
        for process in list((pool._processes or {}).values()):
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class _Workshop:
    """What one process keeps from job to job."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.course = course_from(json.loads(task.course))
        self.world = world_of(self.course, task.hinted, task.measured, task.seed)

    def result(self, job: Job) -> Trail | Guessing:
        if isinstance(job, int):
            return walk(self.course, self.task.calendar, student(job, self.task.seed, self.world))
        return guessing(self.course, self.world, job, self.task.guessers, self.task.seed)


_workshop: _Workshop | None = None


def _begin(task: Task) -> None:
    """Gets a process ready; Ctrl-C is the parent's to handle."""
    global _workshop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _workshop = _Workshop(task)


def _result(job: Job) -> Trail | Guessing:
    assert _workshop is not None, "a process works only after _begin"
    return _workshop.result(job)
