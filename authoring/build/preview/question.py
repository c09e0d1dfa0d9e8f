"""The page of one question: everything that its author wrote, and what it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...course import Course, Item
from .. import fragments, items
from ..templates import rendered
from ..urls import ROOT, lesson_url
from ..words import Words
from .keys import WrittenKey, key_of

MOST_VARIANTS = 60
"""So many are written out; the page says how many there are in all."""


@dataclass(frozen=True, slots=True)
class Link:
    """A title, and where it leads from the site's root."""

    title: str
    url: str


def question_url(item: str) -> str:
    """Where the page of a question lies, from the site's root."""
    return f"preview/questions/{item}/"


def title_of(item: Item) -> str:
    """What a list calls a question: its title, or its id."""
    return item.title or item.id


def question_page(course: Course, item: Item, words: Words) -> str:
    """HTML of the question's page, its links behind ``mkcourse-root:``."""
    titles = {each.id: each.title for each in course.misconceptions}
    variants = [each for each in course.items if each.question == item.question]
    return rendered(
        "preview_question.html.j2",
        item=item,
        stem=fragments.blocks(item.stem),
        key=key_of(item.answer),
        titles=titles,
        solution=fragments.blocks(item.solution) if item.solution else None,
        hints=[_hint(item, number) for number in range(len(item.hints))],
        variants=[_variant(each) for each in variants[:MOST_VARIANTS]] if item.variant else [],
        count=len(variants),
        used=list(_used(course, item)),
        competencies=[each.title for each in course.competencies if each.id in item.competencies],
        form=items.form(item, words, prefix="t"),
        neighbours=_neighbours(course, item),
        root=ROOT,
        words=words,
    )


def _hint(item: Item, number: int) -> tuple[str, WrittenKey | None]:
    hint = item.hints[number]
    return fragments.blocks(hint.text), key_of(hint.answer) if hint.answer else None


def _variant(item: Item) -> dict[str, object]:
    """One variant: its values, text and key."""
    key = key_of(item.answer)
    right = key.right or "<br>".join(each.html for each in key.options if each.right) or " · ".join(key.accepted)
    stem = "" if item.answer.holds_stem and key.right else fragments.blocks(item.stem)
    return {"id": item.id, "values": item.variant.values if item.variant else "", "stem": stem, "right": right}


def _used(course: Course, item: Item) -> Iterator[Link]:
    """The lessons that hold it or practise it."""
    lessons = {each.id: each for each in course.lessons}
    if item.lesson in lessons:
        yield Link(lessons[item.lesson].title, lesson_url(item.lesson))
        return
    if item.use == "practice":
        for lesson in course.lessons:
            if set(lesson.teaches) & set(item.competencies):
                yield Link(lesson.title, f"{lesson_url(lesson.id)}#practice")


def _neighbours(course: Course, item: Item) -> tuple[Link | None, Link | None]:
    """The questions before and after it, as the course has them."""
    firsts = list({each.question: each for each in course.items}.values())
    place = next(index for index, each in enumerate(firsts) if each.question == item.question)
    before = firsts[place - 1] if place else None
    after = firsts[place + 1] if place + 1 < len(firsts) else None
    return (
        Link(title_of(before), question_url(before.id)) if before else None,
        Link(title_of(after), question_url(after.id)) if after else None,
    )
