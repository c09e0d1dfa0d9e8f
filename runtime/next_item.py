"""The next item: which question to ask, and why.

Deterministic in course, learner and arguments: chance is a hash of the learner's turn and the
names, so that a page that is loaded again shows the same item.
"""

from collections.abc import Iterable, Iterator, Sequence

from .chance import chance
from .checks import is_askable, was_asked_today
from .effects import NextItem
from .evidence import why_it_does_not_count
from .keys import ChoiceKey
from .model import Competency, Course, Item, Learner, Mode, Record, record_of
from .moments import Moment
from .ready import is_practised, is_ready
from .reasons import Reason, because

UNSEEN = -1


def next_item(
    course: Course,
    learner: Learner,
    competencies: Sequence[str],
    mode: Mode,
    now: Moment,
    avoid: Iterable[str] = (),
) -> NextItem:
    """The item to ask about one of `competencies`, never the last one nor one of `avoid`.

    Items reserved for checks are asked only in mode "check".
    """
    asked = [course.competencies.get(course.competency_id(id)) for id in competencies]
    known = [one for one in asked if one is not None]
    barred = {course.item_id(id) for id in avoid} | {learner.last_item}
    if mode == "check":
        return _check_item(course, learner, known, now, barred)
    return _practice_item(course, learner, known, mode, now, barred)


def _shown(item: Item, learner: Learner, reason: Reason, mode: Mode) -> NextItem:
    order: Sequence[str] = ()
    if isinstance(item.key, ChoiceKey):
        order = item.key.options
        if item.key.shuffle:
            order = sorted(order, key=lambda option: chance(learner.turn, item.id, option))
    return NextItem(item.id, tuple(order), reason, mode)


def _none(reason: Reason, mode: Mode) -> NextItem:
    return NextItem(None, (), reason, mode)


# practice


def _practice_item(
    course: Course,
    learner: Learner,
    asked: Sequence[Competency],
    mode: Mode,
    now: Moment,
    barred: set[str | None],
) -> NextItem:
    for competency in sorted(asked, key=lambda one: _need(course, learner, one)):
        items = [item for item in competency.practice if item.id not in barred]
        if items:
            ranks = {item.id: _rank(course, learner, competency, item, now) for item in items}
            best = min(items, key=lambda item: ranks[item.id])
            return _shown(best, learner, _reason(course, learner, competency, best, now), mode)
    code = "no-other-item" if any(one.practice for one in asked) else "no-items"
    return _none(because(code), mode)


def _need(course: Course, learner: Learner, competency: Competency) -> tuple[bool, bool, int, int]:
    """Where to practise first: prerequisites in place, not yet practised, left alone longest."""
    return (
        not is_ready(course, learner, competency),
        is_practised(competency, learner),
        record_of(competency, learner).touched,
        competency.place,
    )


def _rank(course: Course, learner: Learner, competency: Competency, item: Item, now: Moment) -> tuple[float, ...]:
    """How well `item` suits, the lowest best; the first difference decides."""
    record = record_of(competency, learner)
    return (
        _needs_what_is_missing(course, learner, competency, item),
        _why_not(course, learner, record, item, now) is not None,
        _would_be_too_guessable(competency, record, item),
        _turn_seen(record, item),
        -_clears(course, learner, item),
        round(abs(item.level - _fitting_level(competency, record))),
        _has_last_form(course, record, item),
        chance(learner.turn, item.id),
    )


def _needs_what_is_missing(course: Course, learner: Learner, competency: Competency, item: Item) -> bool:
    """Whether `item` needs another competency, too, that is not ready to be practised."""
    others = (course.competencies.get(id) for id in item.competencies if id != competency.id)
    return any(one is not None and not is_ready(course, learner, one) for one in others)


def _why_not(course: Course, learner: Learner, record: Record, item: Item, now: Moment) -> str | None:
    seen = record.seen.get(item.id)
    return why_it_does_not_count(course.policy, learner, seen, item.id, 1, now)


def _would_be_too_guessable(competency: Competency, record: Record, item: Item) -> bool:
    """Whether too much of the evidence would then be guessable (see levels.py)."""
    policy = competency.policy
    if item.guess < policy.guessable:
        return False
    last = [one.guess for one in record.recent[-(policy.practised_of - 1) :]] + [item.guess]
    guessable = sum(guess >= policy.guessable for guess in last)
    return guessable > policy.guessable_share * len(last)


def _turn_seen(record: Record, item: Item) -> int:
    seen = record.seen.get(item.id)
    return UNSEEN if seen is None else seen.turn


def _clears(course: Course, learner: Learner, item: Item) -> bool:
    """Whether `item` clears a misconception that was seen."""
    return any(item.id in course.misconceptions[id].cleared_by for id in learner.suspicions)


def _fitting_level(competency: Competency, record: Record) -> float:
    """The level, 1 to 5, that fits: higher with the belief, one step a right answer at most."""
    policy = competency.policy
    span = max(policy.certainty - policy.prior, 1e-9)
    rise = min(max((record.mastery - policy.prior) / span, 0.0), 1.0)
    right = sum(one.verdict == "right" for one in record.recent)
    return 1 + min(4 * rise, right)


def _has_last_form(course: Course, record: Record, item: Item) -> bool:
    last = course.items.get(record.history[-1].item) if record.history else None
    return last is not None and last.type == item.type


def _reason(course: Course, learner: Learner, competency: Competency, item: Item, now: Moment) -> Reason:
    record = record_of(competency, learner)
    if item.id not in record.seen:
        return because("new-item", competency=competency.id)
    if _why_not(course, learner, record, item, now) is not None:
        return because("seen-recently-item", competency=competency.id)
    return because("seen-longest-ago", competency=competency.id)


# mixed checks


def _check_item(
    course: Course,
    learner: Learner,
    asked: Sequence[Competency],
    now: Moment,
    barred: set[str | None],
) -> NextItem:
    """One item for each competency that may be asked about today, in an order left to chance."""
    askable = [one for one in asked if is_askable(one, learner, now)]
    for competency in sorted(askable, key=lambda one: chance(learner.turn, one.id)):
        for items, code in _check_pools(course, learner, competency):
            free = [item for item in items if item.id not in barred]
            if free:
                best = min(free, key=lambda item: _check_rank(course, learner, competency, item))
                return _shown(best, learner, because(code, competency=competency.id), "check")
    complete = any(was_asked_today(one, learner, now) for one in asked)
    return _none(because("check-complete" if complete else "check-not-due"), "check")


def _check_pools(course: Course, learner: Learner, competency: Competency) -> Iterator[tuple[Sequence[Item], str]]:
    """Where to look for an item, best first; only in need of one is an unfair item asked."""
    yield _fair(course, learner, competency.checks), "check-item"
    yield _fair(course, learner, competency.practice), "check-from-practice"
    yield competency.checks, "check-item"
    yield competency.practice, "check-from-practice"


def _fair(course: Course, learner: Learner, items: Sequence[Item]) -> list[Item]:
    """The items that need nothing but what is practised."""
    return [
        item
        for item in items
        if all(is_practised(course.competencies[id], learner) for id in item.competencies if id in course.competencies)
    ]


def _check_rank(course: Course, learner: Learner, competency: Competency, item: Item) -> tuple[int, ...]:
    """Unseen first, then seen longest ago."""
    record = record_of(competency, learner)
    return (_turn_seen(record, item), -_clears(course, learner, item), chance(learner.turn, item.id))
