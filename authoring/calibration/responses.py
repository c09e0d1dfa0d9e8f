"""Responses: the answers of real learners, as the columns that fitting reads.

Where they come from (progress files, a table of a research data set) is not known here, and
neither is what is fitted to them.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

type Codes = NDArray[np.int64]
type Floats = NDArray[np.float64]
type Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Responses:
    """One row an answer that counts, those of one student together and oldest first.

    The arrays `student` to `right` are equally long. Codes are places in the tuples of names:
    ``items[item[row]]`` is the id of the item of a row. Several tables can only be compared or
    added up if they use the same names of items and competencies; students may differ.
    """

    student: Codes
    item: Codes
    competency: Codes
    """The item's first competency; `needs` tells of the others."""
    at: Floats
    """Seconds since the epoch, nan where unknown."""
    guess: Floats
    """How often the item is answered right by chance, 0 where unknown."""
    order: Codes
    """The place among the student's answers, from 0."""
    right: Flags

    students: tuple[str, ...]
    items: tuple[str, ...]
    competencies: tuple[str, ...]
    needs: tuple[tuple[int, ...], ...]
    """For each item the codes of all competencies it needs, the main one first; never empty."""
    levels: tuple[int, ...]
    """For each item the author's level 1..5, or 0 where none is given."""
    practice: tuple[bool, ...]
    """For each item whether it counts for the average difficulty of its competencies, which in
    the engine only items for practice do."""

    def __len__(self) -> int:
        """How many answers there are."""
        return len(self.student)

    def of_students(self, chosen: Flags) -> "Responses":
        """The rows of the students whose code is True in `chosen`; codes and names stay."""
        return self.rows(chosen[self.student])

    def rows(self, kept: Flags) -> "Responses":
        """The rows that are True in `kept`; codes and names stay."""
        return replace(
            self,
            student=self.student[kept],
            item=self.item[kept],
            competency=self.competency[kept],
            at=self.at[kept],
            guess=self.guess[kept],
            order=self.order[kept],
            right=self.right[kept],
        )


@dataclass(frozen=True, slots=True)
class Response:
    """One answer, by names."""

    student: str
    item: str
    right: bool
    at: float | None = None
    guess: float = 0.0


def responses_from(
    answers: Sequence[Response],
    competencies_of: dict[str, tuple[str, ...]],
    levels: dict[str, int] | None = None,
    practice: Set[str] | None = None,
) -> Responses:
    """The table of `answers`, each student's own in the order in which they happened.

    `competencies_of` names for each item what it needs, the main competency first, and sets the
    codes of items and competencies: give the whole course, so that tables of several files fit
    together. Students are coded in the order of their names. An unknown item is a KeyError.
    `practice` are the items for practice: all, unless told.
    """
    items = tuple(competencies_of)
    competencies = tuple(dict.fromkeys(id for needed in competencies_of.values() for id in needed))
    students = tuple(sorted({answer.student for answer in answers}))
    codes = [_codes(names) for names in (students, items, competencies)]
    needs = tuple(tuple(codes[2][id] for id in competencies_of[item]) for item in items)
    rows = sorted(answers, key=lambda answer: codes[0][answer.student])
    item = np.array([codes[1][answer.item] for answer in rows], np.int64)
    student = np.array([codes[0][answer.student] for answer in rows], np.int64)
    return Responses(
        student=student,
        item=item,
        competency=np.array([needed[0] for needed in needs], np.int64)[item],
        at=np.array([np.nan if answer.at is None else answer.at for answer in rows], np.float64),
        guess=np.array([answer.guess for answer in rows], np.float64),
        order=_places(student),
        right=np.array([answer.right for answer in rows], np.bool_),
        students=students,
        items=items,
        competencies=competencies,
        needs=needs,
        levels=tuple((levels or {}).get(item, 0) for item in items),
        practice=tuple(practice is None or item in practice for item in items),
    )


def _codes(names: Sequence[str]) -> dict[str, int]:
    return {name: code for code, name in enumerate(names)}


def _places(student: Codes) -> Codes:
    """The place of each row among those of its student; rows of one student are together."""
    first = np.searchsorted(student, student)
    return np.arange(len(student)) - first
