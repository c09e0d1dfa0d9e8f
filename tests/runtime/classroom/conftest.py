"""A small class for the tests of the class page's engine. Tests are conversations with it."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any

import pytest

from mkcourse.runtime.chain import Link, link_to, linked
from mkcourse.runtime.classroom.door import Door
from mkcourse.runtime.effects import Feedback
from mkcourse.runtime.engine import settled
from mkcourse.runtime.events import event_as_json, event_from
from mkcourse.runtime.model import course_from

DAY = 86_400
NOW = 1_790_000_000 // DAY * DAY + 20 * 3600
"""A Monday evening, 2026-09-21."""

COMPETENCIES = ("halves", "adding", "taking")

type Json = dict[str, Any]


class Class:
    """Learners of one small course, and the door that looks at them."""

    def __init__(self) -> None:
        competencies = [_competency("halves"), _competency("adding", "halves"), _competency("taking", "adding")]
        items = [_item(f"{one['id']}-{n}", one["id"]) for one in competencies for n in range(12)]
        self.content: Json = {
            "format": 1,
            "id": "small",
            "edition": "0123456789ab",
            "title": "Small",
            "language": "en",
            "policy": {},
            "plan": {"days": ["mon", "tue", "wed", "thu", "fri"], "minutes_per_day": 20},
            "units": [],
            "competencies": competencies,
            "misconceptions": [{"id": "upside-down", "competency": "halves", "remedy": None, "cleared_by": []}],
            "lessons": [],
            "items": items,
        }
        self.door = Door()
        self.ids: dict[str, str] = {}

    def ask(self, **request: Any) -> Json:
        """The door's answer, which must be one."""
        answer: Json = json.loads(self.door.handle(json.dumps(request)))
        assert answer["ok"], answer
        return answer

    def open(self) -> None:
        """Opens the class as of now."""
        self.ask(do="open", course=self.content, at=NOW, zone=0)

    def take(self, name: str, text: str | Json) -> Json:
        """What is said of a file, given as text or as what stands in it."""
        told = text if isinstance(text, str) else json.dumps(text)
        file: Json = self.ask(do="take", name=f"{name}.json", text=told)["file"]
        self.ids[file["id"]] = name
        return file

    def look(self, **logs: Sequence[Json]) -> Json:
        """The class with these learners, each with a log."""
        self.open()
        for name, log in logs.items():
            self.take(name, self.file(log, name))
        return self.ask(do="class")

    def flagged(self, told: Json, kind: str) -> list[str]:
        """Who has a flag of that kind."""
        return [self.ids[id] for one in told["flags"] if one["kind"] == kind for id in one["learners"]]

    def file(self, log: Sequence[Json], name: str | None = None, **changes: object) -> Json:
        """A progress file."""
        learner = {"learner": {"name": name}} if name else {}
        head = {"format": "mkcourse-progress", "version": 2, "course": "small", "course_title": "Small"}
        rest = {"edition": "0123456789ab", "exported": NOW, "events": list(log), "packs": []}
        return {**head, **rest, **learner, **changes}

    def log(self, who: str, days: Sequence[int], right: float = 0.8, count: int = 10, **how: Any) -> list[Json]:
        """The log of somebody who answers so many questions on each day, counted back from today.

        `how`: `competency` (else all, one after the other), `seconds`, `option` (the wrong one), `hints`, `items`.
        """
        chance = random.Random(f"{who}/{right}/{sorted(how)}")
        raw = [{"type": "Enrolled", "at": NOW - 60 * DAY}] if not days else []
        for place, day in enumerate(sorted(days, reverse=True)):
            about = how.get("competency", COMPETENCIES[3 * place // len(days)])
            at = NOW - day * DAY - 4 * 3600 + chance.randrange(1800)
            for number in range(count):
                at += chance.randint(20, 90)
                raw.extend(self._answer(chance, at, number, right, {**how, "competency": about}))
        return self.chained(who, raw)

    def _answer(self, chance: random.Random, at: int, number: int, right: float, how: Json) -> list[Json]:
        drawn = f"{how['competency']}-{chance.randrange(12)}"
        item = how["items"][number % len(how["items"])] if "items" in how else drawn
        option = "right" if chance.random() < right else how.get("option", chance.choice(["wrong", "other", "odd"]))
        seconds = how.get("seconds", chance.randint(20, 40))
        told = {"type": "Attempted", "at": at, "item": item, "response": {"chosen": [f"{item}-{option}"]}}
        hint = [{"type": "HintTaken", "at": at - 5, "item": item, "hint": 0}] if how.get("hints") else []
        return [*hint, {**told, "duration": seconds, "try": 1, "mode": "practice"}]

    def chained(self, who: str, raw: Sequence[Json]) -> list[Json]:
        """`raw` as the page logs it: settled, with ids and links."""
        course, before, log = course_from(self.content), None, []
        for number, one in enumerate(raw):
            told = settled(course, event_from({"id": f"{who}-{number}", "zone": 0, **one}))
            assert not isinstance(told, Feedback)
            log.append(linked(event_as_json(told), before))
            before: Link | None = link_to(log[-1])
        return log


def _competency(id: str, *requires: str) -> Json:
    base = {"id": id, "title": id.title(), "can": "I can.", "minutes": 15, "requires": list(requires)}
    return {**base, "covers": {}, "tier": "core", "was": [], "policy": {}}


def _item(id: str, competency: str) -> Json:
    """A choice of four; the option *odd* shows a misconception."""
    options = [f"{id}-{one}" for one in ("right", "wrong", "other", "odd")]
    tags = {options[3]: "upside-down"} if competency == "halves" else {}
    grading = {"options": options, "right": options[:1], "tags": tags, "shuffle": True}
    base = {"id": id, "competencies": [competency], "level": 1, "use": "practice", "type": "one", "was": []}
    return {**base, "grading": grading}


@pytest.fixture
def room() -> Class:
    """A class that is not open yet."""
    return Class()
