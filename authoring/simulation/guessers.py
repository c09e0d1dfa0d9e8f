"""Guess-through: how often someone who presses blindly is called *practised*, or even *secure*.

For each competency its own guessers, who know all that comes before: what is measured is the
competency's questions, not the map. They get `MOST_ITEMS` items of practice, some a day, and
then up to two mixed checks on later days.
"""

from __future__ import annotations

from random import Random

from ...runtime import engine
from ...runtime.events import Attempted
from ...runtime.model import LEVELS, Course, Item, Learner, Mode, record_of
from ...runtime.moments import Moment
from ..stand_in import stand_in, told
from .students import World
from .trail import Guessing

MOST_ITEMS = 25
ITEMS_A_DAY = 12
CHECKS = 2
KNOWN_WITHIN = 40
"""A perfect student is practised in a competency within so many items."""
DAY = 86_400
MINUTE = 60
START = 20_000 * DAY
"""Any day will do."""


def guessing(course: Course, world: World, competency: str, guessers: int, seed: int) -> Guessing:
    """How `guessers` blind students fare in `competency` of `course`."""
    chance = Random(f"{seed}/guess/{competency}")
    before = with_all_before(course, competency)
    runs = [_blind_run(Answering(course, before, competency), world, chance) for _ in range(guessers)]
    practised = sum(run.reached("practised") for run in runs)
    return Guessing(competency, guessers, practised, sum(run.reached("secure") for run in runs))


class Answering:
    """Somebody who answers what the engine asks about one competency."""

    def __init__(self, course: Course, learner: Learner, competency: str, day: int = 0) -> None:
        self.course = course
        self.learner = learner
        self.competency = competency
        self.at = START + day * DAY
        self.best = 0
        """The place of the highest level so far."""

    def reached(self, level: str) -> bool:
        return level in LEVELS[: self.best + 1]

    def asked(self, mode: Mode) -> Item | None:
        """The next item, if there is one."""
        shown = engine.next_item(self.course, self.learner, [self.competency], mode, Moment(self.at, 0))
        return self.course.items[shown.item] if shown.item else None

    def answer(self, item: Item, mode: Mode, right: bool) -> None:
        self.at += MINUTE
        response, verdict = stand_in(item.key), told(item, right)
        event = Attempted(f"{self.competency}-{self.at}", self.at, 0, item.id, response, 20.0, 1, mode, verdict)
        self.learner, _ = engine.step(self.course, self.learner, event)
        record = record_of(self.course.competencies[self.competency], self.learner)
        self.best = max(self.best, LEVELS.index(record.level))

    def sleep(self) -> None:
        self.at += DAY


def _blind_run(run: Answering, world: World, chance: Random) -> Answering:
    """`run` after practice and mixed checks, all answered blindly."""
    run.sleep()
    for number in range(MOST_ITEMS):
        item = run.asked("practice")
        if item is None or run.reached("practised"):
            break
        run.answer(item, "practice", chance.random() < world.questions[item.id].luck)
        if (number + 1) % ITEMS_A_DAY == 0:
            run.sleep()
    for _ in range(CHECKS if run.reached("practised") else 0):
        run.sleep()
        if item := run.asked("check"):
            run.answer(item, "check", chance.random() < world.questions[item.id].luck)
    return run


def with_all_before(course: Course, competency: str) -> Learner:
    """A learner who has answered right all that practises what comes before `competency`."""
    learner = engine.NOBODY
    for each in _before(course, competency):
        run = Answering(course, learner, each)
        for _ in range(KNOWN_WITHIN):
            item = run.asked("practice")
            if item is None or run.reached("practised"):
                break
            run.answer(item, "practice", right=True)
        learner = run.learner
    return learner


def _before(course: Course, competency: str) -> list[str]:
    """All that `competency` rests on, prerequisites first."""
    found: set[str] = set()
    left = list(course.competencies[competency].requires)
    while left:
        each = left.pop()
        if each in course.competencies and each not in found:
            found.add(each)
            left.extend(course.competencies[each].requires)
    return [each for each in course.competencies if each in found]
