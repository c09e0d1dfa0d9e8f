"""The placement: a few questions that find out where in a course a learner starts.

Which question to ask, when to stop, and what is then believed is decided here; how an answer
about one competency moves the belief in the others is in placement_belief.py. A placement gives
no level: what it finds is believed and *to be confirmed*, so that what builds on it is ready.

The learner holds only the answers, and the belief that follows from them for as long as the
placement is open: `scores_of` makes it anew from course and answers.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from math import ceil, sqrt
from typing import Literal

from .believing import record_believed
from .chance import chance
from .effects import Effect, Feedback, PlacementFinished
from .events import Attempted, NotLearnedYet, Outcome
from .model import Competency, Course, Item, Learner, PlacedAnswer, Placement, Record, Seen, record_of
from .placement_belief import (
    Reply,
    Scores,
    Spread,
    believed,
    doubt,
    ground_of,
    scores_after,
    scores_before,
)
from .policy import Policy
from .reasons import Reason, because
from .responses import Written
from .siblings import siblings_of

type Standing = Literal["offered", "open", "finished", "skipped"]


# what there is


def placement_standing(course: Course, learner: Learner) -> Standing | None:
    """Where the placement of `learner` stands; None where none is offered.

    It is offered before the first answer, in a course with enough to tell apart.
    """
    if learner.placement is not None:
        return learner.placement.standing
    policy = course.policy
    if policy.placement_items < 1 or learner.turn > 0:
        return None
    askable = sum(bool(one.placement or one.practice) for one in course.competencies.values())
    return "offered" if askable >= policy.placement_least else None


def placement_as_json(course: Course, learner: Learner) -> dict[str, object] | None:
    """Where the placement stands, as the view holds it: how many questions, and at most how many."""
    standing = placement_standing(course, learner)
    if standing is None:
        return None
    return {"state": standing, "asked": _asked(learner), "most": course.policy.placement_items}


def placement_minutes(course: Course, learner: Learner) -> int:
    """About how many minutes the questions that may still come will take at most."""
    return max(1, ceil(course.policy.item_minutes * (course.policy.placement_items - _asked(learner))))


# the next question


def next_placement_item(
    course: Course, learner: Learner, barred: AbstractSet[str | None] = frozenset()
) -> tuple[Item | None, Reason]:
    """The item of the placement to ask next, and why; None when it is over. Never one asked before.

    It is about the competency that is least sure, of which the graph and the learner's other
    answers tell least, and as hard to guess as can be.
    """
    placement = learner.placement or Placement()
    if placement.standing != "open":
        return None, because("placement-over")
    best = _best(course, scores_of(course, placement), _asked_before(course, placement) | barred)
    if best is None or not course.policy.placement_items:
        return None, because("placement-over")
    number = len(placement.answers) + 1
    return best, because("placement-item", number=number, most=course.policy.placement_items)


def scores_of(course: Course, placement: Placement) -> Scores:
    """What the answers of `placement` tell about each competency, in the course's order."""
    if placement.scores is not None:
        return placement.scores
    scores = scores_before(ground_of(_graph(course), _spread(course.policy)))
    for answer in placement.answers:
        scores = _scores_after(course, scores, answer)
    return scores


def _best(course: Course, scores: Scores, asked: AbstractSet[str | None]) -> Item | None:
    """The item that promises most. Competencies are tried in order of what they promise at best."""
    chances = believed(scores)
    promise = [one * (1 - one) * sqrt(variance) for one, variance in zip(chances, scores.variances, strict=True)]
    order = sorted(range(len(promise)), key=lambda place: -promise[place])
    competencies = tuple(course.competencies.values())
    best, most = None, 0.0
    for place in order:
        if best is not None and promise[place] <= most:
            break
        item = _item_for(competencies[place], asked)
        if item is None:
            continue
        worth = promise[place] * _telling(course, item, competencies[place], chances)
        if best is None or worth > most:
            best, most = item, worth
    return best


def _item_for(competency: Competency, asked: AbstractSet[str | None]) -> Item | None:
    """An item kept for the placement if there is one, else one for practice; never one for checks, nor a judged one."""
    for items in (competency.placement, competency.practice):
        free = [item for item in items if item.id not in asked and not item.key.is_judged]
        if free:
            return min(free, key=lambda item: (len(item.competencies), item.guess, chance(item.id)))
    return None


def _telling(course: Course, item: Item, competency: Competency, chances: list[float]) -> float:
    """How much likelier a right answer is of who knows `competency` than of who does not."""
    hit = 1 - course.policy.slip - item.guess
    for id in item.competencies:
        if id != competency.id and id in course.competencies:
            hit *= chances[course.competencies[id].place]
    return max(hit, 0.0)


# an answer, and the end


def after_placement_answer(
    course: Course, learner: Learner, event: Attempted | NotLearnedYet, outcome: Outcome
) -> tuple[Learner, tuple[Effect, ...]]:
    """The learner after an answer in a placement, and what follows: at last, what was found.

    Answers that come after the end change nothing any more.
    """
    item = course.item_id(event.item)
    placement = learner.placement or Placement()
    told = _with_item_seen(course, learner, item, event, outcome)
    if placement.standing != "open" or any(answer.item == item for answer in placement.answers):
        return told, _feedback(item, outcome, counts=False)
    counts = _is_unaided(learner, item, event)
    answer = PlacedAnswer(item, outcome.competencies, outcome.verdict, outcome.guess, counts)
    placement = _with_answer(course, placement, answer)
    told = replace(told, placement=placement)
    effects = _feedback(item, outcome, counts)
    if not _is_over(course, placement):
        return told, effects
    told, finished = _finished(course, told, placement)
    return told, (*effects, finished)


