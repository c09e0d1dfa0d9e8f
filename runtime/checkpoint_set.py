"""The set of a checkpoint: its questions one after the other, as its author wrote them.

Its questions are asked nowhere else, whether they are sealed or not.
"""

from collections.abc import Sequence

from .effects import NextItem
from .model import Course, Item, Learner
from .reasons import because
from .showing import nothing, shown


def left_of(course: Course, learner: Learner, checkpoint: str) -> list[Item]:
    """The questions of `checkpoint` that the learner never answered."""
    return [item for item in course.items.values() if item.sealed == checkpoint and not _is_answered(learner, item)]


def checkpoint_item(course: Course, learner: Learner, checkpoint: str, avoid: Sequence[str]) -> NextItem:
    """The first question that is left and not to be avoided."""
    for item in left_of(course, learner, checkpoint):
        if item.id not in avoid:
            return shown(item, learner, because("checkpoint-item"), "check")
    return nothing(because("check-complete"), "check")


def _is_answered(learner: Learner, item: Item) -> bool:
    records = (learner.records.get(id) for id in item.competencies)
    return any(record is not None and item.id in record.seen for record in records)
