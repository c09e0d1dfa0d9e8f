"""Choosing, laid open: how the next practice item comes about, with the numbers behind it.

What is asked next is next_item.py's affair; here it is only told, to a teacher who tries a course.
"""

from collections.abc import Sequence

from .model import Course, Learner, record_of
from .moments import Moment
from .next_item import candidates
from .practice_item import Case, aim, choice_of, reason_of
from .predict import success

type Json = dict[str, object]


def choosing_as_json(course: Course, learner: Learner, competencies: Sequence[str], now: Moment) -> Json | None:
    """The next practice item of `competencies` and why it is that one; None where nothing can be asked.

    ``rounds`` are the considerations in their order, each with the number of items left after it;
    ``chance`` is how likely a right answer is, ``wanted`` the chance that is looked for.
    """
    known = [course.competencies[id] for id in map(course.competency_id, competencies) if id in course.competencies]
    found = candidates(course, learner, known, {learner.last_item})
    if found is None:
        return None
    competency, items = found
    case = Case(course, learner, competency, now)
    best = choice_of(case, items)
    record = record_of(competency, learner)
    return {
        "item": best.item.id,
        "competency": competency.id,
        "reason": reason_of(case, best).as_json(),
        "of": len(items),
        "rounds": [{"by": name, "left": left} for name, left in best.rounds],
        "decided": best.decided,
        "belief": record.mastery,
        "chance": success(course, learner, competency, best.item, now),
        "wanted": aim(competency.policy, record.mastery),
        "level": best.item.level,
        "guess": best.item.guess,
    }
