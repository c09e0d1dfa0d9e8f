"""Thin places: what a competency lacks, and what to add."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..words import Words
from .coverage import Coverage

type Standing = Literal["gap", "thin", "full"]

ENOUGH_PRACTICE = 8
"""Practice on a second day then still has questions that were not asked on the first."""
ENOUGH_CHECKS = 2
MOST_LUCK = 0.34
"""A third is what a choice among three gives; above it, guessing looks like knowing."""
ENOUGH_LEVELS = 2
ENOUGH_FORMS = 2


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing; what to add is said by the words under ``preview.add-<code>``."""

    code: str
    count: int | None = None
    """What the sentence counts, where it counts something."""
    names: str = ""
    is_gap: bool = False

    def said(self, words: Words) -> str:
        key = f"preview.add-{self.code}"
        said = words[key] if self.count is None else words.count(key, self.count)
        return said.replace("{names}", self.names)


def lacks(coverage: Coverage) -> Iterator[Lack]:
    """What the competency lacks, what weighs most first. A gap is what nobody can learn without."""
    practice = len(coverage.practice)
    if not coverage.lessons:
        yield Lack("lesson", is_gap=True)
    if practice < coverage.least:
        yield Lack("practice", coverage.least - practice, is_gap=True)
    elif practice < ENOUGH_PRACTICE:
        yield Lack("more-practice", ENOUGH_PRACTICE - practice)
    if len(coverage.checks) < ENOUGH_CHECKS:
        yield Lack("checks", ENOUGH_CHECKS - len(coverage.checks))
    if coverage.lessons and len(coverage.lessons) < 2:
        yield Lack("way", names=", ".join(coverage.ways))
    if practice and len(coverage.forms) < ENOUGH_FORMS:
        yield Lack("form", names=", ".join(coverage.forms))
    if practice and len(coverage.levels) < ENOUGH_LEVELS:
        yield Lack("level", names=", ".join(map(str, coverage.levels)))
    if coverage.luck > MOST_LUCK:
        yield Lack("typed", names=str(round(100 * coverage.luck)))
    if coverage.without_remedy:
        yield Lack("remedy", names=", ".join(each.title for each in coverage.without_remedy))
    if practice and not any(item.hints for item in coverage.practice):
        yield Lack("hints")
    if coverage.diagnostics:
        yield Lack("mend", len(coverage.diagnostics))


def standing(found: list[Lack]) -> Standing:
    """Of a competency that lacks these."""
    if any(lack.is_gap for lack in found):
        return "gap"
    return "thin" if found else "full"
