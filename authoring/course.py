"""What teachers mean: the course as frozen values, made from sources by ``authoring.parse``.

Nothing here reads files or knows how a course is written down.  Every part that
can be at fault carries the place it came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from .diagnostics import Place

ItemType = Literal["one", "many", "number", "text"]
Use = Literal["practice", "check", "placement"]
Tier = Literal["core", "extended", "challenge"]
Rational = tuple[int, int]
"""Numerator and denominator (> 0), in lowest terms."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of site Markdown; ``place.line`` is the line of its first line."""

    markdown: str
    place: Place


@dataclass(frozen=True, slots=True)
class Option:
    """One choice; ``id`` is a hash of its text, so it outlives a new order."""

    id: str
    text: Fragment
    right: bool
    feedback: Fragment | None = None
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class NumberKey:
    """All numbers from ``low`` to ``high``, both included; ``shown`` is the author's way to write it."""

    low: Rational
    high: Rational
    shown: str


@dataclass(frozen=True, slots=True)
class TextKey:
    """Any of ``texts``, or a whole match of any of ``patterns`` (Python's ``re``)."""

    texts: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """An answer the author expects from learners who err, and what to tell them."""

    key: NumberKey | TextKey
    place: Place
    misconception: str | None = None
    feedback: Fragment | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One question.  ``lesson`` is the lesson's id where the question stands inside one."""

    id: str
    place: Place
    type: ItemType
    stem: Fragment
    competencies: tuple[str, ...]
    title: str | None = None
    level: int = 2
    use: Use = "practice"
    options: tuple[Option, ...] = ()
    keys: tuple[NumberKey | TextKey, ...] = ()
    wrongs: tuple[WrongAnswer, ...] = ()
    hints: tuple[Fragment, ...] = ()
    solution: Fragment | None = None
    simplest: bool = False
    unit: str | None = None
    exact: bool = False
    shuffle: bool = True
    contexts: tuple[str, ...] = ()
    minutes: float | None = None
    source: str | None = None
    license: str | None = None
    was: tuple[str, ...] = ()
    lesson: str | None = None

    def fragments(self) -> Iterator[Fragment]:
        """Every piece of Markdown in the item, in reading order."""
        yield self.stem
        for option in self.options:
            yield option.text
            if option.feedback:
                yield option.feedback
        yield from (wrong.feedback for wrong in self.wrongs if wrong.feedback)
        yield from self.hints
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
    """What the teacher puts first from one day to another, both ISO dates and included."""

    from_day: str
    to_day: str
    competencies: tuple[str, ...]


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
    policy: Mapping[str, object] = field(default_factory=dict)
    competencies: tuple[Competency, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    items: tuple[Item, ...] = ()
    media: tuple[str, ...] = ()
    """Paths of media files from the course's folder, as ``media/pie.svg``."""
    calibration: Calibration = field(default_factory=Calibration)

    def lessons_of(self, competency: str) -> tuple[Lesson, ...]:
        return tuple(lesson for lesson in self.lessons if competency in lesson.teaches)

    def items_of(self, competency: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if competency in item.competencies)
