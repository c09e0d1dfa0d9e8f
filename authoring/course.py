"""What teachers mean: the course as frozen values, made from sources by ``authoring.parse``.

Nothing here reads files or knows how a course is written down.  Every part that
can be at fault carries the place it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from .diagnostics import Place
from .fragment import Fragment
from .hints import Hint
from .kinds.answer import Answer
from .pages import Page, Part
from .parameters.variant import Variant
from .projects import Project

Use = Literal["practice", "check", "placement"]
Tier = Literal["core", "extended", "challenge"]


@dataclass(frozen=True, slots=True)
class Item:
    """One question.  ``lesson`` is the lesson's id where the question stands inside one."""

    id: str
    place: Place
    stem: Fragment
    competencies: tuple[str, ...]
    answer: Answer
    title: str | None = None
    level: int = 2
    use: Use = "practice"
    hints: tuple[Hint, ...] = ()
    solution: Fragment | None = None
    contexts: tuple[str, ...] = ()
    minutes: float | None = None
    source: str | None = None
    license: str | None = None
    was: tuple[str, ...] = ()
    lesson: str | None = None
    variant: Variant | None = None
    """Where it was made from a question with parameters: which, and with which values."""

    @property
    def variant_of(self) -> str | None:
        """The id of the question that it was made from, if it was."""
        return self.variant.of if self.variant else None

    @property
    def question(self) -> str:
        """The id of the question as its author wrote it: its variants share it."""
        return self.variant_of or self.id

    @property
    def type(self) -> str:
        """As ``type:`` names it."""
        return self.answer.type

    def answers(self) -> Iterator[Answer]:
        """What the question asks for, and its hints."""
        yield self.answer
        yield from (hint.answer for hint in self.hints if hint.answer)

    def fragments(self) -> Iterator[Fragment]:
        """Every piece of Markdown in the item, in reading order."""
        yield self.stem
        yield from self.answer.fragments()
        for hint in self.hints:
            yield from hint.fragments()
        if self.solution:
            yield self.solution


@dataclass(frozen=True, slots=True)
class Lesson:
    """One page.  In ``body`` a paragraph ``@@mkcourse-item ID@@`` stands for an item, and

    ``@@mkcourse-practice@@`` (always there, once) for the adaptive practice.
    """

    id: str
    place: Place
    title: str
    teaches: tuple[str, ...]
    body: Fragment
    representation: str = "text"
    contexts: tuple[str, ...] = ()
    setting: str | None = None
    minutes: float = 5
    teaches_place: Place | None = None


@dataclass(frozen=True, slots=True)
class Competency:
    id: str
    place: Place
    title: str
    can: str
    minutes: float = 15
    requires: tuple[str, ...] = ()
    covers: Mapping[str, float] = field(default_factory=dict)
    tier: Tier = "core"
    standards: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    policy: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remedy:
    """Where a misconception is put right: a lesson, and a heading's slug in it."""

    lesson: str
    anchor: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Misconception:
    id: str
    place: Place
    title: str
    competency: str
    remedy: Remedy | None = None
    cleared_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    title: str
    competencies: tuple[str, ...]
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Focus:
    """What the teacher puts first from one day to another, both ISO dates and included.

    ``units`` are titles of units, whose competencies are meant with those that are named.
    """

    from_day: str
    to_day: str
    competencies: tuple[str, ...]
    units: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class SealedCheck:
    """Check questions that are sealed in the site: those of these competencies, and of the units with these titles."""

    id: str
    title: str
    competencies: tuple[str, ...]
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was measured on real learners, by id: it takes the place of labels and defaults."""

    items: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Of items: difficulty on the logit scale, 0 is average, and discrimination, 1 is usual."""
    bkt: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Of competencies: prior, learn, forget, guess and slip."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """Of the predictor, by the names of runtime/predict.py; empty where they are the shipped ones."""


@dataclass(frozen=True, slots=True)
class Course:
    """A whole course.  ``competencies`` are in course order: the units' order, prerequisites first."""

    id: str
    title: str
    language: str = "en"
    license: str | None = None
    description: str = ""
    accent: str = "teal"
    authors: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    plan: Mapping[str, object] = field(default_factory=dict)
    focus: tuple[Focus, ...] = ()
    checkpoints: tuple[SealedCheck, ...] = ()
    policy: Mapping[str, object] = field(default_factory=dict)
    competencies: tuple[Competency, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    items: tuple[Item, ...] = ()
    projects: tuple[Project, ...] = ()
    pages: tuple[Page, ...] = ()
    """Pages to read, which teach nothing."""
    parts: tuple[Part, ...] = ()
    sign_off: tuple[str, ...] = ()
    sign_off_revoked: tuple[str, ...] = ()
    """The public keys of the teachers whose sign-offs count, as base64url."""
    media: tuple[str, ...] = ()
    """Paths of media files from the course's folder, as ``media/pie.svg``."""
    packages: Mapping[str, Path] = field(default_factory=dict)
    """Wheels that learners' programs can import: path in the course's folder -> file."""
    code_seconds: float | None = None
    """How long a learner's program may run where its question does not say."""
    calibration: Calibration = field(default_factory=Calibration)
    _items: dict[str, tuple[Item, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Made when it is first asked for: in a large course each page asks."""
    _lessons: dict[str, tuple[Lesson, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def is_book(self) -> bool:
        """Whether it is only pages to read: nothing in it is practised."""
        return bool(self.pages) and not self.competencies and not self.lessons

    def lessons_of(self, competency: str) -> tuple[Lesson, ...]:
        if not self._lessons:
            self._lessons.update(_by_name((lesson, lesson.teaches) for lesson in self.lessons))
        return self._lessons.get(competency, ())

    def items_of(self, competency: str) -> tuple[Item, ...]:
        if not self._items:
            self._items.update(_by_name((item, item.competencies) for item in self.items))
        return self._items.get(competency, ())

    def ids_of(self, question: str) -> tuple[str, ...]:
        """The ids of a question's variants, or its own; nothing where the course has no such question."""
        return tuple(item.id for item in self.items if question in (item.id, item.question))


def _by_name[Part](named: Iterable[tuple[Part, tuple[str, ...]]]) -> dict[str, tuple[Part, ...]]:
    """The parts by each of the competencies that they come with."""
    found: dict[str, list[Part]] = {}
    for part, competencies in named:
        for competency in dict.fromkeys(competencies):
            found.setdefault(competency, []).append(part)
    return {competency: tuple(each) for competency, each in found.items()}
