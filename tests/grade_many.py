"""Grades many typed responses to one key; run as it stands in CPython and in Pyodide, to compare them."""

import json

from mkcourse.runtime.grading import grade
from mkcourse.runtime.keys import key_from
from mkcourse.runtime.responses import Typed


def graded(request: str) -> str:
    """All that the grades say of the texts in a JSON request ``{type, grading, language, texts}``."""
    told = json.loads(request)
    key = key_from(told["type"], told["grading"])
    grades = [grade(key, Typed(text), told["language"]) for text in told["texts"]]
    return json.dumps([[one.verdict, one.reason, one.keys, one.values] for one in grades])
