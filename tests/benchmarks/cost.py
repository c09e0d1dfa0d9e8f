"""What the engine costs in the student's browser: a step, a replay, the next item, a view, and what is stored.

    uv run python tests/benchmarks/cost.py [--here] [--events 10000]

A made-up course of 500 competencies and 5,000 items, and a made-up learner who goes through it in order, 20 answers a
day on 365 days with lessons and hints, and on for 10,000 events.  The very bundle that a site serves answers in
Pyodide, under Node.js (the same V8 as Chromium's); `--here` takes this Python instead, to compare or to profile.
Times are processor time for one request, from JSON text to JSON text, as the worker does it.  Stored are the characters
of localStorage, and twice as many bytes, since browsers count UTF-16.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

from mkcourse.authoring.build import browser_runtime as built
from mkcourse.runtime.bridge import Bridge
from mkcourse.runtime.chain import Link, link_to, linked
from mkcourse.runtime.compaction import compacted
from mkcourse.runtime.effects import Feedback
from mkcourse.runtime.engine import settled
from mkcourse.runtime.events import event_as_json, event_from
from mkcourse.runtime.model import course_from

COMPETENCIES = 500
ITEMS = 10
"""Of each competency; one of them for checks."""
DAYS, ANSWERS = 365, 20
START, DAY = 1_788_000_000, 86_400
STEPS = 300
"""So many events are timed after the replay."""
LOOSE = 300
"""The page makes a pack when there are so many."""
RUNNER = Path(__file__).parents[1] / "runtime" / "bridge_in_pyodide.mjs"

type Json = dict[str, Any]


def main() -> None:
    args = arguments()
    course = course_json()
    log = list(learners_log(course, args.events + STEPS))
    past, future = log[: args.events], log[args.events :]
    answers = here if args.here else in_pyodide
    report_times(answers(requests(course, past, future)), len(past))
    report_stored(course, [event for event in past if event["at"] < START + DAYS * DAY])


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What the engine costs in the student's browser.")
    parser.add_argument("--here", action="store_true", help="in this Python instead of Pyodide")
    parser.add_argument("--events", type=int, default=10_000)
    return parser.parse_args()


# what is asked, and how long it takes


def requests(course: Json, past: list[Json], future: list[Json]) -> list[Json]:
    """Whole replays, from events and from packs; then each further answer, and what the page asks after it."""
    now = {"at": past[-1]["at"] + 60, "zone": 60}
    packs = list(compacted([], past))
    snapshot = json.loads(here([{"do": "open", "course": course, "log": past, **now}, {"do": "snapshot"}])[1][1])
    begin = [
        {"do": "open", "course": course, "log": [], **now},
        {"do": "open", "course": course, "log": past, **now},
        {"do": "open", "course": course, "packs": packs, **now},
        {"do": "open", "course": course, "packs": packs, **snapshot, **now},
        {"do": "snapshot"},
        {"do": "compact", "packs": packs[1:], "events": future},
    ]
    return begin + [request for event in future for request in answer_and_go_on(event)]


def answer_and_go_on(event: Json) -> Iterator[Json]:
    now = {"at": event["at"] + 5, "zone": event["zone"]}
    asked = {key: value for key, value in event.items() if key not in ("outcome", "prev")}
    yield {"do": "step", "event": asked, "view": "changes"}
    yield {"do": "view", **now}
    if "outcome" in event:
        competencies = event["outcome"]["competencies"]
        yield {"do": "next", "competencies": competencies, "mode": "practice", "avoid": [event["item"]], **now}


def here(requests: list[Json]) -> list[tuple[Json, str, float]]:
    """Each request with its answer and milliseconds."""
    bridge, told = Bridge(), []
    for request in requests:
        text = json.dumps(request)
        begin = process_time()
        answer = bridge.handle(text)
        told.append((request, answer, 1000 * (process_time() - begin)))
    return told


def in_pyodide(requests: list[Json]) -> list[tuple[Json, str, float]]:
    """The same in the browser's Python."""
    with tempfile.TemporaryDirectory(prefix="mkcourse-") as folder:
        bundle, asked, answered = (Path(folder, name) for name in ("bundle", "requests.json", "answers.json"))
        shutil.copytree(built.browser_runtime(print), bundle)
        (bundle / "package.json").write_text('{"type": "module"}')
        asked.write_text(json.dumps([json.dumps(request) for request in requests]))
        command: list[str | Path] = [built.find_node().program, RUNNER, bundle, asked, answered, "--timed"]
        subprocess.run(command, check=True)
        told = json.loads(answered.read_bytes())
    return [(request, each["answer"], each["ms"]) for request, each in zip(requests, told, strict=True)]


