"""What a learner has after an event of a project."""

from dataclasses import replace

from .changing import replace as changed
from .course import Course
from .event import Event
from .model import Learner
from .project_events import CheckpointMoved, EvidenceAdded, EvidenceRemoved, PeerReviewed, SelfAssessed, SignedOff
from .project_work import (
    Assessment,
    Portfolio,
    Review,
    Work,
    with_code,
    with_piece,
    with_review,
    with_work,
    without_piece,
)
from .projects import Project
from .sign_off import learner_code

MOST_STARTS = 20
"""Beginnings in a log: one for each browser in which the learner began anew."""

type ProjectEvent = CheckpointMoved | EvidenceAdded | EvidenceRemoved | SelfAssessed | PeerReviewed


def portfolio_after(course: Course, portfolio: Portfolio, event: ProjectEvent | SignedOff) -> Portfolio:
    """`portfolio` after `event`; the same where the course has no such project."""
    if isinstance(event, SignedOff):
        return with_code(portfolio, event.code, event.moment)
    project = course.projects.get(course.project_id(event.project))
    if project is None:
        return portfolio
    before = portfolio.work.get(project.id) or Work(event.moment)
    after = _work_after(project, before, event)
    return portfolio if after == before else with_work(portfolio, project.id, after)


def with_start(learner: Learner, begun: str) -> Learner:
    """`learner` after the event `begun` of a beginning: one more of the codes that sign-offs may name."""
    code = learner_code(begun)
    if code in learner.starts or len(learner.starts) >= MOST_STARTS:
        return learner
    return changed(learner, starts=(*learner.starts, code))


def _work_after(project: Project, work: Work, event: Event) -> Work:
    match event:
        case CheckpointMoved(checkpoint=checkpoint, colour=colour) if checkpoint in project.checkpoints:
            return replace(work, checkpoints={**work.checkpoints, checkpoint: colour})
        case EvidenceAdded(piece=piece):
            return with_piece(work, piece, event.moment)
        case EvidenceRemoved(evidence=evidence):
            return without_piece(work, evidence)
        case SelfAssessed(scores=scores, text=text):
            return replace(work, assessment=Assessment(dict(scores), text, event.moment))
        case PeerReviewed():
            said = Review(event.review, event.by, dict(event.scores), event.good, event.next, event.moment)
            return with_review(work, said)
    return work
