"""Simulated classes with planted situations: progress files of learners whose hidden truth is known.

The learners are the virtual students of `mkcourse simulate`; here each event is logged as the page
logs it, with a real response, graded by the engine and linked to the one before. What is planted
changes what a student knows or does, or the file, never what the engine is told.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from made_progress import guesser
from right_answers import right_answers

from mkcourse.authoring.build.bundle import course_file
from mkcourse.authoring.loading import load
from mkcourse.authoring.simulation.calendar import Calendar, calendar_of
from mkcourse.authoring.simulation.characters import AVERAGE, GUESSING, WEAK, Character
from mkcourse.authoring.simulation.students import Question, Reply, Student, World, _endow
from mkcourse.authoring.simulation.walk import Walk
from mkcourse.authoring.simulation.world import world_of
from mkcourse.runtime import engine
from mkcourse.runtime.chain import Link, link_to, linked
from mkcourse.runtime.compaction import compacted
from mkcourse.runtime.effects import Effect, Feedback, LevelChanged, Stuck
from mkcourse.runtime.events import Attempted, Event, NotLearnedYet, Outcome, event_as_json
from mkcourse.runtime.grading import grade
from mkcourse.runtime.kinds.choice import ChoiceKey
from mkcourse.runtime.model import Course, Item, Mode, course_from
from mkcourse.runtime.responses import Chosen, Response, Typed

COURSES = Path(__file__).parents[1] / "courses"
SECONDS_A_DAY = 86_400
DAYS = 39
"""On the Friday of the sixth week the teacher looks at the class."""
LOOSE = 300
"""The page packs older events when there are so many."""

type Json = dict[str, Any]
type Log = list[Json]


@dataclass(frozen=True, slots=True)
class Answers:
    """What can be answered to an item: rightly, wrongly, and wrongly in the way of a misconception."""

    right: Response | None
    wrong: tuple[Response, ...]
    tagged: Mapping[str, Response]


@dataclass(frozen=True)
class Setting:
    """A course with all that its students answer. `content` is course.json as a value."""

    content: Json
    course: Course
    world: World
    calendar: Calendar
    answers: Mapping[str, Answers]

    def at(self, day: int) -> int:
        """The evening of `day`, in seconds since the epoch."""
        return (self.calendar.start.toordinal() - 719_163 + day) * SECONDS_A_DAY + 20 * 3600


@dataclass(frozen=True)
class Pupil:
    """How a student differs from the others; `name` is in the file."""

    name: str
    character: Character = AVERAGE
    since: int = 0
    """The first day on which the student comes,"""
    until: int = 10_000
    """and the last."""
    every: int = 1
    """Comes on each such day of the calendar only."""
    held: str | None = None
    """A misconception that practice does not cure."""
    lost: tuple[str, str] | None = None
    """A competency that can't be learned, and its prerequisite, which was forgotten once it was practised."""
    is_over: bool = False
    """Goes on practising what is mastered."""
    leap: int = 10_000
    """From this day on everything falls into place."""


@cache
def setting(name: str, days: int = DAYS) -> Setting:
    """One of our own courses, with its students' days."""
    whole, found = load(COURSES / name)
    assert whole is not None, found
    content = json.loads(course_file(whole, {}))
    course = course_from(content)
    world = world_of(course, frozenset(item.id for item in whole.items if item.hints), {}, 1)
    calendar = calendar_of(whole.plan, 0, days + 1)
    rights, raw = right_answers(name), {each["id"]: each["grading"] for each in content["items"]}
    answers = {id: _answers(course, item, raw[id], rights.get(id)) for id, item in course.items.items()}
    return Setting(content, course, world, calendar, answers)


def _answers(course: Course, item: Item, raw: Json, right: Response | None) -> Answers:
    wrong: list[Response] = []
    tagged: dict[str, Response] = {}
    for response in _candidates(item, raw):
        graded = grade(item.key, response, course.language)
        if graded.verdict == "wrong":
            wrong.append(response)
            if graded.misconception:
                tagged.setdefault(graded.misconception, response)
    return Answers(right, tuple(wrong), tagged)