# what is told


def report_times(told: list[tuple[Json, str, float]], count: int) -> None:
    empty, events, packs, kept, keep, compact = (ms for _, _, ms in told[:6])
    for request, answer, _ in told:
        assert json.loads(answer)["ok"], (request["do"], answer[:300])
    print(f"{'milliseconds':44} {'p50':>8} {'p95':>8} {'max':>8}")
    steps = [ms for request, _, ms in told if "outcome" in request or request["do"] == "step"]
    print_quantiles("step (goal: p95 10)", steps)
    print_quantiles("next item", [ms for request, _, ms in told if request["do"] == "next"])
    print_quantiles("whole view", [ms for request, _, ms in told if request["do"] == "view"])
    print(f"open without a log {empty:.0f} ms: reading the course, the first view")
    print(
        f"replay of {count} events {events - empty:.0f} ms from events, {packs - empty:.0f} ms from packs (goal: 2000)"
    )
    print(f"going on from a snapshot {kept - empty:.0f} ms")
    print(f"snapshot {keep:.0f} ms, packing {STEPS} events {compact:.0f} ms")


def print_quantiles(name: str, times: list[float]) -> None:
    times = sorted(times)
    p50, p95 = (times[int(share * (len(times) - 1))] for share in (0.5, 0.95))
    print(f"{name:44} {p50:8.1f} {p95:8.1f} {times[-1]:8.1f}")


def report_stored(course: Json, year: list[Json]) -> None:
    """As the page leaves it: nearly all in packs, the last events as they are, view and snapshot."""
    last = len(year) % LOOSE
    bridge, now = Bridge(), {"at": year[-1]["at"], "zone": 60}
    opened = json.loads(bridge.handle(json.dumps({"do": "open", "course": course, "log": year, **now})))
    snapshot = json.loads(bridge.handle('{"do": "snapshot"}'))["snapshot"]
    parts = {
        "packs": list(compacted([], year[: len(year) - last])),
        f"the last {last} events": year[len(year) - last :],
        "the last view": opened["view"],
    }
    print(f"\nstored after {DAYS} days with {ANSWERS} answers each: {len(year)} events")
    sizes = {name: letters(part) for name, part in parts.items()}
    for name, size in {**sizes, "together (goal: 1 MB)": sum(sizes.values())}.items():
        print_size(name, size)
    print_size("snapshot, a cache, gone when room is short", letters(snapshot))
    print_size("the same events without packs", letters(year))


def print_size(name: str, size: int) -> None:
    print(f"{name:44} {size:9,} characters {2 * size / 1e6:6.2f} MB in UTF-16")


def letters(value: object) -> int:
    return len(json.dumps(value, separators=(",", ":"), ensure_ascii=False))


# the course and its learner


def course_json() -> Json:
    chance = random.Random(1)
    names = [f"competency-{number:03}" for number in range(COMPETENCIES)]
    items = [item(chance, name, number) for name in names for number in range(ITEMS)]
    return {
        "format": 1,
        "id": "large",
        "edition": "0123456789ab",
        "engine": "cost",
        "title": "A large course",
        "language": "en",
        "policy": {},
        "units": [{"title": f"Unit {at}", "competencies": names[at : at + 20]} for at in range(0, COMPETENCIES, 20)],
        "competencies": [competency(names, at) for at in range(COMPETENCIES)],
        "misconceptions": [],
        "lessons": [lesson(name) for name in names],
        "items": items,
    }


