"""Answers: what one answer does to a learner."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .effects import CriterionReached, Effect, Feedback, LevelChanged, MisconceptionSeen
from .events import Attempted, NotLearnedYet, Outcome
from .evidence import mastery_after, record_after, record_at_its_level, why_it_does_not_count
from .grading import Typed
from .levels import level_of, reason_of_change
from .mastery import product
from .misconceptions import (
    Suspicions,
    is_remedy_offered,
    suspicions_after_right,
    suspicions_after_wrong,
)
from .model import Competency, Course, Evidence, Learner, Record, Seen, record_of

type Answer = Attempted | NotLearnedYet


@dataclass(frozen=True, slots=True)
class _Answered:
    """An answer with its outcome, its ids being those of today's edition."""

    event: Answer
    outcome: Outcome
    item: str
    competencies: tuple[Competency, ...]
    turn: int
    why_not: str | None


def competencies_of(course: Course, event: Answer) -> tuple[Competency, ...]:
    """The competencies that `event` tells about and that the course still has.

    An outcome is believed, so that an answer keeps counting when its item is gone.
    """
    if event.outcome is not None:
        ids: Sequence[str] = event.outcome.competencies
    else:
        item = course.items.get(course.item_id(event.item))
        ids = item.competencies if item is not None else ()
    known = dict.fromkeys(course.competency_id(id) for id in ids)
    return tuple(course.competencies[id] for id in known if id in course.competencies)


def after_answer(
    course: Course, learner: Learner, event: Answer, outcome: Outcome
) -> tuple[Learner, tuple[Effect, ...]]:
    """The learner after an answer with its `outcome`, and what follows."""
    answered = _answered(course, learner, event, outcome)
    if not answered.competencies:
        return learner, ()
    evident = dict(_evident_records(learner, answered))
    records = {
        competency.id: record_at_its_level(competency, evident[competency.id], event.moment)
        for competency in answered.competencies
    }
    told = replace(
        learner,
        records={**learner.records, **records},
        suspicions=_suspicions(course, learner, answered),
        hints=_recent_hints(course, learner, answered.turn),
        turn=answered.turn,
        last_item=answered.item,
    )
    levels = tuple(_level_effects(answered.competencies, evident))
    return told, (*_feedback(answered), *_sighting(course, told, answered), *levels)


def _answered(course: Course, learner: Learner, event: Answer, outcome: Outcome) -> _Answered:
    item = course.item_id(event.item)
    competencies = competencies_of(course, replace(event, outcome=outcome))
    tries = event.tries if isinstance(event, Attempted) else 1
    seen = _seen(learner, competencies, item)
    why_not = why_it_does_not_count(course.policy, learner, seen, item, tries, event.moment)
    turn = learner.turn + (item != learner.last_item)
    return _Answered(event, outcome, item, competencies, turn, why_not)


def _seen(learner: Learner, competencies: Sequence[Competency], item: str) -> Seen | None:
    records = (learner.records.get(competency.id) for competency in competencies)
    found = (record.seen.get(item) for record in records if record is not None)
    return max((seen for seen in found if seen), key=lambda seen: seen.turn, default=None)


def _evident_records(learner: Learner, answered: _Answered) -> Iterator[tuple[str, Record]]:
    """The records with the new evidence in them, still at their old levels.

    A miss in a mixed check is laid at the door of the competency that is likeliest missing.
    """
    before = {one.id: record_of(one, learner) for one in answered.competencies}
    blamed = min(before, key=lambda id: before[id].mastery)
    for competency in answered.competencies:
        others = product([before[id].mastery for id in before if id != competency.id])
        evidence = _evidence(competency, before[competency.id], answered, others)
        yield (
            competency.id,
            record_after(
                competency,
                before[competency.id],
                evidence,
                answered.event.moment,
                answered.turn,
                blamed=competency.id == blamed,
            ),
        )


def _evidence(competency: Competency, record: Record, answered: _Answered, others: float) -> Evidence:
    event, (verdict, guess) = answered.event, (answered.outcome.verdict, answered.outcome.guess)
    mastery = record.mastery
    if answered.why_not is None:
        mastery = mastery_after(competency.policy, mastery, verdict, guess, others)
    return Evidence(
        at=event.at,
        item=answered.item,
        verdict=verdict,
        mode=event.mode or "practice",
        why_not=answered.why_not,
        mastery=mastery,
        guess=guess,
        typed=isinstance(event, NotLearnedYet) or isinstance(event.response, Typed),
    )


def _suspicions(course: Course, learner: Learner, answered: _Answered) -> Suspicions:
    outcome = answered.outcome
    if outcome.verdict == "right" and answered.why_not is None:
        return suspicions_after_right(course, learner.suspicions, answered.item)
    if _is_sighting(answered):
        return suspicions_after_wrong(course, learner.suspicions, outcome.misconception or "")
    return learner.suspicions


def _is_sighting(answered: _Answered) -> bool:
    """Whether a misconception showed: in a first try, with or without help."""
    return answered.outcome.verdict == "wrong" and answered.why_not in (None, "hint")


def _recent_hints(course: Course, learner: Learner, turn: int) -> dict[str, int]:
    """The hints that still weigh on an answer."""
    oldest = turn - course.policy.repeat_after
    return {item: taken for item, taken in learner.hints.items() if taken >= oldest}


def _feedback(answered: _Answered) -> Iterator[Feedback]:
    outcome = answered.outcome
    if outcome.verdict != "not-learned-yet":
        yield Feedback(
            item=answered.item,
            verdict=outcome.verdict,
            keys=outcome.feedback,
            reason=None,
            misconception=outcome.misconception,
            counts=answered.why_not is None,
            why_not=answered.why_not,
        )


def _sighting(course: Course, learner: Learner, answered: _Answered) -> Iterator[MisconceptionSeen]:
    misconception = answered.outcome.misconception
    suspicion = learner.suspicions.get(misconception or "")
    if misconception and suspicion and _is_sighting(answered):
        offered = is_remedy_offered(course, misconception, suspicion)
        yield MisconceptionSeen(misconception, suspicion.sightings, offered)


def _level_effects(
    competencies: Sequence[Competency], evident: dict[str, Record]
) -> Iterator[LevelChanged | CriterionReached]:
    for competency in competencies:
        record = evident[competency.id]
        level = level_of(competency, record)
        if level != record.level:
            reason = reason_of_change(competency.policy, record, level)
            yield LevelChanged(competency.id, record.level, level, reason)
        if (record.level, level) == ("learning", "practised"):
            yield CriterionReached(competency.id)
