"""The engine answers in the browser's Python, byte for byte, what it answers in the teacher's."""

import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from random_logs import (
    DAY,
    START,
    WAITS,
    Course,
    Event,
    progress_file,
    random_course,
    random_event,
    random_log,
    random_query,
)

from mkcourse.authoring.build import browser_runtime as built
from mkcourse.authoring.build.bundle import course_file
from mkcourse.authoring.loading import load
from mkcourse.runtime import bridge
from mkcourse.runtime.deflating import inflated

STEPPED, REPLAYED = 40, 960
EVENTS, FEW = 30, 12
HERE = Path(__file__).parent
COURSES = HERE.parents[1] / "courses"
NONSENSE = ["", "[]", "{", "null", '{"do": "nonsense"}', '{"do": "open"}', "[" * 1000, "\ud800"]


def test_a_thousand_random_logs_are_answered_alike(tmp_path: Path) -> None:
    """1,000 random logs over random courses get identical answers in CPython and in Pyodide."""
    stepped = [conversation(random.Random(seed)) for seed in range(STEPPED)]
    replayed = [retold(random.Random(seed)) for seed in range(STEPPED, STEPPED + REPLAYED)]
    assert_alike([exchange for talk in (*stepped, *replayed) for exchange in talk], tmp_path)


@pytest.mark.parametrize("name", ["fractions", "welcome"])
def test_logs_of_our_courses_are_answered_alike(tmp_path: Path, name: str) -> None:
    """Random logs over each of our own courses get identical answers in CPython and in Pyodide."""
    compiled, found = load(COURSES / name)
    assert compiled is not None, found
    course = json.loads(course_file(compiled, {}))
    exchanges = [exchange for seed in range(5) for exchange in conversation(random.Random(seed), course)]
    assert_alike(exchanges, tmp_path)


def test_most_random_requests_are_understood() -> None:
    """The random logs reach the engine: it takes most requests, and settles many attempts."""
    answers = [json.loads(answer) for _, answer in conversation(random.Random(0))]
    settled = [answer for answer in answers if answer.get("event")]
    assert sum(answer["ok"] for answer in answers) > 0.8 * len(answers)
    assert sum(answer["event"]["type"] == "Attempted" for answer in settled) > EVENTS / 4


def test_nonsense_is_refused_alike(tmp_path: Path) -> None:
    """What is no request is refused with the same words in CPython and in Pyodide."""
    assert in_pyodide(NONSENSE, tmp_path) == [bridge.handle(text) for text in NONSENSE]


def assert_alike(exchanges: list[tuple[str, str]], folder: Path) -> None:
    """Pyodide's answers have the bytes of CPython's, where what is deflated in them is inflated."""
    answers = in_pyodide([request for request, _ in exchanges], folder)
    for (request, here), there in zip(exchanges, answers, strict=True):
        assert plain(there).encode() == plain(here).encode(), request


def plain(answer: str) -> str:
    """The answer with snapshot and packs inflated: the libraries deflate differently."""
    if not answer.startswith(('{"ok":true,"snapshot":{', '{"ok":true,"packs":[')):
        return answer
    told = json.loads(answer)
    for part in (told.get("snapshot"), *told.get("packs", [])):
        for key in {"learner", "ids", "before", "events"} & set(part or {}):
            part[key] = inflated(part[key], key)
    return json.dumps(told)


def in_pyodide(requests: list[str], folder: Path) -> list[str]:
    """The answers of the very bundle that a site serves."""
    bundle = folder / "bundle"
    shutil.copytree(built.browser_runtime(print), bundle)
    (bundle / "package.json").write_text('{"type": "module"}')
    asked, answered = folder / "requests.json", folder / "answers.json"
    asked.write_text(json.dumps(requests))
    node = built.find_node().program
    command = [node, HERE / "bridge_in_pyodide.mjs", bundle, asked, answered]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    answers: list[str] = json.loads(answered.read_bytes())
    return answers


# A learner's way through a course: requests, and what CPython answers


def conversation(rng: random.Random, course: Course | None = None) -> list[tuple[str, str]]:
    course = course or random_course(rng)
    exchanges: list[tuple[str, str]] = []
    log: list[Event] = []

    def ask(**request: Any) -> dict[str, Any]:
        text = json.dumps(request)
        exchanges.append((text, bridge.handle(text)))
        answer: dict[str, Any] = json.loads(exchanges[-1][1])
        return answer

    now, zone = START, rng.choice([-300, 0, 60, 330])
    ask(do="open", course=course, log=[], at=now, zone=zone)
    for number in range(EVENTS):
        now += rng.choice(WAITS)
        event = random_event(rng, course) | {"id": f"e{number}", "at": now, "zone": zone}
        if settled := ask(do="step", event=event, view=rng.choice(["changes", "whole"])).get("event"):
            log.append(settled)
        if rng.random() < 0.3:
            ask(**random_query(rng, course), at=now, zone=zone)
    tell_again(rng, ask, course, log, now, zone)
    return exchanges


def retold(rng: random.Random) -> list[tuple[str, str]]:
    """What is told of a log: the view, the snapshot, and the evidence of a competency."""
    course = random_course(rng, most=4)
    log = random_log(rng, course, FEW)
    now = {"at": log[-1]["at"] + rng.choice(WAITS), "zone": 0}
    requests: list[dict[str, Any]] = [
        {"do": "open", "course": course, "log": log, **now},
        {"do": "snapshot"},
        {"do": "evidence", "competency": rng.choice(course["competencies"])["id"], **now},
    ]
    texts = [json.dumps(request) for request in requests]
    return [(text, bridge.handle(text)) for text in texts]


def tell_again(rng: random.Random, ask: Any, course: Course, log: list[Event], now: int, zone: int) -> None:
    """The same log from storage: in disorder, twice, merged with a file of another edition."""
    mixed = rng.sample(log, len(log)) + rng.sample(log, len(log) // 3)
    ask(do="open", course=course, log=mixed, at=now + DAY, zone=zone)
    ask(do="merge", logs=[log[::2], log[::3]], file=json.dumps(progress_file(course, log, now)))
    ask(do="merge", logs=[], file="[" * 100_000)
    packs = ask(do="compact", events=log[: len(log) // 2])["packs"]
    ask(do="open", course=course, log=log[len(log) // 2 :], packs=packs, at=now + DAY, zone=zone)
    ask(do="snapshot")
    edition = random_course(rng) | {"id": course["id"]}
    ask(do="open", course=edition, log=log, at=now + 2 * DAY, zone=zone)
