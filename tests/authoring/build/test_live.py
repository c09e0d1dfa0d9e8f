"""Building again after a small change."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sites import own_files

from mkcourse.authoring.build import live
from mkcourse.authoring.build.errors import BuildError
from mkcourse.authoring.build.live import build_live, is_small, merged
from mkcourse.authoring.build.site import build_site
from mkcourse.authoring.course import Course
from mkcourse.authoring.fragment import Fragment

Build = Callable[[Course], Path]


def quiet(step: str, done: int, total: int) -> None:
    """A report that nobody reads."""


@pytest.fixture
def build(folder: Path, tmp_path: Path) -> Build:
    """Builds one course after the other in the same work folder."""
    count = iter(range(99))

    def built(course: Course) -> Path:
        site = tmp_path / f"site-{next(count)}"
        build_live(course, folder, tmp_path / "work", site, site.name, quiet)
        return site

    return built


def with_text(course: Course, text: str) -> Course:
    first, *rest = course.lessons
    body = Fragment(f"{first.body.markdown}\n\n{text}\n", first.place)
    return replace(course, lessons=(replace(first, body=body), *rest))


def with_stem(course: Course, text: str) -> Course:
    *rest, last = course.items
    return replace(course, items=(*rest, replace(last, stem=Fragment(text, last.place))))


def indexed(site: Path) -> dict[str, str]:
    docs = json.loads((site / "search/search_index.json").read_text())["docs"]
    return {entry["location"]: entry["text"] for entry in docs}


def pages(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text().replace(site.name, "NAME") for path in site.rglob("*.html")
    }


@pytest.mark.parametrize("change", [with_text, with_stem])
def test_a_small_change_gives_the_same_site_as_a_whole_build(
    course: Course, build: Build, tmp_path: Path, folder: Path, change: Callable[..., Course]
) -> None:
    """After a change of a text or a question, pages and search are as if all had been built."""
    build(course)
    time.sleep(0.02)  # so that the change is newer for every file system
    after = build(change(course, "Rewritten zebra."))
    whole = tmp_path / "whole"
    build_live(change(course, "Rewritten zebra."), folder, tmp_path / "other", whole, "w", quiet)
    assert "zebra" in (after / "lessons/halves/index.html").read_text()
    assert {name: html.replace('build=w"', 'build=NAME"') for name, html in pages(whole).items()} == (pages(after))
    assert indexed(after) == indexed(whole)


def test_only_the_changed_page_is_rendered(course: Course, build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small change is built by a dirty build, a change of a title by a whole one."""
    kinds: list[bool] = []
    render = live.render

    def spied(project: Path, site: Path, *, dirty: bool = False) -> object:
        kinds.append(dirty)
        return render(project, site, dirty=dirty)

    monkeypatch.setattr(live, "render", spied)
    build(course)
    build(with_text(course, "More."))
    build(replace(with_text(course, "More."), title="Another title"))
    assert kinds == [False, True, False]


def test_an_older_site_keeps_what_it_had(course: Course, build: Build) -> None:
    """The last good site is not touched while the next ones are made, though most of their files are its own."""
    first = build(course)
    before = {path: path.read_bytes() for path in first.rglob("*") if path.is_file()}
    build(with_text(course, "More."))
    build(with_stem(course, "What is more?"))
    build(replace(course, title="Another title"))
    assert {path: path.read_bytes() for path in first.rglob("*") if path.is_file()} == before


def test_after_a_failure_all_is_rendered(course: Course, build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a failed build left behind is not built upon."""
    build(course)
    with monkeypatch.context() as patch:
        patch.setattr(live, "render", failing)
        with pytest.raises(BuildError):
            build(with_text(course, "Lost?"))
    assert "Lost?" in (build(with_text(course, "Lost?")) / "lessons/halves/index.html").read_text()


def failing(project: Path, site: Path, *, dirty: bool = False) -> None:
    raise BuildError("no")


def test_what_is_small(tmp_path: Path) -> None:
    """Texts, questions and data are; configuration, pictures, scripts and removed pages are not."""
    page = tmp_path / "docs" / "lessons" / "a.md"
    page.parent.mkdir(parents=True)
    page.write_text("a")
    assert is_small({"docs/lessons/a.md", "fragments/a/practice.html"}, tmp_path)
    assert is_small(set(), tmp_path)
    for other in (
        *("mkdocs.yml", "docs/lessons/gone.md", "docs/media/pie.svg"),
        *("docs/assets/mkcourse/app.js", "overrides/main.html"),
    ):
        assert not is_small({"docs/lessons/a.md", other}, tmp_path), other


def test_search_indexes_are_merged_by_page() -> None:
    """A page's new entries replace all its old ones; other pages keep theirs."""
    old = {"config": 1, "docs": [{"location": "a/"}, {"location": "a/#x"}, {"location": "b/"}]}
    new = {"config": 2, "docs": [{"location": "a/"}, {"location": "a/#y"}]}
    made = json.loads(merged(json.dumps(old), json.dumps(new)))
    assert made["config"] == 2
    assert [each["location"] for each in made["docs"]] == ["b/", "a/", "a/#y"]


def test_live_pages_differ_only_in_what_listens(course: Course, build: Build, folder: Path, tmp_path: Path) -> None:
    """`serve` shows the site that `build` makes, with a script and a style more, without an edition to be kept,
    and with mkcourse's own files in a folder whose name stays."""
    site = build(course)
    build_site(course, folder, tmp_path / "built", quiet)
    own = f"assets/{own_files(tmp_path / 'built').name}/"
    extra = ("live.js", "mkcourse-edition", "mkcourse/preview", "Content-Security-Policy")  # whose scripts differ
    for name, html in pages(tmp_path / "built").items():
        served = [line for line in pages(site)[name].splitlines() if not any(e in line for e in extra)]
        assert [line.strip() for line in served if line.strip()] == [
            line.strip()
            for line in html.replace(own, "assets/mkcourse/").splitlines()
            if line.strip() and not any(e in line for e in extra)
        ], name