def _candidates(item: Item, raw: Json) -> Iterator[Response]:
    if isinstance(item.key, ChoiceKey) and not item.key.several:
        yield from (Chosen((option,)) for option in item.key.options)
        return
    for each in raw.get("wrongs", []):
        yield from (Typed(text) for text in each.get("texts", []))
        if "low" in each:
            top, bottom = each["low"]
            yield Typed(str(top) if bottom == 1 else f"{top}/{bottom}")
    yield from (Typed("98765"), Typed("7"))
    yield from (guesser(seed)(item) for seed in range(4))


# one learner


def log_of(where: Setting, graded_by: Course, pupil: Pupil, seed: str, number: int) -> Log:
    """The events of `pupil` on the days of `where`, graded by the keys of `graded_by`."""
    return _Logged(where, graded_by, pupil, _student(where, pupil, seed, number)).log_of()


def _student(where: Setting, pupil: Pupil, seed: str, number: int) -> Student:
    kind = ("continuous", "binary", "forgetting")[number % 3]
    made = Student(number, kind, pupil.character, where.world, random.Random(f"{seed}/{number}"))  # type: ignore[arg-type]
    _endow(made)
    return made


class _Logged(Walk):
    """A student whose events are kept, with responses and links."""

    def __init__(self, where: Setting, graded_by: Course, pupil: Pupil, student: Student) -> None:
        self.where, self.pupil = where, pupil
        self.log: Log = []
        self.before: Link | None = None
        self.has_lost = False
        super().__init__(graded_by, where.calendar, student)
        self.wants_placement = False

    def log_of(self) -> Log:
        self.run()
        return self.log

    def _comes(self, day: int) -> bool:
        turn = (len(self.calendar.days) - 1 - self.calendar.days.index(day)) % self.pupil.every
        return super()._comes(day) and self.pupil.since <= day <= self.pupil.until and turn == 0

    def _sit(self) -> None:
        if self.day >= self.pupil.leap:
            self._leap()
        if self.pupil.is_over and self.day >= 14:
            self._practise_again()
        super()._sit()

    def _leap(self) -> None:
        self.student.character = replace(self.student.character, learn=0.9, growth=1.5, slip=0.02)
        for skill in self.student.skills.values():
            skill.known, skill.level, skill.start, skill.best = True, 3.0, 3.0, 3.0

    def _practise_again(self) -> None:
        known = [id for id, one in self.learner.records.items() if one.level in ("practised", "secure", "retained")]
        for id in known[:2]:
            for _ in range(8):
                self._answer_next([id], "practice", id)

    def _answer_next(
        self, competencies: list[str], mode: Mode, practised: str | None = None
    ) -> tuple[Effect, ...] | None:
        self._lose()
        return super()._answer_next(competencies, mode, practised)

    def _lose(self) -> None:
        """Once the prerequisite was practised it is forgotten, and neither is ever learned again."""
        if self.pupil.lost is None:
            return
        record = self.learner.records.get(self.pupil.lost[1])
        self.has_lost = self.has_lost or (record is not None and record.level == "practised")
        for id in self.pupil.lost if self.has_lost else ():
            skill = self.student.skills[id]
            skill.known, skill.level, skill.start, skill.best = False, -4.0, -4.0, -4.0

    def _answer(self, item: Item, reply: Reply, mode: Mode) -> Event:
        question = self.student.world.questions[item.id]
        if self._shows(question):
            reply = Reply(False, self.pupil.held, reply.hint, reply.minutes)
        if reply.right is None:
            return self._gives_up(item, mode)
        for response in self._responses(item.id, reply):
            asked = Attempted(*self._stamp(), item.id, response, round(60 * reply.minutes, 1), 1, mode, None)
            told = engine.settled(self.course, asked)
            if not isinstance(told, Feedback):
                return told
        return self._gives_up(item, mode)  # a question that asks again after every wrong answer we know

    def _gives_up(self, item: Item, mode: Mode) -> Event:
        outcome = Outcome("not-learned-yet", None, item.competencies, 0.0, ())
        return NotLearnedYet(*self._stamp(), item.id, mode, outcome)

    def _shows(self, question: Question) -> bool:
        return self.pupil.held in question.tags and self.student.chance.random() < 0.7

    def _responses(self, item: str, reply: Reply) -> Iterator[Response]:
        known = self.where.answers[item]
        if reply.right and known.right is not None:
            yield known.right
        if reply.misconception in known.tagged:
            yield known.tagged[str(reply.misconception)]
        plain = [one for one in known.wrong if one not in known.tagged.values()] or list(known.wrong)
        if any(isinstance(one, Typed) for one in plain):  # of what is typed no two are alike
            yield Typed(str(self.student.chance.randint(2, 999)))
            yield Typed("".join(self.student.chance.choices("abcdefghij", k=6)))
        yield from self.student.chance.sample(plain, len(plain))
        yield guesser(1)(self.course.items[item])

    def _tell(self, event: Event) -> tuple[Effect, ...]:
        self._keep(event)
        self.learner, told = engine._told(self.course, self.learner, event)
        effects = tuple(told)
        for effect in effects:
            if isinstance(effect, LevelChanged):
                self.notes.level(effect.competency, effect.after, self._today())
            elif isinstance(effect, Stuck):
                self.notes.rung(effect.competency, effect.rung, self._today())
        return effects

    def _keep(self, event: Event) -> None:
        entry = linked(event_as_json(event), self.before)
        self.before = link_to(entry)
        self.log.append(entry)

    def _stamp(self) -> tuple[str, int, int]:
        self.events += 1
        chance = random.Random(f"{self.pupil.name}/{self.student.number}/{self.events}/{self.at}")
        return f"{int(self.at):x}-{chance.getrandbits(40):010x}", int(self.at), 0


