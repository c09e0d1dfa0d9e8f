"""The project that the ready set offers beside learning: one that is begun, or one whose competencies are practised."""

from .activities import Activity
from .project_view import is_begun, is_finished, is_possible, minutes_left, open_checkpoints
from .projects import Project
from .reasons import Reason, because
from .scene import Scene


def project_activity(scene: Scene) -> tuple[Activity, ...]:
    """At most one: what was begun last and is not finished, else the first of the course that can be begun."""
    learner = scene.learner
    left = [one for one in scene.course.projects.values() if not is_finished(learner, one)]
    begun = [one for one in left if is_begun(learner, one)]
    if begun:
        last = max(begun, key=lambda one: learner.portfolio.work[one.id].begun.at)
        return (_activity(scene, last, _reason_to_go_on(scene, last)),)
    possible = [one for one in left if is_possible(scene.course, learner, one)]
    return tuple([_activity(scene, one, because("project-ready")) for one in possible[:1]])


def _activity(scene: Scene, project: Project, reason: Reason) -> Activity:
    minutes = minutes_left(scene.learner, project, scene.speed)
    return Activity("project", None, project.competencies, None, minutes, reason, project.id)


def _reason_to_go_on(scene: Scene, project: Project) -> Reason:
    """What is still missing: checkpoints, or the learner's own judgement."""
    left = len(open_checkpoints(scene.learner, project))
    return because("project-begun", count=left) if left else because("project-to-judge")
