"""The promise `perfect-student-finishes`: whoever knows everything is also called *secure* in everything.

A simulated student who answers each question right goes through the course with
the very engine that runs in the browser.  Where such a student can't finish, no
student can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from ..runtime import engine
from ..runtime.events import Attempted
from ..runtime.model import Course as EngineCourse
from ..runtime.model import Learner, Mode, record_of
from ..runtime.moments import Moment
from .course import Course
from .diagnostics import Diagnostic
from .stand_in import stand_in, told
from .words import say

RULE = "perfect-student-finishes"
DAYS = 4
"""A perfect student needs two; more would only be waiting."""

MOST_ITEMS = 40
"""Items for one competency on one day; a perfect student needs about five."""

SECONDS_A_DAY = 86_400


def finish_faults(course: Course, engine: EngineCourse) -> Iterator[Diagnostic]:
    """A diagnostic for each competency that a perfect student of ``engine`` can't make *secure*."""
    reached = _reached(engine)
    for competency in course.competencies:
        level, asked = reached[competency.id]
        if level == "secure":
            continue
        message = say(
            "a student who answers everything right is still called '{level}' in '{competency}' after "
            "{asked} questions",
            level=level,
            competency=competency.id,
            asked=asked,
        )
        fix = say("add questions, best with typed answers: the engine must be able to tell knowing from guessing")
        yield Diagnostic(competency.place, RULE, message, fix)


@lru_cache(maxsize=4)
def _reached(course: EngineCourse) -> Mapping[str, tuple[str, int]]:
    """The level that a perfect student gets to in each competency, and after how many questions."""
    walk = _Walk(course)
    walk.run()
    return {each: (walk.level(each), walk.asked(each)) for each in course.competencies}


class _Walk:
    """One perfect student on the way through a course; ``day`` counts from the first."""

    def __init__(self, course: EngineCourse) -> None:
        self.engine = course
        self.learner = Learner()
        self.day = 0
        self.events = 0

    def run(self) -> None:
        for self.day in range(DAYS):
            for competency in self.engine.competencies:
                self._answer_while(competency, "practice", until=self._is_practised)
            for competency in self.engine.competencies:  # one by one: a check over all looks at all for each question
                self._answer_while(competency, "check", until=self._is_secure)
            if all(self._is_secure(each) for each in self.engine.competencies):
                return

    def level(self, competency: str) -> str:
        return record_of(self.engine.competencies[competency], self.learner).level

    def asked(self, competency: str) -> int:
        return record_of(self.engine.competencies[competency], self.learner).attempts

    def _is_practised(self, competency: str) -> bool:
        return self.level(competency) in ("practised", "secure")

    def _is_secure(self, competency: str) -> bool:
        return self.level(competency) == "secure"

    def _answer_while(self, competency: str, mode: Mode, until: Callable[[str], bool]) -> None:
        for _ in range(MOST_ITEMS):
            if until(competency):
                return
            shown = engine.next_item(self.engine, self.learner, [competency], mode, self._now())
            if shown.item is None:
                return
            self._answer(shown.item, mode)

    def _answer(self, item_id: str, mode: Mode) -> None:
        """Answers right; that the item's key is graded so is the promise of `key_checks`."""
        self.events += 1
        item = self.engine.items[item_id]
        now = self._now()
        response, right = stand_in(item.key), told(item, right=True)
        attempt = Attempted(f"perfect-{self.events}", now.at, now.zone, item_id, response, 20, 1, mode, right)
        self.learner = engine.replay(self.engine, [attempt], self.learner)  # nobody asks what else follows from it

    def _now(self) -> Moment:
        return Moment(self.day * SECONDS_A_DAY + self.events * 30, 0)
