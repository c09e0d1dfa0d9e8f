"""Naming: what learners, competencies, misconceptions, questions and answers are called in a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..course import Course
from ..kinds.choice import ChoiceAnswer
from ..kinds.plain_text import as_plain

LONGEST_STEM = 90

type Json = dict[str, Any]


class Names:
    """The names in a report on `told`, the answer of the class engine."""

    def __init__(self, course: Course, told: Json) -> None:
        self._competencies = {one.id: one.title for one in course.competencies}
        self._misconceptions = {one.id: one.title for one in course.misconceptions}
        self._items = {one.id: one for one in course.items}
        self._learners = {one["id"]: _learner(one) for one in told["files"]}

    def learner(self, id: str) -> str:
        """The name that the learner put into the file, else the file's."""
        return self._learners.get(id, id)

    def learners(self, ids: Sequence[str]) -> str:
        """Names in a row."""
        return ", ".join(self.learner(id) for id in ids)

    def competency(self, id: str) -> str:
        """A competency's title."""
        return self._competencies.get(id, id)

    def misconception(self, id: str) -> str:
        """A misconception's title."""
        return self._misconceptions.get(id, id)

    def item(self, id: str) -> str:
        """A question's id with the beginning of what it asks."""
        item = self._items.get(id)
        if item is None:
            return id
        stem = item.title or as_plain(item.stem)
        return f"{id}: {stem if len(stem) <= LONGEST_STEM else stem[: LONGEST_STEM - 1].rstrip() + '…'}"

    def answer(self, item: str, told: Mapping[str, Any]) -> str:
        """A wrong answer as a learner saw it: the texts of options, else what was typed."""
        known = self._items.get(item)
        if told["options"] is None or known is None or not isinstance(known.answer, ChoiceAnswer):
            return str(told["answer"]).removeprefix("options:")
        texts = {option.id: as_plain(option.text) for option in known.answer.options}
        return " + ".join(texts.get(id, id) for id in told["options"])


def _learner(file: Json) -> str:
    name = " ".join(str(file["learner"] or "").split())
    return name or str(file["name"]).removesuffix(".json")
