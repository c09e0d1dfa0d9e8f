"""The real engine for tests in Node.js: many sessions of one random course, a line in and a line out.

    python tests/engine_pipe.py SEED

The first line out is the course. A line ``event`` is answered with a random event for it; a line
``NUMBER request`` with what the session of that number answers to the JSON text; ``close NUMBER`` lets go of one.
"""

import json
import random
import sys

from random_logs import random_course, random_event

from mkcourse.runtime.bridge import Bridge


def main(seed: int) -> None:
    """Answers until the input ends."""
    rng = random.Random(seed)
    course = random_course(rng)
    _say(json.dumps(course))
    sessions: dict[str, Bridge] = {}
    for line in sys.stdin:
        first, _, rest = line.rstrip("\n").partition(" ")
        if first == "event":
            _say(json.dumps(random_event(rng, course)))
        elif first == "close":
            sessions.pop(rest, None)
        else:
            _say(sessions.setdefault(first, Bridge()).handle(rest))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))
