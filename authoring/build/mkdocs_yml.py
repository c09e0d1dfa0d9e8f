"""``mkdocs.yml``: an ordinary project of Material for MkDocs that asks nothing of other hosts."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import yaml

from ..course import Course
from .assets import modules
from .extensions import for_pages
from .units import UnitContent, units_of
from .words import Words

# Colours that Material knows both as primary and as accent.
COLOURS = (
    *("red", "pink", "purple", "deep purple", "indigo", "blue", "light blue", "cyan", "teal"),
    *("green", "light green", "lime", "yellow", "amber", "orange", "deep orange"),
)


ANY_BUILD = "any"
"""Stands for a live build's name, which is put into the finished pages."""
FEATURES = ("navigation.instant", "navigation.sections", "navigation.footer", "toc.follow")


def mkdocs_yml(course: Course, words: Words, project: Path, *, live: bool = False) -> str:
    """The text of ``mkdocs.yml`` for a project in the folder ``project``.

    ``live`` pages, those of ``mkcourse serve``, watch for newer builds.
    There is no ``site_url``: nobody knows where the site will be.
    """
    return yaml.safe_dump(
        {
            "site_name": course.title,
            "site_description": escape(course.description or course.title),
            "docs_dir": "docs",
            "site_dir": "site",
            "use_directory_urls": True,
            "copyright": _copyright(course),
            "theme": _theme(course, words),
            "plugins": ["search"],
            "markdown_extensions": _extensions(project),
            "extra_css": _styles(live),
            "extra_javascript": _scripts(live),
            "extra": _extra(course, words),
            "nav": _nav(course, words),
            "validation": {"nav": {"omitted_files": "ignore"}},
        },
        sort_keys=False,
        allow_unicode=True,
        width=100,
    )


def _theme(course: Course, words: Words) -> dict[str, Any]:
    return {
        "name": "material",
        "custom_dir": "overrides",
        "language": _language(course.language),
        "font": False,
        "features": list(FEATURES),
        "palette": _palette(course.accent, words),
    }


def _copyright(course: Course) -> str:
    """Who wrote the course and under which licence, for the footer."""
    return escape(" · ".join(part for part in (", ".join(course.authors), course.license) if part))


def _language(language: str) -> str:
    import material

    folder = Path(material.__file__).parent / "templates" / "partials" / "languages"
    names = (language, language.split("-")[0])
    return next((name for name in names if (folder / f"{name}.html").exists()), "en")


def _palette(accent: str, words: Words) -> list[dict[str, Any]]:
    colour = accent if accent in COLOURS else "teal"
    colours = {"primary": colour, "accent": colour}
    to_light = {"icon": "material/brightness-auto", "name": words["theme.to-light"]}
    to_dark = {"icon": "material/brightness-7", "name": words["theme.to-dark"]}
    to_auto = {"icon": "material/brightness-4", "name": words["theme.to-auto"]}
    return [
        {"media": "(prefers-color-scheme)", **colours, "toggle": to_light},
        {"media": "(prefers-color-scheme: light)", "scheme": "default", **colours, "toggle": to_dark},
        {"media": "(prefers-color-scheme: dark)", "scheme": "slate", **colours, "toggle": to_auto},
    ]


def _extensions(project: Path) -> list[dict[str, Any]]:
    folder = (project / "fragments").as_posix()
    return [{name: options} for name, options in for_pages(folder).items()]


def _styles(live: bool) -> list[str]:
    names = ["styles.css", "live.css"] if live else ["styles.css"]
    return [f"assets/mkcourse/{name}" for name in names]


def _scripts(live: bool) -> list[dict[str, str]]:
    paths = ["assets/mkcourse/app.js"]
    if live:
        paths.append(f"assets/mkcourse/live.js?build={ANY_BUILD}")
    return [{"path": path, "type": "module"} for path in paths]


def _extra(course: Course, words: Words) -> dict[str, Any]:
    return {
        "generator": False,
        "polyfills": ["assets/mkcourse/instant.js"],
        "mkcourse": {"course": course.id, "words": dict(words), "language": words.language, "scripts": modules()},
    }


def _nav(course: Course, words: Words) -> list[dict[str, Any]]:
    units = [entry for unit in units_of(course) for entry in _section(unit)]
    return [
        {words["nav.home"]: "index.md"},
        {words["placement.title"]: "placement.md"},
        *units,
        {words["review.title"]: "review.md"},
        {words["check.title"]: "check.md"},
        {words["plan.title"]: "plan.md"},
        {words["progress.title"]: "progress.md"},
    ]


def _section(unit: UnitContent) -> list[dict[str, Any]]:
    lessons = [{lesson.title: f"lessons/{lesson.id}.md"} for lesson in unit.lessons]
    return [{unit.title: lessons}] if unit.title and lessons else lessons
