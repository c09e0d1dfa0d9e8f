"""Settling: an answer gets its outcome before it is logged."""

from dataclasses import replace

from .effects import Feedback, feedback_on
from .events import Attempted, Event, NotLearnedYet, Outcome, ScaffoldAnswered
from .grades import Grade
from .grading import grade
from .model import Answer, Course, Item, Mode
from .scaffolds import asked_again


def settled(course: Course, event: Event) -> Event | Feedback:
    """`event` as it is to be logged, an answer with its outcome.

    An answer that must be asked again is not logged: then the feedback that says so comes
    back. An answer to an item that the course does not know stays as it is.
    """
    if isinstance(event, ScaffoldAnswered):
        return asked_again(course, event) or event
    if not isinstance(event, Attempted | NotLearnedYet):
        return event
    item = course.items.get(course.same_item_id(event.item))
    if item is None:
        return event
    if isinstance(event, NotLearnedYet):
        return _settled_not_learned(item, event)
    graded = grade(item.key, event.response, course.language)
    if graded.verdict == "again":
        return replace(feedback_on(event.item, graded), counts=False)
    return replace(event, outcome=_outcome(item, graded))


def _settled_not_learned(item: Item, event: NotLearnedYet) -> NotLearnedYet:
    outcome = Outcome("not-learned-yet", None, item.competencies, guess=0.0, feedback=())
    mode: Mode = event.mode or ("check" if item.use == "check" else "practice")
    return replace(event, mode=mode, outcome=outcome)


def _outcome(item: Item, graded: Grade) -> Outcome:
    return Outcome(
        verdict=_verdict(graded),
        misconception=graded.misconception,
        competencies=item.competencies,
        guess=item.guess,
        feedback=graded.keys,
        fields=graded.fields,
        credit=graded.credit,
        reason=graded.reason,
    )


def _verdict(graded: Grade) -> Answer:
    return graded.verdict if graded.verdict in ("right", "handed-in") else "wrong"
