"""Reading: from files of any kind to learners, each once, and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...runtime.model import Course
from ..words import Sentence, say
from .files import PARQUET, Log, Skipped, files_of, read_progress_file
from .logs import Step, by_learner, contradicting, repeated

type Report = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Learners:
    """The steps of each learner by name, how many files they come from, and the files left out."""

    steps: dict[str, tuple[Step, ...]]
    files: int
    skipped: tuple[Skipped, ...]


def read_learners(course: Course, arguments: Sequence[str], report: Report) -> Learners:
    """The learners of `course` in the files that `arguments` name; a file at most once in `skipped`."""
    paths, skipped = files_of(arguments)
    logs: list[Log] = []
    for done, path in enumerate(paths):
        report(say("reading progress files"), done, len(paths))
        for read in _read(course, path):
            logs.append(read) if isinstance(read, Log) else skipped.append(read)
    logs, without = _sound(logs)
    kept = {log.path for log in logs}
    told = {each.path: each for each in reversed([*skipped, *without])}
    return Learners(by_learner(log.steps for log in logs), len(kept), tuple(told[path] for path in sorted(told)))


def _read(course: Course, path: Path) -> Iterator[Log | Skipped]:
    if path.suffix != PARQUET:
        yield read_progress_file(course, path)
        return
    from .parquet import read_parquet

    read = read_parquet(course.id, path)
    if isinstance(read, Skipped):
        yield read
    else:
        yield from read


def _sound(logs: Sequence[Log]) -> tuple[list[Log], list[Skipped]]:
    """The logs that tell something of their own and contradict no other, and why the rest is left out."""
    reasons: dict[int, Sentence] = {}
    for place, log in enumerate(logs):
        if not log.steps:
            reasons[place] = say("holds no events")
    steps = [log.steps for log in logs]
    for place, earlier in repeated(steps).items():
        reasons.setdefault(place, say("holds the same as '{path}'", path=logs[earlier].path))
    for place in contradicting(steps):
        reasons[place] = say("tells an event otherwise than another file: one of the two was edited")
    kept = [log for place, log in enumerate(logs) if place not in reasons]
    return kept, [Skipped(logs[place].path, reasons[place]) for place in sorted(reasons)]
