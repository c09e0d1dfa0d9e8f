"""``mkdocs.yml``: an ordinary project of Material for MkDocs that asks nothing of other hosts."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import yaml

from ..course import Course
from .accent import colour_name
from .assets import FOLDER, NO_SCRIPTS, Scripts, own_folder
from .extensions import for_pages
from .reading import reading_nav
from .templates import words_of_templates
from .theme_words import theme_language
from .units import UnitContent, units_of
from .words import Words, languages

ANY_BUILD = "any"
"""Stands for a live build's name, which is put into the finished pages."""
FEATURES = ("navigation.instant", "navigation.footer", "toc.follow")
FEATURES_OF_BOOK = ("navigation.sections", "navigation.indexes", "navigation.prune")
"""The list of a course's lessons is our own: overrides/partials/lesson-list.html."""


def mkdocs_yml(
    course: Course, words: Words, project: Path, scripts: Scripts = NO_SCRIPTS, *, live: bool = False
) -> str:
    """The text of ``mkdocs.yml`` for a project in the folder ``project``.

    ``live`` pages, those of ``mkcourse serve``, watch for newer builds.
    There is no ``site_url``: nobody knows where the site will be.
    """
    own = own_folder(book=course.is_book, live=live)
    return written_settings(
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
            "extra_css": _styles(own, live),
            "extra_javascript": _scripts(course, own, live),
            "extra": _extra(course, words, own, scripts),
            "nav": _nav(course, words),
            "validation": {"nav": {"omitted_files": "ignore"}},
        }
    )


def written_settings(settings: dict[str, Any]) -> str:
    """The text of settings; libyaml, where it is, takes a tenth of the time."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return yaml.dump(settings, Dumper=dumper, sort_keys=False, allow_unicode=True, width=100)


def read_settings(text: str) -> dict[str, Any]:
    """The settings that `written_settings` wrote."""
    settings: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return settings


def _theme(course: Course, words: Words) -> dict[str, Any]:
    return {
        "name": "material",
        "custom_dir": "overrides",
        "language": theme_language(course.language),
        "font": False,
        "favicon": f"{FOLDER}/icon.svg",
        "features": [*FEATURES, *(FEATURES_OF_BOOK if course.is_book else ())],
        "palette": _palette(course.accent, words),
    }


def _copyright(course: Course) -> str:
    """Who wrote the course and under which licence, for the footer."""
    return escape(" · ".join(part for part in (", ".join(course.authors), course.license) if part))


def _palette(accent: str, words: Words) -> list[dict[str, Any]]:
    colours = {"primary": colour_name(accent), "accent": colour_name(accent)}
    schemes = (
        {"media": "(prefers-color-scheme)"},
        {"media": "(prefers-color-scheme: light)", "scheme": "default"},
        {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
    )
    pairs = zip(schemes, toggles(words), strict=True)
    return [{**scheme, **colours, "toggle": {"icon": icon, "name": name}} for scheme, (icon, name) in pairs]


def toggles(words: Words) -> list[tuple[str, str]]:
    """The icon and the name of what leads from each of the palette's schemes to the next."""
    return [
        ("circle-half-full", words["theme.to-light"]),
        ("weather-sunny", words["theme.to-dark"]),
        ("weather-night", words["theme.to-auto"]),
    ]


def _extensions(project: Path) -> list[dict[str, Any]]:
    folder = (project / "fragments").as_posix()
    return [{name: options} for name, options in for_pages(folder).items()]


def _styles(own: str, live: bool) -> list[str]:
    names = ["styles.css", "live.css", "preview.css"] if live else ["styles.css"]
    return [f"{own}/{name}" for name in names]


def entry(course: Course) -> str:
    """The script with which all begins on a course's pages."""
    return "book.js" if course.is_book else "app.js"


def _scripts(course: Course, own: str, live: bool) -> list[dict[str, str]]:
    paths = [f"{own}/{entry(course)}"]
    if live and not course.is_book:
        paths.insert(0, f"{own}/preview/main.js")  # who is walked as is settled before app.js asks
    if live:
        paths.append(f"{own}/live.js?build={ANY_BUILD}")
    return [{"path": path, "type": "module"} for path in paths]


def _extra(course: Course, words: Words, own: str, scripts: Scripts) -> dict[str, Any]:
    return {
        "generator": False,
        "homepage": ".",
        "polyfills": [f"{own}/instant.js"] if course.is_book else [],
        "mkcourse": {
            "course": course.id,
            "folder": own,
            "course_language": course.language,
            "words": {key: words[key] for key in words_of_templates()},
            "language": words.language,
            "languages": list(languages()),
            "scripts": scripts.early(entry(course)),
            "book": course.is_book,
            "arrival": scripts.inline,
            "destinations": [] if course.is_book else destinations(course, words),
        },
    }


def destinations(course: Course, words: Words) -> list[dict[str, Any]]:
    """Where the header's tabs, and the bar on phones, lead; ``within`` is what else belongs there."""
    learning = ["lessons/", "placement/", "review/", "check/"]
    has_portfolio = bool(course.projects or course.sign_off)
    portfolio = [_destination(words["shell.portfolio"], "portfolio/", "folder-star", ["projects/"])]
    return [
        _destination(words["shell.home"], "", "home-variant", learning),
        _destination(words["shell.plan"], "plan/", "calendar-check", []),
        _destination(words["shell.progress"], "progress/", "chart-box", ["report/"]),
        *(portfolio if has_portfolio else []),
        _destination(words["shell.me"], "me/", "account-circle", ["worksheets/"]),
    ]


def _destination(name: str, url: str, icon: str, within: list[str]) -> dict[str, Any]:
    return {"name": name, "url": url, "icon": icon, "within": within}


def _nav(course: Course, words: Words) -> list[dict[str, Any]]:
    """The lessons, then what practises more than one of them; the rest is in the destinations."""
    if course.is_book:
        return reading_nav(course)
    units = [entry for unit in units_of(course) for entry in _section(unit)]
    mixing = [{words[f"{page}.title"]: f"{page}.md"} for page in ("review", "check", "placement")]
    projects = [{each.title: f"projects/{each.id}.md"} for each in course.projects]
    making = [{words["nav.projects"]: projects}] if projects else []
    return [*units, *making, {words["nav.more"]: mixing}, *reading_nav(course)]


def _section(unit: UnitContent) -> list[dict[str, Any]]:
    lessons = [{lesson.title: f"lessons/{lesson.id}.md"} for lesson in unit.lessons]
    return [{unit.title: lessons}] if unit.title and lessons else lessons
