"""The summary of a progress file: what the learner's device showed when it wrote the file.

It is there to be shown at once, while the log is worked through, and nothing is concluded from it. Where it differs
from what the log gives, the log is right.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .fields import Malformed, as_object, choice, member, only_keys, text, whole
from .model import LEVELS, Course, Learner, Level, record_of

MOST_LEVELS = 2000
LONGEST_ID = 200
LONGEST_EDITION = 100


@dataclass(frozen=True, slots=True)
class Summary:
    """The levels, by competency, that `events` entries came to with that `edition` of the course and that `engine`.

    A competency that is not named is new.
    """

    edition: str
    engine: str
    events: int
    levels: Mapping[str, Level]


def levels_begun(course: Course, learner: Learner) -> dict[str, Level]:
    """The levels of `learner` by competency, without those that are new."""
    levels = {id: record_of(one, learner).level for id, one in course.competencies.items()}
    return {id: level for id, level in levels.items() if level != LEVELS[0]}


def summary_as_json(summary: Summary) -> dict[str, object]:
    """The JSON object that `summary_from` reads."""
    told = {"edition": summary.edition, "engine": summary.engine, "events": summary.events}
    return {**told, "levels": dict(summary.levels)}


def summary_from(value: object) -> Summary:
    """The summary in a JSON object, or Malformed."""
    fields = as_object(value, "summary")
    only_keys(fields, ("edition", "engine", "events", "levels"))
    levels = as_object(member(fields, "levels"), "levels")
    if len(levels) > MOST_LEVELS:
        raise Malformed("levels", f"at most {MOST_LEVELS}")
    if not all(0 < len(id) <= LONGEST_ID for id in levels):
        raise Malformed("levels", f"ids of 1 to {LONGEST_ID} letters")
    events = whole(fields, "events")
    if events < 0:
        raise Malformed("events", "at least 0")
    known = {id: choice(levels, id, LEVELS) for id in levels}
    return Summary(_edition(fields, "edition"), _edition(fields, "engine"), events, known)


def _edition(fields: Mapping[str, object], key: str) -> str:
    told = text(fields, key)
    if len(told) > LONGEST_EDITION:
        raise Malformed(key, f"at most {LONGEST_EDITION} letters")
    return told
