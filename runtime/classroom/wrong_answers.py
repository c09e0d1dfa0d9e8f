"""Wrong answers: what is answered wrongly to each question, the commonest first."""

from collections.abc import Mapping

from ..model import Course
from .answer_texts import options_of
from .tallies import Tallies, Wrong
from .thresholds import Thresholds

type Json = dict[str, object]


def wrong_answers_as_json(course: Course, tallies: Mapping[str, Tallies], limits: Thresholds) -> list[Json]:
    """The questions to which several learners, by their ids, gave the same wrong answer, the most such first."""
    found: dict[str, dict[str, dict[str, Wrong]]] = {}
    answered: dict[str, int] = {}
    for learner, items in tallies.items():
        for item, tally in items.items():
            if item in course.items:
                answered[item] = answered.get(item, 0) + tally.of
                for answer, wrong in tally.wrong.items():
                    found.setdefault(item, {}).setdefault(answer, {})[learner] = wrong
    told = [_question(course, item, answers, answered[item], limits) for item, answers in found.items()]
    return sorted((one for one in told if one["common"]), key=_most_first)


def _question(
    course: Course, item: str, answers: Mapping[str, Mapping[str, Wrong]], of: int, limits: Thresholds
) -> Json:
    common = [_common(answer, given) for answer, given in answers.items()]
    shared = [one for one in common if _count(one) >= limits.wrong_least]
    ordered = sorted(shared, key=lambda one: (-_count(one), str(one["answer"])))
    competencies = course.items[item].competencies
    return {
        "item": item,
        "competency": competencies[0] if competencies else None,
        "n": sum(each.n for given in answers.values() for each in given.values()),
        "of": of,
        "common": ordered[: limits.wrong_answers],
    }


def _common(answer: str, given: Mapping[str, Wrong]) -> Json:
    return {
        "answer": answer,
        "options": options_of(answer),
        "learners": sorted(given),
        "misconception": min((one.misconception for one in given.values() if one.misconception), default=None),
    }


def _count(common: Json) -> int:
    learners = common["learners"]
    assert isinstance(learners, list)
    return len(learners)


def _most_first(question: Json) -> tuple[int, str]:
    common = question["common"]
    assert isinstance(common, list)
    return -_count(common[0]), str(question["item"])
