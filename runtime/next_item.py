"""The next item: which question to ask, and why.

Deterministic in course, learner and arguments: chance is a hash of the learner's turn and the
names, so that a page that is loaded again shows the same item. Which of a competency's practice
items suits best is in practice_item.py, what mixed checks and reviews ask in mixed_sets.py.
"""

from collections.abc import Iterable, Sequence

from .effects import NextItem
from .mixed_sets import Barred, check_item, review_item
from .model import Competency, Course, Item, Learner, Mode, record_of
from .moments import Moment
from .placement import next_placement_item
from .practice_item import Case, practice_item
from .reasons import because
from .showing import nothing, shown
from .standing import is_practised, is_ready


def next_item(
    course: Course,
    learner: Learner,
    competencies: Sequence[str],
    mode: Mode,
    now: Moment,
    avoid: Iterable[str] = (),
) -> NextItem:
    """The item to ask about one of `competencies`, never the last one nor one of `avoid`.

    Items reserved for checks are asked only in the modes "check" and "review", those reserved
    for the placement only in "placement". A review without competencies takes what is due.
    """
    asked = [course.competencies.get(course.competency_id(id)) for id in competencies]
    known = [one for one in asked if one is not None]
    barred = {course.item_id(id) for id in avoid} | {learner.last_item}
    match mode:
        case "check":
            return check_item(course, learner, known, now, barred)
        case "review":
            return review_item(course, learner, known, now, barred)
        case "placement":
            item, reason = next_placement_item(course, learner, barred)
            return nothing(reason, mode) if item is None else shown(item, learner, reason, mode)
    return _practice_item(course, learner, known, mode, now, barred)


# practice


def _practice_item(
    course: Course, learner: Learner, asked: Sequence[Competency], mode: Mode, now: Moment, barred: Barred
) -> NextItem:
    """The competency that needs it most, with the item that fits best.

    An item that needs another competency, too, is asked only where that is ready, as long as any
    of the competencies has others.
    """
    found = candidates(course, learner, asked, barred)
    if found is None:
        code = "no-other-item" if any(one.practice for one in asked) else "no-items"
        return nothing(because(code), mode)
    competency, items = found
    best, reason = practice_item(Case(course, learner, competency, now), items)
    return shown(best, learner, reason, mode)


def candidates(
    course: Course, learner: Learner, asked: Sequence[Competency], barred: Barred
) -> tuple[Competency, Sequence[Item]] | None:
    """The competency to practise, and the items to choose from; None where there is nothing to ask."""
    in_turn = sorted(asked, key=lambda one: _need(course, learner, one))
    for is_fair in (_needs_nothing_missing, _any):
        for competency in in_turn:
            free = [item for item in competency.practice if item.id not in barred]
            items = [item for item in free if is_fair(course, learner, competency, item)]
            if items:
                return competency, items
    return None


def _need(course: Course, learner: Learner, competency: Competency) -> tuple[bool, bool, int, int]:
    """Where to practise first: prerequisites in place, not yet practised, left alone longest.

    The last is what makes several competencies interleave.
    """
    return (
        not is_ready(course, learner, competency),
        is_practised(competency, learner),
        record_of(competency, learner).touched,
        competency.place,
    )


def _needs_nothing_missing(course: Course, learner: Learner, competency: Competency, item: Item) -> bool:
    """Whether every competency that `item` needs besides `competency` is ready to be practised."""
    others = (course.competencies.get(id) for id in item.competencies if id != competency.id)
    return all(one is None or is_ready(course, learner, one) for one in others)


def _any(course: Course, learner: Learner, competency: Competency, item: Item) -> bool:
    return True
