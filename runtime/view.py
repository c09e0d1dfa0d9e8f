"""The view: all that pages show of a learner, as JSON."""

from .levels import conditions, reason_of_level
from .misconceptions import is_remedy_offered
from .model import Competency, Course, Evidence, Learner, record_of
from .moments import Moment
from .ready import is_practised, is_ready, ready_set

FORMAT = 1


def view_as_json(course: Course, learner: Learner, now: Moment) -> dict[str, object]:
    """What the learner has and can do next, as of `now`. *Done* counts what is practised."""
    competencies = course.competencies.values()
    return {
        "format": FORMAT,
        "at": now.at,
        "edition": course.edition,
        "competencies": {one.id: _competency(course, learner, one) for one in competencies},
        "ready": [activity.as_json() for activity in ready_set(course, learner, now)],
        "misconceptions": [
            {
                "id": id,
                "sightings": suspicion.sightings,
                "remedy_offered": is_remedy_offered(course, id, suspicion),
            }
            for id, suspicion in sorted(learner.suspicions.items())
        ],
        "done": sum(is_practised(one, learner) for one in competencies),
        "total": len(competencies),
    }


def evidence_as_json(competency: Competency, learner: Learner) -> dict[str, object]:
    """Why `competency` has its level: what the next asks for, and the answers, newest first."""
    record = record_of(competency, learner)
    return {
        "competency": competency.id,
        "level": record.level,
        "mastery": record.mastery,
        "rule": [one.as_json() for one in conditions(competency, record)],
        "attempts": [_attempt(one) for one in reversed(record.history)],
    }


def _competency(course: Course, learner: Learner, competency: Competency) -> dict[str, object]:
    record = record_of(competency, learner)
    return {
        "level": record.level,
        "mastery": record.mastery,
        "ready": is_ready(course, learner, competency),
        "attempts": record.attempts,
        "reason": reason_of_level(competency, record).as_json(),
    }


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
