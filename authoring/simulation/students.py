"""Virtual students: what one truly knows, and how one answers, learns, forgets and takes time.

This is the hidden truth that the engine has to find out. It knows nothing of the engine's
models and shares none of their numbers; all chance comes from the `Random` that is passed in.

Three kinds of truth, since nobody knows which one is right:

- *binary* (Corbett & Anderson 1995): a competency is known or not. An answer or a lesson makes
  it known with a chance; a knower slips, a slip being likelier on a hard item:
  ``logit P(slip) = logit slip + 0.6 b``.
- *continuous*: skill is a number that grows with each answer, as in the additive factors model
  (Cen, Koedinger & Junker 2006); ``P(knows the answer) = (1 - slip) / (1 + exp(b - skill))``
  (Rasch 1960). Whoever does not know it guesses (Birnbaum 1968).
- *forgetting*: as continuous, but what was gained wears off with the days as a power function,
  ``R = 1 / sqrt(1 + days / stability)`` (Wixted & Carpenter 2007), ever more slowly with each
  further day of practice; what was known once is learned again twice as fast (savings,
  Ebbinghaus 1885).

An item that needs several competencies is answered right if all are there (Junker & Sijtsma
2001). Time for an answer is log-normal (van der Linden 2006). Learning is slower where a
prerequisite is missing. `b` is an item's true difficulty: half a logit from one of the author's
levels to the next, and noise of another half.

The sizes of all these numbers are assumptions, chosen to be plausible in a class, not measured.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log, sqrt
from random import Random
from typing import Literal

from .characters import TEN, Character

type Kind = Literal["binary", "continuous", "forgetting"]

KINDS: tuple[Kind, ...] = ("binary", "continuous", "forgetting")

LEVEL_STEP = 0.5
"""Logits from one of the author's levels to the next."""
ITEM_NOISE = 0.5
"""Standard deviation of what the author's level does not tell of an item's difficulty."""
LEFT_NOISE = 0.4
"""The part of it that is left where learners' answers have measured the difficulty."""
MASTERED = 0.8
"""A skill is truly mastered when so many of its items would be answered without guessing."""
UNTAUGHT = -2.0
"""Skill before teaching of an average student in an average competency."""
HIGHEST = 3.0
"""Skill does not grow beyond this."""
MISSING_PREREQUISITE = {"binary": 0.2, "continuous": 0.4, "forgetting": 0.4}
"""How fast one learns where a prerequisite is missing."""
LESSON_IN_ANSWERS = 2.5
"""Reading a lesson teaches as much as so many answers."""
FIRST_STABILITY = 6.0
"""Days after which 1 / sqrt(2) of what was gained on one day is left."""
STABILITY_GROWTH = 1.8
"""A further day of practice makes the memory so much more stable."""
SAVINGS = 2.0
"""What was known once is learned again so much faster."""
HINT = 1.0
"""Logits that a hint adds for the item at hand."""
TYPED_LUCK = 0.02
"""A typed answer is guessed so often."""
TIME_SPREAD = 0.45
"""Standard deviation of the logarithm of the time for an item."""
CHOICE_MINUTES, TYPED_MINUTES = 0.7, 1.0
"""For an item of level 2 whose author gives no minutes."""


@dataclass(frozen=True, slots=True)
class Question:
    """An item as it truly is: `difficulty` in logits, `luck` the chance of a blind answer."""

    id: str
    competencies: tuple[str, ...]
    difficulty: float
    luck: float
    minutes: float
    tags: tuple[str, ...]
    """The misconceptions that its wrong answers show."""
    has_hint: bool


@dataclass(frozen=True, slots=True)
class World:
    """What is the same for all students: the true items and the map, prerequisites first."""

    questions: Mapping[str, Question]
    requires: Mapping[str, tuple[str, ...]]
    pools: Mapping[str, tuple[float, ...]]
    """For each competency the difficulties of its items."""
    misconceptions: Mapping[str, str]
    """The competency of each misconception."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: `verdict` is None for "not learned yet"; `minutes` it took."""

    right: bool | None
    misconception: str | None
    hint: bool
    minutes: float


