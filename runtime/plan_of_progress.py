"""What a progress file says of a learner's plan, for a teacher who prepares the next one."""

from .focus import focus_as_json
from .handed_in import learner_of_file
from .model import Course
from .personal import goal_as_json, profile_as_json
from .plans import plan_as_json

TYPES = ("PlanSet", "ProfileSet", "GoalSet", "FocusSet")


def plan_of_progress(course: Course, file: str) -> dict[str, object]:
    """The name in the file, and the plan in the form of a plan file's content; or Refused."""
    name, learner = learner_of_file(course, file, TYPES)
    personal = learner.personal
    profile = {key: value for key, value in profile_as_json(personal.profile).items() if value}
    goals = [goal_as_json(kept.goal) for kept in personal.goals if kept.goal.standing == "open"]
    content = {
        "plan": None if learner.plan is None else plan_as_json(learner.plan),
        "profile": profile,
        "goals": goals,
        "focus": [focus_as_json(one) for one in personal.focus],
    }
    return {"name": name, "content": content}
