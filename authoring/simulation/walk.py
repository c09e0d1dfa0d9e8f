"""One virtual student's way through a course, day by day, with the very engine of the browser.

Each day of the calendar is a sitting: the student does what the engine offers first, until the
day's minutes are over or nothing is offered but practice for its own sake.
"""

from __future__ import annotations

from collections import Counter

from ...runtime import engine
from ...runtime.effects import Effect, LevelChanged, MisconceptionSeen, Stuck
from ...runtime.events import (
    Attempted,
    Enrolled,
    Event,
    HintTaken,
    LessonClosed,
    LessonOpened,
    NotLearnedYet,
    Outcome,
    SessionEnded,
    SupportTaken,
)
from ...runtime.model import Course, Item, Mode
from ...runtime.moments import Moment
from ...runtime.ready import Activity
from ..stand_in import stand_in, told
from .calendar import DAYS_A_WEEK, Calendar
from .notes import Notes
from .students import Question, Reply, Student
from .trail import Trail

SECONDS_A_DAY = 86_400
OPENS = 16 * 3600
"""The hour of work, in seconds of the day."""
EPOCH_ORDINAL = 719_163
"""The ordinal of 1970-01-01."""

FOR_ITS_OWN_SAKE = ("check-later", "keep-fresh")
"""Reasons of practice that nothing asks for; the student closes the book instead."""
MOST_ITEMS = 40
"""In one sitting; who guesses fast is tired of it, too."""
TIRED = 25
"""After so many items of one competency in one sitting the student would rather do the next thing offered."""
RUN = 10
"""So many items of practice, then the student looks what is offered."""
SOLUTIONS_IN_ANSWERS = 2.0
"""Reading solutions, where there is no worked example, teaches as much as so many answers."""
SOLUTIONS_MINUTES = 2.0
SUPPORT_AFTER = 1
"""After so many sittings that end at the ladder's last rung the student goes on with support."""


def walk(course: Course, calendar: Calendar, student: Student) -> Trail:
    """All that `student` leaves behind on the way through `course` in the days of `calendar`."""
    return Walk(course, calendar, student).run()


