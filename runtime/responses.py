"""Responses: what a learner gave as an answer, and its JSON form."""

from collections.abc import Mapping
from dataclasses import dataclass

from .fields import Malformed, as_list, as_object, as_whole, member, only_keys, text, texts, truth

DEEPEST = 2
"""A response of fields may hold responses of fields, but not for ever."""

LONGEST_WRITTEN = 10_000
"""Letters of a text of the learner's own; about four pages."""

LONGEST_CODE = 20_000
"""Letters; longer programs belong in a project."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The ids chosen, in the order in which they were put where that matters."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """One response for each field of an item that has several, None where it was left empty."""

    answers: "tuple[Response | None, ...]"


@dataclass(frozen=True, slots=True)
class Written:
    """A text of the learner's own, and the points they gave it for each criterion of the rubric."""

    text: str
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """A program, the tests it passed, whether it could be run at all, and the tests in which it broke down."""

    code: str
    passed: tuple[str, ...]
    ran: bool
    broke: tuple[str, ...] = ()


type Response = Chosen | Typed | Filled | Written | Coded


def is_produced(response: Response) -> bool:
    """Whether the learner made the answer, instead of recognising it or judging it alone."""
    if isinstance(response, Filled):
        return any(one is not None and is_produced(one) for one in response.answers)
    return isinstance(response, Typed | Coded)


def response_from(value: object, depth: int = 0) -> Response:
    """The response in a JSON object, or Malformed."""
    fields = as_object(value, "response")
    if "chosen" in fields:
        only_keys(fields, ("chosen",))
        return Chosen(texts(fields, "chosen"))
    if "answers" in fields:
        only_keys(fields, ("answers",))
        return Filled(_answers(fields, depth + 1))
    if "code" in fields:
        return _coded(fields)
    if "scores" in fields:
        return _written(fields)
    only_keys(fields, ("text",))
    return Typed(text(fields, "text"))


def response_as_json(response: Response) -> dict[str, object]:
    """The JSON object of `response`: `response_from` undoes it."""
    match response:
        case Chosen(options=options):
            return {"chosen": list(options)}
        case Filled(answers=answers):
            return {"answers": [None if one is None else response_as_json(one) for one in answers]}
        case Written(text=text, scores=scores):
            return {"text": text, "scores": list(scores)}
        case Coded():
            told = {"code": response.code, "passed": list(response.passed), "ran": response.ran}
            return told | ({"broke": list(response.broke)} if response.broke else {})
        case Typed(text=text):
            return {"text": text}


def _answers(fields: Mapping[str, object], depth: int) -> tuple[Response | None, ...]:
    if depth > DEEPEST:
        raise Malformed("answers", f"at most {DEEPEST} levels")
    values = as_list(fields["answers"], "answers")
    return tuple(None if value is None else response_from(value, depth) for value in values)


def _written(fields: Mapping[str, object]) -> Written:
    only_keys(fields, ("text", "scores"))
    written = text(fields, "text")
    if len(written) > LONGEST_WRITTEN:
        raise Malformed("text", f"at most {LONGEST_WRITTEN} letters")
    scores = as_list(fields["scores"], "scores")
    return Written(written, tuple(as_whole(score, "scores") for score in scores))


def _coded(fields: Mapping[str, object]) -> Coded:
    only_keys(fields, ("code", "passed", "ran", "broke"))
    member(fields, "passed")
    code = text(fields, "code")
    if len(code) > LONGEST_CODE:
        raise Malformed("code", f"at most {LONGEST_CODE} letters")
    return Coded(code, texts(fields, "passed"), truth(fields, "ran"), texts(fields, "broke"))
