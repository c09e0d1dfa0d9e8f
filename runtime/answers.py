"""Answers: what one answer does to a learner."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .believing import Given, believing_after
from .changing import replace
from .effects import CriterionReached, Effect, Feedback, LevelChanged, MisconceptionSeen
from .events import Attempted, NotLearnedYet, Outcome
from .evidence import MIXED, record_after, record_at_its_level, why_it_does_not_count
from .levels import level_of, reason_of_change
from .mastery import Shares
from .misconceptions import (
    Suspicions,
    is_remedy_offered,
    suspicions_after_right,
    suspicions_after_wrong,
)
from .model import Competency, Course, Evidence, Learner, Record, Seen, mastery_of, record_of
from .moments import Moment
from .pace import Pace
from .placement import after_placement_answer
from .predict import predicted_after
from .reasons import because
from .remembering import records_remembering
from .responses import Written, is_produced
from .reviews import reviews_set
from .stuck import newly_stuck, struggle_and_support
from .workload import pace_with_minutes, seconds_of_answer

type Answer = Attempted | NotLearnedYet


class _Answered(NamedTuple):
    """An answer with its outcome, its ids being those of today's edition."""

    event: Answer
    outcome: Outcome
    now: Moment
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
    return _known(course, ids)


def _known(course: Course, ids: Iterable[str]) -> tuple[Competency, ...]:
    """The competencies with these present or former ids, each once, that the course has."""
    found: dict[str, Competency] = {}
    for id in ids:
        competency = course.competencies.get(course.competency_id(id))
        if competency is not None:
            found[competency.id] = competency
    return tuple(found.values())


def after_answer(course: Course, learner: Learner, event: Answer, outcome: Outcome) -> tuple[Learner, Iterable[Effect]]:
    """The learner after an answer with its `outcome`, and what follows, made only when it is asked for."""
    competencies = _known(course, outcome.competencies)
    if not competencies:
        return learner, ()
    answered = _answered(course, learner, event, outcome, competencies)
    if outcome.verdict == "handed-in":
        return _handed_in(course, learner, answered), _feedback(answered)
    if event.mode == "placement":
        placed, effects = after_placement_answer(course, learner, event, outcome)
        if placed.placement is not learner.placement:  # it was taken: mix-ups show here as anywhere
            placed = replace(placed, suspicions=_suspicions(course, learner, answered))
        return _predicting(course, learner, placed, answered), effects
    told, evident = _told(course, learner, answered)
    return told, _effects(course, learner, told, answered, evident)


def _handed_in(course: Course, learner: Learner, answered: _Answered) -> Learner:
    """The learner after an answer that a teacher will judge: it was seen, took its time, and tells nothing."""
    seen = Seen(answered.turn, answered.now)
    records = dict(learner.records)
    for one in answered.competencies:
        record = record_of(one, learner)
        records[one.id] = replace(record, seen={**record.seen, answered.item: seen}, touched=answered.turn)
    return replace(
        learner,
        records=records,
        hints=_recent_hints(course, learner, answered.turn),
        turn=answered.turn,
        last_item=answered.item,
        pace=_pace(course, learner, answered),
    )


def _told(course: Course, learner: Learner, answered: _Answered) -> tuple[Learner, Mapping[str, Record]]:
    """The learner after the answer, and the records with the new evidence in them, still at their old levels."""
    counts = answered.why_not is None
    believed, ways = _believing(course, learner, answered) if counts else ({}, learner.ways)
    records = {**learner.records, **believed}
    evident = _evident_records(learner, records, answered)
    for one in answered.competencies:
        records[one.id] = record_at_its_level(one, evident[one.id], answered.now)
    told = replace(
        learner,
        records=records,
        ways=ways,
        suspicions=_suspicions(course, learner, answered),
        hints=_recent_hints(course, learner, answered.turn),
        turn=answered.turn,
        last_item=answered.item,
        pace=_pace(course, learner, answered),
    )
    return (_practised(course, learner, told, answered) if counts else told), evident


def _practised(course: Course, before: Learner, told: Learner, answered: _Answered) -> Learner:
    """`told` with what an answer that counts does to memories, to the predictor, and to struggles."""
    about, now, is_right = answered.competencies, answered.now, answered.outcome.verdict == "right"
    abilities, traces = predicted_after(course, before, answered.item, about, is_right, now)
    records = dict(records_remembering(course, told.records, about, is_right, now))
    for one in about:
        struggle, support = struggle_and_support(course, told, one)
        records[one.id] = replace(records[one.id], trace=traces[one.id], struggle=struggle, support=support)
    return replace(told, records=records, abilities=abilities)


def _predicting(course: Course, before: Learner, placed: Learner, answered: _Answered) -> Learner:
    """`placed`, a learner after an answer in a placement, with what that tells the predictor, if it counts."""
    if answered.why_not is not None:
        return placed
    is_right = answered.outcome.verdict == "right"
    abilities, traces = predicted_after(course, before, answered.item, answered.competencies, is_right, answered.now)
    traced = {id: replace(placed.records[id], trace=trace) for id, trace in traces.items() if id in placed.records}
    return replace(placed, abilities=abilities, records={**placed.records, **traced})


