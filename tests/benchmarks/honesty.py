"""How honest and how economical the levels are: guessers, knowers and late learners.

    uv run python tests/benchmarks/honesty.py [runs]

Simulated learners answer what `next_item` asks of one competency, whose practice pool holds
only choices of two, three, four or five options, only typed answers, or a mixture.

- *guesser*: knows nothing; chooses uniformly, types wrong answers. Share called practised
  within 25 items, and secure after at most two mixed checks on later days.
- *knower*: knows everything, slips once in ten. Items until practised: mean, 80th percentile.
- *late*: guesses eight items, then knows. Items after that: mean.
- *slow*: the chance to learn for good is 1 in 12 after each item. Items after learning: mean,
  and the share called practised before learning.

Fixed seeds: the same table each time.
"""

import sys
from dataclasses import dataclass
from random import Random

from mkcourse.runtime.engine import NOBODY, next_item, step
from mkcourse.runtime.events import Attempted
from mkcourse.runtime.kinds.choice import ChoiceKey
from mkcourse.runtime.model import Course, Item, Learner, Mode, course_from
from mkcourse.runtime.moments import Moment
from mkcourse.runtime.responses import Chosen, Response, Typed

POOLS = {
    "2 options": {2: 12},
    "3 options": {3: 12},
    "4 options": {4: 12},
    "5 options": {5: 12},
    "many of 4": {-4: 12},
    "typed": {0: 12},
    "2 and 3": {2: 6, 3: 6},
    "2 and 4": {2: 6, 4: 6},
    "3 and 4": {3: 6, 4: 6},
    "2, 3, 4, typed": {2: 3, 3: 3, 4: 3, 0: 3},
    "4 and typed": {4: 6, 0: 6},
    "3 of 4 options": {4: 3},
}
"""Practice pools: options to count of items; 0 is typed, a negative number check boxes."""

SLIP = 0.1
DAY = 86_400
MINUTE = 60


@dataclass
class Student:
    """Knows from item number `knows_from` on (None: never)."""

    knows_from: int | None
    chance: Random

    def response(self, item: Item, number: int) -> Response:
        """What the student answers to the `number`-th item, from 0."""
        if self.knows_from is not None and number >= self.knows_from:
            return right(item) if self.chance.random() >= SLIP else wrong(item)
        return self._guess(item)

    def _guess(self, item: Item) -> Response:
        if not isinstance(item.key, ChoiceKey):
            return wrong(item)
        options = item.key.options
        if not item.key.several:
            return Chosen((self.chance.choice(options),))
        mask = self.chance.randrange(1, 2 ** len(options))
        return Chosen(tuple(one for place, one in enumerate(options) if mask >> place & 1))


def right(item: Item) -> Response:
    """A right response."""
    return Chosen(tuple(item.key.right)) if isinstance(item.key, ChoiceKey) else Typed("1")


def wrong(item: Item) -> Response:
    """A wrong response."""
    if not isinstance(item.key, ChoiceKey):
        return Typed("2")
    return Chosen((next(one for one in item.key.options if one not in item.key.right),))


