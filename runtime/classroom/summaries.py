"""Summaries: whether what a progress file says of itself is what its log gives."""

from collections.abc import Iterator

from ..engine import replay
from ..log import ProgressFile
from ..model import LEVELS, Course, Learner
from ..summary import Summary, levels_begun
from .findings import Sign, sign
from .verdicts import vouched_for


def summary_doubts(course: Course, engine: str, file: ProgressFile, learner: Learner) -> Iterator[Sign]:
    """Where the summary of `file` contradicts its log, after which, as far as it is vouched for, it is `learner`.

    Levels are compared where the same engine gave them with the same edition of the course: another may come to others.
    """
    summary = file.summary
    if summary is None:
        return
    if summary.events != file.entries:
        yield sign("summary-entries", said=summary.events, n=file.entries)
    elif summary.engine == engine != "" and summary.edition == course.edition:
        yield from _of_levels(course, summary, file, learner)


def _of_levels(course: Course, summary: Summary, file: ProgressFile, learner: Learner) -> Iterator[Sign]:
    """The first level that the log does not give."""
    counted = vouched_for(file)
    rest = file.events[len(counted) :]
    if (*counted, *rest) != file.events:
        return  # entries in between are left out, so that nobody knows what the device went by
    levels = levels_begun(course, replay(course, rest, learner))
    for id in course.competencies:
        said, found = summary.levels.get(id, LEVELS[0]), levels.get(id, LEVELS[0])
        if said != found:
            yield sign("summary-level", competency=id, said=said, found=found)
            return  # one is enough to know