def _answered(
    course: Course, learner: Learner, event: Answer, outcome: Outcome, about: tuple[Competency, ...]
) -> _Answered:
    item, now = course.item_id(event.item), event.moment
    tries = event.tries if isinstance(event, Attempted) else 1
    seen = _seen(learner, about, item)
    why_not = _judged_in_a_test(event) or why_it_does_not_count(course.policy, learner, seen, item, tries, now)
    turn = learner.turn + (item != learner.last_item)
    return _Answered(event, outcome, now, item, about, turn, why_not)


def _judged_in_a_test(event: Answer) -> str | None:
    """Why an answer does not count that the learner judged alone, where it is to prove something; else None."""
    is_judged = isinstance(event, Attempted) and isinstance(event.response, Written)
    return "judged-alone" if is_judged and event.mode in (*MIXED, "placement") else None


def _seen(learner: Learner, competencies: Sequence[Competency], item: str) -> Seen | None:
    """When `item` was answered last, as the records of any of `competencies` have it."""
    last: Seen | None = None
    for competency in competencies:
        record = learner.records.get(competency.id)
        seen = None if record is None else record.seen.get(item)
        if seen is not None and (last is None or seen.turn > last.turn):
            last = seen
    return last


def _believing(course: Course, learner: Learner, answered: _Answered) -> tuple[dict[str, Record], Shares]:
    """The records of which something else is believed after an answer that counts, and the ways of learning."""
    item, outcome = course.items.get(answered.item), answered.outcome
    given = Given(outcome.verdict, outcome.guess, item.difficulty if item else None)
    return believing_after(course, learner, answered.competencies, given)


def _evident_records(before: Learner, records: Mapping[str, Record], answered: _Answered) -> dict[str, Record]:
    """The records with the new evidence in them, still at their old levels; belief in `records` has moved already.

    A miss in a mixed check is laid at the door of the competency that was likeliest missing.
    """
    blamed = min(answered.competencies, key=lambda one: mastery_of(one, before))
    found: dict[str, Record] = {}
    for one in answered.competencies:
        record = records.get(one.id) or record_of(one, before)
        evidence = _evidence(record, answered)
        found[one.id] = record_after(one, record, evidence, answered.now, answered.turn, one is blamed)
    return found


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
        typed=isinstance(event, NotLearnedYet) or is_produced(event.response),
    )


def _suspicions(course: Course, learner: Learner, answered: _Answered) -> Suspicions:
    outcome, item = answered.outcome, course.items.get(answered.item)
    if outcome.verdict == "right" and answered.why_not is None:
        return suspicions_after_right(course, learner.suspicions, answered.item, item)
    if _is_sighting(answered):
        return suspicions_after_wrong(course, learner.suspicions, outcome.misconception, item)
    return learner.suspicions


def _pace(course: Course, learner: Learner, answered: _Answered) -> Pace:
    """The pace with the minutes that the answer took; every try takes some."""
    event = answered.event
    seconds = seconds_of_answer(course, event.duration) if isinstance(event, Attempted) else 0
    is_review = event.mode in ("review", "check")
    return pace_with_minutes(learner, answered.competencies, seconds, is_review, answered.now)


def _is_sighting(answered: _Answered) -> bool:
    """Whether a misconception showed: in a first try, with or without help."""
    return answered.outcome.verdict == "wrong" and answered.why_not in (None, "hint")


def _recent_hints(course: Course, learner: Learner, turn: int) -> dict[str, int]:
    """The hints that still weigh on an answer."""
    oldest = turn - course.policy.repeat_after
    return {item: taken for item, taken in learner.hints.items() if taken >= oldest}


def _effects(
    course: Course, before: Learner, told: Learner, answered: _Answered, evident: Mapping[str, Record]
) -> Iterator[Effect]:
    yield from _feedback(answered)
    yield from _sighting(course, told, answered)
    yield from _level_effects(answered.competencies, evident)
    yield from newly_stuck(before, told, answered.competencies)
    yield from reviews_set(course, before, told, answered.competencies)


def _feedback(answered: _Answered) -> Iterator[Feedback]:
    outcome = answered.outcome
    if outcome.verdict != "not-learned-yet":
        yield Feedback(
            item=answered.item,
            verdict=outcome.verdict,
            keys=outcome.feedback,
            reason=because(outcome.reason) if outcome.reason else None,
            misconception=outcome.misconception,
            counts=answered.why_not is None,
            why_not=answered.why_not,
            fields=outcome.fields,
            credit=float(outcome.verdict == "right") if outcome.credit is None else outcome.credit,
        )


def _sighting(course: Course, learner: Learner, answered: _Answered) -> Iterator[MisconceptionSeen]:
    misconception = answered.outcome.misconception
    suspicion = learner.suspicions.get(misconception or "")
    if misconception and suspicion and _is_sighting(answered):
        offered = is_remedy_offered(course, misconception, suspicion)
        yield MisconceptionSeen(misconception, suspicion.sightings, offered)


def _level_effects(
    competencies: Sequence[Competency], evident: Mapping[str, Record]
) -> Iterator[LevelChanged | CriterionReached]:
    for competency in competencies:
        record = evident[competency.id]
        level = level_of(competency, record)
        if level != record.level:
            reason = reason_of_change(competency.policy, record, level)
            yield LevelChanged(competency.id, record.level, level, reason)
        if (record.level, level) == ("learning", "practised"):
            yield CriterionReached(competency.id)
