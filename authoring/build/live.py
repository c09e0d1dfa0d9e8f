"""Building again after a small change: only the pages that the change is in.

MkDocs' own ``dirty`` builds do the work.  What they leave wrong is put right here: they
don't see that a page's finished HTML changed, they put only the new pages into the
search index, and they keep what other pages show of a changed title; a change of
anything but texts, questions and data is therefore built whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..course import Course
from ..diagnostics import Diagnostic
from .apart import for_generator, for_site
from .errors import BuildError
from .generator import render
from .site import STEPS, Report, finish, placed, prepared
from .write import link_folder, remove_files, remove_folder, touch, write_project, write_texts

INDEX = "search/search_index.json"

_PAGE = re.compile(r"docs/[^.]+\.md")
_FRAGMENT = re.compile(r"fragments/(?P<lesson>[^/]+)/[^/]+\.html")


def build_live(course: Course, folder: Path, work: Path, site: Path, name: str, report: Report) -> list[Diagnostic]:
    """Build into the folder ``site``, which isn't there yet; ``name`` is this build's own.

    ``work`` keeps the project, the rendered pages and the other files from one build to the next.
    """
    project = prepared(course, folder, work / "project", report, live=True)
    changed = write_project(for_generator(project), work / "project")
    write_project(for_site(project), work / "files")
    report(STEPS[2], 2, len(STEPS))
    warnings = _rendered(work / "project", work / "rendered", changed)
    report(STEPS[3], 3, len(STEPS))
    for part in ("rendered", "files"):
        link_folder(work / part, site)
    finish(site, course, project, live=name)
    return placed(warnings, course)


def is_small(changed: set[str], project: Path) -> bool:
    """Whether no page but those that changed can look different; a page that went is no small change."""
    return all(_FRAGMENT.fullmatch(name) or (_PAGE.fullmatch(name) and (project / name).exists()) for name in changed)


def _rendered(project: Path, site: Path, changed: set[str]) -> list[Diagnostic]:
    """Render what is needed; after a failure the next time renders all."""
    try:
        if not (site / INDEX).exists() or not is_small(changed, project):
            return render(project, site)
        before = (site / INDEX).read_text(encoding="utf-8")
        touch(_pages_of_fragments(project, changed))
        remove_files([INDEX], site)  # MkDocs would write over it, and the last site has a link to it
        warnings = render(project, site, dirty=True)
        after = (site / INDEX).read_text(encoding="utf-8")
        write_texts({INDEX: merged(before, after)}, site)
    except BuildError:
        remove_folder(site)
        raise
    return warnings


def _pages_of_fragments(project: Path, changed: set[str]) -> Iterator[Path]:
    found = (_FRAGMENT.fullmatch(name) for name in changed)
    lessons = {each["lesson"] for each in found if each}
    pages = (project / "docs" / "lessons" / f"{lesson}.md" for lesson in lessons)
    yield from (page for page in pages if page.exists())


def merged(before: str, after: str) -> str:
    """The search index ``before`` with the pages that ``after`` holds in the place of its own."""
    old, new = json.loads(before), json.loads(after)
    fresh = {_page(entry) for entry in new["docs"]}
    kept = [entry for entry in old["docs"] if _page(entry) not in fresh]
    return json.dumps({**new, "docs": [*kept, *new["docs"]]}, ensure_ascii=False)


def _page(entry: dict[str, Any]) -> str:
    return str(entry["location"]).partition("#")[0]
