"""The Markdown pages of a course's MkDocs project, and the HTML that their placeholders name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..course import Competency, Course, Item, Lesson
from ..memos import LastMade
from . import items
from .first_view import first_view
from .map import map_svg
from .projects import project_fragments, project_pages
from .reading import book_pages, reading_pages
from .templates import rendered
from .units import UnitContent, units_of
from .urls import lesson_url, on_page, up_to_root
from .words import Words

_ITEM = re.compile(r"^([ \t]*)@@mkcourse-item ([^\s@]+)@@[ \t]*$", re.MULTILINE)
_PRACTICE = re.compile(r"^([ \t]*)@@mkcourse-practice@@[ \t]*$", re.MULTILINE)

_LESSONS = LastMade[str]()
_PRACTICES = LastMade[str]()

PROGRESS = "progress/"
PLAIN = ("finish", "me", "placement", "plan", "report", "worksheets")
"""Pages that are the same in every course, but for their words."""


def pages(course: Course, words: Words) -> dict[str, str]:
    """Path in ``docs/`` -> Markdown."""
    if course.is_book:
        return book_pages(course, words)
    return {
        "index.md": home(course, words),
        "progress.md": progress(course, words),
        **{f"{kind}.md": rendered("mixed_set.md.j2", kind=kind, words=words) for kind in ("check", "review")},
        **{f"{page}.md": rendered(f"{page}.md.j2", words=words) for page in PLAIN},
        "teacher/index.md": rendered("teacher.md.j2", words=words),
        "teacher/sign-off.md": rendered("signing.md.j2", words=words),
        "teacher/plans.md": rendered("planning.md.j2", words=words),
        **{f"lessons/{each.id}.md": lesson_page(course, each, words) for each in course.lessons},
        **project_pages(course, words),
        **reading_pages(course),
    }


def finished(course: Course, words: Words) -> dict[str, str]:
    """Path in ``fragments/`` -> HTML: the questions and the practice of every lesson, the parts of every project."""
    by_id = {item.id: item for item in course.items}
    of_lessons = {
        name: on_page(html, lesson_url(lesson.id))
        for lesson in course.lessons
        for name, html in _finished(course, lesson, by_id, words)
    }
    return of_lessons | dict(project_fragments(course, words))


def home(course: Course, words: Words) -> str:
    return rendered(
        "home.md.j2",
        course=course,
        units=_units(course, page=""),
        first_lesson=_first_lesson(course),
        first_view=first_view(course),
        progress_url=PROGRESS,
        map_svg=map_svg(course, words),
        words=words,
    )


def progress(course: Course, words: Words) -> str:
    units = _units(course, page=PROGRESS)
    return rendered("progress.md.j2", course=course, units=units, words=words)


def lesson_page(course: Course, lesson: Lesson, words: Words) -> str:
    values = {
        "root": up_to_root(lesson_url(lesson.id)),
        "lesson": {"id": lesson.id, "title": lesson.title, "minutes": _whole(lesson.minutes)},
        "teaches": [each for each in course.competencies if each.id in lesson.teaches],
        "first_items": _first_items(course, lesson),
        "way": _way(lesson),
        "others": other_ways(course, lesson),
        "body": _with_names(lesson),
        "words": words,
    }
    return _LESSONS.get((course.id, lesson.id), values, lambda: rendered("lesson.md.j2", **values))


def other_ways(course: Course, lesson: Lesson) -> list[dict[str, Any]]:
    """The other lessons on each competency of a lesson; nothing for one that no other lesson teaches."""
    ways = ((id, [_way(each) for each in course.lessons_of(id) if each.id != lesson.id]) for id in lesson.teaches)
    return [{"competency": id, "title": _title(course, id), "lessons": lessons} for id, lessons in ways if lessons]


def _title(course: Course, competency: str) -> str:
    return next((each.title for each in course.competencies if each.id == competency), competency)


def _way(lesson: Lesson) -> dict[str, Any]:
    """How a lesson shows its matter; its ``path`` is from the site's root."""
    return {
        "id": lesson.id,
        "title": lesson.title,
        "path": lesson_url(lesson.id),
        "representation": lesson.representation,
        "contexts": list(lesson.contexts),
        "minutes": _whole(lesson.minutes),
    }


def first_item(course: Course, lesson: Lesson) -> Item | None:
    """What stands in the practice before the engine does: an easy item, none of the lesson's own."""
    candidates = [
        item
        for competency in lesson.teaches
        for item in course.items_of(competency)
        if item.use == "practice" and item.lesson is None
    ]
    return min(candidates, key=lambda item: item.level, default=None)


def _first_items(course: Course, lesson: Lesson) -> str:
    """The competency whose file of items the page needs first."""
    first = first_item(course, lesson)
    return first.competencies[0] if first else lesson.teaches[0]


def _with_names(lesson: Lesson) -> str:
    """The lesson's text; placeholders name the exact file, because the extension knows no page."""
    text = _ITEM.sub(rf"\1@@mkcourse-html {lesson.id}/item-\2.html@@", lesson.body.markdown)
    return _PRACTICE.sub(rf"\1@@mkcourse-html {lesson.id}/practice.html@@", text)


def _finished(course: Course, lesson: Lesson, by_id: Mapping[str, Item], words: Words) -> Iterator[tuple[str, str]]:
    for found in _ITEM.finditer(lesson.body.markdown):
        yield f"{lesson.id}/item-{found[2]}.html", _question(by_id[found[2]], words)
    yield f"{lesson.id}/practice.html", _practice(course, lesson, words)


def _question(item: Item, words: Words) -> str:
    form = items.form(item, words, prefix="q")
    values = {"item": items.view(item), "competency": item.competencies[0]}
    return rendered("question.html.j2", **values, form=form, words=words)


def _practice(course: Course, lesson: Lesson, words: Words) -> str:
    first = first_item(course, lesson)
    shown = next((each for each in (first.competencies if first else ()) if each in lesson.teaches), lesson.teaches[0])
    competency = {"id": shown, "title": _title(course, shown)}
    values = {"competencies": lesson.teaches, "competency": competency, "lesson": lesson.id, "words": words}

    def make() -> str:
        form = items.form(first, words, prefix="p") if first else None
        return rendered("practice.html.j2", **values, form=form)

    return _PRACTICES.get((course.id, lesson.id), (first, values), make)


def _first_lesson(course: Course) -> dict[str, Any] | None:
    lessons = [lesson for unit in units_of(course) for lesson in unit.lessons]
    if not lessons:
        return None
    first = lessons[0]
    return {"title": first.title, "url": lesson_url(first.id), "minutes": _whole(first.minutes)}


def _units(course: Course, *, page: str) -> list[dict[str, Any]]:
    return [_unit(course, unit, page) for unit in units_of(course)]


def _unit(course: Course, unit: UnitContent, page: str) -> dict[str, Any]:
    competencies = [_competency(course, each, page) for each in unit.competencies]
    return {"title": unit.title or course.title, "competencies": competencies}


def _competency(course: Course, competency: Competency, page: str) -> dict[str, Any]:
    lessons = course.lessons_of(competency.id)
    prefix = up_to_root(page) if page else ""
    return {
        "id": competency.id,
        "title": competency.title,
        "can": competency.can,
        "minutes": _whole(competency.minutes),
        "tier": competency.tier,
        "url": prefix + lesson_url(lessons[0].id) if lessons else None,
    }


def _whole(minutes: float | None) -> int | None:
    return None if minutes is None else round(minutes)
