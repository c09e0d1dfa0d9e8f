"""What pages show of projects: how each stands, and the whole portfolio with its sign-offs."""

from collections.abc import Iterator, MutableMapping
from math import ceil

from .course import Course
from .fields import Malformed
from .model import Learner
from .moments import Moment
from .project_events import piece_as_json
from .project_work import Assessment, Code, Review, Work
from .projects import Project
from .short_codes import as_short_code
from .sign_off import REVOKED_LETTERS, SignOff, is_by_one_of, is_learner_code, sign_off_in
from .standing import is_practised

type Json = dict[str, object]
type Checked = MutableMapping[str, bool]
"""Which codes are known to be genuine or not: a check takes the browser some hundredths of a second."""

LEAST_MINUTES = 5
NO_WORK = Work(Moment(0, 0))


def work_on(learner: Learner, project: Project) -> Work:
    """What there is of `project`."""
    return learner.portfolio.work.get(project.id, NO_WORK)


def is_begun(learner: Learner, project: Project) -> bool:
    """Whether anything was done for `project`."""
    return project.id in learner.portfolio.work


def is_finished(learner: Learner, project: Project) -> bool:
    """Whether all checkpoints of `project` are green, and the learner has judged the work."""
    work = work_on(learner, project)
    return is_begun(learner, project) and not open_checkpoints(learner, project) and work.assessment is not None


def is_possible(course: Course, learner: Learner, project: Project) -> bool:
    """Whether all that `project` shows is at least practised."""
    known = [course.competencies[id] for id in project.competencies if id in course.competencies]
    return bool(known) and all(is_practised(one, learner) for one in known)


def open_checkpoints(learner: Learner, project: Project) -> list[str]:
    """The checkpoints that are not green."""
    colours = work_on(learner, project).checkpoints
    return [one for one in project.checkpoints if colours.get(one) != "green"]


def minutes_left(learner: Learner, project: Project, speed: float) -> int:
    """What the open checkpoints will take, at least a few minutes."""
    every = len(project.checkpoints)
    share = len(open_checkpoints(learner, project)) / every if every else 1
    return max(LEAST_MINUTES, ceil(project.minutes * share * speed))


def standing(course: Course, learner: Learner, project: Project) -> str:
    """new, ready, begun or finished."""
    if is_finished(learner, project):
        return "finished"
    if is_begun(learner, project):
        return "begun"
    return "ready" if is_possible(course, learner, project) else "new"


def projects_as_json(course: Course, learner: Learner) -> Json:
    """How each project of the course stands, for the view."""
    return {id: _brief(course, learner, one) for id, one in course.projects.items()}


def _brief(course: Course, learner: Learner, project: Project) -> Json:
    work = work_on(learner, project)
    return {
        "standing": standing(course, learner, project),
        "checkpoints": {one: work.checkpoints.get(one) for one in project.checkpoints},
        "evidence": len(work.evidence),
        "reviews": len(work.reviews),
        "assessed": work.assessment is not None,
    }


def portfolio_as_json(course: Course, learner: Learner, checked: Checked) -> Json:
    """All that the learner keeps of projects, and every code with whether it is genuine."""
    return {
        "learner": list(learner.starts),
        "can_sign": bool(course.sign_off),
        "projects": {id: _told(course, learner, one) for id, one in course.projects.items()},
        "sign_offs": [_told_code(course, learner, code, checked) for code in learner.portfolio.codes],
    }


def _told(course: Course, learner: Learner, project: Project) -> Json:
    work = work_on(learner, project)
    return {
        **_brief(course, learner, project),
        "evidence": [piece_as_json(one.piece) | {"at": one.at.at} for one in work.evidence],
        "assessment": _told_assessment(project, work.assessment),
        "reviews": [_told_review(project, one) for one in work.reviews],
    }


def _told_assessment(project: Project, assessment: Assessment | None) -> Json | None:
    if assessment is None:
        return None
    return {"scores": dict(_known(project, assessment)), "text": assessment.text, "at": assessment.at.at}


def _told_review(project: Project, review: Review) -> Json:
    said = {"by": review.by, "good": review.good, "next": review.next}
    return {"id": review.id, **said, "scores": dict(_known(project, review)), "at": review.at.at}


def _known(project: Project, judged: Assessment | Review) -> Iterator[tuple[str, int]]:
    """The points for criteria that the rubric still has."""
    for id, points in judged.scores.items():
        if points in project.criteria.get(id, ()):
            yield id, points


def _told_code(course: Course, learner: Learner, code: Code, checked: Checked) -> Json:
    if as_short_code(code.code) == code.code:
        return {"code": code.code, "at": code.at.at, "refused": None, "kind": "short"}
    said = sign_off_in(code.code)
    return {"code": code.code, "at": code.at.at, "refused": refusal_of(course, learner, code.code, checked)} | (
        said.as_json() | {"subject": _subject_of(course, said)}
    )


def refusal_of(course: Course, learner: Learner, code: str, checked: Checked) -> str | None:
    """Why `code` is not taken: the end of a key of the words; None for one that is."""
    try:
        said = sign_off_in(code)
    except Malformed:
        return "no-code"
    if said.course != course.id:
        return "other-course"
    known = course.projects if said.kind == "project" else course.competencies
    if _subject_of(course, said) not in known:
        return "other-subject"
    if not course.sign_off:
        return "no-key"
    if code not in checked:
        checked[code] = is_by_one_of(code, course.sign_off)
    if not checked[code]:
        return "not-genuine"
    if code[-REVOKED_LETTERS:] in course.revoked:
        return "revoked"
    is_other = is_learner_code(said.learner) and said.learner not in learner.starts
    return "other-learner" if is_other else None


def _subject_of(course: Course, said: SignOff) -> str:
    return course.project_id(said.subject) if said.kind == "project" else course.competency_id(said.subject)
