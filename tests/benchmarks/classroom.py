"""What the class page finds in simulated classes, what it alarms about for nothing, and what it costs.

    uv run python tests/benchmarks/classroom.py [--seeds 20] [--courses fractions python-basics]
    uv run python tests/benchmarks/classroom.py --cost [--files 20] [--here]

The first makes classes of 25 with ten kinds of situations planted in each (tests/made_class.py), lets the class engine
look at their files, and counts what is found and what is named wrongly.  The second makes progress files of a year with
the students of `mkcourse simulate`, and times `take` and `class`, from JSON text to JSON text, in the browser's Python
under Node.js (`--here`: in this Python).  A class of 200 costs as many times what a file does.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from made_class import PLANTED, Pupil, file_of, log_of, made_class, setting, written
from made_class_score import scored

from mkcourse.authoring.build import browser_runtime as built
from mkcourse.authoring.simulation.characters import TEN
from mkcourse.runtime.classroom.door import Door

RUNNER = Path(__file__).parents[1] / "runtime" / "bridge_in_pyodide.mjs"
HANDLE = "from mkcourse.runtime.classroom.door import handle\n"
YEAR = 365

type Json = dict[str, Any]


def main() -> None:
    args = arguments()
    if args.cost:
        report_cost(args.files, args.here)
    else:
        report_found(args.courses, args.seeds)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What the class page finds in simulated classes, and what it costs.")
    parser.add_argument("--courses", nargs="+", default=["fractions", "python-basics"])
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--cost", action="store_true")
    parser.add_argument("--files", type=int, default=20)
    parser.add_argument("--here", action="store_true", help="in this Python instead of Pyodide")
    return parser.parse_args()


# what is found


def report_found(courses: list[str], seeds: int) -> None:
    found: Counter[str] = Counter()
    kinds, alarms = [], []
    for course in courses:
        for seed in range(1, seeds + 1):
            named, false = looked_at(course, seed)
            found.update(named)
            kinds.append(len(named))
            alarms.append(len(false))
            missing = ", ".join(sorted(set(PLANTED) - named)) or "nothing"
            print(f"{course} {seed}: {len(named)} of {len(PLANTED)} kinds, missing {missing}; false alarms {false}")
    print(f"\n{len(kinds)} classes: {sum(kinds) / len(kinds):.2f} of {len(PLANTED)} kinds found (goal: 9)")
    print(f"false alarms a class: {sum(alarms) / len(alarms):.2f} on average, at most {max(alarms)} (goal: 1)")
    for kind in PLANTED:
        print(f"  {kind:18} found in {found[kind]} of {len(kinds)}")


def looked_at(course: str, seed: int) -> tuple[set[str], list[str]]:
    made, door = made_class(course, seed), Door()
    ask(door, do="open", course=made.content, at=made.now, zone=60)
    for name, text in made.files.items():
        ask(door, do="take", name=name, text=text)
    told = ask(door, do="class")
    return scored(made, told, {one["id"]: one["name"].removesuffix(".json") for one in told["files"]})


def ask(door: Door, **request: Any) -> Json:
    answer: Json = json.loads(door.handle(json.dumps(request)))
    assert answer["ok"], answer
    return answer


# what it costs


def report_cost(files: int, is_here: bool) -> None:
    where = setting("fractions", YEAR)
    pupils = [Pupil(f"Learner {number}", TEN[number % len(TEN)]) for number in range(files)]
    logs = [log_of(where, where.course, one, "year", number) for number, one in enumerate(pupils)]
    texts = {one.name: written(file_of(where, log, one.name)) for one, log in zip(pupils, logs, strict=True)}
    requests: list[Json] = [{"do": "open", "course": where.content, "at": where.at(YEAR), "zone": 60}]
    requests += [{"do": "take", "name": f"{name}.json", "text": text} for name, text in texts.items()]
    requests.append({"do": "class"})
    times = here(requests) if is_here else in_pyodide(requests)
    takes = sorted(times[1:-1])
    events = sum(map(len, logs)) / files
    print(
        f"{files} files of a year, {events:.0f} events and {sum(map(len, texts.values())) / files / 1000:.0f} kB each"
    )
    print(f"open {times[0]:.0f} ms, class {times[-1]:.0f} ms")
    print(f"take {sum(takes) / files:.0f} ms on average, at most {takes[-1]:.0f} ms (goal: 40)")
    print(f"200 files: {(times[0] + 200 * sum(takes) / files + times[-1]) / 1000:.0f} s in one worker (goal: 10)")


def here(requests: list[Json]) -> list[float]:
    """The milliseconds of each request in this Python."""
    door, times = Door(), []
    for request in requests:
        text = json.dumps(request)
        begin = process_time()
        answer = door.handle(text)
        times.append(1000 * (process_time() - begin))
        assert json.loads(answer)["ok"], answer[:300]
    return times


def in_pyodide(requests: list[Json]) -> list[float]:
    """The milliseconds of each request in the browser's Python."""
    with tempfile.TemporaryDirectory(prefix="mkcourse-") as folder:
        bundle, asked, answered, door = (Path(folder, name) for name in ("bundle", "asked", "answered", "door.py"))
        shutil.copytree(built.browser_runtime(print), bundle)
        (bundle / "package.json").write_text('{"type": "module"}')
        asked.write_text(json.dumps([json.dumps(request) for request in requests]))
        door.write_text(HANDLE)
        command: list[str | Path] = [built.find_node().program, RUNNER, bundle, asked, answered]
        subprocess.run([*command, "--with", door, "handle", "--timed"], check=True)
        told = json.loads(answered.read_bytes())
    return [each["ms"] for each in told]


if __name__ == "__main__":
    main()
