"""A virtual student's way as a log with real responses: what the student's own page would have written.

The walk itself decides only whether an answer is right; here it becomes the author's right answer, an expected
wrong one or another wrong one, graded by the engine and linked to what was logged before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...runtime import engine
from ...runtime.chain import Link, link_to, linked
from ...runtime.effects import Effect
from ...runtime.events import Attempted, Event, NotLearnedYet, Outcome, event_as_json
from ...runtime.grading import grade
from ...runtime.kinds.choice import ChoiceKey
from ...runtime.model import Course as EngineCourse
from ...runtime.model import Item, Mode
from ...runtime.responses import Chosen, Response, Typed
from ..course import Course
from .calendar import Calendar
from .students import Reply, Student
from .walk import Walk

type Json = dict[str, Any]

ANY_NUMBERS = ("2", "1", "10", "7")
"""Tried as wrong answers where the author expects none."""
SHOWS = 0.7
"""How often somebody answers by the misconception they hold where a question can show it."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What can be answered to an item: rightly, wrongly, and wrongly in the way of a misconception."""

    right: Response | None
    wrong: tuple[Response, ...]
    tagged: Mapping[str, Response]


type AnswersTo = Callable[[str], Answers]
"""By an item's id."""


def answers_of(course: Course, compiled: EngineCourse, content: Json) -> AnswersTo:
    """The answers to each item of `course`, which is also given as the engine and as course.json hold it.

    They are found when they are asked for: a student comes to few items of a large course.
    """
    authored = {item.id: item for item in course.items}
    raw = {each["id"]: each["grading"] for each in content["items"]}

    @cache
    def answers_to(item: str) -> Answers:
        right = next(authored[item].answer.rights(), None)
        wrong = list(_wrong(compiled, compiled.items[item], raw[item]))
        tagged = {idea: response for idea, response in reversed(wrong) if idea is not None}
        plain = tuple(response for idea, response in wrong if idea is None)
        return Answers(right.response if right else None, plain or tuple(each for _, each in wrong), tagged)

    return answers_to


def _wrong(course: EngineCourse, item: Item, raw: Json) -> Iterator[tuple[str | None, Response]]:
    for response in _candidates(item, raw):
        graded = grade(item.key, response, course.language)
        if graded.verdict == "wrong":
            yield graded.misconception, response


def _candidates(item: Item, raw: Json) -> Iterator[Response]:
    if isinstance(item.key, ChoiceKey):
        yield from (Chosen((option,)) for option in item.key.options)
    elif item.key.is_produced:
        yield from (Typed(text) for each in raw.get("wrongs", []) for text in each.get("texts", []))
        yield from (Typed(number) for number in ANY_NUMBERS)


class WrittenWalk(Walk):
    """A student whose events are kept in `written`; `held` is a misconception that practice does not cure."""

    def __init__(
        self,
        course: EngineCourse,
        calendar: Calendar,
        student: Student,
        answers: AnswersTo,
        held: str | None,
    ) -> None:
        super().__init__(course, calendar, student)
        self.answers = answers
        self.held = held
        self.written: list[Json] = []
        self.before: Link | None = None

    def _answer(self, item: Item, reply: Reply, mode: Mode) -> Event:
        response = self._response(item, reply)
        if response is not None:
            asked = Attempted(*self._stamp(), item.id, response, round(60 * reply.minutes, 1), 1, mode, None)
            settled = engine.settled(self.course, asked)
            if isinstance(settled, Attempted):
                return settled
        outcome = Outcome("not-learned-yet", None, item.competencies, 0.0, ())
        return NotLearnedYet(*self._stamp(), item.id, mode, outcome)

    def _response(self, item: Item, reply: Reply) -> Response | None:
        """None where the student says "not learned yet", or nothing is known to answer."""
        known, chance = self.answers(item.id), self.student.chance
        if self.held in known.tagged and chance.random() < SHOWS:
            return known.tagged[str(self.held)]
        if reply.right is None or reply.right:
            return known.right if reply.right else None
        if reply.misconception in known.tagged:
            return known.tagged[str(reply.misconception)]
        return chance.choice(known.wrong) if known.wrong else None

    def _tell(self, event: Event) -> tuple[Effect, ...]:
        entry = linked(json.loads(json.dumps(event_as_json(event))), self.before)
        self.before = link_to(entry)
        self.written.append(entry)
        return super()._tell(event)

    def _stamp(self) -> tuple[str, int, int]:
        number, at, zone = super()._stamp()
        return f"{int(self.at):x}-{number}", at, zone
