"""Runs programs of code questions against their tests, in a process of their own (`python -I jobs.py FOLDER`).

FOLDER holds the package `sandbox`.  A JSON list of requests comes in on standard input; out go JSON lines:
`{"job": 3, "testing": "a1b2c3"}` as it comes to a test, `{"job": 3, "checked": {…}}` when one is done.
Whoever started it ends it when a program takes too long.  What learners begin with gets little processor time:
the system ends the process then, which no program can catch, and a busy machine can't bring about.
"""

import json
import os
import signal
import sys
import sysconfig
from pathlib import Path

START_SECONDS = 0.25
"""Processor time for what learners begin with; most take a thousandth of a second, but wheels take long to import."""


def main() -> None:
    """One request after the other."""
    sys.path[:] = [sys.argv[1], *filter(is_of_python, sys.path)]  # a browser has nothing else that is installed here
    from sandbox.run_code import checked  # type: ignore[import-not-found]  # found by the line above

    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a program writes past Python is not taken for an answer
    requests = json.load(sys.stdin)

    def say(message: dict[str, object]) -> None:
        answers.write(json.dumps(message) + "\n")
        answers.flush()

    for job, request in enumerate(requests):
        sys.path[:0] = request["packages"]
        say({"job": job, "begun": True})
        allow(START_SECONDS if request["may_be_late"] and not request["packages"] else 0)
        done = checked(
            request["program"],
            request["tests"],
            request["setup"],
            lambda told, job=job: say({"job": job, **told}),
        )
        say({"job": job, "checked": done})


def allow(seconds: float) -> None:
    """End this process when it has taken so much more processor time; 0 is as much as it likes."""
    if hasattr(signal, "setitimer"):  # Windows has none: there, only whoever started it looks at the clock
        signal.setitimer(signal.ITIMER_PROF, seconds)


def is_of_python(path: str) -> bool:
    """Whether the folder belongs to the standard library."""
    library = Path(sysconfig.get_path("stdlib"))
    return library in (Path(path), *Path(path).parents) and "-packages" not in path


if __name__ == "__main__":
    main()