def after_placement_ended(course: Course, learner: Learner, skipped: bool) -> tuple[Learner, tuple[Effect, ...]]:
    """The learner after leaving the placement, or refusing it: then nothing is believed."""
    placement = learner.placement or Placement()
    if placement.standing != "open":
        return learner, ()
    if skipped or not placement.answers:
        return replace(learner, placement=replace(placement, standing="skipped", scores=None)), ()
    told, finished = _finished(course, learner, placement)
    return told, (finished,)


def results(course: Course, placement: Placement) -> dict[str, float]:
    """The probability of each competency that the learner knows it, by id."""
    return dict(zip(course.competencies, believed(scores_of(course, placement)), strict=True))


def _is_unaided(learner: Learner, item: str, event: Attempted | NotLearnedYet) -> bool:
    """Whether the answer is a first try, without a hint since the last answer, and not judged by the learner."""
    if isinstance(event, Attempted) and isinstance(event.response, Written):
        return False
    first = isinstance(event, NotLearnedYet) or event.tries <= 1
    return first and learner.hints.get(item) != learner.turn


def _with_answer(course: Course, placement: Placement, answer: PlacedAnswer) -> Placement:
    scores = _scores_after(course, scores_of(course, placement), answer)
    return replace(placement, answers=(*placement.answers, answer), scores=scores)


def _is_over(course: Course, placement: Placement) -> bool:
    """Whether all questions are asked, or none would tell much more."""
    scores = scores_of(course, placement)
    if len(placement.answers) >= course.policy.placement_items:
        return True
    if doubt(believed(scores)) <= course.policy.placement_doubt:
        return True
    return _best(course, scores, _asked_before(course, placement)) is None


def _asked_before(course: Course, placement: Placement) -> AbstractSet[str]:
    """The items that were asked, and the other variants of their questions."""
    items = {answer.item for answer in placement.answers}
    return items | siblings_of(course, items)


def _finished(course: Course, learner: Learner, placement: Placement) -> tuple[Learner, PlacementFinished]:
    found = results(course, placement)
    records = dict(_placed_records(course, learner, found))
    known = sum(one >= 0.5 for one in found.values())
    learner = replace(
        learner,
        records={**learner.records, **records},
        placement=replace(placement, standing="finished", scores=None),
    )
    return learner, PlacementFinished(len(placement.answers), known, len(found))


def _placed_records(course: Course, learner: Learner, found: Mapping[str, float]) -> Iterator[tuple[str, Record]]:
    """The records of what is likelier known than anybody would have thought.

    What answers of its own tell about stays. What is not known needs no record: that the
    learner does not know it yet says nothing against learning it.
    """
    for competency in course.competencies.values():
        record = record_of(competency, learner)
        probability = min(found[competency.id], competency.policy.certainty)
        if record.level == "new" and probability > record.mastery:
            told = record_believed(competency, probability)
            in_place = probability >= competency.policy.prerequisite_mastery
            yield competency.id, replace(told, seen=record.seen, confirm=in_place)


def _with_item_seen(
    course: Course, learner: Learner, item: str, event: Attempted | NotLearnedYet, outcome: Outcome
) -> Learner:
    """The learner who has now seen `item`, so that practice asks another one first."""
    turn = learner.turn + (item != learner.last_item)
    records = dict(learner.records)
    for id in _known_ids(course, outcome.competencies):
        record = record_of(course.competencies[id], learner)
        records[id] = replace(record, seen={**record.seen, item: Seen(turn, event.moment)})
    return replace(learner, records=records, turn=turn, last_item=item)


def _feedback(item: str, outcome: Outcome, counts: bool) -> tuple[Feedback, ...]:
    if outcome.verdict == "not-learned-yet":
        return ()
    return (Feedback(item, outcome.verdict, outcome.feedback, None, outcome.misconception, counts, None),)


def _asked(learner: Learner) -> int:
    return len(learner.placement.answers) if learner.placement is not None else 0


# the course as the belief sees it


def _graph(course: Course) -> list[list[int]]:
    """For each competency its prerequisites that the course has, as numbers."""
    known = course.competencies
    return [
        sorted({known[id].place for id in one.requires if id in known and known[id].place < one.place})
        for one in known.values()
    ]


def _spread(policy: Policy) -> Spread:
    return Spread(
        start=policy.placement_start,
        fall=policy.placement_fall,
        depth=policy.placement_depth,
        ability=policy.placement_ability,
        root=policy.placement_root,
        step=policy.placement_step,
        steps=policy.placement_steps,
        own=policy.placement_own,
    )


def _scores_after(course: Course, scores: Scores, answer: PlacedAnswer) -> Scores:
    """The belief after `answer`. Where an item needs several competencies, all or it is a guess."""
    if not answer.counts:
        return scores
    chances = believed(scores)
    ids = _known_ids(course, answer.competencies)
    for id in ids:
        others = 1.0
        for other in ids:
            others *= chances[course.competencies[other].place] if other != id else 1.0
        scores = scores_after(scores, course.competencies[id].place, _reply(course.policy, answer, others))
    return scores


def _reply(policy: Policy, answer: PlacedAnswer, others: float) -> Reply:
    """What `answer` tells of one competency; `others` is how likely the others it needs are known."""
    if answer.verdict == "not-learned-yet":
        slip, guess = policy.placement_not_learned, 0.0
    else:
        slip, guess = policy.slip, answer.guess
    return Reply(answer.verdict == "right", guess, 1 - others * (1 - slip) - (1 - others) * guess)


def _known_ids(course: Course, ids: tuple[str, ...]) -> list[str]:
    known = dict.fromkeys(course.competency_id(id) for id in ids)
    return [id for id in known if id in course.competencies]
