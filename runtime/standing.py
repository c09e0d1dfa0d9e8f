"""Standing: what a learner can build on, and what is therefore ready to be learned."""

from collections.abc import Mapping

from .model import LEVELS, Competency, Course, Learner, Record, record_of

_PRACTISED = LEVELS[LEVELS.index("practised") :]


def is_practised(competency: Competency, learner: Learner) -> bool:
    """Whether `competency` is at least practised."""
    record = learner.records.get(competency.id)
    return record is not None and has_been_practised(record)


def has_been_practised(record: Record) -> bool:
    """Whether the level of `record` is at least *practised*."""
    return record.level in _PRACTISED


def is_beyond_doubt(record: Record) -> bool:
    """Whether the level of `record` is at least *practised*, and nothing was against it since."""
    return has_been_practised(record) and not record.confirm


def is_sure(competency: Competency, learner: Learner) -> bool:
    """Whether `competency` is practised, with a belief as high as that asks for."""
    record = record_of(competency, learner)
    return has_been_practised(record) and record.mastery >= competency.policy.practised_mastery


def is_in_place(competency: Competency, learner: Learner) -> bool:
    """Whether others can be built on `competency`.

    They can if it is practised and not in doubt since, believed to be known, or gone on from with
    support. What nothing practises cannot hold anyone back.
    """
    record = learner.records.get(competency.id)
    if not competency.practice:
        return True
    if record is None:
        return competency.skill.first >= competency.policy.prerequisite_mastery
    believed = record.mastery >= competency.policy.prerequisite_mastery
    return believed or record.support or is_beyond_doubt(record)


def is_ready(course: Course, learner: Learner, competency: Competency) -> bool:
    """Whether everything that `competency` needs is in place."""
    known = course.competencies
    return all(is_in_place(known[id], learner) for id in competency.requires if id in known)


def ready_ones(course: Course, placed: Mapping[str, bool]) -> Mapping[str, bool]:
    """Whether each competency is ready, as is_ready says, where it is known what is in place."""
    return {id: all(placed.get(needed, True) for needed in one.requires) for id, one in course.competencies.items()}


def in_place(course: Course, learner: Learner) -> Mapping[str, bool]:
    """Whether each competency is in place, as is_in_place says."""
    return {id: is_in_place(one, learner) for id, one in course.competencies.items()}