def course_of(pool: dict[int, int]) -> Course:
    """A course of one competency with that practice pool, and like check items."""
    items = [
        _item(f"{use}-{options}-{number}", options, use, number)
        for use, part in (("practice", 1), ("check", 4))
        for options, count in pool.items()
        for number in range(-(-count // part))
    ]
    competency = {"id": "c", "requires": [], "tier": "core", "minutes": 15}
    head = {"format": 1, "id": "x", "edition": "0", "title": "X", "language": "en"}
    return course_from({**head, "competencies": [competency], "items": items})


def _item(id: str, options: int, use: str, number: int) -> dict[str, object]:
    kind = "number" if options == 0 else "one" if options > 0 else "many"
    ids = [f"o{place}" for place in range(abs(options))]
    solution = ids[:1] if kind == "one" else ids[:2]
    key: dict[str, object] = {"options": ids, "right": solution}
    if kind == "number":
        key = {"keys": [{"low": [1, 1], "high": [1, 1], "shown": "1"}]}
    told = {"id": id, "competencies": ["c"], "level": 1 + number % 3, "use": use}
    return {**told, "type": kind, "grading": key}


@dataclass
class Run:
    """A student at work: `item_count` items so far, `at` the time."""

    course: Course
    student: Student
    learner: Learner = NOBODY
    item_count: int = 0
    at: int = DAY

    def answer(self, mode: Mode) -> bool:
        """Whether there was an item to answer."""
        shown = next_item(self.course, self.learner, ["c"], mode, Moment(self.at, 0)).item
        if shown is None:
            return False
        response = self.student.response(self.course.items[shown], self.item_count)
        event = Attempted(str(self.at), self.at, 0, shown, response, 5.0, 1, mode, None)
        self.learner, _ = step(self.course, self.learner, event)
        self.item_count += 1
        self.at += MINUTE
        return True

    @property
    def level(self) -> str:
        """The level now."""
        return self.learner.records["c"].level

    def practise(self, most: int) -> int | None:
        """Items until practised, or None after `most`; a new day every 12 items."""
        while self.item_count < most:
            self.answer("practice")
            if self.level == "practised":
                return self.item_count
            if self.item_count % 12 == 0:
                self.at += DAY
        return None

    def check(self) -> bool:
        """Whether mixed checks on later days end in *secure*, before a fall or a doubt."""
        while self.level == "practised":
            self.at += DAY
            if not self.answer("check"):
                return False  # it is in doubt, and to be practised first
        return self.level == "secure"


def guessers(pool: dict[int, int], runs: int, seed: int = 1) -> tuple[float, float]:
    """The shares of guessers called practised within 25 items, and then secure."""
    course, chance = course_of(pool), Random(seed)
    practised = secure = 0
    for _ in range(runs):
        run = Run(course, Student(None, chance))
        if run.practise(25) is not None:
            practised += 1
            secure += run.check()
    return practised / runs, secure / runs


def knowers(pool: dict[int, int], runs: int, knows_from: int = 0, seed: int = 2) -> list[int]:
    """Items until practised after `knows_from`, sorted; at most 200."""
    course, chance = course_of(pool), Random(seed)
    found = [Run(course, Student(knows_from, chance)).practise(200) or 200 for _ in range(runs)]
    return sorted(count - knows_from for count in found)


def slow_learners(pool: dict[int, int], runs: int, seed: int = 3) -> tuple[float, float]:
    """Mean items from learning to practised, and the share called practised before it."""
    course, chance = course_of(pool), Random(seed)
    after: list[int] = []
    for _ in range(runs):
        learned = next(count for count in range(10_000) if chance.random() < 1 / 12)
        count = Run(course, Student(learned, chance)).practise(400) or 400
        after.append(count - learned)
    early = sum(count < 0 for count in after)
    return sum(count for count in after if count >= 0) / max(runs - early, 1), early / runs


def table(runs: int) -> str:
    """The table, one row a pool."""
    rows = [
        f"{'practice pool':16}{'guesser':>10}{'secure':>8}{'knower':>9}{'80 %':>6}{'late':>7}{'slow':>7}{'early':>8}"
    ]
    for name, pool in POOLS.items():
        practised, secure = guessers(pool, runs)
        known, late = knowers(pool, runs // 4), knowers(pool, runs // 4, knows_from=8)
        slow, early = slow_learners(pool, runs // 4)
        rows.append(
            f"{name:16}{practised:>9.2%}{secure:>9.2%}{sum(known) / len(known):>8.1f}"
            f"{known[len(known) * 4 // 5]:>6}{sum(late) / len(late):>8.1f}{slow:>7.1f}{early:>8.2%}"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    print(table(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
