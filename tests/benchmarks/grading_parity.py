"""Fuzzed responses to every kind of typed question, graded in CPython and in Pyodide.

    uv run python tests/benchmarks/grading_parity.py [responses a type, 20000] [seed, 7]

Prints how many verdicts of each sort there were, how many grades differ (it must be 0), and how long it took.
"""

import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzzed_responses import requests
from grade_many import graded
from grading_in_pyodide import graded_in_pyodide


def main(per_type: int = 20_000, seed: int = 7) -> None:
    """The table."""
    asked = list(requests(seed, per_type))
    begin = time.perf_counter()
    here = [graded(request) for request in asked]
    between = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        there = graded_in_pyodide(asked, Path(folder))
    end = time.perf_counter()
    verdicts: Counter[tuple[str, str]] = Counter()
    for request, answer in zip(asked, here, strict=True):
        verdicts.update((json.loads(request)["type"], verdict) for verdict, *_ in json.loads(answer))
    for (type_of_item, verdict), count in sorted(verdicts.items()):
        print(f"{type_of_item:10}{verdict:8}{count:8}")
    differing = [request for request, one, other in zip(asked, here, there, strict=True) if one != other]
    print(f"{len(differing)} of {len(asked)} requests are graded otherwise in Pyodide", *differing[:3], sep="\n")
    print(f"CPython {between - begin:.0f} s, Pyodide {end - between:.0f} s")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