@dataclass(slots=True)
class Skill:
    """The truth about one competency; `known` is for the binary kind, the rest for the others."""

    known: bool
    start: float
    level: float
    best: float
    stability: float = FIRST_STABILITY
    day: float | None = None
    """The day of the last practice, as a fraction of days."""

    def retained(self, day: float) -> float:
        """The part of what was gained that is left on `day`."""
        return 1.0 if self.day is None else 1 / sqrt(1 + max(day - self.day, 0.0) / self.stability)


@dataclass(slots=True)
class Student:
    """One virtual student. `number` counts from 0; the same seed and number make the same one."""

    number: int
    kind: Kind
    character: Character
    world: World
    chance: Random
    skills: dict[str, Skill] = field(default_factory=dict)
    wrong_ideas: set[str] = field(default_factory=set)

    # what is known

    def skill_on(self, competency: str, day: float) -> float:
        """The skill in logits on `day`."""
        skill = self.skills[competency]
        if self.kind != "forgetting":
            return skill.level
        return skill.start + (skill.level - skill.start) * skill.retained(day)

    def masters(self, competency: str, day: float) -> bool:
        """Whether the competency is truly mastered on `day`."""
        if self.kind == "binary":
            return self.skills[competency].known
        skill = self.skill_on(competency, day)
        pool = self.world.pools[competency]
        return sum(logistic(skill - difficulty) for difficulty in pool) >= MASTERED * len(pool)

    def knows_answer(self, question: Question, day: float, help_: float = 0.0) -> float:
        """The probability to know the answer, guessing left out; `help_` in logits."""
        result = 1.0
        for competency in question.competencies:
            result *= self._knows_part(competency, question.difficulty - help_, day)
        return result

    def _knows_part(self, competency: str, difficulty: float, day: float) -> float:
        slip = self.character.slip
        if self.kind == "binary":
            slips = logistic(log(slip / (1 - slip)) + 0.6 * difficulty)
            return 1 - slips if self.skills[competency].known else 0.0
        return (1 - slip) * logistic(self.skill_on(competency, day) - difficulty)

    # answering

    def reply(self, question: Question, day: float) -> Reply:
        """The answer to `question` on `day`; what it teaches is `learn`'s affair."""
        if self.chance.random() < self.character.careless:
            return self._blind(question, day, careless=True)
        hint = question.has_hint and self._takes_hint(question, day)
        minutes = self._minutes(question) * (1.3 if hint else 1.0)
        if self.chance.random() < self.knows_answer(question, day, HINT if hint else 0.0):
            return Reply(True, None, hint, minutes)
        if self.chance.random() < self.character.admits:
            return Reply(None, None, hint, minutes)
        told = self._blind(question, day)
        return Reply(told.right, told.misconception, hint, minutes)

    def _takes_hint(self, question: Question, day: float) -> bool:
        return self.knows_answer(question, day) < 0.5 and self.chance.random() < self.character.hints

    def _blind(self, question: Question, day: float, careless: bool = False) -> Reply:
        """A guess; whoever holds a misconception gives its answer rather than any."""
        minutes = self._minutes(question) * (0.3 if careless else 1.0)
        held = [tag for tag in question.tags if tag in self.wrong_ideas]
        if held and self.chance.random() < 0.7:
            return Reply(False, self.chance.choice(held), False, minutes)
        if self.chance.random() < question.luck:
            return Reply(True, None, False, minutes)
        shown = question.tags and self.chance.random() < 0.2
        return Reply(False, self.chance.choice(question.tags) if shown else None, False, minutes)

    def _minutes(self, question: Question) -> float:
        return self.character.pace * question.minutes * exp(self.chance.gauss(0.0, TIME_SPREAD))

    # learning

    def learn(self, competency: str, day: float, answers: float = 1.0) -> None:
        """Learns as much as so many answers teach."""
        slower = self._slowed(competency, day)
        if self.kind == "binary":
            stays = (1 - self.character.learn * slower) ** answers
            learned = self.chance.random() >= stays
            self.skills[competency].known |= learned
        else:
            self._grow(competency, self.character.growth * slower * answers, day)
        if self.wrong_ideas and self.masters(competency, day):
            self.wrong_ideas -= {one for one in self.wrong_ideas if self.world.misconceptions[one] == competency}

    def study(self, competencies: Sequence[str], lesson_helps: Sequence[str], day: float) -> None:
        """Reads a lesson, which also clears up half of the misconceptions that it helps against."""
        for competency in competencies:
            self.learn(competency, day, LESSON_IN_ANSWERS)
        for misconception in lesson_helps:
            if misconception in self.wrong_ideas and self.chance.random() < 0.5:
                self.wrong_ideas.discard(misconception)

    def lesson_minutes(self, minutes: float) -> float:
        """The time to read a lesson for which the author reckons `minutes`."""
        return self.character.pace * minutes * exp(self.chance.gauss(-0.1, 0.3))

    def _slowed(self, competency: str, day: float) -> float:
        ready = all(self.masters(one, day) for one in self.world.requires[competency])
        return 1.0 if ready else MISSING_PREREQUISITE[self.kind]

    def _grow(self, competency: str, gain: float, day: float) -> None:
        skill = self.skills[competency]
        now = self.skill_on(competency, day)
        if self.kind == "forgetting":
            gain *= SAVINGS if now < skill.best - gain else 1.0
            self._settle(skill, day)
        level = min(now + gain, max(now, HIGHEST))
        skill.level, skill.best = level, max(skill.best, level)

    def _settle(self, skill: Skill, day: float) -> None:
        """Practice on a further day makes the memory more stable."""
        if skill.day is not None and int(day) > int(skill.day):
            skill.stability *= STABILITY_GROWTH
        skill.day = day


