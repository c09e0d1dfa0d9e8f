"""The second generator: the same project makes the same site."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Playwright
from web import launched, served, watched

from mkcourse.authoring.build.generators import ZENSICAL
from mkcourse.authoring.build.site import build_site
from mkcourse.authoring.cli import main
from mkcourse.authoring.course import Course

MEDIA_IN_A_PAGE = '\n\n<video controls src="../../media/film.mp4" title="A film"></video>\n'
THEMES_OWN = re.compile(r"assets/(javascripts|stylesheets)/|search\.json$|search/search_index\.json$")


def quiet(step: str, done: int, total: int) -> None:
    """A report that nobody reads."""


@pytest.fixture(scope="module")
def second(course: Course, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small course, as Zensical renders it."""
    output = tmp_path_factory.mktemp("zensical") / "site"
    assert build_site(course, folder, output, quiet, generator=ZENSICAL) == []
    return output


def names_in(site: Path) -> set[str]:
    every = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {name for name in every if not THEMES_OWN.search(name)}


def articles(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("*.html")):
        found = re.search(r"<article.*?</article>", path.read_text(encoding="utf-8"), re.DOTALL)
        article = found[0].replace('<a id="__skip" tabindex="-1"></a>', "") if found else ""
        yield path.relative_to(site).as_posix(), re.sub(r"\s+", " ", re.sub(r">\s+<", "><", article))


def test_both_generators_make_the_same_site(built: Path, second: Path) -> None:
    """The same files at the same URLs, but for the theme's own, and in each page the same article, links included."""
    assert names_in(second) == names_in(built)
    assert dict(articles(second)) == dict(articles(built))


def test_raw_html_keeps_its_urls_with_zensical(course: Course, folder: Path, tmp_path: Path) -> None:
    """A relative URL in an author's raw HTML is left as it was written, as MkDocs leaves it."""
    changed, *others = course.lessons
    body = replace(changed.body, markdown=changed.body.markdown + MEDIA_IN_A_PAGE)
    build_site(
        replace(course, lessons=(replace(changed, body=body), *others)),
        folder,
        tmp_path / "site",
        quiet,
        generator=ZENSICAL,
    )
    page = (tmp_path / "site" / "lessons" / changed.id / "index.html").read_text(encoding="utf-8")
    assert 'src="../../media/film.mp4"' in page
    assert "mkcourse-page:" not in page


def test_zensical_tells_of_dead_links_at_their_line(course: Course, folder: Path, tmp_path: Path) -> None:
    """A link to a page that is not there is a warning at the line of the author's file."""
    changed, *others = course.lessons
    text = f"{changed.body.markdown}\n\nSee [this](nowhere.md).\n"
    body = replace(changed.body, markdown=text)
    broken = replace(course, lessons=(replace(changed, body=body), *others))
    (found,) = build_site(broken, folder, tmp_path / "site", quiet, generator=ZENSICAL)
    assert "nowhere.md" in str(found.message)
    assert found.place.path == changed.place.path
    assert found.place.line == changed.body.place.line + text[: text.index("nowhere.md")].count("\n")


def test_a_page_of_zensical_works_in_a_browser(playwright: Playwright, second: Path) -> None:
    """Under the policy of the site nothing is refused; search finds a lesson, and goes there without a page load."""
    with launched(playwright) as browser, served(second, "some/where") as url:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        seen = watched(context, url)
        page = context.new_page()
        page.goto(f"{url}lessons/halves/", wait_until="load")
        page.evaluate("window.stays = true")
        page.locator(".md-search__button").click()
        page.get_by_placeholder("Search").fill("thirds")
        page.get_by_role("option", name="Thirds").first.click()
        page.wait_for_url("**/lessons/thirds/**")
        page.get_by_role("heading", name="Thirds").first.wait_for()
        assert page.evaluate("window.stays") is True
        assert seen.complaints == []
        assert seen.foreign == []


def test_where_it_is_not_installed_one_sentence_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--generator zensical` without the extra ends at once with the command that gets it."""
    there = importlib.util.find_spec
    monkeypatch.setattr(
        "mkcourse.authoring.build.generators.find_spec", lambda name: None if name == "zensical" else there(name)
    )
    told = CliRunner().invoke(main, ["build", str(tmp_path), "--generator", "zensical"])
    assert told.exit_code == 2
    assert told.output.count("\n") == 1
    assert "pip install 'mkcourse[zensical]'" in told.output
