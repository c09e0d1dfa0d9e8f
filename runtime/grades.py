"""Grades: what a response is worth."""

from dataclasses import dataclass
from typing import Literal

type Verdict = Literal["right", "wrong", "again", "handed-in"]
type FieldVerdict = Literal["right", "wrong", "again", "carried", "held"]

FIELD_VERDICTS: tuple[FieldVerdict, ...] = ("right", "wrong", "again", "carried")
"""Those that a log may hold; what is asked again is not logged."""


@dataclass(frozen=True, slots=True)
class Grade:
    """What a response is.

    `keys` name its feedback; `reason` says why it is asked again, or why it is wrong where that
    is more than being wrong, with `values` for the sentence about it (`example`, `form` …).
    `fields` are the verdicts of an item's fields, where it has several: *carried* is right with
    the learner's own earlier answer, *held* is not told as long as another field is asked again.
    `credit` is the share of it that is right, 0 to 1.
    """

    verdict: Verdict
    keys: tuple[str, ...] = ()
    misconception: str | None = None
    reason: str | None = None
    fields: tuple[FieldVerdict, ...] = ()
    credit: float | None = None
    values: tuple[tuple[str, str], ...] = ()

    @property
    def share(self) -> float:
        """The credit, or what the verdict says where there are no parts."""
        return self.credit if self.credit is not None else float(self.verdict == "right")


def again(reason: str, **values: str) -> Grade:
    """Asked once more for this reason, never counted as wrong."""
    return Grade("again", reason=reason, values=tuple(sorted(values.items())))


UNREADABLE = again("unreadable")
NOTHING = again("nothing-chosen")
