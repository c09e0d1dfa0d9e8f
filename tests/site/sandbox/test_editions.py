"""A page that stays open while the site behind it becomes that of a newer mkcourse: its files have other addresses."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import web
from playwright.sync_api import BrowserContext, Page, expect
from programs import Program
from sites import own_files

LESSON = "lessons/printing/"
LOGGED = "() => Object.keys(localStorage).some((key) => key.includes('/log/'))"


@pytest.fixture
def published(site: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(site, tmp_path / "site"))


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def publish_newer(site: Path) -> None:
    """Another mkcourse: its own files have another folder, and each page is of another edition."""
    marker = json.loads((site / "mkcourse-site.json").read_text(encoding="utf-8"))
    old = own_files(site)
    new = old.rename(old.with_name("mkcourse-00000000000000ff"))
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        path.write_text(html.replace(old.name, new.name).replace(marker["edition"], "abcdef"), encoding="utf-8")
    (site / "mkcourse-site.json").write_text(json.dumps(marker | {"edition": "abcdef"}), encoding="utf-8")


def stamp(page: Page) -> None:
    """Marks this load of the page, to see whether there is another, once Material follows links without one."""
    page.wait_for_function(web.THEME_RUNS)
    page.evaluate("window.sameLoad = true")


def test_a_press_whose_script_has_gone_tells_of_the_new_edition(page: Page, published: Path) -> None:
    """The button that runs a program needs a file that a newer mkcourse has taken away: that is said, and loading the
    page again makes the button work."""
    with web.served(published, "school/w") as address:
        page.goto(f"{address}{LESSON}")
        program = Program(page, "double")
        expect(page.locator("mk-question form[data-mounted]")).to_have_count(2)
        page.wait_for_function(LOGGED)  # the engine is up, and needs no file any more
        publish_newer(published)
        program.run()
        notice = page.locator('[data-mk-notice="edition"]')
        expect(notice).to_contain_text("newer version")
        notice.locator('[data-action="load-edition"]').click()
        assert "I am here" in program.prints('print("I am here")')
        expect(notice).to_have_count(0)


def test_another_page_of_a_new_edition_gets_its_own_scripts(page: Page, published: Path) -> None:
    """Whoever follows a link from an old page has the new edition whole, with no script of the old one."""
    with web.served(published, "school/w") as address:
        page.goto(f"{address}{LESSON}")
        expect(page.locator("mk-question form[data-mounted]")).to_have_count(2)
        stamp(page)
        page.locator('a[href$="/progress/"]:visible').first.click()
        expect(page).to_have_url(f"{address}progress/")
        assert page.evaluate("window.sameLoad"), "within an edition pages come without a page load"
        publish_newer(published)
        page.locator('a[href$="/plan/"]:visible').first.click()
        expect(page).to_have_url(f"{address}plan/")
        page.wait_for_function("() => window.sameLoad === undefined")
        expect(page.locator("mk-plan")).to_be_visible()
        scripts = page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
        assert any("mkcourse-00000000000000ff/app.js" in each for each in scripts)
