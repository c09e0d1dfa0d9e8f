"""Worlds: courses of competencies with prerequisites, and how students in them learn.

Nothing here knows an engine. A student is asked items and answers; what is true of it is hidden
from whoever teaches. Every number is drawn from the `Random` that is handed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import exp, log
from random import Random

COMPETENCIES = 30
ITEMS = 8
OFFSET = 0.7
"""Standard deviation of items' difficulties, in logits."""
MASTERED = 0.80
"""A gradual skill is mastered when the mean success over its items is at least this."""


def logistic(x: float) -> float:
    """The probability with these log odds."""
    return 1 / (1 + exp(-x))


def logit(p: float) -> float:
    """The log odds of a probability."""
    return log(p / (1 - p))


@dataclass(frozen=True)
class Map:
    """A course: `requires[k]` are the true prerequisites of k, `told[k]` those the teacher wrote down."""

    requires: tuple[tuple[int, ...], ...]
    told: tuple[tuple[int, ...], ...]
    offsets: tuple[tuple[float, ...], ...]
    """By competency and item: positive is harder."""


def course_map(chance: Random, wrong_edges: int = 0, competencies: int = COMPETENCIES) -> Map:
    """A random course: the first three need nothing, the others one to three of the earlier ones.

    With `wrong_edges`, so many true prerequisites are missing in the teacher's map and as many false
    ones are in it.
    """
    requires = [
        tuple(sorted(chance.sample(range(place), min(place, chance.randint(1, 3))))) if place >= 3 else ()
        for place in range(competencies)
    ]
    offsets = tuple(tuple(chance.gauss(0, OFFSET) for _ in range(ITEMS)) for _ in range(competencies))
    return Map(tuple(requires), _with_wrong_edges(chance, requires, wrong_edges), offsets)


def _with_wrong_edges(chance: Random, requires: Sequence[tuple[int, ...]], count: int) -> tuple[tuple[int, ...], ...]:
    told = [set(needed) for needed in requires]
    edges = [(place, one) for place, needed in enumerate(requires) for one in needed]
    for place, one in chance.sample(edges, count):
        told[place].discard(one)
    added = 0
    while added < count:
        place = chance.randrange(4, len(told))
        one = chance.randrange(place)
        if one not in requires[place] and one not in told[place]:
            told[place].add(one)
            added += 1
    return tuple(tuple(sorted(one)) for one in told)


@dataclass(frozen=True)
class World:
    """How students of one kind are. Spreads are standard deviations in logits (of logs for growth)."""

    name: str
    gradual: bool
    guess: float
    slip: float
    known: float
    """Binary: known at the start, where the prerequisites are."""
    learn: float
    """Binary: chance to learn with an item."""
    start: float = 0.0
    """Gradual: the skill at the start, in logits."""
    start_spread: float = 0.7
    growth: float = 0.25
    """Gradual: logits gained with an item."""
    spread: float = 0.3
    """How students and competencies differ."""
    behind: float = 0.15
    """Learning behind a missing prerequisite, times this."""
    forgets: float = 0.0
    """Chance a day that a mastered competency is lost."""
    wrong_edges: int = 0
    options: int = 4
    """What the engine is told of the items: 0 is typed."""


@dataclass
class Student:
    """One student in a world on a map. `skill` is 0 or 1 where the world is binary, else in logits."""

    world: World
    map: Map
    chance: Random
    skill: list[float]
    rate: list[float]
    is_mastered: list[bool] = field(default_factory=list)
    premature: int = 0
    wasted: int = 0

    def is_ready(self, place: int) -> bool:
        """Whether the true prerequisites are truly mastered."""
        return all(self.is_mastered[one] for one in self.map.requires[place])

    def answers(self, place: int, item: int) -> bool:
        """Whether the answer is right; the student may learn from the item."""
        if self.is_mastered[place]:
            self.wasted += 1
        elif not self.is_ready(place):
            self.premature += 1
        right = self.chance.random() < self.success(place, item)
        self._learns(place)
        return right

    def success(self, place: int, item: int) -> float:
        """The chance of a right answer."""
        world, offset = self.world, self.map.offsets[place][item]
        if world.gradual:
            return world.guess + (1 - world.guess - world.slip) * logistic(self.skill[place] - offset)
        return logistic(logit(1 - world.slip if self.skill[place] else world.guess) - offset)

    def _learns(self, place: int) -> None:
        world = self.world
        rate = self.rate[place] * (1 if self.is_ready(place) else world.behind)
        if world.gradual:
            self.skill[place] += rate
        elif not self.skill[place] and self.chance.random() < rate:
            self.skill[place] = 1.0
        self.is_mastered[place] = self._judge(place)

    def _judge(self, place: int) -> bool:
        if not self.world.gradual:
            return self.skill[place] == 1
        mean = sum(self.success(place, item) for item in range(ITEMS)) / ITEMS
        ceiling = 1 - self.world.slip
        return mean >= MASTERED * ceiling

    def waits(self, days: float) -> None:
        """Days without practice: mastered skills may be lost."""
        if not self.world.forgets:
            return
        kept = (1 - self.world.forgets) ** days
        for place, mastered in enumerate(self.is_mastered):
            if mastered and self.chance.random() > kept:
                self.skill[place] = self.skill[place] - 2.0 if self.world.gradual else 0.0
                self.is_mastered[place] = self._judge(place)


def student(world: World, map: Map, chance: Random) -> Student:
    """A student as the world has them."""
    places = range(len(map.requires))
    own = chance.gauss(0, world.spread)
    if world.gradual:
        skill = [world.start + own + chance.gauss(0, world.start_spread) for _ in places]
        rate = [world.growth * exp(own / 2 + chance.gauss(0, world.spread)) for _ in places]
    else:
        skill = []
        for place in places:
            ready = all(skill[one] for one in map.requires[place])
            skill.append(float(ready and chance.random() < world.known))
        rate = [logistic(logit(world.learn) + own + chance.gauss(0, world.spread)) for _ in places]
    made = Student(world, map, chance, skill, rate)
    made.is_mastered = [made._judge(place) for place in places]
    return made


BINARY = World("binary", False, guess=0.2, slip=0.115, known=0.29, learn=0.145, spread=0.1)
CONTINUOUS = World(
    "continuous",
    True,
    guess=0.17,
    slip=0.0,
    known=0,
    learn=0,
    start=-1.0,
    start_spread=0.8,
    growth=0.33,
    spread=0.2,
    behind=0.4,
)
WORLDS = (
    BINARY,
    CONTINUOUS,
    replace(BINARY, name="binary, more known", known=0.6),
    replace(BINARY, name="binary, forgetting", forgets=0.005),
    replace(CONTINUOUS, name="continuous, forgetting", forgets=0.005),
    replace(BINARY, name="binary, wrong edges", wrong_edges=4),
    replace(CONTINUOUS, name="continuous, wrong edges", wrong_edges=4),
)
