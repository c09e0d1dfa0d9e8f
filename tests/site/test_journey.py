"""The journey of a learner, from the first page to a backup on another device, in a real browser with real Pyodide."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import web
from answers import Keys
from learner import Practice
from playwright.sync_api import Page, Playwright, expect

FIRST = "equal-parts"
SECOND = "unit-fractions"


def test_from_the_first_page_to_a_second_device(
    playwright: Playwright, address: str, keys: Keys, tmp_path: Path, axe: Callable[[Page], list[str]]
) -> None:
    """A learner reads, errs, is told the misconception, reaches practised, is led on; a reload, a new
    browser and a backup on a second profile all show the same; nothing is fetched from elsewhere."""
    backup = tmp_path / "progress.json"
    with web.kept_profile(playwright, tmp_path / "first") as context:
        seen = web.watched(context, address.split("/school")[0])
        page = context.new_page()
        page.goto(address)
        assert axe(page) == []
        page.get_by_role("link", name="Start the lesson").click()
        expect(page).to_have_url(f"{address}lessons/{FIRST}/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Equal parts")
        see_a_misconception(page, keys, axe)
        shown = reach_practised(page, keys, axe)
        page.reload()
        expect(page.locator('mk-practice [data-level="practised"]').first).to_be_visible()
        assert Practice(page).item() != shown, "the next question is another one"
        see_progress(page, address, axe)
        assert seen.foreign == []
        assert seen.complaints == []

    with web.kept_profile(playwright, tmp_path / "first") as context:
        page = context.new_page()
        page.goto(f"{address}progress/")
        expect_practised(page)
        page.goto(f"{address}me/")
        with page.expect_download() as download:
            page.get_by_role("button", name="Save to a file").click()
        download.value.save_as(backup)

    saved = json.loads(backup.read_text(encoding="utf-8"))
    assert saved["format"] == "mkcourse-progress" and saved["course"] == "fractions"
    with web.kept_profile(playwright, tmp_path / "second") as context:
        seen = web.watched(context, address.split("/school")[0])
        page = context.new_page()
        page.goto(f"{address}progress/")
        expect(page.locator(f'[data-competency="{FIRST}"] [data-level="new"]').first).to_be_visible()
        page.goto(f"{address}me/")
        page.locator("mk-backup input[type=file]").set_input_files(backup)
        expect(page.locator("mk-backup")).to_contain_text("new entries added")
        page.goto(f"{address}progress/")
        expect_practised(page)
        page.goto(address)
        expect(page.locator("[data-activity]").first).to_contain_text("Unit fractions")
        assert seen.foreign == []
        assert seen.complaints == []


def see_a_misconception(page: Page, keys: Keys, axe: Callable[[Page], list[str]]) -> None:
    """Passes questions over until one is there whose wrong answer shows a misconception, and gives it."""
    practice = Practice(page)
    for _ in range(12):
        item = practice.item()
        feedback = practice.answer(keys.wrong(item), "wrong")
        if keys.misconception(item):
            expect(feedback.locator("[data-misconception]")).to_be_visible()
            assert axe(page) == []
            practice.check()  # now "Try again"
            practice.answer(keys.right(item), "right")
            practice.next()
            return
        practice.skip()
    raise AssertionError("no question of the lesson showed a misconception")


def reach_practised(page: Page, keys: Keys, axe: Callable[[Page], list[str]]) -> str:
    """Answers right until the level is reached and the next competency is offered; the last item."""
    practice = Practice(page)
    for _ in range(25):
        item = practice.item()
        feedback = practice.answer(keys.right(item), "right")
        panel = practice.form.locator('[data-level-change="practised"]')
        if panel.count():
            expect(panel).to_contain_text("Unit fractions")
            assert axe(page) == []
            assert feedback.is_visible()
            return item
        practice.next()
    raise AssertionError("25 right answers did not reach practised")


def see_progress(page: Page, address: str, axe: Callable[[Page], list[str]]) -> None:
    """The progress page tells the level and, on request, the evidence for it."""
    page.goto(f"{address}progress/")
    expect_practised(page)
    card = page.locator(f'mk-progress [data-competency="{FIRST}"]')
    card.locator("summary").first.click()
    expect(card.locator('[data-verdict="right"]').first).to_be_visible()
    assert axe(page) == []


def expect_practised(page: Page) -> None:
    expect(page.locator(f'mk-progress [data-competency="{FIRST}"] [data-level="practised"]').first).to_be_visible()