def competency(names: list[str], at: int) -> Json:
    requires = [names[before] for before in (at - 1, at - 7) if before >= 0]
    return {
        "id": names[at],
        "title": f"Competency {at}",
        "can": "I can.",
        "minutes": 15,
        "requires": requires,
        "covers": dict.fromkeys(requires[:1], 0.3),
        "tier": "core" if at % 5 else "extended",
        "was": [],
        "policy": {},
    }


def lesson(name: str) -> Json:
    return {"id": name, "title": name, "teaches": [name], "representation": "words", "minutes": 8, "url": f"{name}/"}


def item(chance: random.Random, name: str, number: int) -> Json:
    typed = number % 3 == 2
    options = [f"{chance.getrandbits(16):04x}" for _ in range(4)]
    key = {"low": [number, 1], "high": [number, 1], "shown": str(number)}
    choice = {"options": options, "right": options[:1], "tags": {}, "shuffle": True}
    return {
        "id": f"{name}-{number:02}",
        "competencies": [name],
        "level": 1 + number % 5,
        "use": "check" if number == ITEMS - 1 else "practice",
        "type": "number" if typed else "one",
        "was": [],
        "grading": {"keys": [key], "form": None, "unit": None, "wrongs": []} if typed else choice,
    }


def learners_log(course: Json, count: int) -> Iterator[Json]:
    """Events as the bridge logs them: settled, and linked to the one before."""
    compiled = course_from(course)
    before: Link | None = None
    for event in events(course, count):
        told = settled(compiled, event_from(event))
        assert not isinstance(told, Feedback)
        logged = linked({**event, **event_as_json(told)}, before)
        before = link_to(logged)
        yield logged


def events(course: Json, count: int) -> Iterator[Json]:
    chance = random.Random(2)
    made = 0
    for day in range(10 * DAYS):
        at = START + day * DAY
        for number in range(ANSWERS):
            for event in activities(chance, course, day * ANSWERS + number):
                if made == count:
                    return
                made += 1
                at += chance.randint(12, 75)
                yield {"id": new_id(chance, at), "at": at, "zone": 60 if day < 180 else 120} | event


def activities(chance: random.Random, course: Json, number: int) -> Iterator[Json]:
    """What the learner does at the answer of that number: 14 of a competency, then the next."""
    at = number // 14 % COMPETENCIES
    name = course["competencies"][at]["id"]
    if number % 14 == 0:
        yield {"type": "LessonOpened", "lesson": name}
    asked = course["items"][at * ITEMS + number % ITEMS]
    if chance.random() < 0.1:
        yield {"type": "HintTaken", "item": asked["id"], "hint": 0}
    mode = "check" if asked["use"] == "check" else "practice"
    yield answer(chance, asked) | {"item": asked["id"], "duration": chance.randint(5, 90), "try": 1, "mode": mode}


def answer(chance: random.Random, asked: Json) -> Json:
    grading, right = asked["grading"], chance.random() < 0.8
    if asked["type"] == "one":
        response: Json = {"chosen": [grading["right"][0] if right else chance.choice(grading["options"])]}
    else:
        response = {"text": grading["keys"][0]["shown"] if right else str(chance.randint(10, 99))}
    return {"type": "Attempted", "response": response}


def new_id(chance: random.Random, at: int) -> str:
    """As ids.js makes them: the time in milliseconds, then 8 letters and digits."""
    return f"{base36(at * 1000 + chance.randint(0, 999))}-{base36(chance.getrandbits(41)).rjust(8, '0')[-8:]}"


def base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


if __name__ == "__main__":
    main()
