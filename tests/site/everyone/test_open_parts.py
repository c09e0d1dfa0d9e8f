"""What opens over a page: each dialog, menu and drawer by axe, in 320 px, and out of it by the Escape key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe import COLOURS
from playwright.sync_api import expect

Opener = Callable[..., Any]
Axe = Callable[..., list[str]]

WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
PARTS = {
    "code": ("me/", ['[data-action="code"]'], 'dialog[data-dialog="code"] output'),
    "bring-code": ("me/", ['[data-action="bring-code"]'], 'dialog[data-dialog="bring-code"] input'),
    "end": ("me/", ['[data-action="end-session"]'], 'dialog [data-action="stay"]'),
    "menu": ("", ["mk-who .mk-who__button"], "mk-who .mk-who__link"),
    "somebody-else": ("", ["mk-who .mk-who__button", 'mk-who [data-action="switch"]'], 'dialog [data-action="new"]'),
    "new-profile": (
        "",
        ["mk-who .mk-who__button", 'mk-who [data-action="switch"]', 'dialog [data-action="new"]'],
        "dialog form",
    ),
}
"""Name -> the page, what is pressed one after the other, and what is seen then."""


@pytest.mark.parametrize("name", PARTS)
def test_what_opens_over_a_page_is_for_everyone(address: str, opened: Opener, axe: Axe, name: str) -> None:
    """axe finds nothing with the part open, in light and dark, at 320 px nothing scrolls sideways, and Escape closes
    it."""
    path, presses, shown = PARTS[name]
    page = opened(width=320, color_scheme="dark").new_page()
    page.goto(address + path)
    for press in presses:
        page.locator(press).first.click()
    expect(page.locator(shown).first).to_be_visible()
    assert axe(page) == []
    page.emulate_media(color_scheme="light")
    assert axe(page, rules=COLOURS) == []
    assert page.evaluate(WIDER) <= 0
    page.keyboard.press("Escape")
    expect(page.locator(shown).first).to_be_hidden()


def test_the_drawer_of_small_screens_is_for_everyone(address: str, opened: Opener, axe: Axe) -> None:
    """axe finds nothing with the list of lessons drawn in from the side, in light and dark."""
    page = opened(width=360, color_scheme="light").new_page()
    page.goto(f"{address}lessons/equal-parts/")
    page.locator(".mk-drawer-button").click()
    expect(page.locator(".md-nav--primary .md-nav__link").first).to_be_in_viewport()
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe(page, rules=COLOURS) == []


@pytest.mark.parametrize("path", ["plan/", "me/", "report/"])
def test_forms_that_open_in_a_page_are_for_everyone(address: str, opened: Opener, axe: Axe, path: str) -> None:
    """axe finds nothing with every part of the page unfolded."""
    page = opened(width=360).new_page()
    page.goto(address + path)
    expect(page.locator("mk-who button").first).to_be_attached()
    page.wait_for_timeout(1_000)
    page.evaluate("document.querySelectorAll('article details').forEach(each => { each.open = true; })")
    page.wait_for_timeout(500)
    assert axe(page) == []
    assert page.evaluate(WIDER) <= 0
