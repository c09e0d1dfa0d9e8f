"""The lobby: what the page can tell of an answer, and ask next, before the engine is there.

The engine's own grading judges, here and now, every answer that the question's author foresaw.  The page looks a
learner's answer up; one that is not among these waits for the engine: there is no second grader.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ...runtime.effects import effect_as_json, feedback_on
from ...runtime.keys import key_from
from ...runtime.responses import Chosen, Filled, Response, Typed, response_as_json
from ..course import Item
from .fragments import remembered

Json = dict[str, Any]

_KNOWN = ("type", "item", "counts", "why_not", "credit")
"""What the page knows without being told, or what only the engine can know."""


def answers_foreseen(item: Item, language: str) -> list[Json]:
    """The feedback that foreseen answers get, without what is empty, each with the ``answers`` that get it."""
    grading, responses = item.answer.grading(), tuple(item.answer.foreseen())
    made_of = repr((item.id, item.type, grading, responses, language))
    text = remembered(
        (made_of, "answers foreseen"), lambda: json.dumps(_answers_foreseen(item, grading, responses, language))
    )
    told: list[Json] = json.loads(text)
    return told


def _answers_foreseen(item: Item, grading: Json, responses: Iterable[Response], language: str) -> list[Json]:
    key = key_from(item.type, grading)
    found: dict[str, Json] = {}
    for response in responses:
        feedback = effect_as_json(feedback_on(item.id, key.graded(response, language)))
        told = {name: each for name, each in feedback.items() if each and name not in _KNOWN}
        answers = found.setdefault(json.dumps(told), told | {"answers": []})["answers"]
        answer = _looked_up(item, response)
        if answer not in answers:
            answers.append(answer)
    return list(found.values())


def _looked_up(item: Item, response: Response) -> str | Json:
    """What ``scripts/lobby.js`` looks for: a typed text, or a response whose options stand in the order of their ids.

    In a question about order they stand as they were put.
    """
    if isinstance(response, Typed):
        return response.text
    return response_as_json(response if item.type == "order" else _sorted(response))


def _sorted(response: Response) -> Response:
    if isinstance(response, Chosen):
        return Chosen(tuple(sorted(response.options)))
    if isinstance(response, Filled):
        return Filled(tuple(None if each is None else _sorted(each) for each in response.answers))
    return response


def practice_order(items: Iterable[Item]) -> list[str]:
    """The items to practise with, easy ones first, and of each level one variant of every question before the next."""
    turns: dict[str, int] = {}
    ranked = []
    for item in items:
        if item.use == "practice":
            turn = turns[item.question] = turns.get(item.question, -1) + 1
            ranked.append((item.lesson is not None, item.level, turn, item.id))
    return [id_ for *_, id_ in sorted(ranked, key=lambda each: each[:3])]
