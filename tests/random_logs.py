"""Random courses, and random ways of learners through them, for properties that hold for any log."""

import json
import random
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from mkcourse.runtime.chain import Link, link_to, linked
from mkcourse.runtime.ed25519 import public_key
from mkcourse.runtime.effects import Feedback
from mkcourse.runtime.engine import settled
from mkcourse.runtime.events import MODES, event_as_json, event_from
from mkcourse.runtime.kinds.code import program_sum
from mkcourse.runtime.model import course_from
from mkcourse.runtime.sign_off import SignOff, Subject, base64url, code_of

START = 1_750_000_000
DAY = 86_400
WAITS = (7, 30, 95, 600, DAY, 9 * DAY, 30 * DAY)
PLAN = {
    "start": "2025-06-16",
    "end": "2025-12-19",
    "days": ["mon", "tue", "fri"],
    "minutes_per_day": 20,
    "holidays": ["2025-07-28..2025-09-05"],
    "exam": "2025-12-12",
    "without_extended": False,
}

TEACHER = bytes(range(32))
"""The secret of the teacher who signs off."""
NO_PROJECT: dict[str, Any] = {"id": "gone", "checkpoints": [], "criteria": []}

type Course = dict[str, Any]
type Event = dict[str, Any]


def random_log(rng: random.Random, course: Course, count: int, name: str = "e") -> list[Event]:
    """Up to `count` events as the bridge logs them: settled, linked, in order."""
    compiled = course_from(course)
    log: list[Event] = []
    now, before = START, None
    for number in range(count):
        now += rng.choice(WAITS)
        event = random_event(rng, course) | {"id": f"{name}{number:04}", "at": now, "zone": 60}
        told = settled(compiled, event_from(event))
        if not isinstance(told, Feedback):
            log.append(linked({**event, **event_as_json(told)}, before))
            before: Link | None = link_to(log[-1])
    return log


def progress_file(course: Course, log: Sequence[Event], now: int, **changes: object) -> dict[str, Any]:
    """A progress file of today's format."""
    return {
        "format": "mkcourse-progress",
        "version": 2,
        "course": course["id"],
        "course_title": course["title"],
        "edition": course["edition"],
        "exported": now,
        "events": list(log),
        "packs": [],
        **changes,
    }


def random_query(rng: random.Random, course: Course) -> dict[str, Any]:
    names = [competency["id"] for competency in course["competencies"]]
    avoid = rng.sample([item["id"] for item in course["items"]], 3)
    mode = rng.choice(["practice", "check", "review", "placement"])
    asked = rng.sample(names, rng.randint(1, min(3, len(names))))
    return rng.choice(
        [
            {"do": rng.choice(["view", "code"])},
            {"do": "levels", "code": rng.choice(["", "00000", "0" * 20, "7K3D-ZZ"])},
            {"do": "snapshot"},
            {"do": "evidence", "competency": rng.choice([*names, "unknown"])},
            {"do": rng.choice(["portfolio", "project-log"])},
            {"do": "sign-off", "code": sign_off_code(rng, course, "p0")},
            {"do": rng.choice(["diary", "days", "report"])},
            {"do": "replay", "competency": rng.choice([*names, "unknown"])},
            {"do": "plan-file", "file": json.dumps(random_plan_file(rng, course))},
            {"do": "next", "competencies": asked, "mode": mode, "avoid": avoid},
        ]
    )


def random_plan_file(rng: random.Random, course: Course) -> dict[str, Any]:
    """A plan file, now and then one that is not for this course or not well made."""
    told = [random_personal(rng) for _ in range(6)]
    return {
        "format": "mkcourse-plan",
        "version": rng.choice([1, 1, 1, 2]),
        "course": rng.choice([course["id"], course["id"], "other"]),
        "plan": rng.choice([None, PLAN, {"days": ["mon", "noday"]}]),
        "profile": next((one["profile"] for one in told if "profile" in one), {}),
        "goals": [one["goal"] for one in told if "goal" in one][:1],
    }


