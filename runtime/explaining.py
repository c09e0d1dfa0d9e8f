"""Explaining: why a competency has its level, in reasons that the page turns into sentences."""

from collections.abc import Iterator

from .dates import iso_of
from .levels import conditions
from .memory import Memory, retrievability
from .model import Competency, Course, Evidence, Learner, Record, record_of
from .moments import Moment, local_day
from .reasons import Reason, because
from .reviews import review_due_at
from .standing import has_been_practised
from .stuck import reason_of_rung

NEARLY = 1e-6
"""A share that misses a whole percent by less than this has it."""


def evidence_as_json(course: Course, learner: Learner, competency: Competency, now: Moment) -> dict[str, object]:
    """The evidence on `competency` and the rule, as of `now`.

    ``told`` says in reasons why the level is what it is, and what else there is to know; ``rule``
    is what the next level asks for; ``attempts`` are the last answers, newest first.
    """
    record = record_of(competency, learner)
    return {
        "competency": competency.id,
        "level": record.level,
        "mastery": record.mastery,
        "percent": _percent(record.mastery),
        "told": [reason.as_json() for reason in _told(course, learner, competency, now)],
        "rule": [one.as_json() for one in conditions(competency, record)],
        "attempts": [_attempt(one) for one in reversed(record.history)],
    }


def _told(course: Course, learner: Learner, competency: Competency, now: Moment) -> Iterator[Reason]:
    record = record_of(competency, learner)
    yield _why(competency, record)
    if record.level != "new":
        yield because("belief", percent=_percent(record.mastery))
    if has_been_practised(record):
        yield _falls(competency, record)
    if record.memory is not None:
        yield _memory(course, learner, competency, record.memory, now)
    if record.confirm:
        is_doubt = has_been_practised(record) or record.fallen
        yield because("in-doubt" if is_doubt else "to-confirm")
    yield from _struggle(competency, record)


def _why(competency: Competency, record: Record) -> Reason:
    """Why the level is what it is, with the day on which it was reached."""
    if record.fallen:
        return because("fell-after-misses", misses=competency.policy.misses_to_fall)
    day = "" if record.reached is None else iso_of(local_day(record.reached))
    match record.level:
        case "new":
            return because("why-new")
        case "learning":
            right = sum(one.verdict == "right" for one in record.recent)
            return because("why-learning", right=right, answers=len(record.recent))
        case "practised":
            return because("why-practised", day=day)
        case "secure":
            return because("why-secure", day=day)
    return because("why-retained", day=day, days=competency.policy.retained_days)


def _falls(competency: Competency, record: Record) -> Reason:
    return because("falls-after-misses", misses=record.misses, need=competency.policy.misses_to_fall)


def _memory(course: Course, learner: Learner, competency: Competency, memory: Memory, now: Moment) -> Reason:
    """How likely it is remembered today, and when it is asked again."""
    percent = _percent(retrievability(memory, now))
    due = review_due_at(course, learner, competency)
    if due is None:
        return because("remembered", percent=percent)
    day = local_day(Moment(due, memory.at.zone))
    if day <= local_day(now):
        return because("remembered-review-now", percent=percent)
    return because("remembered-review-on", percent=percent, day=iso_of(day))


def _struggle(competency: Competency, record: Record) -> Iterator[Reason]:
    reason = reason_of_rung(competency, record)
    if record.support:
        yield because("going-on-with-support")
    elif reason is not None:
        yield reason
    elif record.struggle.items >= competency.policy.stuck_least:
        yield because("no-gain", items=record.struggle.items)


def _attempt(evidence: Evidence) -> dict[str, object]:
    return {
        "at": evidence.at,
        "item": evidence.item,
        "verdict": evidence.verdict,
        "mode": evidence.mode,
        "counts": evidence.why_not is None,
        "why_not": evidence.why_not,
        "mastery": evidence.mastery,
    }


def _percent(share: float) -> int:
    """Whole percent, rounded down, so that 89.9 % of the 90 % needed is not called 90 %."""
    return int(share * 100 + NEARLY)
