"""Grading says in the browser's Python what it says in the teacher's, to any response.

More of the same: tests/benchmarks/grading_parity.py.
"""

import json
from collections import Counter
from pathlib import Path

from fuzzed_responses import corpus_requests, requests
from grade_many import graded
from grading_cases import GRADING
from grading_in_pyodide import graded_in_pyodide

PER_TYPE = 500


def test_corpus_and_fuzzed_responses_are_graded_alike(tmp_path: Path) -> None:
    """The corpus and fuzzed responses of each type get the same grades in CPython and in Pyodide, and no exception."""
    asked = [*corpus_requests(), *requests(1, PER_TYPE)]
    here = [graded(request) for request in asked]
    for request, one, other in zip(asked, here, graded_in_pyodide(asked, tmp_path), strict=True):
        assert one == other, request


def test_fuzzed_responses_reach_every_verdict() -> None:
    """Fuzzed responses of each type are sometimes right, sometimes wrong, and often asked again."""
    verdicts: Counter[tuple[str, str]] = Counter()
    for request in requests(2, 400):
        verdicts.update((json.loads(request)["type"], verdict) for verdict, *_ in json.loads(graded(request)))
    assert set(verdicts) == {(type, one) for type in GRADING for one in ("right", "wrong", "again")}