# files


def file_of(where: Setting, log: Sequence[Json], name: str | None, **changes: object) -> Json:
    """The progress file with `log`, older events in packs as the page does it."""
    loose = len(log) % LOOSE
    older, newer = log[: len(log) - loose], log[len(log) - loose :]
    return {
        "format": "mkcourse-progress",
        "version": 2,
        "course": where.content["id"],
        "course_title": where.content["title"],
        "edition": where.content["edition"],
        "exported": log[-1]["at"] if log else 0,
        **({"learner": {"name": name}} if name else {}),
        "events": list(newer),
        "packs": list(compacted([], older)) if older else [],
        **changes,
    }


def written(file: Json) -> str:
    """The text of a progress file, as the page writes it."""
    return json.dumps(file, separators=(",", ":"), ensure_ascii=False)


# a class with planted situations

SIZE = 25
STEADY = replace(AVERAGE, known=0.3, learn=0.3, growth=0.5, wrong_ideas=0.0, careless=0.0, hints=0.05, attendance=1.0)
"""Most of the class: nobody perfect, nobody whom a teacher would worry about."""
SILENT = 5
HOLDERS = 6
PLANTED = (
    "misconception",
    "silent",
    "copied",
    "wrong-key",
    "guessing",
    "behind",
    "over-practising",
    "prerequisite",
    "edited",
    "praise",
)
"""The kinds of situations in every class."""


@dataclass(frozen=True)
class MadeClass:
    """The files of a class by name, the course they are of, and what is true: by kind, whom or what it is about."""

    content: Json
    files: Mapping[str, str]
    now: int
    true: Mapping[str, frozenset[str]]


def made_class(name: str, seed: int) -> MadeClass:
    """A class of 25 in which every kind of situation is planted once."""
    where, chance = setting(name), random.Random(f"class/{name}/{seed}")
    wrong, content = _with_wrong_key(where, chance)
    idea, lost = _idea(where, chance), _lost(where, chance)
    graded_by = course_from(content)
    pupils = _pupils(idea, lost)
    logs = {one.name: log_of(where, graded_by, one, f"{name}/{seed}", number) for number, one in enumerate(pupils)}
    _copy(logs, chance)
    files = {f"{who}.json": written(file_of(where, log, who)) for who, log in logs.items()}
    files["Eddy.json"] = _edited(where, logs["Eddy"])
    return MadeClass(content, files, where.at(DAYS), _true(idea, wrong))


