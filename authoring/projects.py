"""What teachers mean by a project: something to make, with checkpoints on the way and a rubric to judge it by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .diagnostics import Place
from .fragment import Fragment
from .kinds.rubric import Criterion


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Something that is there or not, on the way; its id is for ever."""

    id: str
    words: Fragment


@dataclass(frozen=True, slots=True)
class Graded:
    """A criterion of the rubric, with the id that learners' judgements hang on."""

    id: str
    criterion: Criterion


@dataclass(frozen=True, slots=True)
class Project:
    """One page.  In ``body`` paragraphs ``@@mkcourse-checkpoints@@`` and ``@@mkcourse-rubric@@`` stand for those parts.

    ``level_names`` are the words of the rubric's header, by their points.
    """

    id: str
    place: Place
    title: str
    competencies: tuple[str, ...]
    body: Fragment
    checkpoints: tuple[Checkpoint, ...]
    rubric: tuple[Graded, ...]
    level_names: tuple[tuple[int, Fragment], ...]
    minutes: float = 60
    setting: str | None = None
    was: tuple[str, ...] = ()
    competencies_place: Place | None = None

    def fragments(self) -> Iterator[Fragment]:
        """Every piece of its Markdown, in reading order."""
        yield self.body
        yield from (checkpoint.words for checkpoint in self.checkpoints)
        for graded in self.rubric:
            yield graded.criterion.name
            yield from (level.words for level in graded.criterion.levels)
