"""Remembering: what an answer does to the memories of competencies.

A memory begins with the first right answer that counts: from then on there is something to
forget. Later answers that count move it once a day, the first of the learner's day: that one
shows what lasted since the last time, while later ones show what was seen minutes ago. A wrong
answer and "I haven't learned this yet" are both *Again*. Help and repetitions do not count (see
evidence.py), so after a hint another question still reviews.

A right answer also refreshes what the competency covers, by its share (memory.refreshed).
"""

from collections.abc import Mapping, Sequence

from .changing import replace
from .memory import Memory, memory_after, refreshed
from .model import Competency, Course, Record
from .moments import Moment, is_later_day

type Records = Mapping[str, Record]


def records_remembering(
    course: Course, records: Records, told: Sequence[Competency], right: bool, now: Moment
) -> Records:
    """`records` with their memories after an answer that counts and is about `told`.

    `records` holds the answer already. A miss on an item of several competencies is laid at the
    door of the one that is least believed, as in answers.py.
    """
    tested = told if right else [min(told, key=lambda one: records[one.id].mastery)]
    moved: dict[str, Memory] = {}
    for one in tested:
        memory = _moved(one, records[one.id].memory, right, now)
        if memory is not None:
            moved[one.id] = memory
    if not moved:
        return records
    credit = _refreshed(course, records, [one for one in tested if one.id in moved], now) if right else {}
    memories = {**credit, **moved}
    return {**records, **{id: replace(records[id], memory=memory) for id, memory in memories.items()}}


def covered(course: Course, competency: Competency) -> Mapping[str, float]:
    """What practising `competency` practises, too, with its share; along chains, shares multiply.

    Of several ways to the same competency the strongest counts; chains end where less than
    ``covers_least`` is left.
    """
    found: dict[str, float] = {}
    ways = [(competency, 1.0)]
    while ways:
        one, before = ways.pop()
        for id, share in one.covers.items():
            share *= before
            if share < course.policy.covers_least or share <= found.get(id, 0.0) or id == competency.id:
                continue
            found[id] = share
            if id in course.competencies:
                ways.append((course.competencies[id], share))
    return found


def _moved(competency: Competency, memory: Memory | None, right: bool, now: Moment) -> Memory | None:
    """The memory after the answer, None where the answer leaves it as it was."""
    if memory is None:
        return memory_after(None, True, now) if right else None
    if not is_later_day(memory.at, now, competency.policy.later_seconds):
        return None
    return memory_after(memory, right, now)


def _refreshed(course: Course, records: Records, right: Sequence[Competency], now: Moment) -> dict[str, Memory]:
    """The memories that gain a share; those that the item asks for itself are no part of it."""
    found: dict[str, Memory] = {}
    for competency in right:
        for id, share in covered(course, competency).items():
            memory = found.get(id) or (records[id].memory if id in records else None)
            if memory is not None:
                found[id] = refreshed(memory, share, now)
    return found