def random_event(rng: random.Random, course: Course) -> Event:
    item = rng.choice(course["items"])
    rare: list[Event] = [
        {"type": "Enrolled"},
        {"type": "LessonOpened", "lesson": rng.choice(course["lessons"])["id"]},
        {"type": "HintTaken", "item": item["id"], "hint": rng.randint(0, 2)},
        scaffold_answered(rng, item),
        {"type": "NotLearnedYet", "item": item["id"]},
        {"type": "NotLearnedYet", "item": item["id"], "mode": rng.choice(MODES)},
        {"type": "SessionEnded"},
        {"type": "LessonClosed", "lesson": rng.choice(course["lessons"])["id"], "duration": rng.choice([0, 45.5, 900])},
        {"type": "PlanSet", "plan": rng.choice([None, PLAN, PLAN | {"minutes_per_day": 5, "exam": None}])},
        {"type": "PlacementEnded", "skipped": rng.random() < 0.5},
        {"type": "SupportTaken", "competency": rng.choice(course["competencies"])["id"]},
        {"type": "LevelsBrought", "levels": random_levels(rng, course)},
        random_personal(rng),
        random_project_event(rng, course),
        {"type": "Dreamt", "of": "sheep"},
        attempt(rng, item) | {"item": "gone"},
    ]
    return rng.choice(rare) if rng.random() < 0.25 else attempt(rng, item)


def random_levels(rng: random.Random, course: Course) -> dict[str, str]:
    """What a short code brought, now and then for a competency that is not there."""
    names = [*(one["id"] for one in course["competencies"]), "gone"]
    return {name: rng.choice(["practised", "secure", "retained"]) for name in names if rng.random() < 0.3}


def random_focus(rng: random.Random) -> Event:
    """Some days on which something comes first, now and then what is not there."""
    first, last = rng.choice([("2025-06-16", "2025-06-22"), ("2025-01-01", "2026-12-31")])
    return {"from": first, "to": last, "competencies": [rng.choice(["halves", "adding", "gone"])], "note": "Für euch"}


def random_personal(rng: random.Random) -> Event:
    """What a learner says of themselves, a goal, or a reflection."""
    words = rng.choice(["", "I want to know why", "Ich übe am Abend", "كسور", "x" * 500])
    goal = {
        "id": rng.choice(["g1", "g2", "g3"]),
        "kind": rng.choice(["course", "week"]),
        "text": words,
        "by": rng.choice([None, "2025-06-22", "2026-01-01"]),
        "standing": rng.choice(["open", "done", "dropped"]),
    }
    own: list[Event] = [
        {"type": "ProfileSet", "profile": {"interests": rng.sample(["cooking", "money", "my dog"], 2), "helps": words}},
        {"type": "ProfileSet", "profile": {rng.choice(["family", "teacher"]): words}},
        {"type": "GoalSet", "goal": goal},
        {"type": "FocusSet", "focus": rng.choice([[], [random_focus(rng)]])},
        {"type": "Reflected", "prompt": rng.choice(["proud-of", "want-to-try", "of another edition"]), "text": words},
    ]
    return rng.choice(own)


def random_project_event(rng: random.Random, course: Course) -> Event:
    """Something done for a project, now and then for one that is not there."""
    project = rng.choice(course.get("projects") or [NO_PROJECT])
    of = {"project": rng.choice([project["id"], project["id"], project["id"], "gone"])}
    scores = {one["id"]: rng.choice([*one["points"], 99]) for one in project["criteria"]}
    words = rng.choice(["", "I kept the amounts fair.", "كسور", "x" * 900])
    pieces: list[Event] = [
        {"id": f"t{rng.randint(0, 9)}", "kind": "text", "title": words[:100], "text": "What I found out"},
        {"id": f"l{rng.randint(0, 9)}", "kind": "link", "title": "", "text": "https://example.org/bread?x=1"},
        {"id": f"f{rng.randint(0, 9)}", "kind": "file", "title": "bread.jpg", "media": "image/jpeg"}
        | {"size": rng.randint(0, 10**7), "sha256": f"{rng.getrandbits(256):064x}"},
    ]
    said = {"review": f"r{rng.randint(0, 5)}", "by": "Ben", "scores": scores, "good": words, "next": words}
    checkpoint = rng.choice([*project["checkpoints"], "gone"])
    own: list[Event] = [
        {"type": "CheckpointMoved", **of, "checkpoint": checkpoint, "colour": rng.choice(["red", "yellow", "green"])},
        {"type": "EvidenceAdded", **of, "evidence": rng.choice(pieces)},
        {"type": "EvidenceRemoved", **of, "evidence": rng.choice(pieces)["id"]},
        {"type": "SelfAssessed", **of, "scores": scores, "text": words},
        {"type": "PeerReviewed", **of, **said},
        {"type": "SignedOff", "code": sign_off_code(rng, course, project["id"])},
    ]
    return rng.choice(own)


