"""The engine answers in the browser's Python, byte for byte, what it answers in the teacher's."""

import json
import random
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from mkcourse.authoring.build import browser_runtime as built
from mkcourse.authoring.build.bundle import course_file
from mkcourse.authoring.loading import load
from mkcourse.runtime import bridge

LOGS = 100
EVENTS = 60
START = 1_750_000_000
DAY = 86_400
HERE = Path(__file__).parent
COURSES = HERE.parents[1] / "courses"
NONSENSE = ["", "[]", "{", "null", '{"do": "nonsense"}', '{"do": "open"}', "[" * 1000, "\ud800"]

type Course = dict[str, Any]
type Event = dict[str, Any]


def test_a_hundred_random_logs_are_answered_alike(tmp_path: Path) -> None:
    """100 logs of 60 events over random courses get identical answers in CPython and in Pyodide."""
    conversations = [conversation(random.Random(seed)) for seed in range(LOGS)]
    exchanges = [exchange for talk in conversations for exchange in talk]
    answers = in_pyodide([request for request, _ in exchanges], tmp_path)
    for (request, here), there in zip(exchanges, answers, strict=True):
        assert there.encode() == here.encode(), request


@pytest.mark.parametrize("name", ["fractions", "welcome"])
def test_logs_of_our_courses_are_answered_alike(tmp_path: Path, name: str) -> None:
    """Random logs over each of our own courses get identical answers in CPython and in Pyodide."""
    compiled, found = load(COURSES / name)
    assert compiled is not None, found
    course = json.loads(course_file(compiled, {}))
    exchanges = [exchange for seed in range(5) for exchange in conversation(random.Random(seed), course)]
    answers = in_pyodide([request for request, _ in exchanges], tmp_path)
    for (request, here), there in zip(exchanges, answers, strict=True):
        assert there.encode() == here.encode(), request


def test_most_random_requests_are_understood() -> None:
    """The random logs reach the engine: it takes most requests, and settles many attempts."""
    answers = [json.loads(answer) for _, answer in conversation(random.Random(0))]
    settled = [answer for answer in answers if answer.get("event")]
    assert sum(answer["ok"] for answer in answers) > 0.8 * len(answers)
    assert sum(answer["event"]["type"] == "Attempted" for answer in settled) > EVENTS / 4


def test_nonsense_is_refused_alike(tmp_path: Path) -> None:
    """What is no request is refused with the same words in CPython and in Pyodide."""
    assert in_pyodide(NONSENSE, tmp_path) == [bridge.handle(text) for text in NONSENSE]


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
        now += rng.choice([7, 30, 95, 600, DAY, 9 * DAY])
        event = random_event(rng, course) | {"id": f"e{number}", "at": now, "zone": zone}
        if settled := ask(do="step", event=event).get("event"):
            log.append(settled)
        if rng.random() < 0.3:
            ask(**random_query(rng, course), at=now, zone=zone)
    tell_again(rng, ask, course, log, now, zone)
    return exchanges


