"""A student at the real engine: `step`, `ready_set` and `next_item` decide, the student only answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkcourse.runtime.engine import NOBODY, next_item, ready_set, step
from mkcourse.runtime.events import Attempted
from mkcourse.runtime.kinds.choice import ChoiceKey
from mkcourse.runtime.model import LEVELS, Course, Item, Learner, Mode, course_from
from mkcourse.runtime.moments import Moment
from mkcourse.runtime.ready import Activity
from mkcourse.runtime.responses import Chosen, Response, Typed

from .baselines import A_DAY, CAP, Outcome, outcome
from .worlds import ITEMS, Map, Student

START, DAY, MINUTE = 1_700_006_400, 86_400, 60
AFTERWARDS = 12
"""So many days the student comes back for mixed sets when everything is practised."""
MIXED_A_DAY = 2
CHECKS = 4


def course_of(map: Map, options: int, policy: Mapping[str, object] | None = None) -> Course:
    """The course that a teacher makes of `map`: choices of `options`, or typed answers with none."""
    places = range(len(map.told))
    fields: dict[str, object] = {
        "format": 1,
        "id": "simulated",
        "edition": "0",
        "title": "Simulated",
        "language": "en",
        "policy": dict(policy or {}),
        "competencies": [
            {"id": name(place), "requires": [name(one) for one in map.told[place]], "tier": "core", "minutes": 15}
            for place in places
        ],
        "items": [
            _item(place, number, use, options)
            for place in places
            for use, count in (("practice", ITEMS), ("check", CHECKS))
            for number in range(count)
        ],
    }
    return course_from(fields)


def name(place: int) -> str:
    """The id of a competency."""
    return f"c{place:02}"


def _item(place: int, number: int, use: str, options: int) -> dict[str, object]:
    ids = [f"o{one}" for one in range(options)]
    key: dict[str, object] = {"options": ids, "right": ids[:1]}
    if not options:
        key = {"keys": [{"low": [1, 1], "high": [1, 1], "shown": "1"}]}
    kind = "one" if options else "number"
    told = {"id": f"{name(place)}-{use}-{number}", "competencies": [name(place)], "level": 3, "use": use}
    return {**told, "type": kind, "grading": key}


@dataclass
class Run:
    """One student with the engine: `items` in practice so far, `mixed` in mixed sets."""

    course: Course
    student: Student
    learner: Learner = NOBODY
    items: int = 0
    mixed: int = 0
    at: int = START
    mixes: bool = True
    """Whether the student takes mixed sets when they are offered."""

    @property
    def now(self) -> Moment:
        """The present moment."""
        return Moment(self.at, 0)

    def level(self, id: str) -> int:
        """The number of the level of a competency."""
        record = self.learner.records.get(id)
        return LEVELS.index(record.level) if record else 0

    def declared(self) -> list[bool]:
        """Which competencies the engine calls practised, or more, without a doubt since."""
        records = self.learner.records
        practised = LEVELS.index("practised")
        return [self.level(id) >= practised and not records[id].confirm for id in self.course.competencies]

    def secure(self) -> list[bool]:
        """Which competencies the engine calls secure, or more."""
        return [self.level(id) >= LEVELS.index("secure") for id in self.course.competencies]

    def practises(self) -> None:
        """Does what is first in the ready set, until all is declared or the student has had enough."""
        while self.items < CAP and not all(self.declared()):
            activity = self._first()
            if activity is None:
                return
            if activity.kind in ("check", "review"):
                self._answers_mixed(activity.kind, activity.competencies)
            elif self._answers([activity.competency or ""], "practice"):
                self.items += 1
                if self.items % A_DAY == 0:
                    self.sleeps()
            else:
                return

    def comes_back(self) -> None:
        """On later days does the mixed sets that are due."""
        for _ in range(AFTERWARDS):
            self.sleeps()
            for _ in range(MIXED_A_DAY):
                due = [one for one in self._ready() if one.kind in ("check", "review")]
                if not due:
                    break
                self._answers_mixed(due[0].kind, due[0].competencies)

    def sleeps(self) -> None:
        """Another day begins."""
        self.at += DAY
        self.student.waits(1)

    def _ready(self) -> Sequence[Activity]:
        return ready_set(self.course, self.learner, self.now)

    def _first(self) -> Activity | None:
        """The first activity for what is not declared; else any, as a way out of being stuck."""
        declared = dict(zip(self.course.competencies, self.declared(), strict=True))
        ready = [one for one in self._ready() if self.mixes or one.kind in ("learn", "practise")]
        open_ones = [one for one in ready if not (one.competency and declared[one.competency])]
        return next(iter(open_ones or ready), None)

    def _answers_mixed(self, mode: Mode, competencies: Sequence[str]) -> None:
        before = (self.student.wasted, self.student.premature)
        for _ in competencies:
            if not self._answers(competencies, mode):
                break
            self.mixed += 1
        self.student.wasted, self.student.premature = before

    def _answers(self, competencies: Sequence[str], mode: Mode) -> bool:
        """Whether there was an item to answer."""
        shown = next_item(self.course, self.learner, competencies, mode, self.now).item
        if shown is None:
            return False
        item = self.course.items[shown]
        place, number = int(item.competencies[0][1:]), int(shown.rsplit("-", 1)[1])
        response = _response(item, self.student.answers(place, number))
        event = Attempted(f"{self.at}", self.at, 0, shown, response, 20.0, 1, mode, None)
        self.learner, _ = step(self.course, self.learner, event)
        self.at += MINUTE
        return True


def _response(item: Item, right: bool) -> Response:
    if isinstance(item.key, ChoiceKey):
        options = item.key.options
        return Chosen(options[:1] if right else options[1:2])
    return Typed("1" if right else "2")


@dataclass
class EngineOutcome:
    """How a student ended at the engine; `practised` as for the baselines, the rest days later."""

    practised: Outcome
    mixed: int
    secure: int
    secure_right: int
    ways: tuple[float, ...]


def run_engine(course: Course, student: Student, *, mixes: bool = True) -> EngineOutcome:
    """`student` takes the course to its end, and comes back for the mixed sets."""
    run = Run(course, student, mixes=mixes)
    run.practises()
    ended = outcome(student, run.declared(), run.items, run.items >= CAP or not all(run.declared()))
    if mixes:
        run.comes_back()
    secure = run.secure()
    right = sum(one and true for one, true in zip(secure, student.is_mastered, strict=True))
    return EngineOutcome(ended, run.mixed, sum(secure), right, run.learner.ways)
