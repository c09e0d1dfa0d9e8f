"""Progress files as a learner would save them, made by the engine itself."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from right_answers import right_answers
from site_data import data

from mkcourse.runtime import engine
from mkcourse.runtime.events import Attempted, event_as_json
from mkcourse.runtime.kinds.choice import ChoiceKey
from mkcourse.runtime.kinds.group import GroupKey
from mkcourse.runtime.kinds.key import Key
from mkcourse.runtime.kinds.open import OpenKey
from mkcourse.runtime.kinds.order import OrderKey
from mkcourse.runtime.model import LEVELS, Course, Item, Learner, Level, Mode, course_from, record_of
from mkcourse.runtime.moments import Moment
from mkcourse.runtime.responses import Chosen, Filled, Response, Typed, Written

type Answering = Callable[[Item], Response]
DAY = 86_400


def course_of(site: Path) -> Course:
    """The course of a built site, as the engine sees it."""
    return course_from(data(site, "course"))


def knower(course: str) -> Answering:
    """Someone who knows all answers of one of our courses."""
    known = right_answers(course)
    return lambda item: known[item.id]


def guesser(seed: int) -> Answering:
    """Somebody who knows nothing: any option, order or way to tick, and an odd word where typing is asked."""
    chance = random.Random(seed)
    return lambda item: _guessed(item.key, chance)


def _guessed(key: Key, chance: random.Random) -> Response:
    match key:
        case GroupKey(fields=fields):
            return Filled(tuple(_guessed(field, chance) for field in fields))
        case OrderKey(order=lines):
            return Chosen(tuple(chance.sample(lines, len(lines))))
        case OpenKey(criteria=criteria):
            return Written("I don't know.", tuple(chance.choice(points) for points in criteria))
        case ChoiceKey(several=False, options=options):
            return Chosen((chance.choice(options),))
        case ChoiceKey(options=options):
            ticked = [option for option in options if chance.random() < 0.5]
            return Chosen(tuple(ticked or [chance.choice(options)]))
    return Typed("98765")


class Simulated:
    """A learner who answers through the engine; keeps the log."""

    def __init__(self, course: Course, answering: Answering, start: int) -> None:
        self.course = course
        self.answering = answering
        self.now = start
        self.learner = Learner()
        self.log: list[dict[str, Any]] = []

    def level(self, competency: str) -> Level:
        return record_of(self.course.competencies[competency], self.learner).level

    def has(self, competency: str, level: Level) -> bool:
        """Whether the competency is at that level or above it."""
        return LEVELS.index(self.level(competency)) >= LEVELS.index(level)

    def answer(self, competencies: Sequence[str], mode: Mode = "practice") -> bool:
        """Answers the item that the engine chooses; False where it has none."""
        self.now += 40
        shown = engine.next_item(self.course, self.learner, competencies, mode, Moment(self.now, 0))
        if shown.item is None:
            return False
        response = self.answering(self.course.items[shown.item])
        asked = Attempted(f"e{len(self.log):05d}", self.now, 0, shown.item, response, 25.0, 1, mode, None)
        settled = engine.settled(self.course, asked)
        assert isinstance(settled, Attempted), f"'{shown.item}' asks again after {response}"
        self.learner, _ = engine.step(self.course, self.learner, settled)
        self.log.append(event_as_json(settled))
        return True

    def practise(self, competency: str, most: int) -> bool:
        """Practises until *practised*, with at most so many items; whether it was reached."""
        for _ in range(most):
            if self.has(competency, "practised") or not self.answer([competency]):
                break
        return self.has(competency, "practised")

    def check_all(self) -> None:
        """Goes through the mixed check that is due."""
        while self.answer(list(self.course.competencies), "check"):
            pass

    def sleep(self) -> None:
        self.now += DAY

    def saved(self) -> dict[str, Any]:
        """The progress file."""
        return {
            "format": "mkcourse-progress",
            "version": 2,
            "course": self.course.id,
            "course_title": self.course.title,
            "edition": self.course.edition,
            "exported": self.now,
            "events": self.log,
            "packs": [],
        }
