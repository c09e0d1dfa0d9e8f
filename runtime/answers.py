"""Answers: what one answer does to a learner."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .believing import Given, believing_after
from .changing import replace
from .effects import CriterionReached, Effect, Feedback, LevelChanged, MisconceptionSeen, Stuck
from .events import Attempted, NotLearnedYet, Outcome
from .evidence import record_after, record_at_its_level, why_it_does_not_count
from .grading import Typed
from .levels import level_of, reason_of_change
from .misconceptions import (
    Suspicions,
    is_remedy_offered,
    suspicions_after_right,
    suspicions_after_wrong,
)
from .model import Competency, Course, Evidence, Learner, Record, Seen, record_of
from .placement import after_placement_answer
from .predict import predicted_after
from .remembering import Records, records_remembering
from .reviews import reviews_set
from .stuck import after_practice
from .workload import learner_after_minutes, seconds_of_answer

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
    if event.mode == "placement":
        told, effects = after_placement_answer(course, learner, event, outcome)
        return _predicting(course, learner, told, answered), effects
    learner = _believing(course, before := learner, answered)
    evident = dict(_evident_records(before, learner, answered))
    records = {
        competency.id: record_at_its_level(competency, evident[competency.id], event.moment)
        for competency in answered.competencies
    }
    told = replace(
        _after_minutes(course, learner, answered),
        records=_remembering(course, {**learner.records, **records}, answered),
        suspicions=_suspicions(course, learner, answered),
        hints=_recent_hints(course, learner, answered.turn),
        turn=answered.turn,
        last_item=answered.item,
    )
    told = _predicting(course, before, told, answered)
    levels = tuple(_level_effects(answered.competencies, evident))
    told, stuck = _struggle(course, told, answered)
    reviews = reviews_set(course, learner, told, answered.competencies)
    return told, (*_feedback(answered), *_sighting(course, told, answered), *levels, *stuck, *reviews)


def _answered(course: Course, learner: Learner, event: Answer, outcome: Outcome) -> _Answered:
    item = course.item_id(event.item)
    competencies = competencies_of(course, event if event.outcome is outcome else replace(event, outcome=outcome))
    tries = event.tries if isinstance(event, Attempted) else 1
    seen = _seen(learner, competencies, item)
    why_not = why_it_does_not_count(course.policy, learner, seen, item, tries, event.moment)
    turn = learner.turn + (item != learner.last_item)
    return _Answered(event, outcome, item, competencies, turn, why_not)


def _seen(learner: Learner, competencies: Sequence[Competency], item: str) -> Seen | None:
    records = (learner.records.get(competency.id) for competency in competencies)
    found = (record.seen.get(item) for record in records if record is not None)
    return max((seen for seen in found if seen), key=lambda seen: seen.turn, default=None)


def _believing(course: Course, learner: Learner, answered: _Answered) -> Learner:
    """The learner of whom is believed what the answer tells, if it counts."""
    if answered.why_not is not None:
        return learner
    item = course.items.get(answered.item)
    outcome = answered.outcome
    given = Given(outcome.verdict, outcome.guess, item.difficulty if item else None)
    records, ways = believing_after(course, learner, answered.competencies, given)
    return replace(learner, records={**learner.records, **records}, ways=ways)


def _predicting(course: Course, before: Learner, told: Learner, answered: _Answered) -> Learner:
    """`told` with what the answer tells the predictor, if it counts; `before` is before the answer.

    In a placement there are no records yet, and only the abilities move.
    """
    if answered.why_not is not None:
        return told
    is_right, now = answered.outcome.verdict == "right", answered.event.moment
    abilities, traces = predicted_after(course, before, answered.item, answered.competencies, is_right, now)
    traced = {id: replace(told.records[id], trace=trace) for id, trace in traces.items() if id in told.records}
    return replace(told, abilities=abilities, records={**told.records, **traced})


def _evident_records(before: Learner, learner: Learner, answered: _Answered) -> Iterator[tuple[str, Record]]:
    """The records with the new evidence in them, still at their old levels.

    A miss in a mixed check is laid at the door of the competency that was likeliest missing.
    """
    blamed = min(answered.competencies, key=lambda one: record_of(one, before).mastery)
    for competency in answered.competencies:
        record = record_of(competency, learner)
        evidence = _evidence(record, answered)
        is_blamed = competency is blamed
        yield (
            competency.id,
            record_after(competency, record, evidence, answered.event.moment, answered.turn, is_blamed),
        )


def _evidence(record: Record, answered: _Answered) -> Evidence:
    event = answered.event
    return Evidence(
        at=event.at,
        item=answered.item,
        verdict=answered.outcome.verdict,
        mode=event.mode or "practice",
        why_not=answered.why_not,
        mastery=record.mastery,
        guess=answered.outcome.guess,
        typed=isinstance(event, NotLearnedYet) or isinstance(event.response, Typed),
    )


def _suspicions(course: Course, learner: Learner, answered: _Answered) -> Suspicions:
    outcome, item = answered.outcome, course.items.get(answered.item)
    if outcome.verdict == "right" and answered.why_not is None:
        return suspicions_after_right(course, learner.suspicions, answered.item, item)
    if _is_sighting(answered):
        return suspicions_after_wrong(course, learner.suspicions, outcome.misconception, item)
    return learner.suspicions


def _remembering(course: Course, records: Records, answered: _Answered) -> Records:
    """`records` with what the answer does to memories, if it counts."""
    if answered.why_not is not None:
        return records
    is_right = answered.outcome.verdict == "right"
    return records_remembering(course, records, answered.competencies, is_right, answered.event.moment)


def _after_minutes(course: Course, learner: Learner, answered: _Answered) -> Learner:
    """`learner` with the minutes that the answer took; every try takes some."""
    event = answered.event
    seconds = seconds_of_answer(course, event.duration) if isinstance(event, Attempted) else 0
    is_review = event.mode in ("review", "check")
    ids = [one.id for one in answered.competencies]
    return learner_after_minutes(course, learner, ids, seconds, is_review, event.moment)


def _struggle(course: Course, learner: Learner, answered: _Answered) -> tuple[Learner, tuple[Stuck, ...]]:
    """Only answers that count tell whether practice helps, and those of a placement do not."""
    if answered.why_not is not None or answered.event.mode == "placement":
        return learner, ()
    return after_practice(course, learner, answered.competencies)


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
