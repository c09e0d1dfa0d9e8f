"""Mixed sets: which item a mixed check or a review asks, one for each of its competencies.

What is due for a check is in checks.py, what for a review in reviews.py.
"""

from collections.abc import Iterator, Sequence

from .chance import chance
from .checks import is_askable, is_due, was_asked_today
from .effects import NextItem
from .interests import is_liked
from .misconceptions import cleared_soon
from .model import Competency, Course, Item, Learner, record_of
from .moments import Moment, is_later_day
from .practice_item import turn_seen
from .reasons import because
from .reviews import review_queue
from .showing import nothing, shown
from .siblings import asked_today, siblings_of
from .standing import is_practised

type Barred = set[str | None]
type Pools = Iterator[tuple[Sequence[Item], str]]


def check_item(course: Course, learner: Learner, asked: Sequence[Competency], now: Moment, barred: Barred) -> NextItem:
    """One item for each competency that may be asked about today, in an order left to chance."""
    askable = [one for one in asked if is_askable(one, learner, now)]
    for competency in sorted(askable, key=lambda one: chance(learner.turn, one.id)):
        found = _best(course, learner, competency, _check_pools(course, learner, competency), barred, now)
        if found:
            return shown(found[0], learner, because(found[1], competency=competency.id), "check")
    complete = any(was_asked_today(one, learner, now) for one in asked)
    return nothing(because("check-complete" if complete else "check-not-due"), "check")


def review_item(course: Course, learner: Learner, asked: Sequence[Competency], now: Moment, barred: Barred) -> NextItem:
    """One item for each competency of `asked`, or of what is due where that is empty, in order.

    A competency is done for today once an answer that counts has told about its memory.
    """
    for competency in asked or review_queue(course, learner, now):
        if is_practised(competency, learner) and not _was_reviewed_today(competency, learner, now):
            pools = _review_pools(course, learner, competency, now)
            found = _best(course, learner, competency, pools, barred, now)
            if found:
                return shown(found[0], learner, because(found[1], competency=competency.id), "review")
    return nothing(because("review-complete"), "review")


def _best(
    course: Course, learner: Learner, competency: Competency, pools: Pools, barred: Barred, now: Moment
) -> tuple[Item, str] | None:
    """The best item of the first pool that has one, with the code of that pool.

    A second variant of a question is asked in one set only where there is nothing else; what
    learners judge themselves is never asked, since it proves nothing.
    """
    known = list(pools)
    siblings = siblings_of(course, barred) | asked_today(course, learner, competency, now)
    for shunned in (barred | siblings, barred):
        for items, code in known:
            free = [item for item in items if item.id not in shunned and not item.key.is_judged]
            if free:
                return min(free, key=lambda item: _rank(course, learner, competency, item)), code
    return None


def _check_pools(course: Course, learner: Learner, competency: Competency) -> Pools:
    """Where to look for an item, best first; only in need of one is an unfair item asked."""
    yield _fair(course, learner, competency.checks), "check-item"
    yield _fair(course, learner, competency.practice), "check-from-practice"
    yield competency.checks, "check-item"
    yield competency.practice, "check-from-practice"


def _review_pools(course: Course, learner: Learner, competency: Competency, now: Moment) -> Pools:
    """As in a check, where the review is one; else the reserved items are kept for a later check."""
    if is_due(competency, learner, now):
        yield from _check_pools(course, learner, competency)
    yield _fair(course, learner, competency.practice), "review-item"
    yield competency.practice, "review-item"
    yield competency.checks, "review-item"


def _fair(course: Course, learner: Learner, items: Sequence[Item]) -> list[Item]:
    """The items that need nothing but what is practised."""
    return [
        item
        for item in items
        if all(is_practised(course.competencies[id], learner) for id in item.competencies if id in course.competencies)
    ]


def _rank(course: Course, learner: Learner, competency: Competency, item: Item) -> tuple[bool, int, bool, int]:
    """What clears a misconception first, then the unseen, then what was seen longest ago, then what is liked."""
    turn = turn_seen(record_of(competency, learner), item)
    clears = cleared_soon(course, learner.suspicions, item, item.id in record_of(competency, learner).seen)
    return (clears is None, turn, not is_liked(learner, item.contexts), chance(learner.turn, item.id))


def _was_reviewed_today(competency: Competency, learner: Learner, now: Moment) -> bool:
    memory = record_of(competency, learner).memory
    return memory is not None and not is_later_day(memory.at, now, competency.policy.later_seconds)
