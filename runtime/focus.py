"""Focus: what a teacher puts first for some days. It raises competencies and never locks others.

A course names its own by dates; a plan file may bring a learner more. What it raises is raised.py's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .dates import day_from
from .fields import Malformed, as_object, only_keys, optional_text, text, texts

LONGEST_NOTE = 500
LONGEST_ID = 100
MOST_COMPETENCIES = 100
MOST_FOCUS = 60
"""A plan file for more than a year of weeks is no plan."""
KEYS = ("from", "to", "competencies", "note")


@dataclass(frozen=True, slots=True)
class Focus:
    """What is first from one day to another, both ISO dates and included; `note` is why, in the teacher's words."""

    from_day: str
    to_day: str
    competencies: tuple[str, ...]
    note: str = ""

    def holds(self, today: str) -> bool:
        """Whether it is meant for the ISO date `today`. ISO dates are in order as texts are."""
        return self.from_day <= today <= self.to_day


def focus_from(value: object, place: str) -> Focus:
    """The focus that a log or a plan file holds, or Malformed."""
    fields = as_object(value, place)
    only_keys(fields, KEYS)
    first, last = text(fields, "from"), text(fields, "to")
    if day_from(last, "to") < day_from(first, "from"):
        raise Malformed("to", "a day that is not before 'from'")
    competencies = texts(fields, "competencies")
    if len(competencies) > MOST_COMPETENCIES or any(not 0 < len(each) <= LONGEST_ID for each in competencies):
        raise Malformed("competencies", f"at most {MOST_COMPETENCIES} ids")
    note = optional_text(fields, "note") or ""
    if len(note) > LONGEST_NOTE:
        raise Malformed("note", f"at most {LONGEST_NOTE} characters")
    return Focus(first, last, competencies, note)


def focus_as_json(focus: Focus) -> dict[str, object]:
    """The JSON object of `focus`: focus_from undoes it."""
    told: dict[str, object] = {"from": focus.from_day, "to": focus.to_day, "competencies": list(focus.competencies)}
    return told | ({"note": focus.note} if focus.note else {})


def together(mine: Iterable[Focus], told: Sequence[Focus]) -> tuple[Focus, ...]:
    """`mine` and what is told, in the order of the days; what is told for the same days takes the place of mine."""
    days: Mapping[tuple[str, str], Focus] = {(one.from_day, one.to_day): one for one in (*mine, *told)}
    return tuple(days[each] for each in sorted(days))[-MOST_FOCUS:]