def sign_off_code(rng: random.Random, course: Course, project: str) -> str:
    """A teacher's code: of the course's teacher or of somebody else, for a project or a competency."""
    secret = rng.choice([TEACHER, bytes(32)])
    subjects: list[tuple[Subject, str]] = [
        ("project", project),
        ("competency", str(course["competencies"][0]["id"])),
        ("project", "gone"),
    ]
    subject = rng.choice(subjects)
    learner = rng.choice(["Mia", "0123-4567"])
    return _signed(SignOff(course["id"], learner, *subject, "3", 20_300 + rng.randint(0, 9), "Ms Lee"), secret)


_public_key = cache(public_key)


@cache
def _signed(sign_off: SignOff, secret: bytes) -> str:
    """The same few codes again and again: our own Ed25519 takes 10 ms for each."""
    return code_of(sign_off, secret)


def attempt(rng: random.Random, item: dict[str, Any]) -> Event:
    return {
        "type": "Attempted",
        "item": item["id"],
        "response": response(rng, item),
        "duration": rng.randint(1, 300),
        "try": rng.choice([1, 1, 1, 2, 3]),
        "mode": rng.choice(["practice", "practice", "lesson", "check", "review", "placement"]),
    }


def scaffold_answered(rng: random.Random, item: dict[str, Any]) -> Event:
    """An answer to what a hint asks, where one asks; else to nothing."""
    asking = [number for number, asked in enumerate(item.get("hints", [])) if asked]
    hint = rng.choice([*asking, 0])
    given = response(rng, item["hints"][hint]) if hint in asking else {"text": "1"}
    return {"type": "ScaffoldAnswered", "item": item["id"], "hint": hint, "response": given}


def response(rng: random.Random, item: dict[str, Any]) -> dict[str, Any]:
    grading, type_ = item["grading"], item["type"]
    if type_ == "order":
        lines = [*grading["right"], *grading["distractors"]]
        return {"chosen": rng.choice([grading["right"], rng.sample(lines, len(lines)), rng.sample(lines, 2), []])}
    if type_ == "open":
        scores = [] if grading["scored_by"] == "teacher" else [rng.choice(points) for points in grading["criteria"]]
        return {"text": rng.choice(["Weil …", "so", " "]), "scores": rng.choice([scores, scores, [7]])}
    if "fields" in grading:
        answers = [rng.choice([response(rng, {**each, "grading": each})] * 9 + [None]) for each in grading["fields"]]
        return {"answers": answers}
    if type_ == "code":
        tests = [test["id"] for test in grading["tests"]]
        code = rng.choice(["print()", "print(1)", "", "x"])
        return {
            "code": code,
            "passed": rng.choice([tests, tests[:1], []]),
            "ran": rng.random() < 0.8,
            "broke": rng.choice([[], tests]),
        }
    if type_ in TYPED:
        return {"text": rng.choice(TYPED[type_])}
    if type_ in ("one", "many", "hotspot"):
        chosen = rng.sample(grading["options"], 1 if type_ != "many" else rng.randint(0, 3))
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


def random_course(rng: random.Random, most: int = 9) -> Course:
    """A course of 3 to `most` competencies, as course.json tells it."""
    names = [f"c{number}" for number in range(rng.randint(3, most))]
    misconceptions = [f"m{number}" for number in range(3)]
    items = [random_item(rng, number, names, misconceptions) for number in range(5 * len(names))]
    return {
        "format": 1,
        "id": "random",
        "edition": f"{rng.getrandbits(48):012x}",
        "engine": "random",
        "title": "Zufällig",
        "language": "en",
        "policy": {},
        "plan": rng.choice([{}, PLAN]),
        "focus": [{"from": "2025-06-20", "to": "2025-07-20", "competencies": rng.sample(names, 2)}],
        "units": [{"title": "All", "competencies": names, "due": rng.choice([None, "2025-10-01"])}],
        "competencies": [competency(rng, names, at) for at in range(len(names))],
        "misconceptions": [misconception(rng, name, names, items) for name in misconceptions],
        "lessons": [lesson(rng, name) for name in names],
        "items": items,
        "projects": [random_project(rng, f"p{number}", names) for number in range(2)],
        "sign_off": [base64url(_public_key(TEACHER))],
    }


