"""The Markdown pages of a course's MkDocs project, and the HTML that their placeholders name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..course import Competency, Course, Item, Lesson
from . import items
from .map import map_svg
from .templates import rendered
from .units import UnitContent, units_of
from .urls import lesson_url, on_page, up_to_root
from .words import Words

_ITEM = re.compile(r"^([ \t]*)@@mkcourse-item ([^\s@]+)@@[ \t]*$", re.MULTILINE)
_PRACTICE = re.compile(r"^([ \t]*)@@mkcourse-practice@@[ \t]*$", re.MULTILINE)

PROGRESS = "progress/"


def pages(course: Course, words: Words) -> dict[str, str]:
    """Path in ``docs/`` -> Markdown."""
    return {
        "index.md": home(course, words),
        "progress.md": progress(course, words),
        **{f"{kind}.md": rendered("mixed_set.md.j2", kind=kind, words=words) for kind in ("check", "review")},
        **{f"{page}.md": rendered(f"{page}.md.j2", words=words) for page in ("placement", "plan")},
        **{f"lessons/{each.id}.md": lesson_page(course, each, words) for each in course.lessons},
    }


def finished(course: Course, words: Words) -> dict[str, str]:
    """Path in ``fragments/`` -> HTML: the questions and the practice of every lesson."""
    return {
        name: on_page(html, lesson_url(lesson.id))
        for lesson in course.lessons
        for name, html in _finished(course, lesson, words)
    }


def home(course: Course, words: Words) -> str:
    return rendered(
        "home.md.j2",
        course=course,
        units=_units(course, page=""),
        first_lesson=_first_lesson(course),
        progress_url=PROGRESS,
        map_svg=map_svg(course, words),
        words=words,
    )


def progress(course: Course, words: Words) -> str:
    units = _units(course, page=PROGRESS)
    return rendered("progress.md.j2", course=course, units=units, words=words)


def lesson_page(course: Course, lesson: Lesson, words: Words) -> str:
    teaches = [each for each in course.competencies if each.id in lesson.teaches]
    return rendered(
        "lesson.md.j2",
        lesson={"id": lesson.id, "title": lesson.title, "minutes": _whole(lesson.minutes)},
        teaches=teaches,
        body=_with_names(lesson),
        words=words,
    )


def first_item(course: Course, lesson: Lesson) -> Item | None:
    """What stands in the practice before the engine does: an easy item, none of the lesson's own."""
    candidates = [
        item
        for competency in lesson.teaches
        for item in course.items_of(competency)
        if item.use == "practice" and item.lesson is None
    ]
    return min(candidates, key=lambda item: item.level, default=None)


def _with_names(lesson: Lesson) -> str:
    """The lesson's text; placeholders name the exact file, because the extension knows no page."""
    text = _ITEM.sub(rf"\1@@mkcourse-html {lesson.id}/item-\2.html@@", lesson.body.markdown)
    return _PRACTICE.sub(rf"\1@@mkcourse-html {lesson.id}/practice.html@@", text)


def _finished(course: Course, lesson: Lesson, words: Words) -> Iterator[tuple[str, str]]:
    by_id = {item.id: item for item in course.items}
    for found in _ITEM.finditer(lesson.body.markdown):
        yield f"{lesson.id}/item-{found[2]}.html", _question(by_id[found[2]], words)
    yield f"{lesson.id}/practice.html", _practice(course, lesson, words)


def _question(item: Item, words: Words) -> str:
    form = items.form(item, words, prefix="q")
    values = {"item": items.view(item), "competency": item.competencies[0]}
    return rendered("question.html.j2", **values, form=form, words=words)


def _practice(course: Course, lesson: Lesson, words: Words) -> str:
    first = first_item(course, lesson)
    form = items.form(first, words, prefix="p") if first else None
    values = {"competencies": lesson.teaches, "lesson": lesson.id}
    return rendered("practice.html.j2", **values, form=form, words=words)


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
