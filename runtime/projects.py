"""Projects of a course: what a learner makes, its checkpoints, and the rubric by which it is judged."""

from collections.abc import Mapping
from dataclasses import dataclass

from .fields import Malformed, as_list, as_object, as_whole, items, member, number, text, texts


@dataclass(frozen=True, slots=True)
class Project:
    """A project, as the engine sees it. `criteria` are the points of each criterion of the rubric, by its id."""

    id: str
    competencies: tuple[str, ...]
    minutes: float
    checkpoints: tuple[str, ...]
    criteria: Mapping[str, tuple[int, ...]]


def project_from(value: object, place: str) -> Project:
    """The project in ``course.json``, or Malformed."""
    fields = as_object(value, place)
    return Project(
        id=text(fields, "id"),
        competencies=texts(fields, "competencies"),
        minutes=number(fields, "minutes"),
        checkpoints=texts(fields, "checkpoints"),
        criteria=dict(items(fields, "criteria", _criterion)),
    )


def _criterion(value: object, place: str) -> tuple[str, tuple[int, ...]]:
    fields = as_object(value, place)
    points = tuple(as_whole(one, "points") for one in as_list(member(fields, "points"), "points"))
    if not points:
        raise Malformed(f"{place}.points", "one or more")
    return text(fields, "id"), points
