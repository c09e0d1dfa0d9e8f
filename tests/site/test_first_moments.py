"""What comes when on a page that is opened: the question, then Material's own script; and data that is not whole."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import web
from answers import Keys
from learner import Practice
from playwright.sync_api import BrowserContext, Page, Route, expect

LESSON = "lessons/equal-parts/"
NOTED = """
  new MutationObserver(() => {
    if (document.querySelector("mk-practice form[data-mounted]")) window.mounted ??= performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true });
"""
STARTS = """(part) => performance.getEntriesByType("resource")
  .filter(({ name }) => name.includes(part)).map(({ name, startTime }) => [name, startTime])"""


def test_the_first_question_comes_before_materials_script(page: Page, address: str) -> None:
    """On a slow processor it takes half a second, in which nobody could answer."""
    page.add_init_script(NOTED)
    page.goto(f"{address}{LESSON}")
    page.wait_for_function(web.THEME_RUNS)
    [[_, theme]] = page.evaluate(STARTS, "/javascripts/bundle.")
    assert page.evaluate("window.mounted") < theme


def test_back_before_materials_script_shows_the_page_that_the_address_names(page: Page, address: str) -> None:
    """After a reload the way back is a step within the page for a browser, which would change the address alone."""
    page.goto(f"{address}{LESSON}")
    page.wait_for_function(web.THEME_RUNS)
    heading = page.locator("h1").inner_text()
    page.locator('.mk-shell__link[data-place="progress/"]').click()
    expect(page.locator("mk-progress")).to_be_visible()
    page.route("**/javascripts/bundle.*.js", lambda route: route.abort())
    page.reload()
    page.evaluate("history.back()")
    expect(page).to_have_url(f"{address}{LESSON}")
    expect(page.locator("h1")).to_have_text(heading)


def test_no_style_sheet_is_fetched_twice(page: Page, address: str) -> None:
    """Material's script makes addresses whole, for which a browser would fetch the sheets again."""
    page.goto(f"{address}{LESSON}")
    page.wait_for_function(web.THEME_RUNS)
    page.wait_for_function("() => performance.getEntriesByName(new URL('../../sitemap.xml', location).href).length > 0")
    sheets = [name for name, _ in page.evaluate(STARTS, ".css")]
    assert len(sheets) == len(set(sheets)) >= 3


@pytest.mark.parametrize("path", ["", "me/", "teacher/", "lessons/naming-fractions-kitchen/"])
def test_materials_script_comes_on_every_kind_of_page(page: Page, address: str, path: str) -> None:
    """Search and page changes are there where nobody practises, too, and where nobody learns."""
    page.goto(f"{address}{path}")
    page.wait_for_function(web.THEME_RUNS)


def test_materials_script_comes_where_a_page_is_opened_as_a_file(page: Page, fractions: Path) -> None:
    """Modules do not run there, but light and dark, and the list of lessons, need no server."""
    page.goto((fractions / LESSON / "index.html").as_uri())
    page.wait_for_function(web.THEME_RUNS)


def test_data_that_is_not_whole_is_asked_for_again(
    context: BrowserContext, page: Page, address: str, keys: Keys
) -> None:
    """A file that a browser, or a proxy, has kept by half does not keep a learner from practising."""
    broken = []

    def half(route: Route) -> None:
        if len(broken) < 2:  # asked for early, and once more by the script
            broken.append(route.request.url)
            route.fulfill(body=gzip.compress(b"{}" * 99)[:-12])
        else:
            route.continue_()

    context.route("**/book.*.bin", half)
    page.goto(f"{address}{LESSON}")
    practice = Practice(page)
    practice.answer(keys.right(practice.item()), "right")
    assert len(broken) == 2
