"""Projects in a site: their pages, what the engine knows of them, and what the portfolio shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..course import Course
from ..kinds.plain_text import as_plain
from ..projects import Graded, Project
from . import fragments
from .templates import rendered
from .urls import on_page, project_url, up_to_root
from .words import Words

PORTFOLIO = "portfolio/"
_PARTS = re.compile(r"^@@mkcourse-(checkpoints|rubric)@@[ \t]*$", re.MULTILINE)

Json = dict[str, Any]


def project_pages(course: Course, words: Words) -> dict[str, str]:
    """Path in ``docs/`` -> Markdown: every project, and the portfolio."""
    if not (course.projects or course.sign_off):
        return {}
    shown = [_listed(course, each, up_to_root(PORTFOLIO)) for each in course.projects]
    return {
        **{f"projects/{each.id}.md": _page(course, each, words) for each in course.projects},
        "portfolio.md": rendered("portfolio.md.j2", projects=shown, words=words),
    }


def project_fragments(course: Course, words: Words) -> Iterator[tuple[str, str]]:
    """Name in ``fragments/`` -> HTML: the checkpoints and the rubric of every project."""
    for project in course.projects:
        view = shown(project)
        for part in ("checkpoints", "rubric"):
            html = rendered(f"project_{part}.html.j2", project=view, words=words)
            yield f"projects/{project.id}/{part}.html", on_page(html, project_url(project.id))


def for_engine(project: Project) -> Json:
    """What stands of a project in ``course.json``."""
    return {
        "id": project.id,
        "title": project.title,
        "competencies": list(project.competencies),
        "minutes": _whole(project.minutes),
        "was": list(project.was),
        "url": project_url(project.id),
        "checkpoints": [each.id for each in project.checkpoints],
        "criteria": [{"id": each.id, "points": _points(each)} for each in project.rubric],
    }


def shown(project: Project) -> Json:
    """What pages show of a project's checkpoints and rubric, in HTML and, for files to take along, in plain text."""
    return {
        "id": project.id,
        "title": project.title,
        "checkpoints": [
            {"id": each.id, "html": fragments.inline(each.words), "text": as_plain(each.words)}
            for each in project.checkpoints
        ],
        "levels": [
            {"points": points, "html": fragments.inline(name), "text": as_plain(name)}
            for points, name in project.level_names
        ],
        "rubric": [_criterion(each) for each in project.rubric],
    }


def _criterion(graded: Graded) -> Json:
    name = graded.criterion.name
    levels = [
        {"points": level.points, "html": fragments.inline(level.words), "text": as_plain(level.words)}
        for level in graded.criterion.levels
    ]
    return {"id": graded.id, "html": fragments.inline(name), "text": as_plain(name), "levels": levels}


def _page(course: Course, project: Project, words: Words) -> str:
    shows = [each for each in course.competencies if each.id in project.competencies]
    return rendered(
        "project.md.j2",
        project={"id": project.id, "title": project.title, "minutes": _whole(project.minutes)},
        setting=project.setting,
        shows=shows,
        body=_PARTS.sub(rf"@@mkcourse-html projects/{project.id}/\1.html@@", project.body.markdown),
        can_sign=bool(course.sign_off),
        words=words,
    )


def _listed(course: Course, project: Project, to_root: str) -> Json:
    """A project on the portfolio page, before any script has run."""
    titles = {each.id: each.title for each in course.competencies}
    shows = [titles[id_] for id_ in project.competencies if id_ in titles]
    url = f"{to_root}{project_url(project.id)}"
    return {"id": project.id, "title": project.title, "url": url, "shows": shows, "minutes": _whole(project.minutes)}


def _points(graded: Graded) -> list[int]:
    return [level.points for level in graded.criterion.levels]


def _whole(minutes: float) -> int:
    return round(minutes)
