"""Progress files of learners whose every difficulty is known, for `mkcourse calibrate`."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mkcourse.authoring.build.bundle import course_file
from mkcourse.authoring.loading import load
from mkcourse.runtime.model import Course, course_from

START = 1_790_000_000
TRUE = {"add-1": -2.0, "add-2": 0.0, "add-3": 2.0, "count-1": 2.0, "count-2": -2.0}
"""How hard items truly are, on the logit scale; the others are 0. Their labels say nothing of it."""


def engine_course(folder: Path) -> Course:
    whole, found = load(folder)
    assert whole is not None, found
    return course_from(json.loads(course_file(whole, {})))


def made_log(course: Course, seed: int, answers: int = 40, wrong_key: str = "") -> list[dict[str, Any]]:
    """The events of a learner who gets better while answering items in a random order.

    Answers to the item `wrong_key` are told the other way round.
    """
    chance = random.Random(seed)
    ability = chance.gauss(0, 1)
    items = [item for item in course.items.values() if item.use == "practice"]
    log: list[dict[str, Any]] = [event(f"{seed}-begin", START + seed - 1, "Enrolled")]
    for number in range(answers):
        if number % len(items) == 0:
            chance.shuffle(items)
        item = items[number % len(items)]
        logit = ability + number / answers - TRUE.get(item.id, 0.0)
        right = chance.random() < item.guess + (1 - item.guess) / (1 + math.exp(-logit))
        right = right != (item.id == wrong_key)
        log.append(answer(course, f"{seed}-{number}", START + seed + 60 * number, item.id, right))
    return log


def event(id_: str, at: int, kind: str, **fields: Any) -> dict[str, Any]:
    return {"type": kind, "id": id_, "at": at, "zone": 60, **fields}


def answer(course: Course, id_: str, at: int, item: str, right: bool, tries: int = 1) -> dict[str, Any]:
    known = course.items.get(course.item_id(item))
    outcome = {
        "verdict": "right" if right else "wrong",
        "misconception": None,
        "competencies": list(known.competencies) if known else ["adding"],
        "guess": known.guess if known else 0.25,
        "feedback": [],
    }
    fields = {"item": item, "response": {"text": "1"}, "duration": 20.0, "mode": "practice"}
    return event(id_, at, "Attempted", **fields, outcome=outcome, **{"try": tries})


def saved(course: Course, log: Sequence[dict[str, Any]], path: Path, /, **changed: Any) -> Path:
    """The progress file at `path`, with `changed` in its head."""
    content = {
        "format": "mkcourse-progress",
        "version": 1,
        "course": course.id,
        "course_title": course.title,
        "edition": course.edition,
        "exported": START,
        "events": list(log),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content | changed), encoding="utf-8")
    return path
