"""The course home: what it shows to whom, and the map by every kind of hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import web
from axe import faults_on_all_screens
from made_progress import Simulated, course_of, knower
from playwright.sync_api import Browser, BrowserContext, Page, expect

BEGUN = 1_789_000_000  # a Thursday morning in September 2026, UTC


def student(site: Path) -> Simulated:
    return Simulated(course_of(site), knower("fractions"), BEGUN)


def brought(context: BrowserContext, address: str, saved: dict[str, Any], folder: Path, now: str) -> Page:
    """A home page with this progress, on that day."""
    file = folder / "progress.json"
    file.write_text(json.dumps(saved), encoding="utf-8")
    page = context.new_page()
    page.clock.set_system_time(now)
    page.goto(f"{address}me/")
    page.locator("mk-backup input[type=file]").set_input_files(file)
    expect(page.locator("mk-backup")).to_contain_text("new entries added")
    page.goto(address)
    expect(page.locator("mk-home[data-drawn]")).to_be_visible()
    return page


def test_a_first_visit_is_complete_before_the_engine(
    browser: Browser, address: str, axe: Callable[[Page], list[str]]
) -> None:
    """Without the engine the home says what the course is and offers the first lesson, and the placement beside it."""
    context = browser.new_context(service_workers="block", viewport={"width": 320, "height": 800})
    context.route("**/engine-worker.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(address)
    expect(page.locator('.mk-card--first[data-activity="learn"] [data-action="continue"]')).to_be_visible()
    expect(page.locator('.mk-ready [data-activity="placement"]')).to_be_visible()
    expect(page.locator(".mk-lede")).to_be_visible()
    expect(page.locator("svg.mk-map")).to_be_visible()
    assert faults_on_all_screens(page, axe) == []
    context.close()


def test_the_home_is_as_complete_where_a_link_leads_to_it(browser: Browser, address: str) -> None:
    """Reached without a page load and without the engine it offers the same, and no policy is violated."""
    context = browser.new_context(service_workers="block")
    context.route("**/engine-worker.js", lambda route: route.abort())
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}me/")
    page.wait_for_function(web.THEME_RUNS)
    page.evaluate("globalThis.isSame = true")
    page.locator('.mk-shell__link[data-place=""]').click()
    expect(page.locator('.mk-ready [data-activity="placement"]')).to_be_visible()
    assert page.evaluate("isSame")
    assert [each for each in said if "Content Security Policy" in each] == []
    context.close()


def test_the_home_of_a_learner_under_way(
    browser: Browser,
    address: str,
    fractions: Path,
    tmp_path: Path,
    axe: Callable[[Page], list[str]],
) -> None:
    """Under way it shows today's minutes, the days learned this week, the plan with today on it, and what is ready."""
    one = student(fractions)
    for competency in list(one.course.competencies)[:3]:
        one.practise(competency, 10)
    context = browser.new_context(service_workers="block", viewport={"width": 320, "height": 800}, timezone_id="UTC")
    context.set_default_timeout(90_000)
    page = brought(context, address, one.saved(), tmp_path, "2026-09-10T10:00:00")
    expect(page.locator(".mk-today")).to_have_attribute("data-planned", "20")
    assert int(page.locator(".mk-today").get_attribute("data-minutes") or "") > 0
    expect(page.locator(".mk-week__day[data-learned]")).to_have_count(1)
    expect(page.locator(".mk-week__day[aria-current]")).to_contain_text("Thu")
    expect(page.locator(".mk-week")).to_contain_text("1 day of learning this week")
    expect(page.locator('.mk-where[data-plan="ahead"] .mk-way')).to_be_visible()
    expect(page.locator(".mk-ring[data-done='3']")).to_be_visible()
    expect(page.locator(".mk-card--first .mk-kind")).to_be_visible()
    assert faults_on_all_screens(page, axe) == []
    context.close()


def test_who_is_behind_gets_honest_choices(
    browser: Browser, address: str, fractions: Path, tmp_path: Path, axe: Callable[[Page], list[str]]
) -> None:
    """Months behind the plan, the home says so in words and leads to the ways to go on; no day is called lost."""
    one = student(fractions)
    one.practise(next(iter(one.course.competencies)), 10)
    context = browser.new_context(service_workers="block", viewport={"width": 360, "height": 800}, timezone_id="UTC")
    context.set_default_timeout(90_000)
    page = brought(context, address, one.saved(), tmp_path, "2027-03-10T10:00:00")
    where = page.locator('.mk-where[data-plan="behind"]')
    assert where.locator("li").count() >= 2
    expect(page.locator(".mk-week__day[data-learned]")).to_have_count(0)
    assert axe(page) == []
    where.locator("a.mk-button").click()
    expect(page.locator("#choices")).to_be_visible()
    context.close()


def test_the_map_by_keyboard(page: Page, address: str) -> None:
    """The map is one stop for Tab: arrows go along its lines and to neighbours, plus and minus zoom, Enter opens."""
    page.goto(address)
    expect(page.locator(".mk-map-zoom button").first).to_be_visible()
    svg = page.locator("svg.mk-map")
    whole = svg.get_attribute("viewBox")
    entry = page.locator('a.mk-node[tabindex="0"]')
    expect(entry).to_have_count(1)
    entry.focus()
    seen = [_focused(page)]
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
        seen.append(_focused(page))
    edges = set(
        page.locator(".mk-edge").evaluate_all("all => all.map(each => each.dataset.from + ' ' + each.dataset.to)")
    )
    assert all(f"{above} {below}" in edges for above, below in pairwise(seen[:4]))
    assert seen[4] != seen[3] and f"{seen[5]} {seen[4]}" in edges
    page.keyboard.press("+")
    assert svg.get_attribute("viewBox") != whole
    page.keyboard.press("0")
    assert svg.get_attribute("viewBox") == whole
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(address)


def _focused(page: Page) -> str:
    return str(page.evaluate("() => document.activeElement.dataset.competency"))


def test_the_map_by_pointer(page: Page, address: str) -> None:
    """Buttons zoom, the wheel does with Ctrl only, and what is zoomed can be dragged without opening a lesson."""
    page.goto(address)
    svg = page.locator("svg.mk-map")
    page.locator(".mk-map-zoom button").first.click()
    expect(svg).to_have_attribute("data-zoom", "1.40")
    svg.scroll_into_view_if_needed()
    node = page.locator("a.mk-node").nth(4)
    node.hover()
    page.mouse.wheel(0, -10)
    expect(svg).to_have_attribute("data-zoom", "1.40")
    page.keyboard.down("Control")
    node.hover()
    page.mouse.wheel(0, -60)
    page.keyboard.up("Control")
    expect(svg).not_to_have_attribute("data-zoom", "1.40")
    before = svg.get_attribute("viewBox")
    node.hover()
    page.mouse.down()
    page.mouse.move(500, 420, steps=5)
    page.mouse.move(560, 480, steps=5)
    page.mouse.up()
    assert svg.get_attribute("viewBox") != before
    expect(page).to_have_url(address)


def test_the_map_says_what_its_marks_mean(page: Page, address: str) -> None:
    """A legend names every level by shape and word; each node of the map tells its level and whether it is ready."""
    page.goto(address)
    legend = page.locator(".mk-map-legend")
    for level in ("new", "learning", "practised", "secure", "retained"):
        expect(legend.locator(f'[data-level="{level}"]')).to_be_visible()
    expect(legend).to_contain_text("ready for you")
    label = page.locator('a.mk-node[data-competency="equal-parts"]').get_attribute("aria-label")
    assert label is not None and "new" in label
