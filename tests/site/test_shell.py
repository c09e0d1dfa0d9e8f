"""The frame of all pages: where one can go, where one is, and that nothing jumps while a page is drawn."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import web
from playwright.sync_api import Browser, Page, expect

SHIFTS = """() => {
    window.shifts = [];
    new PerformanceObserver(list => {
        for (const each of list.getEntries())
            window.shifts.push([each.value, each.startTime, ...each.sources.map(one =>
                [one.node?.className || one.node?.nodeName, JSON.stringify([one.previousRect, one.currentRect])])]);
    }).observe({type: "layout-shift", buffered: true});
}"""


def test_going_to_a_place_in_the_page_keeps_what_is_being_answered(page: Page, address: str) -> None:
    """A link to a heading and the way back fetch nothing: the page stays, and with it an answer that is not checked."""
    page.goto(f"{address}lessons/equal-parts/")
    page.wait_for_function(web.THEME_RUNS)
    choice = page.locator("mk-practice input[type=radio]").first
    choice.check()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.locator('.md-sidebar--secondary a[href*="#"]').nth(1).click()
    expect(page).to_have_url(re.compile("#"))
    page.go_back()
    expect(page).to_have_url(f"{address}lessons/equal-parts/")
    page.wait_for_timeout(500)
    assert choice.is_checked()
    assert [url for url in fetched if url.split("#")[0] == f"{address}lessons/equal-parts/"] == []


@pytest.mark.parametrize("width", [360, 1280])
def test_every_destination_is_reached_and_marked(browser: Browser, address: str, width: int) -> None:
    """Home, plan, progress and me are a press away on every screen; the open one is marked, also for a lesson."""
    context = browser.new_context(service_workers="block", viewport={"width": width, "height": 800})
    context.set_default_timeout(90_000)
    page = context.new_page()
    page.goto(f"{address}lessons/equal-parts/")
    links = page.locator(".mk-shell__link")
    expect(links.first).to_have_attribute("aria-current", "true")
    for place in ("plan/", "progress/", "me/", ""):
        page.locator(f'.mk-shell__link[data-place="{place}"]').click()
        expect(page).to_have_url(re.compile(f"{re.escape(address + place)}$"))
        expect(page.locator('.mk-shell__link[aria-current="page"]')).to_have_attribute("data-place", place)
        expect(page.locator(".mk-shell__link[aria-current]")).to_have_count(1)
    context.close()


def test_the_destinations_are_a_bar_at_the_foot_of_a_phone(browser: Browser, address: str) -> None:
    """At 360 px the bar stands at the foot of the window with a word below each icon, each large enough for a thumb."""
    context = browser.new_context(service_workers="block", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    box = page.locator(".mk-shell").bounding_box()
    assert box is not None and box["y"] + box["height"] == 740 and box["width"] == 360
    for link in page.locator(".mk-shell__link").all():
        target = link.bounding_box()
        assert target is not None and target["width"] >= 44 and target["height"] >= 44
        expect(link.locator(".mk-shell__word")).to_be_visible()
    context.close()


def test_pages_that_are_destinations_stand_in_no_second_list(page: Page, address: str) -> None:
    """The side navigation holds lessons and what mixes them, not once more what the header leads to."""
    page.goto(f"{address}lessons/equal-parts/")
    beside = page.locator(".md-sidebar--primary a.md-nav__link").evaluate_all("links => links.map(each => each.href)")
    for place in ("", "plan/", "progress/", "me/"):
        assert address + place not in beside
    assert f"{address}lessons/unit-fractions/" in beside
    assert f"{address}review/" in beside


def test_a_lesson_has_a_short_way_to_its_practice(page: Page, address: str) -> None:
    """Two links for the keyboard lead past the navigation and past the text: the second one into the practice."""
    page.goto(f"{address}lessons/equal-parts/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#equal-parts"))
    skip = page.locator(".mk-skip")
    skip.focus()
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#practice$"))
    expect(page.locator("html[data-mk-view]")).to_be_attached()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('mk-practice') !== null")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["", "lessons/adding-unlike/", "plan/", "progress/", "me/", "review/", "placement/"])
def test_nothing_jumps_while_a_page_is_drawn(browser: Browser, address: str, path: str, width: int) -> None:
    """The sum of layout shifts, until the engine is there and has told what is ready, is 0."""
    context = browser.new_context(service_workers="block", viewport={"width": width, "height": 800})
    context.set_default_timeout(90_000)
    context.add_init_script(f"({SHIFTS})()")
    page = context.new_page()
    page.goto(address + path)
    page.locator("html[data-mk-view]").wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    assert page.evaluate("() => window.shifts") == []
    context.close()


def test_a_missing_page_leads_back_to_the_course(
    browser: Browser, fractions: Path, axe: Callable[[Page], list[str]]
) -> None:
    """A host shows 404.html at any depth: it looks like the course, in light and dark, fits on a phone, and finds the
    way back to the course."""
    with web.served(fractions, "deep/below") as url:
        page = browser.new_page()
        text = (fractions / "404.html").read_text(encoding="utf-8")
        page.route("**/lessons/gone/**", lambda route: route.fulfill(status=404, content_type="text/html", body=text))
        page.goto(f"{url}lessons/gone/for/ever/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.emulate_media(color_scheme="dark")
        assert axe(page) == []
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 320, "height": 800})
        assert axe(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
        page.get_by_role("link", name="To the course").click()
        expect(page).to_have_url(url)
        page.close()
