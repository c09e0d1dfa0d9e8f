"""Requests of hosts: JSON text in, JSON text out, and never an exception. The doors of the engine share this."""

import json
from collections.abc import Callable, Mapping

from .fields import Malformed, as_object
from .log import Refused
from .nesting import is_deeper_than

DEEPEST_REQUEST = 40
"""Lists and objects within each other in a request, at most."""

type Answer = dict[str, object]
type Request = Mapping[str, object]


def answered(request: str, answer: Callable[[Request], Answer]) -> str:
    """The answer to `request`, both JSON texts: ``ok`` and what `answer` tells, or an error with its code and names."""
    try:
        told = {"ok": True, **answer(_parsed(request))}
    except Refused as refusal:
        told = _refusal(refusal.code, refusal.names)
    except Malformed as error:
        told = _refusal("malformed", {"place": error.place, "expected": error.expected})
    except Exception as error:  # the host gets an answer, whatever happens
        told = _refusal("internal", {"name": type(error).__name__, "detail": str(error)})
    return json.dumps(told, separators=(",", ":"))


def _parsed(request: str) -> Request:
    if not isinstance(request, str):
        raise Refused("not-json")
    if is_deeper_than(DEEPEST_REQUEST, request):
        raise Refused("request-too-deep", most=DEEPEST_REQUEST)
    try:
        parsed = json.loads(request)
    except (ValueError, RecursionError):
        raise Refused("not-json") from None
    return as_object(parsed, "request")


def _refusal(code: str, names: Mapping[str, object]) -> Answer:
    return {"ok": False, "error": {"code": code, **names}}
