"""The whole MkDocs project of a course, as a value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from ..course import Course
from . import theme_icons
from .accent import icons
from .assets import FOLDER, Scripts, assets, files_in, own_folder
from .bundle import bundle
from .data_files import BOOK
from .libraries import files_for
from .media import sizes_of
from .mkdocs_yml import mkdocs_yml
from .pages import finished, pages
from .passphrases import passphrases_of
from .picture_sizes import with_sizes
from .preview.shells import shells
from .sandbox import runtime_files, sandbox_copies, sandbox_texts
from .templates import template_folder
from .words import Words, words_files, words_for
from .write import Project

NONE = Path()


def project_of(
    course: Course,
    folder: Path,
    work: Path,
    scripts: Scripts,
    runtime: Path = NONE,
    libraries: Path = NONE,
    *,
    live: bool = False,
) -> Project:
    """Every file of the project: ``folder`` is the course's, ``work`` where the project will lie.

    ``scripts`` are the pages' own; ``runtime`` holds the engine for the browser, ``libraries`` those of
    others that pages load, which a book has not; ``live`` pages watch for newer builds.
    """
    words = words_for(course.language)
    own = own_folder(book=course.is_book, live=live)
    return Project(
        texts={
            "mkdocs.yml": mkdocs_yml(course, words, work, scripts, live=live),
            **_under("docs", pages(course, words)),
            **_under("docs", shells() if live and not course.is_book else {}),
            **_under(f"docs/{own}", words_files(live=live)),
            f"docs/{own}/{theme_icons.NAME}": theme_icons.glyphs(book=course.is_book),
            **_under(f"docs/{FOLDER}", icons(course.accent)),
            **_under("docs", sandbox_texts(course, own)),
            **_under("fragments", _sized(finished(course, words), folder)),
        },
        copies={
            **_under("docs", {name: folder / name for name in course.media}),
            **_under(f"docs/{own}", assets(scripts, book=course.is_book, live=live)),
            **({} if course.is_book else _for_practice(course, own, runtime, libraries)),
            **_under("overrides", files_in(template_folder() / "overrides")),
        },
        data=_sized(_course_files(course, folder, words), folder),
    )


def _course_files(course: Course, folder: Path, words: Words) -> dict[str, str]:
    return bundle(course, words, sizes_of(course, folder), passphrases_of(course, folder))


def _for_practice(course: Course, own: str, runtime: Path, libraries: Path) -> dict[str, Path]:
    """The engine, the sandbox and the libraries: nothing of them is needed where nobody practises."""
    return {
        **_under(f"docs/{own}/pyodide", runtime_files(course, runtime)),
        **_under("docs", sandbox_copies(course, own)),
        **_under(f"docs/{own}/vendor", files_for(course, libraries)),
    }


def edition(project: Project) -> str:
    """The edition that the project's data bear, the small book, too."""
    return str(json.loads(project.data[BOOK])["edition"])


def _sized(texts: Mapping[str, str], folder: Path) -> dict[str, str]:
    return {name: with_sizes(text, folder) for name, text in texts.items()}


def _under[T](folder: str, files: Mapping[str, T]) -> dict[str, T]:
    return {f"{folder}/{name}": content for name, content in files.items()}
