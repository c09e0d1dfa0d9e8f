"""Studying: from the log of one learner to the facts, by replaying it with the very engine of the browser."""

from collections.abc import Iterable, Sequence

from ..answers import competencies_of
from ..engine import NOBODY, replay
from ..events import Attempted, Event, HintTaken, NotLearnedYet
from ..model import LEVELS, Competency, Course, Learner, Record
from ..moments import Moment, local_day
from ..pace import days_of, seconds_on
from ..pacing import days_on_plan, plan_of
from ..plans import WORKING_WEEK, Plan, working_days
from ..standing import has_been_practised, is_practised
from ..stuck import likeliest_missing
from ..workload import parts_of
from .answer_texts import answer_text
from .copies import print_of
from .facts import Facts, Gain, Given, Idea, Pacing, Standing

HINT_LASTS = 1800
"""Seconds after a hint in which an answer to the same question leans on it."""

type Answer = Attempted | NotLearnedYet


class Study:
    """A learner on the way through a log; `learner` is where it ends."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.learner: Learner = NOBODY
        self.given: list[Given] = []
        self.gains: list[Gain] = []
        self.prints: list[int] = []
        self._hints: dict[str, int] = {}
        self._sightings: dict[str, int] = {}
        self._before: tuple[str, int] = ("", 0)

    def take(self, events: Iterable[Event]) -> None:
        """Goes on through `events`."""
        for event in events:
            before = self.learner
            self.learner = replay(self.course, (event,), before)
            if isinstance(event, Attempted | NotLearnedYet):
                self._answered(before, event)
            elif isinstance(event, HintTaken):
                self._hints[self.course.item_id(event.item)] = event.at

    def facts(self, id: str, events: Sequence[Event], now: Moment) -> Facts:
        """What is known as of `now`, after all `events` of the log."""
        course, learner = self.course, self.learner
        last = events[-1] if events else None
        return Facts(
            id=id,
            first=events[0].at if events else 0,
            last=last.at if last else 0,
            zone=last.zone if last else 0,
            standings={one: self._standing(record) for one, record in self._records()},
            ideas={one: self._idea(one) for one in learner.suspicions if one in course.misconceptions},
            given=tuple(self.given),
            gains=tuple(self.gains),
            days={day: seconds_on(learner.pace, day) for day in days_of(learner.pace)},
            pacing=_pacing(course, learner, now),
            prints=tuple(self.prints),
            missed=_missed(course, learner, last, now),
        )

    def _records(self) -> Iterable[tuple[str, Record]]:
        return ((id, one) for id, one in self.learner.records.items() if id in self.course.competencies)

    def _standing(self, record: Record) -> Standing:
        struggle = record.struggle
        missing = None
        if struggle.rung is not None and not has_been_practised(record):
            missing = self._missing(record)
        return Standing(
            level=LEVELS.index(record.level),
            mastery=round(record.mastery, 3),
            attempts=record.attempts,
            support=record.support,
            confirm=record.confirm,
            items=struggle.items,
            rung=struggle.rung,
            missing=missing,
            touched=record.history[-1].at if record.history else 0,
        )

    def _missing(self, record: Record) -> str | None:
        competency = next(self.course.competencies[id] for id, one in self._records() if one is record)
        found = likeliest_missing(self.course, self.learner, competency)
        return None if found is None else found.id

    def _idea(self, id: str) -> Idea:
        one = self.learner.suspicions[id]
        return Idea(one.sightings, round(one.belief, 3), one.cleared, self._sightings.get(id, 0))

    # an answer

    def _answered(self, before: Learner, event: Answer) -> None:
        item, outcome = self.course.item_id(event.item), event.outcome
        self._print(item, event)
        if outcome is None or outcome.verdict == "handed-in":
            return
        if outcome.misconception:
            self._sightings[outcome.misconception] = event.at
        about = competencies_of(self.course, event)
        if isinstance(event, NotLearnedYet) or event.tries <= 1:
            self.given.append(self._given(before, item, event, about))
        self._gained(before, event, about)

    def _given(self, before: Learner, item: str, event: Answer, about: Sequence[Competency]) -> Given:
        assert event.outcome is not None
        attempt = event if isinstance(event, Attempted) else None
        right = None if attempt is None else event.outcome.verdict == "right"
        hinted = self._hints.get(item)
        return Given(
            item=item,
            at=event.at,
            right=right,
            answer=answer_text(attempt.response) if attempt is not None and right is False else None,
            misconception=event.outcome.misconception,
            seconds=0.0 if attempt is None else float(attempt.duration),
            is_hinted=hinted is not None and 0 <= event.at - hinted <= HINT_LASTS,
            is_extra=event.mode == "practice" and _was_learned(before, about),
            mode=event.mode or "practice",
        )

    def _gained(self, before: Learner, event: Answer, about: Sequence[Competency]) -> None:
        for one in about:
            was, is_ = _level(before, one), _level(self.learner, one)
            if was != is_:
                record = before.records.get(one.id)
                stuck = record is not None and record.struggle.rung is not None
                self.gains.append(Gain(event.at, one.id, was, is_, stuck))

    def _print(self, item: str, event: Answer) -> None:
        told = answer_text(event.response) or "" if isinstance(event, Attempted) else "-"
        item_before, at_before = self._before
        if item_before:
            self.prints.append(print_of(item_before, item, event.at - at_before, told))
        self._before = (item, event.at)


def _was_learned(before: Learner, about: Sequence[Competency]) -> bool:
    """Whether all that an answer is about was practised already, and nothing stood against it."""
    return bool(about) and all(_is_learned(one, before) for one in about)


def _is_learned(competency: Competency, learner: Learner) -> bool:
    record = learner.records.get(competency.id)
    return is_practised(competency, learner) and record is not None and not record.confirm


def _level(learner: Learner, competency: Competency) -> int:
    record = learner.records.get(competency.id)
    return 0 if record is None else LEVELS.index(record.level)


def _pacing(course: Course, learner: Learner, now: Moment) -> Pacing:
    plan = plan_of(course, learner)
    parts = parts_of(course, learner, plan is not None and plan.without_extended)
    return Pacing(days_on_plan(course, learner, now), sum(part.left <= 0 for part in parts), len(parts))


def _missed(course: Course, learner: Learner, last: Event | None, now: Moment) -> int:
    """Planned days between the last activity and today, which is not over yet."""
    if last is None:
        return 0
    plan = plan_of(course, learner) or _USUAL_WEEK
    return len(working_days(plan, local_day(last.moment) + 1, local_day(now) - 1))


_USUAL_WEEK = Plan(None, None, WORKING_WEEK, None, (), None, False)
