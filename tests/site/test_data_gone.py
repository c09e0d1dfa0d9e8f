"""Data that have gone, or do not come just now: learning goes on, or it is said what is missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import web
from answers import Keys
from learner import Practice
from playwright.sync_api import BrowserContext, Page, expect
from site_data import rename_data

LESSON = "lessons/equal-parts/"
ITEMS = "**/assets/course/items/**"


@pytest.fixture
def site(fractions: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(fractions, tmp_path / "site"))


@pytest.fixture
def changing(site: Path) -> Iterator[str]:
    """Where that copy is served."""
    with web.served(site, "school/w") as url:
        yield url


def begin_placement(page: Page, address: str) -> Practice:
    """Opens the placement, and waits for its first question."""
    page.goto(f"{address}placement/")
    page.locator('mk-placement [data-action="start"]').click()
    expect(page.locator('.mk-series[data-number="1"]')).to_be_visible(timeout=90_000)
    return Practice(page, "mk-placement")


def test_an_open_page_goes_on_with_the_questions_of_a_newer_edition(
    context: BrowserContext, site: Path, changing: str
) -> None:
    """The teacher publishes anew while a learner is being placed: the next question comes, and the news is told."""
    page = context.new_page()
    placement = begin_placement(page, changing)
    rename_data(site)
    placement.form.locator('[data-action="not-learned"]').click()
    expect(page.locator('.mk-series[data-number="2"] form.mk-item')).to_be_visible()
    expect(page.locator('[data-mk-notice="edition"]')).to_contain_text("newer version")


def test_an_old_page_begins_with_the_book_of_a_newer_edition(
    context: BrowserContext, site: Path, changing: str, keys: Keys
) -> None:
    """A page that a browser or a proxy has kept names a book which the server has no more."""
    page = context.new_page()
    rename_data(site)
    page.goto(f"{changing}{LESSON}")
    practice = Practice(page)
    practice.answer(keys.right(practice.item()), "right")


def test_a_series_does_not_end_where_its_next_question_does_not_come(page: Page, address: str) -> None:
    """It says so, and goes on when the network is back."""
    placement = begin_placement(page, address)
    page.route(ITEMS, lambda route: route.abort())
    placement.form.locator('[data-action="not-learned"]').click()
    told = page.locator("mk-placement .mk-not-fetched")
    expect(told).to_contain_text("All that you have done is kept")
    expect(told.locator('[data-action="stop"]')).to_be_visible()
    page.unroute(ITEMS)
    expect(told.locator('[data-action="fetch-again"]')).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator('.mk-series[data-number="2"] form.mk-item')).to_be_visible()


def test_a_question_whose_data_do_not_come_says_so_and_takes_what_was_typed(
    page: Page, address: str, keys: Keys
) -> None:
    """The question stands in the page, and Check was pressed: when its data are there, the answer is judged."""
    page.route(ITEMS, lambda route: route.abort())
    page.goto(f"{address}{LESSON}")
    form = page.locator("mk-practice form.mk-item")
    for option in keys.right(str(form.get_attribute("data-item"))):
        form.locator(f'input[value="{option}"]').check()
    form.get_by_role("button", name="Check").click()
    told = form.locator(".mk-not-fetched")
    expect(told).to_contain_text("A part of the course did not arrive")
    page.unroute(ITEMS)
    told.locator('[data-action="fetch-again"]').click()
    expect(form.locator('[data-verdict="right"]')).to_be_visible()
    expect(told).to_have_count(0)
