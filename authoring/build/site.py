"""From a compiled course to a finished site."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from ..course import Course
from ..diagnostics import Diagnostic
from ..garbage import seldom_collected
from ..words import say, told_by
from .apart import for_generator, for_site
from .assets import files_in, scripts_in
from .browser_runtime import BrowserRuntimeError, browser_runtime, page_scripts, vendored
from .csp import with_policy
from .data_files import BOOK, COURSE, data_files, with_data_named, written
from .errors import BuildError
from .example_class import example_class
from .fragments import kept_between_builds
from .generators import MKDOCS, Generator
from .installable import app_files
from .media import on_request, sizes_of
from .mkdocs_yml import ANY_BUILD
from .offline import EDITION_MARK, retired_worker, site_edition, sizes_file, worker_files
from .one_style import one_style, with_one_style
from .picture_sizes import with_sizes
from .preview.shells import FOLDER as PREVIEW
from .project import edition, project_of
from .sandbox import FRAME
from .site_wide import not_found, sitemap
from .trimming import trim
from .words import words_for
from .write import Project, add_to, mark, refuse_foreign, replacing, write_files, write_project, write_texts

Report = Callable[[str, int, int], None]
"""Told the step that begins, how many are done and how many there are."""

STEPS = (
    say("the engine for the browser"),
    say("pages and questions"),
    say("rendering"),
    say("putting the site in place"),
)
_LINK = re.compile(r"contains a link '([^']+)'")


def build_site(
    course: Course, folder: Path, output: Path, report: Report, *, generator: Generator = MKDOCS
) -> list[Diagnostic]:
    """Build the course, whose files lie in ``folder``, into the folder ``output``.

    ``output`` is replaced only by a whole new site.  Raises BuildError, with the old
    site untouched, where that can't be; returns what the site generator warned of.
    """
    refuse_foreign(output)
    with seldom_collected(), tempfile.TemporaryDirectory(prefix="mkcourse-") as folder_for_work:
        work = Path(folder_for_work)
        with kept_between_builds(folder):
            project = prepared(course, folder, work, report)
        write_project(generator.adapted(for_generator(project)), work)
        with replacing(output) as new:
            report(STEPS[2], 2, len(STEPS))
            warnings = generator.render(work, new, folder)
            add_to(new, for_site(project))
            report(STEPS[3], 3, len(STEPS))
            finish(new, course, project, inserted=generator.inserted(new))
        return placed(warnings, course)


def prepared(course: Course, folder: Path, work: Path, report: Report, *, live: bool = False) -> Project:
    """The MkDocs project for the folder ``work``, with the engine for the browser."""
    report(STEPS[0], 0, len(STEPS))
    try:
        kept = _kept_made(work) if live else {}
        made = kept.get(course.is_book, [])
        if not made or not all(path.is_dir() for path in made):
            made = kept[course.is_book] = made_for(course, lambda words: report(words, 0, len(STEPS)))
        scripts, *for_practice = made
    except BrowserRuntimeError as error:
        raise BuildError(told_by(error)) from error
    report(STEPS[1], 1, len(STEPS))
    return project_of(course, folder, work, scripts_in(scripts), *for_practice, live=live)


def made_for(course: Course, report: Callable[[str], None]) -> list[Path]:
    """The folders that Node.js makes: the scripts; then, where one practises, the engine and the libraries."""
    makers = [page_scripts] if course.is_book else [page_scripts, browser_runtime, vendored]
    return [make(report) for make in makers]


@cache
def _kept_made(work: Path) -> dict[bool, list[Path]]:
    """What was made for the folder ``work``, under serve: to see again that it is whole takes longer than a page."""
    return {}


def finish(site: Path, course: Course, project: Project, live: str = "", inserted: Iterable[str] = ()) -> None:
    """What no generator does for us: the policy, a sitemap and a 404 page for any path, the marker.

    ``live`` is the name of a build under ``mkcourse serve``; ``inserted`` are styles that the theme's script adds.
    """
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    trim(site)
    found = {name: path for name, path in files_in(site, "*.html").items() if not name.endswith(f"/{FRAME}")}
    html = {name: with_sizes(path.read_text(encoding="utf-8"), site) for name, path in found.items()}
    sizes = sizes_of(course, site)
    html = {name: on_request(page, sizes) for name, page in html.items()}
    data = data_files(project.data)
    write_files(written(data.values()), site)
    html = with_data_named(html, data)
    book = data[BOOK].path
    html["404.html"] = not_found(course, words_for(course.language))
    own = {"sitemap.xml": sitemap(followed(html)), ".nojekyll": ""}  # GitHub Pages hands the files out as they are
    write_texts(own, site)
    write_files(app_files(course), site)
    if not live and not course.is_book:  # under `serve` it is made when it is asked for
        write_files(example_class(course, project.data[COURSE]), site)
    write_texts(one_style(html, site), site)
    pages = with_policy(with_one_style(html), inserted)
    if live:
        write_texts({**named(pages, live, ""), **retired_worker(), **sizes_file(site)}, site)
        mark(site, course.id, edition(project), book)
        return
    whole = site_edition(pages, site)
    write_texts(named(pages, live, whole), site)
    if not course.is_book:  # without a worker nothing is kept, and nothing asks how much there is to keep
        write_texts({**worker_files(site, course.id, whole), **sizes_file(site)}, site)
    mark(site, course.id, whole, book)


def followed(pages: Iterable[str]) -> list[str]:
    """The pages that are followed without a page load: all but a preview's, which are made when they are asked for."""
    return [name for name in pages if not name.startswith(PREVIEW)]


def named(pages: Mapping[str, str], live: str, whole: str) -> dict[str, str]:
    """The pages, which know the edition of the whole site; under ``serve`` ``live.js`` knows the build instead."""
    watching = {
        name: html.replace(f"live.js?build={ANY_BUILD}", f"live.js?build={live}") for name, html in pages.items()
    }
    return {name: html.replace(EDITION_MARK, whole) for name, html in watching.items()}


def placed(warnings: list[Diagnostic], course: Course) -> list[Diagnostic]:
    """The warnings at the lines of the links they speak of, where those can be found."""
    return [_placed(each, course) for each in warnings]


def _placed(warning: Diagnostic, course: Course) -> Diagnostic:
    """The warning at the line of the link it speaks of, where that can be found."""
    bodies = {each.place.path: each.body for each in course.lessons}
    bodies |= {each.place.path: each.body for each in course.projects}
    bodies |= {each.place.path: each.body for each in course.pages}
    link, body = _LINK.search(warning.message), bodies.get(warning.place.path)
    before, found, _ = body.markdown.partition(link[1]) if body and link else ("", "", "")
    if not body or not found:
        return warning
    return replace(warning, place=replace(body.place, line=body.place.line + before.count("\n")))