def tell_again(rng: random.Random, ask: Any, course: Course, log: list[Event], now: int, zone: int) -> None:
    """The same log from storage: in disorder, twice, merged with a file of another edition."""
    mixed = rng.sample(log, len(log)) + rng.sample(log, len(log) // 3)
    ask(do="open", course=course, log=mixed, at=now + DAY, zone=zone)
    ask(do="merge", logs=[log[::2], log[::3]], file=json.dumps(progress_file(course, log, now)))
    ask(do="merge", logs=[], file="[" * 100_000)
    edition = random_course(rng) | {"id": course["id"]}
    ask(do="open", course=edition, log=log, at=now + 2 * DAY, zone=zone)


def progress_file(course: Course, log: list[Event], now: int) -> dict[str, Any]:
    return {
        "format": "mkcourse-progress",
        "version": 1,
        "course": course["id"],
        "course_title": course["title"],
        "edition": course["edition"],
        "exported": now,
        "events": log,
    }


def random_query(rng: random.Random, course: Course) -> dict[str, Any]:
    names = [competency["id"] for competency in course["competencies"]]
    avoid = rng.sample([item["id"] for item in course["items"]], 3)
    mode = rng.choice(["practice", "check"])
    asked = rng.sample(names, rng.randint(1, min(3, len(names))))
    return rng.choice(
        [
            {"do": "view"},
            {"do": "evidence", "competency": rng.choice([*names, "unknown"])},
            {"do": "next", "competencies": asked, "mode": mode, "avoid": avoid},
        ]
    )


def random_event(rng: random.Random, course: Course) -> Event:
    item = rng.choice(course["items"])
    rare: list[Event] = [
        {"type": "Enrolled"},
        {"type": "LessonOpened", "lesson": rng.choice(course["lessons"])["id"]},
        {"type": "HintTaken", "item": item["id"], "hint": rng.randint(0, 2)},
        {"type": "NotLearnedYet", "item": item["id"]},
        {"type": "SessionEnded"},
        {"type": "Dreamt", "of": "sheep"},
        attempt(rng, item) | {"item": "gone"},
    ]
    return rng.choice(rare) if rng.random() < 0.25 else attempt(rng, item)


def attempt(rng: random.Random, item: dict[str, Any]) -> Event:
    return {
        "type": "Attempted",
        "item": item["id"],
        "response": response(rng, item),
        "duration": rng.randint(1, 300),
        "try": rng.choice([1, 1, 1, 2, 3]),
        "mode": rng.choice(["practice", "practice", "lesson", "check"]),
    }


def response(rng: random.Random, item: dict[str, Any]) -> dict[str, Any]:
    grading, type_ = item["grading"], item["type"]
    if type_ in ("one", "many"):
        chosen = rng.sample(grading["options"], 1 if type_ == "one" else rng.randint(0, 3))
        return {"chosen": rng.choice([chosen, grading["right"]])}
    if type_ == "number":
        value = Fraction(*rng.choice(grading["keys"])["low"])
        return {"text": rng.choice([*spellings(value), *spellings(value + 1), "", "ten", "1/0"])}
    return {"text": rng.choice([*grading["texts"], "colour", "PARIS ", "Pari", "ｐａｒｉｓ", "?", ""])}


def spellings(value: Fraction) -> list[str]:
    whole, rest = divmod(value, 1)
    return [
        str(value),
        f"{value.numerator * 6}/{value.denominator * 6}",
        f" {float(value)} ",
        f"{float(value):.3f}".replace(".", ","),
        f"{whole} {rest}",
        f"{value.numerator} cm",
        str(value).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    ]


# A course, as course.json tells it


def random_course(rng: random.Random) -> Course:
    names = [f"c{number}" for number in range(rng.randint(4, 9))]
    misconceptions = [f"m{number}" for number in range(3)]
    items = [random_item(rng, number, names, misconceptions) for number in range(5 * len(names))]
    return {
        "format": 1,
        "id": "random",
        "edition": f"{rng.getrandbits(48):012x}",
        "title": "Zufällig",
        "language": "en",
        "policy": {},
        "units": [{"title": "All", "competencies": names}],
        "competencies": [competency(rng, names, at) for at in range(len(names))],
        "misconceptions": [misconception(rng, name, names, items) for name in misconceptions],
        "lessons": [lesson(rng, name) for name in names],
        "items": items,
    }


def competency(rng: random.Random, names: list[str], at: int) -> dict[str, Any]:
    earlier = names[:at]
    requires = rng.sample(earlier, min(len(earlier), rng.choice([0, 1, 1, 2])))
    return {
        "id": names[at],
        "title": f"Competency {at}",
        "can": "I can …",
        "minutes": rng.choice([5, 15, 40]),
        "requires": requires,
        "covers": {name: rng.choice([0.25, 0.5, 1.0]) for name in requires if rng.random() < 0.3},
        "tier": rng.choice(["core", "core", "extended", "challenge"]),
        "was": [],
        "policy": {},
    }


def misconception(rng: random.Random, name: str, names: list[str], items: list[dict[str, Any]]) -> dict[str, Any]:
    where = rng.choice(names)
    return {
        "id": name,
        "title": f"Misconception {name}",
        "competency": where,
        "remedy": rng.choice([None, {"lesson": where, "anchor": "why-not"}]),
        "cleared_by": [rng.choice(items)["id"]],
    }


def lesson(rng: random.Random, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": f"Lesson {name}",
        "teaches": [name],
        "representation": rng.choice(["picture", "words"]),
        "minutes": rng.choice([4, 8]),
        "url": f"lessons/{name}/",
    }


def random_item(rng: random.Random, number: int, names: list[str], misconceptions: list[str]) -> dict[str, Any]:
    type_ = rng.choice(["one", "many", "number", "text"])
    about = [names[number % len(names)], *rng.sample(names, rng.choice([0, 0, 1]))]
    return {
        "id": f"i{number}",
        "competencies": list(dict.fromkeys(about)),
        "level": rng.randint(1, 3),
        "use": rng.choice(["practice", "practice", "check", "placement"]),
        "type": type_,
        "was": [],
        "grading": GRADINGS[type_](rng, rng.choice([None, *misconceptions])),
    }


def choice_grading(rng: random.Random, tag: str | None, right: int) -> dict[str, Any]:
    options = [f"{rng.getrandbits(16):04x}{number}" for number in range(rng.randint(3, 5))]
    tags = {options[-1]: tag} if tag else {}
    return {"options": options, "right": options[:right], "tags": tags, "shuffle": True}


def number_grading(rng: random.Random, tag: str | None) -> dict[str, Any]:
    key = Fraction(rng.randint(-20, 90), rng.randint(1, 12))
    low, high = [key.numerator, key.denominator], [key.numerator, key.denominator]
    wrong = [key.numerator + key.denominator, key.denominator]
    return {
        "keys": [{"low": low, "high": high, "shown": str(key)}],
        "form": rng.choice([None, "simplest"]),
        "unit": rng.choice([None, "cm"]),
        "wrongs": [{"low": wrong, "high": wrong, "tag": tag}],
    }


def text_grading(rng: random.Random, tag: str | None) -> dict[str, Any]:
    return {
        "texts": ["Paris"],
        "patterns": ["colou?r"],
        "exact": rng.random() < 0.3,
        "wrongs": [{"texts": ["Pari"], "patterns": [r"\?+"], "tag": tag}],
    }


GRADINGS = {
    "one": lambda rng, tag: choice_grading(rng, tag, 1),
    "many": lambda rng, tag: choice_grading(rng, tag, 2),
    "number": number_grading,
    "text": text_grading,
}
