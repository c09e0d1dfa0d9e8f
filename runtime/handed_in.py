"""Handed in: some of what a learner's progress file tells, without all the rest of its log."""

from .course import Course
from .engine import replay
from .events import event_from
from .log import progress_file_from
from .model import Learner


def learner_of_file(course: Course, file: str, types: tuple[str, ...]) -> tuple[str, Learner]:
    """The name in a progress file, empty where it has none, and its learner after the events of these `types`.

    Refused where it is no progress file of `course`.
    """
    told = progress_file_from(file, course.id)
    events = [event_from(event) for event in told.log if event["type"] in types]
    return told.learner or "", replay(course, events)
