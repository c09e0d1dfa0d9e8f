"""Pages to read: in the navigation of a course, and as a course of their own, which practises nothing."""

from __future__ import annotations

from pathlib import Path

import yaml
from golden import COURSES
from sites import build

from mkcourse.authoring.build.mkdocs_yml import mkdocs_yml
from mkcourse.authoring.build.pages import pages
from mkcourse.authoring.build.words import words_for
from mkcourse.authoring.loading import load


def book(folder: Path) -> Path:
    """A course of three pages, of which one opens a section."""
    files = {
        "course.yml": "id: guide\ntitle: Guide\nlicense: CC-BY-4.0\nparts:\n- {title: Look up, pages: [start, rules]}",
        "pages/start.md": "---\ntitle: Start\ndescription: Begin here.\n---\n\nSee [a rule](rules/first.md).\n",
        "pages/rules/index.md": "---\ntitle: Rules\n---\n\nAll of them.\n",
        "pages/rules/first.md": "---\ntitle: First\n---\n\nThe first rule.\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_pages_of_a_course_stand_below_its_lessons(tmp_path: Path) -> None:
    """A part of course.yml is a section of the navigation; a page that no part names is made all the same."""
    course, _ = load(COURSES / "good" / "pages")
    assert course is not None
    assert not course.is_book
    nav = yaml.safe_load(mkdocs_yml(course, words_for("en"), tmp_path))["nav"]
    assert nav[-1] == {"About this course": [{"For parents": "pages/for-parents.md"}]}
    assert {"pages/for-parents.md", "pages/notice.md", "lessons/numbers.md"} <= pages(course, words_for("en")).keys()


def test_a_page_brings_along_those_in_the_folder_of_its_name(tmp_path: Path) -> None:
    """In the navigation `rules` opens a section with all pages of `rules/`."""
    course, found = load(book(tmp_path))
    assert found == []
    assert course is not None
    nav = yaml.safe_load(mkdocs_yml(course, words_for("en"), tmp_path))["nav"]
    rules = ["pages/rules/index.md", {"First": "pages/rules/first.md"}]
    assert nav == [{"Look up": [{"Start": "pages/start.md"}, {"Rules": rules}]}]


def test_a_course_that_is_only_to_be_read_has_nothing_of_practice(tmp_path: Path) -> None:
    """A book's site holds its pages and their search, and no engine, no progress and no worker that keeps it."""
    build(book(tmp_path / "book"), tmp_path / "site")
    files = {
        path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*") if path.is_file()
    }
    found = {name for name in files if name.endswith("index.html")}
    assert found == {"index.html", "pages/start/index.html", "pages/rules/index.html", "pages/rules/first/index.html"}
    assert [name for name in files if "pyodide" in name or name.endswith(("app.js", "service-worker.js"))] == []
    home = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "Begin here." in home
    assert "mk-practice" not in home
    assert 'href="../rules/first/"' in (tmp_path / "site/pages/start/index.html").read_text(encoding="utf-8")