class Walk:
    """A student on the way; `at` is the time, `spent` the minutes of this sitting."""

    def __init__(self, course: Course, calendar: Calendar, student: Student) -> None:
        self.course = course
        self.calendar = calendar
        self.student = student
        self.learner = engine.NOBODY
        self.notes = Notes(student, _pools(course))
        self.wanted = tuple(id for id, pool in _pools(course).items() if pool)
        self.opens = (calendar.start.toordinal() - EPOCH_ORDINAL) * SECONDS_A_DAY + OPENS
        self.at = float(self.opens)
        self.spent = 0.0
        self.items = 0
        self.events = 0
        self.day = 0
        self.idle: set[object] = set()
        self.done: Counter[str] = Counter()
        """Items of practice in this sitting, by competency."""
        self.at_the_end: dict[str, int] = {}
        """For each competency the sittings that ended on the ladder's last rung."""
        self.absent_from = _absence(student)
        self.wants_placement = student.chance.random() < student.character.placement

    def run(self) -> Trail:
        self._open(0)
        self._tell(Enrolled(*self._stamp()))
        for day in self.calendar.days:
            if self._comes(day):
                self._open(day)
                self._sit()
                self.notes.finish(day, self.wanted)
        return self.notes.trail(-(-self.calendar.horizon // DAYS_A_WEEK))

    # the day

    def _comes(self, day: int) -> bool:
        comes = self.student.chance.random() < self.student.character.attendance
        away = self.absent_from <= day < self.absent_from + self.student.character.away_days
        return comes and not away

    def _open(self, day: int) -> None:
        self.day = day
        self.at = float(self.opens + day * SECONDS_A_DAY)
        self.spent, self.items = 0.0, 0
        self.idle = set()
        self.done = Counter()

    def _sit(self) -> None:
        while not self._is_over() and (activity := self._offered()):
            before = self.spent
            self._do(activity)
            if self.spent == before:
                self.idle.add(_name(activity))
        self.notes.sessions += self.spent > 0
        self._go_on_with_support()
        self._tell(SessionEnded(*self._stamp()))

    def _is_over(self) -> bool:
        return self.spent >= self.calendar.minutes or self.items >= MOST_ITEMS

    def _offered(self) -> Activity | None:
        """What the engine puts first, of what the student is not tired of and did not find empty today.

        A placement is taken up before all else by those who want one, and passed over by the others.
        """
        ready = engine.ready_set(self.course, self.learner, self._now())
        wanted = [activity for activity in ready if self._wants(activity)]
        return next((one for one in wanted if one.kind == "placement"), wanted[0] if wanted else None)

    def _wants(self, activity: Activity) -> bool:
        if activity.kind == "placement" and not self.wants_placement:
            return False
        much = activity.kind == "practise" and self.done[activity.competency or ""] >= TIRED
        return not much and activity.reason.code not in FOR_ITS_OWN_SAKE and _name(activity) not in self.idle

    def _do(self, activity: Activity) -> None:
        match activity.kind:
            case "learn" if activity.lesson:
                self._read(activity.lesson)
            case "practise" if activity.competency:
                self._practise(activity.competency)
            case "placement":
                self._place()
            case "check":
                self._answer_all(_asked(activity), "check")
            case "review":
                self._answer_all(_asked(activity), "review")

    # what there is to do

    def _read(self, lesson_id: str) -> None:
        lesson = self.course.lessons[lesson_id]
        minutes = self.student.lesson_minutes(lesson.minutes or 5.0)
        self._tell(LessonOpened(*self._stamp(), lesson_id))
        self._pass(minutes)
        self._tell(LessonClosed(*self._stamp(), lesson_id, 60 * minutes))
        helps = [one.id for one in self.course.misconceptions.values() if one.remedy == lesson_id]
        taught = [one for one in lesson.teaches if one in self.course.competencies]
        self.student.study(taught, helps, self._today())
        self.notes.read(taught, minutes)

    def _practise(self, competency: str, run: int = RUN) -> None:
        """Practises for a while: until something happens that makes one look up."""
        for _ in range(run):
            if self._is_over():
                return
            effects = self._answer_next([competency], "practice", competency)
            if effects is None or self._looks_up(competency, effects):
                return

    def _looks_up(self, competency: str, effects: tuple[Effect, ...]) -> bool:
        for effect in effects:
            if isinstance(effect, Stuck) and effect.competency == competency:
                self._take_help(effect)
                return True
            if isinstance(effect, MisconceptionSeen) and effect.remedy_offered:
                return True
        return any(isinstance(each, LevelChanged) and each.after == "practised" for each in effects)

    def _take_help(self, stuck: Stuck) -> None:
        """Does what the rung of the ladder offers."""
        if stuck.lesson:
            self._read(stuck.lesson)
        elif stuck.prerequisite:
            self._practise(stuck.prerequisite, run=RUN // 2)
        elif stuck.rung == "worked-example":
            self._pass(SOLUTIONS_MINUTES)
            self.student.learn(stuck.competency, self._today(), SOLUTIONS_IN_ANSWERS)
            self.notes.read([stuck.competency], SOLUTIONS_MINUTES)

    def _go_on_with_support(self) -> None:
        """Where all help was in vain the student goes on with support, as a teacher would advise."""
        for competency in self.notes.helpless():
            self.at_the_end[competency] = self.at_the_end.get(competency, 0) + 1
            if self.at_the_end[competency] == SUPPORT_AFTER:
                self._tell(SupportTaken(*self._stamp(), competency))
                self.notes.supported(competency)

    def _answer_all(self, competencies: list[str], mode: Mode) -> None:
        """Goes through a check or a review, at most twice as many items as competencies."""
        for _ in range(2 * len(competencies)):
            if self._answer_next(competencies, mode) is None or self._is_over():
                return

    def _place(self) -> None:
        """Takes the placement, to its end or to that of the sitting."""
        everything = list(self.course.competencies)
        while not self._is_over() and self._answer_next(everything, "placement") is not None:
            pass

    # answering

    def _answer_next(
        self, competencies: list[str], mode: Mode, practised: str | None = None
    ) -> tuple[Effect, ...] | None:
        """Answers what the engine asks; the effects, or None where it asks nothing."""
        shown = engine.next_item(self.course, self.learner, competencies, mode, self._now())
        if shown.item is None:
            return None
        question = self.student.world.questions[shown.item]
        reply = self.student.reply(question, self._today())
        if reply.hint:
            self._tell(HintTaken(*self._stamp(), shown.item, 0))
        self._pass(reply.minutes)
        self.items += 1
        self._note(shown.item, mode, practised, reply)
        effects = self._tell(self._answer(self.course.items[shown.item], reply, mode))
        if mode != "placement":  # which shows no solutions
            self._learn_from(question)
        return effects

    def _note(self, item: str, mode: Mode, practised: str | None, reply: Reply) -> None:
        if practised is None:
            self.notes.answered(item, mode, reply.minutes, self.day)
            return
        if self.notes.is_soon(item):
            self.notes.repeated_soon(practised)
        self.done[practised] += 1
        self.notes.practised(practised, item, reply.minutes, self._today())

    def _answer(self, item: Item, reply: Reply, mode: Mode) -> Event:
        """The event; its outcome is made here, since grading has tests of its own."""
        if reply.right is None:
            outcome = Outcome("not-learned-yet", None, item.competencies, 0.0, ())
            return NotLearnedYet(*self._stamp(), item.id, mode, outcome)
        response, verdict = stand_in(item.key), told(item, reply.right, reply.misconception)
        return Attempted(*self._stamp(), item.id, response, 60 * reply.minutes, 1, mode, verdict)

    def _learn_from(self, question: Question) -> None:
        for competency in question.competencies:
            if competency in self.course.competencies:
                self.student.learn(competency, self._today())

    # the engine

    def _tell(self, event: Event) -> tuple[Effect, ...]:
        self.learner, effects = engine.step(self.course, self.learner, event)
        for effect in effects:
            if isinstance(effect, LevelChanged):
                self.notes.level(effect.competency, effect.after, self._today())
            elif isinstance(effect, Stuck):
                self.notes.rung(effect.competency, effect.rung, self._today())
        return effects

    def _pass(self, minutes: float) -> None:
        self.at += 60 * minutes
        self.spent += minutes

    def _now(self) -> Moment:
        return Moment(int(self.at), 0)

    def _today(self) -> float:
        """The days since the start, with their fraction."""
        return (self.at - self.opens) / SECONDS_A_DAY

    def _stamp(self) -> tuple[str, int, int]:
        self.events += 1
        return f"{self.student.number}-{self.events}", int(self.at), 0


def _pools(course: Course) -> dict[str, frozenset[str]]:
    """The ids of the practice items of each competency."""
    return {id: frozenset(item.id for item in one.practice) for id, one in course.competencies.items()}


def _asked(activity: Activity) -> list[str]:
    return list(activity.competencies or ([activity.competency] if activity.competency else []))


def _name(activity: Activity) -> object:
    return (activity.kind, activity.competency, activity.competencies, activity.lesson)


def _absence(student: Student) -> int:
    """The first day of the student's absence, in the second or third week."""
    return student.chance.randrange(7, 21)