def student(number: int, seed: int, world: World) -> Student:
    """The student of that number: kinds and characters take turns, the rest is chance."""
    kind = KINDS[number % len(KINDS)]
    return student_with(TEN[number // len(KINDS) % len(TEN)], kind, number, seed, world)


def student_with(character: Character, kind: Kind, number: int, seed: int, world: World) -> Student:
    """A student of that character and kind of truth."""
    made = Student(number, kind, character, world, Random(f"{seed}/student/{number}"))
    _endow(made)
    return made


def _endow(made: Student) -> None:
    """What the student brings along."""
    chance, character = made.chance, made.character
    ability = character.ability + chance.gauss(0.0, 0.3)
    for competency, needed in made.world.requires.items():
        base = all(made.skills[one].known for one in needed)
        known = base and chance.random() < character.known
        start = UNTAUGHT + ability + chance.gauss(0.0, 0.5) + (2.5 if known else 0.0)
        made.skills[competency] = Skill(known, start, start, start)
    made.wrong_ideas = {one for one in made.world.misconceptions if chance.random() < character.wrong_ideas}


def true_difficulty(level: int, measured: float | None, chance: Random) -> float:
    """An item's true difficulty in logits: near the measured one, or what its level says; level 2 is average."""
    noise = chance.gauss(0.0, ITEM_NOISE)
    return LEVEL_STEP * (level - 2) + noise if measured is None else measured + LEFT_NOISE * noise


def usual_minutes(typed: bool, level: int) -> float:
    """Minutes for an item whose author gives none."""
    return (TYPED_MINUTES if typed else CHOICE_MINUTES) * (0.7 + 0.15 * level)


def logistic(x: float) -> float:
    """1 / (1 + exp(-x)), for any number."""
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))