def _pupils(idea: str, lost: tuple[str, str]) -> list[Pupil]:
    steady = [Pupil(f"Steady {number}", STEADY) for number in range(SIZE - SILENT - HOLDERS - 7)]
    silent = [Pupil(f"Silent {number}", STEADY, until=DAYS - 16) for number in range(SILENT)]
    holders = [Pupil(f"Holder {number}", STEADY, held=idea) for number in range(HOLDERS)]
    guessing_ = replace(GUESSING, careless=0.85, pace=0.5, attendance=1.0, wrong_ideas=0.0)
    struggling = replace(WEAK, known=0.0, learn=0.03, growth=0.06, wrong_ideas=0.0, careless=0.0, attendance=1.0)
    return [
        *steady,
        *silent,
        *holders,
        Pupil("Guess", guessing_),
        Pupil("Behind", STEADY, every=5),
        Pupil("Over", replace(STEADY, learn=0.2, growth=0.35), is_over=True),
        Pupil("Lost", STEADY, lost=lost),
        Pupil("Leap", struggling, leap=DAYS - 5),
        Pupil("Eddy", STEADY),
    ]


def _true(idea: str, wrong: str) -> Mapping[str, frozenset[str]]:
    return {
        "misconception": frozenset([idea]),
        "silent": frozenset(f"Silent {number}" for number in range(SILENT)),
        "copied": frozenset(["Copy", "Steady 0"]),
        "wrong-key": frozenset([wrong]),
        "guessing": frozenset(["Guess"]),
        "behind": frozenset(["Behind"]),
        "over-practising": frozenset(["Over"]),
        "prerequisite": frozenset(["Lost"]),
        "edited": frozenset(["Eddy"]),
        "praise": frozenset(["Leap"]),
    }


def _first_competencies(where: Setting, count: int) -> list[str]:
    """Those that everybody comes to in six weeks."""
    return [id for id, one in where.course.competencies.items() if one.practice][:count]


def _with_wrong_key(where: Setting, chance: random.Random) -> tuple[str, Json]:
    """The course with another option called right in one question of the first competencies."""
    early = _first_competencies(where, 2)
    fit = [
        each
        for each in where.content["items"]
        if each["type"] == "one"
        and each["use"] == "practice"
        and each["competencies"][0] in early
        and len(each["grading"]["options"]) >= 3
        and each["level"] <= 2
    ]
    chosen = chance.choice(fit)
    other = chance.choice([one for one in chosen["grading"]["options"] if one not in chosen["grading"]["right"]])
    grading = {**chosen["grading"], "right": [other]}
    items = [{**each, "grading": grading} if each is chosen else each for each in where.content["items"]]
    return chosen["id"], {**where.content, "items": items}


def _idea(where: Setting, chance: random.Random) -> str:
    """A misconception that many questions of the first competencies can show."""
    early, counts = _first_competencies(where, 5), {}
    for item in where.course.items.values():
        for tag in item.shows:
            if where.course.misconceptions[tag].competency in early:
                counts[tag] = counts.get(tag, 0) + 1
    return chance.choice(sorted(tag for tag, count in counts.items() if count >= 6))


def _lost(where: Setting, chance: random.Random) -> tuple[str, str]:
    """A competency and its prerequisite, both early."""
    early = _first_competencies(where, 5)
    pairs = [(id, needed) for id in early for needed in where.course.competencies[id].requires if needed in early]
    return chance.choice(pairs)


def _copy(logs: dict[str, Log], chance: random.Random) -> None:
    """One hands in another's file under their own name: as it is, or cut short, or with new ids and links."""
    taken, way = logs["Steady 0"], chance.randrange(3)
    if way == 0:
        logs["Copy"] = list(taken)
    elif way == 1:
        logs["Copy"] = list(taken[: len(taken) * 3 // 4])
    else:
        moved, before = [], None
        for number, event in enumerate(taken):
            entry = linked({**event, "id": f"copy-{number}", "at": event["at"] + 3600}, before)
            before = link_to(entry)
            moved.append(entry)
        logs["Copy"] = moved


def _edited(where: Setting, log: Log) -> str:
    """Wrong answers made right by hand."""
    changed = 0
    edited = []
    for event in log:
        outcome = event.get("outcome")
        if outcome and outcome["verdict"] == "wrong" and changed < 5:
            event = {**event, "outcome": {**outcome, "verdict": "right"}}
            changed += 1
        edited.append(event)
    return written({**file_of(where, [], "Eddy"), "events": edited, "exported": log[-1]["at"]})
