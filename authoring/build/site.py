"""From a compiled course to a finished site."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ..course import Course
from ..diagnostics import Diagnostic
from .assets import files_in
from .browser_runtime import BrowserRuntimeError, browser_runtime, vendored
from .csp import with_policy
from .errors import BuildError
from .generator import render
from .mkdocs_yml import ANY_BUILD
from .project import edition, project_of
from .sandbox import PAGE as SANDBOX
from .site_wide import not_found, sitemap
from .words import words_for
from .write import Project, mark, refuse_foreign, replacing, write_project, write_texts

Report = Callable[[str, int, int], None]
"""Told the step that begins, how many are done and how many there are."""

STEPS = (
    "the engine for the browser",
    "pages and questions",
    "rendering",
    "putting the site in place",
)
_LINK = re.compile(r"contains a link '([^']+)'")


def build_site(course: Course, folder: Path, output: Path, report: Report) -> list[Diagnostic]:
    """Build the course, whose files lie in ``folder``, into the folder ``output``.

    ``output`` is replaced only by a whole new site.  Raises BuildError, with the old
    site untouched, where that can't be; returns what the site generator warned of.
    """
    refuse_foreign(output)
    with tempfile.TemporaryDirectory(prefix="mkcourse-") as folder_for_work:
        work = Path(folder_for_work)
        project = prepared(course, folder, work, report)
        write_project(project, work)
        with replacing(output) as new:
            report(STEPS[2], 2, len(STEPS))
            warnings = render(work, new)
            report(STEPS[3], 3, len(STEPS))
            finish(new, course, project)
        return placed(warnings, course)


def prepared(course: Course, folder: Path, work: Path, report: Report, *, live: bool = False) -> Project:
    """The MkDocs project for the folder ``work``, with the engine for the browser."""
    report(STEPS[0], 0, len(STEPS))
    try:
        runtime = browser_runtime(lambda words: report(words, 0, len(STEPS)))
        libraries = vendored(lambda words: report(words, 0, len(STEPS)))
    except BrowserRuntimeError as error:
        raise BuildError(str(error)) from error
    report(STEPS[1], 1, len(STEPS))
    return project_of(course, folder, work, runtime, libraries, live=live)


def finish(site: Path, course: Course, project: Project, live: str = "") -> None:
    """What no generator does for us: the policy, a sitemap and a 404 page for any path, the marker.

    ``live`` is the name of a build under ``mkcourse serve``.
    """
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    found = {name: path for name, path in files_in(site, "*.html").items() if name != SANDBOX}
    html = {name: path.read_text(encoding="utf-8") for name, path in found.items()}
    html["404.html"] = not_found(course, words_for(course.language))
    pages = {name: named(page, live) for name, page in with_policy(html).items()}
    own = {"sitemap.xml": sitemap(html), ".nojekyll": ""}  # GitHub Pages hands the files out as they are
    write_texts({**pages, **own}, site)
    mark(site, course.id, edition(project))


def named(page: str, live: str) -> str:
    """The page, whose ``live.js`` knows the build that it belongs to."""
    return page.replace(f"live.js?build={ANY_BUILD}", f"live.js?build={live}") if live else page


def placed(warnings: list[Diagnostic], course: Course) -> list[Diagnostic]:
    """The warnings at the lines of the links they speak of, where those can be found."""
    return [_placed(each, course) for each in warnings]


def _placed(warning: Diagnostic, course: Course) -> Diagnostic:
    """The warning at the line of the link it speaks of, where that can be found."""
    bodies = {each.place.path: each.body for each in course.lessons}
    link, body = _LINK.search(warning.message), bodies.get(warning.place.path)
    before, found, _ = body.markdown.partition(link[1]) if body and link else ("", "", "")
    if not body or not found:
        return warning
    return replace(warning, place=replace(body.place, line=body.place.line + before.count("\n")))
