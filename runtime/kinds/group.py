"""Groups: several fields in one item, each with a key of its own: gaps, pairs, rows of a grid.

All fields right is right. A field that must be asked again makes the whole asked again, and only
says where: no verdict of another field is told before all can be read. Else it is wrong in part.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from ..fields import Malformed, as_object, as_text, items, member
from ..grades import NOTHING, UNREADABLE, FieldVerdict, Grade, again
from ..responses import Filled, Response
from .key import Key

type ReadField = Callable[[str, Mapping[str, object]], Key]
"""How the key of a field is read: from its type and its ``grading``."""


@dataclass(frozen=True, slots=True)
class GroupKey(Key):
    """The keys of the fields; `once` says that they share their options, and each is right but once."""

    fields: tuple[Key, ...]
    once: bool = False

    def graded(self, response: Response, language: str) -> Grade:
        """Right where every field is; wrong with the fields' verdicts where all can be read and one is not right."""
        if not isinstance(response, Filled) or len(response.answers) != len(self.fields):
            return UNREADABLE
        return together(
            [field_grade(key, one, language) for key, one in zip(self.fields, response.answers, strict=True)]
        )

    def guess(self, typed_guess: float) -> float:
        """That of all fields together; of n options that are right once each, n, n - 1, … are left to guess from."""
        if self.once:
            left = [max(len(key.order) - place, 1) for place, key in enumerate(self.fields)]
            return prod(1 / count for count in left)
        return prod(key.guess(typed_guess) for key in self.fields)

    @property
    def is_produced(self) -> bool:
        """Whether any field is."""
        return any(key.is_produced for key in self.fields)

    @property
    def shows(self) -> frozenset[str]:
        """Those of all fields."""
        return frozenset(tag for key in self.fields for tag in key.shows)


def group_key(fields: Mapping[str, object], read: ReadField) -> GroupKey:
    """The key in ``grading``, or Malformed."""
    return GroupKey(field_keys(fields, read), fields.get("once") is True)


def field_keys(fields: Mapping[str, object], read: ReadField) -> tuple[Key, ...]:
    """The keys under ``fields``, of which there must be some."""

    def _field(value: object, place: str) -> Key:
        field = as_object(value, place)
        key = read(as_text(member(field, "type"), f"{place}.type"), field)
        if isinstance(key, GroupKey):
            raise Malformed(f"{place}.type", "a type without fields")
        return key

    found = items(fields, "fields", _field)
    if not found:
        raise Malformed("fields", "at least one")
    return found


def field_grade(key: Key, response: Response | None, language: str) -> Grade:
    """The grade of one field; one left empty is asked again."""
    return NOTHING if response is None else key.graded(response, language)


def together(grades: Sequence[Grade], carried: Iterable[int] = ()) -> Grade:
    """The grade of all fields; those at the places `carried` are right with the learner's earlier answers.

    Where nothing is wrong all is right: what follows from right answers, if rounded, is no fault.
    """
    if any(grade.verdict == "again" for grade in grades):
        return _asked_again(grades)
    verdicts = _verdicts(grades, frozenset(carried))
    keys = tuple(f"{place}:{key}" for place, grade in enumerate(grades) for key in grade.keys)
    if "wrong" not in verdicts:
        return Grade("right", (*keys, "right"), fields=verdicts, credit=1.0)
    wrong = [grade for grade in grades if grade.verdict == "wrong"]
    tag = next((grade.misconception for grade in wrong if grade.misconception), None)
    reason = wrong[0].reason if len(wrong) == 1 else None
    credit = (len(verdicts) - len(wrong)) / len(verdicts)
    return Grade("wrong", keys, tag, reason, verdicts, credit)


def _verdicts(grades: Sequence[Grade], carried: frozenset[int]) -> tuple[FieldVerdict, ...]:
    return tuple("carried" if place in carried else _verdict(grade) for place, grade in enumerate(grades))


def _verdict(grade: Grade) -> FieldVerdict:
    return "held" if grade.verdict == "handed-in" else grade.verdict


def _asked_again(grades: Sequence[Grade]) -> Grade:
    """Which fields to look at again, and in the reason why: ``<n>.code`` and the values of its sentence."""
    fields: tuple[FieldVerdict, ...] = tuple("again" if grade.verdict == "again" else "held" for grade in grades)
    asked = [(place, grade) for place, grade in enumerate(grades) if grade.verdict == "again"]
    if all(grade.reason == NOTHING.reason for _, grade in asked):
        return Grade("again", reason=NOTHING.reason, fields=fields)
    told: dict[str, str] = {}
    for place, grade in asked:
        told[f"{place}.code"] = grade.reason or "unreadable"
        told |= {f"{place}.{name}": value for name, value in grade.values}
    return Grade("again", reason="fields", fields=fields, values=again("fields", **told).values)
