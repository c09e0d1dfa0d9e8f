"""Learning goes on, or is explained in words, whatever the server does: in a real browser, against poor ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import web
from answers import Keys
from learner import Practice
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect
from poor_server import NEVER, Poor, poorly_served

LESSON = "lessons/remembering/"
DATA = (".wasm", ".json", ".zip", ".bin", ".webmanifest")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Without service workers, so that each request is seen by the server."""
    context = browser.new_context(service_workers="block")
    context.set_default_timeout(90_000)
    yield context
    context.close()


def learn(page: Page, site: Path, address: str) -> None:
    """Opens the lesson, answers right and is told so."""
    page.goto(f"{address}{LESSON}")
    practice = Practice(page)
    practice.fill(Keys(site).right(practice.item()))
    practice.check()
    expect(practice.form.locator('[data-verdict="right"]')).to_be_visible(timeout=90_000)


@pytest.mark.parametrize("kind", ["application/octet-stream", "text/plain"])
def test_wrong_types_of_data_change_nothing(context: BrowserContext, welcome: Path, kind: str) -> None:
    """WebAssembly, JSON and archives may come as anything, uncompressed, uncached and forbidden to be guessed."""
    poor = Poor(types=dict.fromkeys(DATA, kind), headers={"X-Content-Type-Options": "nosniff"}, redirects_index=True)
    with poorly_served(welcome, poor) as address:
        learn(context.new_page(), welcome, address)


def test_scripts_that_browsers_must_refuse_are_told_in_words(context: BrowserContext, welcome: Path) -> None:
    """Where a server gives modules a wrong type, the lesson can be read, and a sentence says what is the matter."""
    poor = Poor(types={".js": "text/plain"}, headers={"X-Content-Type-Options": "nosniff"})
    page = context.new_page()
    with poorly_served(welcome, poor) as address:
        page.goto(f"{address}{LESSON}")
        expect(page.get_by_role("alert")).to_contain_text("loaded again in a moment")
        expect(page.get_by_role("alert")).to_contain_text("tell your teacher", timeout=60_000)
        expect(page.get_by_role("heading", level=1)).to_contain_text("How to remember")


def test_a_line_that_breaks_off_is_tried_again(context: BrowserContext, welcome: Path) -> None:
    """Every script and data file breaks off once, the first one twice; the learner is told, and has nothing to do."""
    often = {"app.js": 2}  # it is fetched ahead, and asked for again where that failed
    poor = Poor(broken=lambda name: often.get(name.split("/")[-1], 1) if name.endswith((".js", *DATA)) else 0)
    page = context.new_page()
    with poorly_served(welcome, poor) as address:
        page.goto(f"{address}{LESSON}")
        expect(page.get_by_role("alert")).to_contain_text("loaded again in a moment")
        practice = Practice(page)
        practice.fill(Keys(welcome).right(practice.item()))
        practice.check()
        expect(practice.form.locator('[data-verdict="right"]')).to_be_visible(timeout=90_000)


def test_without_the_engine_answers_are_kept_and_told_so(context: BrowserContext, welcome: Path) -> None:
    """While the engine does not arrive that is said and tried again; an answer given meanwhile is not lost."""
    poor = Poor(broken=lambda name: NEVER if name.endswith((".wasm", "wasm.bin")) else 0)
    page = context.new_page()
    with poorly_served(welcome, poor) as address:
        page.goto(f"{address}{LESSON}")
        practice = Practice(page)
        practice.fill(Keys(welcome).right(practice.item()))
        practice.check()
        expect(page.locator('[data-mk-notice="engine.again"]')).to_contain_text("your answers are kept")
        poor.broken = lambda name: 0
        expect(practice.form.locator('[data-verdict="right"]')).to_be_visible(timeout=90_000)
        expect(page.locator('[data-mk-notice="engine.again"]')).to_have_count(0)


def test_plain_http_under_a_schools_name(playwright: Playwright, welcome: Path) -> None:
    """Without https all that needs it is absent, and said; answers are given, kept and found again."""
    rules = "--host-resolver-rules=MAP school.test 127.0.0.1"
    browser = playwright.chromium.launch(executable_path=web.chromium(), args=[*web.SWITCHES, rules])
    try:
        context = browser.new_context()
        context.set_default_timeout(90_000)
        page = context.new_page()
        with poorly_served(welcome, Poor()) as address:
            address = address.replace("127.0.0.1", "school.test")
            learn(page, welcome, address)
            assert page.evaluate("[isSecureContext, 'serviceWorker' in navigator]") == [False, False]
            page.goto(f"{address}me/")
            expect(page.locator('[data-keeping="none"]')).to_contain_text("https")
    finally:
        browser.close()


def test_a_course_opened_as_files_can_be_read(context: BrowserContext, welcome: Path) -> None:
    """From file:// every page has its style and leads to the others, and a sentence says how to start a server."""
    page = context.new_page()
    page.goto((welcome / "index.html").as_uri())
    expect(page.get_by_role("note")).to_contain_text("python3 -m http.server")
    page.locator("article a[href*='lessons/remembering']").first.click()
    expect(page).to_have_url((welcome / LESSON / "index.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_contain_text("How to remember")
    expect(page.get_by_role("note")).to_be_visible()  # the page's script has gone through its links
    broken = page.evaluate(
        """() => [...document.images].filter((each) => each.complete && !each.naturalWidth).length"""
    )
    assert broken == 0
    folders = page.evaluate(
        """() => [...document.querySelectorAll("a[href]")].map((link) => new URL(link.getAttribute("href"), location))
             .filter((url) => url.protocol === "file:" && !url.pathname.includes(".")).map(String)"""
    )
    assert folders == []
