"""Glancing: what a log says by itself, long before it is checked and replayed: who answered what, and when.

A class of 200 takes minutes to replay and seconds to glance at. Levels, wrong ideas and the plan follow from a
replay only, so nothing is told of them; and what is told is believed for now.
"""

from ..answers import competencies_of
from ..changing import replace
from ..events import Attempted, Event, LessonClosed, NotLearnedYet
from ..model import Learner
from ..workload import pace_with_minutes, seconds_of_answer, seconds_of_lesson
from .studying import Study


class Glance(Study):
    """A study that counts answers and minutes, and does not ask what they are worth."""

    def _after(self, event: Event) -> Learner:
        course, learner = self.course, self.learner
        match event:
            case Attempted() | NotLearnedYet() if competencies_of(course, event):
                seconds = seconds_of_answer(course, event.duration) if isinstance(event, Attempted) else 0
                is_review = event.mode in ("review", "check")
            case LessonClosed(lesson=lesson, duration=duration) if lesson in course.lessons:
                seconds, is_review = seconds_of_lesson(course, lesson, duration), False
            case _:
                return learner
        return replace(learner, pace=pace_with_minutes(learner, (), seconds, is_review, event.moment))
