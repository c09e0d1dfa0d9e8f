"""Wrong answers: what is answered wrongly to each question, the commonest first."""

from collections.abc import Sequence

from .answer_texts import options_of
from .facts import Given
from .roll import Roll

type Json = dict[str, object]


def wrong_answers_as_json(roll: Roll) -> list[Json]:
    """The questions to which several learners gave the same wrong answer, the most such first."""
    found: dict[str, dict[str, list[tuple[str, Given]]]] = {}
    answered: dict[str, int] = {}
    for one in roll.own:
        for given in one.given:
            if given.item in roll.course.items:
                answered[given.item] = answered.get(given.item, 0) + 1
                if given.right is False and given.answer:
                    found.setdefault(given.item, {}).setdefault(given.answer, []).append((one.id, given))
    told = [_question(roll, item, answers, answered[item]) for item, answers in found.items()]
    return sorted((one for one in told if one["common"]), key=_most_first)


def _question(roll: Roll, item: str, answers: dict[str, list[tuple[str, Given]]], of: int) -> Json:
    limits = roll.thresholds
    common = [_common(answer, given) for answer, given in answers.items()]
    shared = [one for one in common if _count(one) >= limits.wrong_least]
    ordered = sorted(shared, key=lambda one: (-_count(one), str(one["answer"])))
    competencies = roll.course.items[item].competencies
    return {
        "item": item,
        "competency": competencies[0] if competencies else None,
        "n": sum(len(given) for given in answers.values()),
        "of": of,
        "common": ordered[: limits.wrong_answers],
    }


def _common(answer: str, given: Sequence[tuple[str, Given]]) -> Json:
    shown = sorted({one.misconception for _, one in given if one.misconception})
    return {
        "answer": answer,
        "options": options_of(answer),
        "learners": sorted({learner for learner, _ in given}),
        "misconception": shown[0] if shown else None,
    }


def _count(common: Json) -> int:
    learners = common["learners"]
    assert isinstance(learners, list)
    return len(learners)


def _most_first(question: Json) -> tuple[int, str]:
    common = question["common"]
    assert isinstance(common, list)
    return -_count(common[0]), str(question["item"])
