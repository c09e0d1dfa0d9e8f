"""Glancing: what a progress file says of itself, long before it is checked and replayed: how much was answered, and
what wrongly.

A class of 200 takes minutes to replay and seconds to glance at. Nobody looks here at whether an entry is all that it
should be: what can't be told of it is passed over, and the checking that follows names it. A glance is a value that
belongs to no class yet; `early_as_json` puts those of a class together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..events import LATEST
from ..fields import Malformed, as_object, optional_text, whole
from ..log import Refused, Unchecked, glanced_at
from ..model import LEVELS, Course
from ..responses import response_from
from .answer_texts import answer_text
from .digests import file_from
from .taking import File, id_of, shortened, unread
from .tallies import Tallies, Tally, tallies_as_json, tallies_from
from .thresholds import USUAL
from .wrong_answers import wrong_answers_as_json

type Json = dict[str, object]
type Fields = Mapping[str, object]

ANSWERS = ("Attempted", "NotLearnedYet")


@dataclass(frozen=True, slots=True)
class Glance:
    """What one file says of itself."""

    file: File
    tallies: Tallies
    levels: Mapping[str, int] | None = None
    """By competency, as the file says, from 0, new, to 4, retained; None where it does not say."""

    def as_json(self) -> Json:
        """The glance as the page keeps it for `glance_from`."""
        levels = None if self.levels is None else dict(self.levels)
        return {"file": self.file.as_json(), "tallies": tallies_as_json(self.tallies), "levels": levels}


def glance_at(course: Course, name: str, text: str) -> Glance:
    """A glance at the file `name` with this text."""
    id = id_of(name, text)
    try:
        told = glanced_at(text, course.id)
    except Refused as refusal:
        return Glance(unread(id, name, refusal.code, refusal.names), {})
    events: list[Fields] = [event for event in told.events if isinstance(event, dict)]
    answers = [event for event in events if event.get("type") in ANSWERS]
    times = [at for event in events if type(at := event.get("at")) is int and 0 <= at <= LATEST]
    first, last = min(times, default=None), max(times, default=None)
    file = File(id, shortened(name), told.learner, "waiting", (), len(told.events), len(answers), first, last)
    return Glance(file, _tallied(course, answers), _levels(told))


def glance_from(value: object) -> Glance:
    """The glance that `as_json` told, or Malformed."""
    fields = as_object(value, "glance")
    file, levels = as_object(fields.get("file"), "file"), fields.get("levels")
    known = None if levels is None else as_object(levels, "levels")
    return Glance(
        file_from(file),
        tallies_from(fields.get("tallies")),
        None if known is None else {id: whole(known, id) for id in known},
    )


def early_as_json(course: Course, glances: Sequence[Glance]) -> Json:
    """What the class page shows of a class whose files were glanced at, and no more."""
    known = sorted(
        (one for one in glances if one.file.verdict == "waiting"), key=lambda one: (one.file.name, one.file.id)
    )
    tallies = {one.file.id: one.tallies for one in known}
    return {
        "learners": [_learner(one.file) for one in known],
        "heat": _heat(course, {one.file.id: one.levels for one in known if one.levels is not None}),
        "wrong_answers": wrong_answers_as_json(course, tallies, USUAL),
    }


def _learner(file: File) -> Json:
    return {"id": file.id, "name": file.name, "learner": file.learner, "last": file.last, "answers": file.answers}


def _heat(course: Course, levels: Mapping[str, Mapping[str, int]]) -> Json:
    """The levels as heat.py tells them, of the learners whose file says them; nobody knows yet who is stuck."""
    ids = list(course.competencies)
    rows = [[one.get(id, 0) for id in ids] for one in levels.values()]
    return {"competencies": ids, "learners": list(levels), "levels": rows, "support": [], "stuck": []}


def _levels(told: Unchecked) -> Mapping[str, int] | None:
    """The levels of a summary that is of this very log."""
    summary = told.summary
    if summary is None or summary.events != len(told.events):
        return None
    return {id: LEVELS.index(level) for id, level in summary.levels.items()}


def _tallied(course: Course, answers: Iterable[Fields]) -> Tallies:
    """The tallies of the answers that were graded, the first to each showing of a question."""
    found: dict[str, Tally] = {}
    for event in answers:
        told, outcome = event.get("item"), event.get("outcome")
        item = course.item_id(told) if isinstance(told, str) else ""
        if item in course.items and isinstance(outcome, dict) and _is_first(event, outcome):
            answer = _answer_in(event) if outcome.get("verdict") == "wrong" else None
            found.setdefault(item, Tally()).count(answer, _idea_in(outcome))
    return found


def _is_first(event: Fields, outcome: Fields) -> bool:
    return event.get("try", 1) in (0, 1) and outcome.get("verdict") != "handed-in"


def _answer_in(event: Fields) -> str | None:
    try:
        return answer_text(response_from(event.get("response")))
    except Malformed:
        return None


def _idea_in(outcome: Fields) -> str | None:
    try:
        return optional_text(outcome, "misconception")
    except Malformed:
        return None