def random_project(rng: random.Random, id: str, names: list[str]) -> dict[str, Any]:
    return {
        "id": id,
        "title": f"Project {id}",
        "competencies": rng.sample(names, 2),
        "minutes": rng.choice([30, 90]),
        "was": [],
        "url": f"projects/{id}/",
        "checkpoints": ["plan", "made", "shown"],
        "criteria": [{"id": "right", "points": [1, 2, 3]}, {"id": "clear", "points": [0, 2]}],
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
    type_ = rng.choice(list(GRADINGS))
    about = [names[number % len(names)], *rng.sample(names, rng.choice([0, 0, 1]))]
    return {
        "id": f"i{number}",
        "competencies": list(dict.fromkeys(about)),
        "level": rng.randint(1, 3),
        "use": rng.choice(["practice", "practice", "check", "placement"]),
        "contexts": rng.sample(["cooking", "money", "sport"], rng.randint(0, 2)),
        "minutes": rng.choice([None, 0.5, 4]),
        **({"difficulty": round(rng.gauss(0, 1), 3)} if rng.random() < 0.5 else {}),
        "type": type_,
        "was": [],
        "grading": GRADINGS[type_](rng, rng.choice([None, *misconceptions])),
        **({"hints": random_hints(rng, misconceptions)} if rng.random() < 0.3 else {}),
    }


def random_hints(rng: random.Random, misconceptions: list[str]) -> list[dict[str, Any] | None]:
    """Hints of which some ask something themselves."""
    types = [rng.choice([None, "one", "many", "number", "text"]) for _ in range(rng.randint(1, 3))]
    tag = rng.choice([None, *misconceptions])
    return [type_ and {"type": type_, "grading": GRADINGS[type_](rng, tag)} for type_ in types]


TYPED = {
    "formula": ["2x+2", "2(x+1)", "2x + 1", "x", "2*", "y", ""],
    "interval": ["[2;5)", "2 <= x < 5", "(2, 5)", "2", "[5, 2]"],
    "list": ["Paris; 2", "2, paris", "2 and Paris", "Rome; 2", ""],
}
"""What is typed into items of these types: right, wrong, and unreadable."""


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


def order_grading(rng: random.Random, tag: str | None) -> dict[str, Any]:
    lines = [f"{rng.getrandbits(24):06x}" for _ in range(rng.randint(2, 5))]
    right = [*lines, *lines[: rng.choice([0, 0, 1])]]
    distractors = [f"{rng.getrandbits(20):05x}d" for _ in range(rng.choice([0, 1, 2]))]
    tags = dict.fromkeys(distractors[:1], tag) if tag else {}
    return {"right": right, "distractors": distractors, "tags": tags}


def open_grading(rng: random.Random, tag: str | None) -> dict[str, Any]:
    criteria = [[0, 1, 2], [0, rng.choice([2, 3])]]
    return {"criteria": criteria, "pass": rng.choice([60, 33.3]), "scored_by": rng.choice(["self", "self", "teacher"])}


def code_grading(rng: random.Random, tag: str | None) -> dict[str, Any]:
    tests = [{"id": f"{rng.getrandbits(24):06x}", "tag": rng.choice([None, tag])} for _ in range(rng.randint(1, 3))]
    return {"tests": tests, "start": program_sum("print()")}


def group_grading(rng: random.Random, tag: str | None) -> dict[str, Any]:
    types = [rng.choice(["one", "number", "text", "formula"]) for _ in range(rng.randint(2, 3))]
    return {"fields": [{"type": type_, **GRADINGS[type_](rng, tag)} for type_ in types]}


def parts_grading(rng: random.Random, tag: str | None) -> dict[str, Any]:
    first, second = number_grading(rng, tag), number_grading(rng, None)
    carried = [{"low": "2*a", "high": "2*a + 1"}]
    return {
        "fields": [
            {"type": "number", "name": "a", **first},
            {"type": "number", "name": "b", "carried": carried, **second},
        ]
    }


GRADINGS = {
    "formula": lambda rng, tag: {
        "formulas": ["2*(x+1)"],
        "letters": ["x"],
        "form": rng.choice([None, "factored", "expanded"]),
        "wrongs": [{"formula": "2*x+1", "tag": tag}],
    },
    "interval": lambda rng, tag: {"intervals": ["[2, 5)"], "wrongs": [{"interval": "(2, 5)", "tag": tag}]},
    "list": lambda rng, tag: {
        "elements": [{"type": "text", **text_grading(rng, None)}, {"type": "text", "texts": ["2"]}],
        "ordered": rng.random() < 0.5,
    },
    "code": code_grading,
    "cloze": group_grading,
    "match": lambda rng, tag: group_grading(rng, tag) | {"once": True},
    "matrix": group_grading,
    "parts": parts_grading,
    "order": order_grading,
    "hotspot": lambda rng, tag: choice_grading(rng, tag, 1) | {"several": False},
    "open": open_grading,
    "one": lambda rng, tag: choice_grading(rng, tag, 1),
    "many": lambda rng, tag: choice_grading(rng, tag, 2),
    "number": number_grading,
    "text": text_grading,
}
