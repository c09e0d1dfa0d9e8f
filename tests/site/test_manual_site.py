"""The manual as a reader has it: everything is found, and nothing of a learner's is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import web
from axe import faults_on_all_screens
from playwright.sync_api import Browser, Page, expect
from sites import site_of

from mkcourse.authoring.rules import rule_url

MANUAL = Path(__file__).parents[2] / "courses" / "manual"


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with web.served(site_of(MANUAL, tmp_path_factory), "docs/of/mkcourse") as url:
        yield url


def test_the_manual_is_for_everyone_and_asks_nobody(
    browser: Browser, manual: str, axe: Callable[[Page], list[str]]
) -> None:
    """Axe finds nothing and nothing scrolls sideways, on a phone and on a wide screen, in light and dark; nothing is
    fetched from elsewhere and nothing is stored."""
    context = browser.new_context(viewport={"width": 320, "height": 800})
    context.set_default_timeout(90_000)
    seen = web.watched(context, manual.split("/docs")[0])
    page = context.new_page()
    for path in ("", "pages/how-to/write-questions/", "pages/reference/course-yml/", "pages/explanation/mastery/"):
        page.goto(manual + path)
        page.wait_for_load_state("networkidle")
        assert faults_on_all_screens(page, axe) == [], path
    assert page.evaluate("() => Object.keys(localStorage).filter(key => key.startsWith('mkcourse'))") == []
    assert seen.foreign == []
    assert seen.complaints == []
    context.close()


def test_a_rule_is_found_by_its_id(browser: Browser, manual: str) -> None:
    """Who types the id of a rule into the search gets its page first, at the address that messages name."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(90_000)
    page = context.new_page()
    page.goto(manual)
    page.locator("input[name=query]").click()
    page.keyboard.type("prerequisite-known", delay=30)
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text("prerequisite-known", timeout=90_000)
    first.click()
    expect(page.locator(".md-content__inner h1")).to_have_text("prerequisite-known")
    assert page.url.split("?")[0] == manual + rule_url("prerequisite-known")
    expect(page.locator(".md-nav__link--active").last).to_be_visible()
    context.close()
