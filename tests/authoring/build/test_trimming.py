"""A site has of the theme what its pages ask for: no source maps, and of the search the course's language."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import material
import pytest
import web
from playwright.sync_api import Playwright, expect

from mkcourse.authoring.build.site import build_site
from mkcourse.authoring.build.trimming import SEARCH, trim
from mkcourse.authoring.course import Course


def parts(site: Path) -> set[str]:
    return {path.relative_to(site / SEARCH).as_posix() for path in (site / SEARCH).rglob("*.js")}


def test_an_english_site_has_no_other_language_and_no_maps(built: Path) -> None:
    """English is in the search itself; what shows the theme's own source to its authors is not handed out."""
    assert parts(built) == set()
    assert not list(built.rglob("*.map"))
    assert list(built.glob("assets/javascripts/bundle.*.js"))


@pytest.mark.parametrize(
    ("languages", "kept"),
    [
        (["de"], {"min/lunr.de.min.js", "min/lunr.stemmer.support.min.js"}),
        (["en", "ar"], {"min/lunr.ar.min.js", "min/lunr.stemmer.support.min.js", "min/lunr.multi.min.js"}),
        (["th"], {"min/lunr.th.min.js", "min/lunr.stemmer.support.min.js", "wordcut.js"}),
        (["ja"], {"min/lunr.ja.min.js", "min/lunr.stemmer.support.min.js", "tinyseg.js"}),
    ],
)
def test_what_the_search_of_a_language_loads_stays(languages: list[str], kept: set[str], tmp_path: Path) -> None:
    """Of Material's own files those stay that its worker asks for in these languages."""
    fill(tmp_path)
    (tmp_path / "search").mkdir()
    named = ", ".join(f'"{each}"' for each in languages)
    (tmp_path / "search" / "search_index.json").write_text(f'{{"config": {{"lang": [{named}]}}}}', encoding="utf-8")
    trim(tmp_path)
    assert parts(tmp_path) == kept


def test_where_no_language_is_told_all_stay(tmp_path: Path) -> None:
    """A site whose index is elsewhere keeps every language, so that its search works."""
    fill(tmp_path)
    before = parts(tmp_path)
    trim(tmp_path)
    assert parts(tmp_path) == before != set()


def fill(site: Path) -> None:
    """The files of Material's search, by their names."""
    theirs = Path(str(material.__file__)).parent / "templates" / SEARCH
    for path in theirs.rglob("*.js"):
        place = site / SEARCH / path.relative_to(theirs)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("", encoding="utf-8")


@pytest.mark.parametrize(("language", "title"), [("de", "Größen"), ("ar", "الأثلاث")])
def test_search_works_in_a_course_of_another_language(
    course: Course, folder: Path, tmp_path: Path, playwright: Playwright, language: str, title: str
) -> None:
    """In German and Arabic the search finds a lesson, and asks for all that is left of its parts, and no other."""
    site = tmp_path / "site"
    lessons = tuple(replace(each, title=title) if each.id == "thirds" else each for each in course.lessons)
    build_site(replace(course, language=language, lessons=lessons), folder, site, lambda step, done, total: None)
    with web.served(site) as address, web.launched(playwright) as browser:
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        asked: dict[str, int] = {}
        page.context.on("response", lambda response: asked.update({response.url: response.status}))
        page.goto(address)
        page.locator(".md-search__input").click()
        page.keyboard.type(title, delay=20)
        page.keyboard.press("Shift")  # of a letter that is on no American keyboard Playwright tells the page no key
        expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("lessons/thirds/"))
    assert {url.partition(f"{SEARCH}/")[2] for url in asked if SEARCH in url} == parts(site)
    assert not [url for url, status in asked.items() if status >= 400]
