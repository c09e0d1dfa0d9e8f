"""Pages to read, in any course, and the home of a course that is nothing else."""

from __future__ import annotations

from typing import Any

from ..course import Course
from ..pages import Page
from .templates import rendered
from .urls import reading_url, up_to_root
from .words import Words


def reading_pages(course: Course) -> dict[str, str]:
    """Path in ``docs/`` -> Markdown of every page to read."""
    return {page.place.path: rendered("page.md.j2", page=page) for page in course.pages}


def book_pages(course: Course, words: Words) -> dict[str, str]:
    """Path in ``docs/`` -> Markdown of all pages of a course that is only to be read."""
    home = rendered("book_home.md.j2", course=course, parts=_parts(course), words=words)
    return {"index.md": home, **reading_pages(course)}


def reading_nav(course: Course) -> list[dict[str, Any]]:
    """The parts for ``nav``: a page that has others in the folder of its name opens a section."""
    by_id = {each.id: each for each in course.pages}
    listed = {id_ for part in course.parts for id_ in part.pages}
    return [
        {part.title: [_entry(by_id[id_], course, listed) for id_ in part.pages if id_ in by_id]}
        for part in course.parts
        if any(id_ in by_id for id_ in part.pages)
    ]


def _entry(page: Page, course: Course, listed: set[str]) -> dict[str, Any]:
    below = [each for each in course.pages if each.id.startswith(f"{page.id}/") and each.id not in listed]
    if not below:
        return {page.title: page.place.path}
    return {page.title: [page.place.path, *({each.title: each.place.path} for each in below)]}


def _parts(course: Course) -> list[dict[str, Any]]:
    by_id = {each.id: each for each in course.pages}
    return [
        {"title": part.title, "pages": [_card(by_id[id_]) for id_ in part.pages if id_ in by_id]}
        for part in course.parts
    ]


def _card(page: Page) -> dict[str, str]:
    return {"title": page.title, "description": page.description, "url": up_to_root("") + reading_url(page.id)}
