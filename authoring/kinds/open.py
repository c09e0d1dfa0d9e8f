"""Open answers: a text of the learner's own, scored by a rubric."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...runtime.responses import Response, Written
from ..build import fragments
from ..diagnostics import Diagnostic
from ..fragment import Fragment
from ..question_body import shortened
from ..words import say
from .answer import Answer, Example, Json
from .rubric import EXAMPLE, Criterion, read_rubric
from .writing import Writing

RULE = "option-marked-right"
ENOUGH = 60.0
_PERCENT = re.compile(r"\s*(\d{1,3}(?:\.\d+)?)\s*%\s*\Z")


@dataclass(frozen=True, slots=True)
class OpenAnswer(Answer):
    """Right where at least ``enough`` percent of the points are given, by the learner; or handed in."""

    rubric: tuple[Criterion, ...]
    enough: float = ENOUGH
    by_teacher: bool = False

    @property
    def type(self) -> str:
        return "open"

    @property
    def is_handed_in(self) -> bool:
        return self.by_teacher

    def grading(self) -> Json:
        return {
            "criteria": [[level.points for level in criterion.levels] for criterion in self.rubric],
            "pass": self.enough,
            "scored_by": "teacher" if self.by_teacher else "self",
        }

    def rights(self) -> Iterator[Example]:
        """The best score; what a teacher scores is never right here."""
        if not self.by_teacher:
            best = tuple(max(level.points for level in criterion.levels) for criterion in self.rubric)
            yield Example(Written("…", best), "all points of the rubric")

    def foreseen(self) -> Iterator[Response]:
        """Nobody can foresee a text."""
        yield from ()

    def view(self) -> Json:
        return {"rubric": [_criterion(each) for each in self.rubric], "by_teacher": self.by_teacher}

    def fragments(self) -> Iterator[Fragment]:
        for criterion in self.rubric:
            yield criterion.name
            yield from (level.words for level in criterion.levels)


def _criterion(criterion: Criterion) -> Json:
    levels = [{"points": level.points, "html": fragments.inline(level.words)} for level in criterion.levels]
    return {"html": fragments.inline(criterion.name), "levels": levels}


def read_open(writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    """A question with a rubric; only where the teacher scores it does it need none."""
    found = list(_faults(writing))
    enough = _enough(writing, found)
    by_teacher = writing.values.get("scored-by") == "teacher"
    rubric = read_rubric(writing.asked, found)
    if rubric is None and not by_teacher:
        message = say("the question is of type 'open' but has no rubric, so nobody could tell a good answer")
        found.append(Diagnostic(writing.place, RULE, message, EXAMPLE))
        return None, found
    if not rubric and not by_teacher:
        return None, found
    return OpenAnswer(rubric or (), enough, by_teacher), found


def _enough(writing: Writing, found: list[Diagnostic]) -> float:
    """The percentage after ``pass``."""
    written = writing.values.get("pass")
    if written is None:
        return ENOUGH
    match = _PERCENT.match(written) if isinstance(written, str) else None
    if match and 0 < float(match[1]) <= 100:
        return float(match[1])
    message = say("'{written}' is no share of the points that is enough", written=written)
    found.append(Diagnostic(writing.metadata.place("pass"), "value-valid", message, say("write it as 'pass: 60%'")))
    return ENOUGH


def _faults(writing: Writing) -> Iterator[Diagnostic]:
    use = writing.values.get("use")
    if use in ("check", "placement"):
        message = say("an open answer proves nothing by itself, so it can't be kept for '{use}'", use=use)
        fix = say("remove 'use', and keep a question for it that the engine can grade")
        yield Diagnostic(writing.metadata.place("use"), "value-valid", message, fix)
    for option in writing.asked.options[:1]:
        message = say("'{option}' is an option in a question of type 'open'", option=shortened(option.text.markdown))
        yield Diagnostic(option.text.place, RULE, message, say("remove the options, or 'type: open'"))
    for line in writing.asked.answers[:1]:
        message = say("'{line}' is an answer line in a question of type 'open'", line=shortened(line.text))
        yield Diagnostic(line.place, "answer-parses", message, say("write a model answer after 'Solution:' instead"))
