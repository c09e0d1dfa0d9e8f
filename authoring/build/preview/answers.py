"""The answer book: every question with its key, by lesson."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...course import Course, Item
from .. import fragments
from ..templates import rendered
from ..units import units_of
from ..urls import ROOT
from ..words import Words
from .keys import WrittenKey, key_of, right_of

MOST_VARIANTS = 12
"""Of a question with parameters so many variants are written out."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A lesson's questions, or those of competencies that no lesson teaches."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One question with its key; ``variants`` are values and right answers."""

    item: Item
    stem: str
    key: WrittenKey
    solution: str | None
    variants: tuple[tuple[str, str], ...]
    more: int


def chapters_of(course: Course) -> Iterator[Chapter]:
    """Every question once: in the lesson that holds it, else in the first that teaches what it asks for."""
    left: dict[str, list[Item]] = {}
    for item in course.items:
        left.setdefault(item.question, []).append(item)
    for lesson in (lesson for unit in units_of(course) for lesson in unit.lessons):
        taken = [name for name, items in left.items() if _belongs(items[0], lesson.id, lesson.teaches)]
        entries = tuple(_entry(left.pop(name)) for name in taken)
        if entries:
            yield Chapter(lesson.title, entries)
    if left:
        yield Chapter("", tuple(_entry(items) for items in left.values()))


def _belongs(item: Item, lesson: str, teaches: tuple[str, ...]) -> bool:
    return item.lesson == lesson if item.lesson else bool(set(item.competencies) & set(teaches))


def _entry(items: list[Item]) -> Entry:
    first = items[0]
    return Entry(
        first,
        "" if first.answer.holds_stem and first.answer.shown() else fragments.blocks(first.stem),
        key_of(first.answer),
        fragments.blocks(first.solution) if first.solution else None,
        tuple((each.variant.values, right_of(each)) for each in items[:MOST_VARIANTS] if each.variant),
        max(0, len(items) - MOST_VARIANTS),
    )


def answer_book(course: Course, words: Words) -> str:
    """HTML of the whole book, its links behind ``mkcourse-root:``."""
    chapters = list(chapters_of(course))
    count = sum(len(each.entries) for each in chapters)
    return rendered("preview_answers.html.j2", course=course, chapters=chapters, count=count, root=ROOT, words=words)
