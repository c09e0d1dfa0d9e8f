"""The site in a real browser, under a path it can't know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import web
from playwright.sync_api import Page, Playwright, expect


@pytest.fixture
def address(built: Path) -> Iterator[str]:
    with web.served(built, "a/b/course") as url:
        yield url


@pytest.fixture
def page(playwright: Playwright) -> Iterator[Page]:
    with web.launched(playwright) as browser:
        yield browser.new_page(viewport={"width": 1300, "height": 900})


def test_pages_change_without_a_load_and_without_a_broken_policy(page: Page, address: str) -> None:
    """Navigation, search, palette and map: one page load, own requests only, no word of the policy."""
    said: list[str] = []
    asked: list[str] = []
    loads: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.on("request", lambda each: loads.append(each.url) if each.is_navigation_request() else None)
    page.goto(address)
    page.wait_for_load_state("networkidle")

    for path, title in (("lessons/halves/", "Halves"), ("progress/", "progress")):
        page.evaluate("url => [...document.links].find(link => link.href === url).click()", address + path)
        expect(page).to_have_title(re.compile(title))
        assert page.url == address + path
    page.go_back()
    expect(page).to_have_title(re.compile("Halves"))

    for _ in range(3):
        page.locator("[data-md-component=palette] label:not([hidden])").click()
    page.locator(".md-search__input").click()
    page.keyboard.type("adding", delay=20)
    page.wait_for_selector(".md-search-result__link")
    page.keyboard.press("Escape")

    assert loads == [address]
    assert not [text for text in said if "Content Security Policy" in text or "SVGAElement" in text]
    assert not [url for url in asked if not url.startswith((address, "data:", "blob:"))]


def test_every_page_obeys_the_policy_when_loaded_by_itself(page: Page, address: str) -> None:
    """No page breaks the policy on its own either."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for path in ("", "lessons/halves/", "lessons/thirds/", "check/", "progress/", "404.html"):
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    assert not [text for text in said if "Content Security Policy" in text]
