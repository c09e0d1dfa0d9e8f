"""Believing: what an answer does to the beliefs in competencies.

An answer moves the belief in the competencies it is about, and by that, too,

- blames or credits their prerequisites: an answer that fits "a prerequisite is missing" better than
  "all are in place" moves belief off them, so that a false mastery is taken back;
- credits what the competency `covers`, by its share, where it is right;
- says by which way the learner learns.

The arithmetic is in mastery.py, what follows for levels in levels.py.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .changing import replace
from .mastery import (
    Belief,
    Rows,
    Shares,
    Told,
    belief_after,
    belief_at_start,
    believed,
    mastery,
    odds_on_covered,
    odds_on_prerequisite,
    product,
    rows_of_not_learned,
    rows_of_several,
    shares_after,
    with_odds,
)
from .model import Answer, Competency, Course, Learner, Record, mastery_of, record_of
from .standing import has_been_practised


class Given(NamedTuple):
    """An answer that counts. `difficulty` is the item's, in logits, None where the item is gone."""

    verdict: Answer
    guess: float
    difficulty: float | None


class _Move(NamedTuple):
    """What an answer does to the belief in one competency that it is about."""

    competency: Competency
    belief: Belief
    told: Told
    needs: dict[str, float]
    """The mastery of the prerequisites before it."""
    in_place: float
    """How likely they all were."""


def record_believed(competency: Competency, probability: float) -> Record:
    """A record that says the competency is mastered with `probability`, still to be confirmed."""
    return Record(probability, belief=believed(competency.skill, probability), confirm=True)


def believing_after(
    course: Course, learner: Learner, about: Sequence[Competency], given: Given
) -> tuple[dict[str, Record], Shares]:
    """The records whose belief an answer to an item about `about` moves, and the learner's ways after it.

    Only belief, mastery and `confirm` are new in the records. Where an item needs several
    competencies, the one that is likeliest missing speaks for the prerequisites and the ways.
    """
    ways = learner.ways or about[0].skill.shares
    moves = [_move(course, learner, about, one, given, ways) for one in about]
    cause = min(moves, key=lambda move: mastery_of(move.competency, learner))
    after = shares_after(ways, cause.told, cause.competency.policy.way_least)
    found = {one.competency.id: _believing(learner, one.competency, one.belief, after) for one in moves}
    for id, factor in _messages(moves, cause, given):
        if id in course.competencies and id not in found:
            competency = course.competencies[id]
            belief = with_odds(_belief_in(course, learner, competency), factor)
            found[id] = _believing(learner, competency, belief, after)
    return found, after


def _move(
    course: Course, learner: Learner, about: Sequence[Competency], competency: Competency, given: Given, ways: Shares
) -> _Move:
    needs = _needs(course, learner, competency)
    in_place = product(needs.values())
    others = product([mastery_of(one, learner) for one in about if one is not competency])
    rows = _rows(competency, given, others)
    practises = given.verdict != "not-learned-yet"
    belief = _belief_in(course, learner, competency)
    after, told = belief_after(competency.skill, belief, ways, rows, in_place, practises)
    return _Move(competency, after, told, needs, in_place)


def _needs(course: Course, learner: Learner, competency: Competency) -> dict[str, float]:
    """The mastery of each prerequisite that practice can tell about."""
    needs: dict[str, float] = {}
    for id in competency.requires:
        one = course.competencies.get(id)
        if one is not None and one.practice:
            needs[id] = mastery_of(one, learner)
    return needs


def _rows(competency: Competency, given: Given, others: float) -> Rows:
    """The chances of the answer; difficulty is measured from the average of the competency's items."""
    skill = competency.skill
    difficulty = 0.0 if given.difficulty is None else given.difficulty - competency.difficulty
    if given.verdict == "not-learned-yet":
        rows, by_chance = rows_of_not_learned(skill, difficulty), 1.0
    else:
        right = given.verdict == "right"
        rows, by_chance = skill.rows(given.guess, difficulty)[right], given.guess if right else 1 - given.guess
    return rows if others == 1 else rows_of_several(rows, by_chance, others)


def _belief_in(course: Course, learner: Learner, competency: Competency) -> Belief:
    """The belief so far: that of a placement where there are no answers yet, else that of the start."""
    record = record_of(competency, learner)
    if record.belief is not None:
        return record.belief
    if record.confirm:
        return believed(competency.skill, record.mastery)
    return belief_at_start(competency.skill, product(_needs(course, learner, competency).values()))


def _messages(moves: Sequence[_Move], cause: _Move, given: Given) -> Iterator[tuple[str, float]]:
    """What the answer tells about other competencies: factors on their odds of mastery."""
    for id, mastered in cause.needs.items():
        yield id, odds_on_prerequisite(cause.told, cause.in_place / mastered)
    if given.verdict == "right":
        for move in moves:
            for id, share in move.competency.covers.items():
                yield id, odds_on_covered(move.told.ready, given.guess, share)


def _believing(learner: Learner, competency: Competency, belief: Belief, ways: Shares) -> Record:
    record = record_of(competency, learner)
    told = mastery(belief, ways)
    return replace(record, belief=belief, mastery=told, confirm=_to_confirm(competency, record, told))


def _to_confirm(competency: Competency, record: Record, mastery: float) -> bool:
    """Whether it is to be confirmed: practised and in doubt since; or still, from a placement."""
    if not has_been_practised(record):
        return record.confirm
    if mastery >= competency.policy.practised_mastery:
        return False
    return record.confirm or mastery < competency.policy.doubt_mastery
