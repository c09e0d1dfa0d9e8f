"""The heat map: every learner's level in every competency."""

from .facts import Facts, Standing
from .roll import Roll

type Json = dict[str, object]

LEARNING = 1


def heat_as_json(roll: Roll) -> Json:
    """The levels, and beside them who goes on with support and who is stuck, learner by learner."""
    ids = list(roll.course.competencies)
    return {
        "competencies": ids,
        "learners": [one.id for one in roll.learners],
        "levels": [[_level(one, id) for id in ids] for one in roll.learners],
        "support": [[int(_has(one, id) and one.standings[id].support) for id in ids] for one in roll.learners],
        "stuck": [[int(_has(one, id) and _is_stuck(one.standings[id])) for id in ids] for one in roll.learners],
    }


def _has(facts: Facts, competency: str) -> bool:
    return competency in facts.standings


def _level(facts: Facts, competency: str) -> int:
    return facts.standings[competency].level if _has(facts, competency) else 0


def _is_stuck(standing: Standing) -> bool:
    return standing.rung is not None and standing.level <= LEARNING
