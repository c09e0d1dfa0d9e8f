"""Every page and state by axe, by keyboard, at 320 px and in forced colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import web
from answers import Keys
from axe import ALL, COLOURS
from learner import Practice
from pages import PAGES
from playwright.sync_api import Page, expect

Opener = Callable[..., Any]
Axe = Callable[..., list[str]]

WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
TOO_SMALL = """() => {
  const controls = "article :is(button, select, summary, a.mk-button), .mk-shell a, mk-who button";
  const isSmall = ({width, height}) => width > 1 && (width < 24 || height < 24);
  return [...document.querySelectorAll(controls)]
    .filter(each => each.checkVisibility({visibilityProperty: true}) && isSmall(each.getBoundingClientRect()))
    .map(each => each.outerHTML.slice(0, 120));
}"""
FOCUS = """() => {
  const element = document.activeElement;
  const box = element.matches(".mk-node") ? element.querySelector(".mk-node__box") : null;
  const styles = [getComputedStyle(element), getComputedStyle(element, "::after")];
  const isShown = box
    ? parseFloat(getComputedStyle(box).strokeWidth) >= 3
    : styles.some(each => each.outlineStyle !== "none" || each.boxShadow !== "none");
  const name = `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 40)}`;
  return {name, isBody: element === document.body, isShown: isShown || element.matches("label *, .md-toggle")};
}"""


def at(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator("mk-who button").first).to_be_attached()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_for_everyone(address: str, opened: Opener, axe: Axe, path: str) -> None:
    """axe finds nothing, in light and dark, on a phone, a tablet and a wide screen; nothing scrolls sideways, no
    control is below 24 px, nothing is fetched from elsewhere, and the browser has nothing to complain of."""
    context = opened(width=320, color_scheme="light")
    seen = web.watched(context, address.split("/school")[0])
    page = context.new_page()
    page.goto(address + path)
    expect(page.locator("html[data-mk-started]")).to_be_attached()
    assert page.evaluate(TOO_SMALL) == []
    # what is neither colour nor width is the same on all of them
    for width, scheme, rules in (
        (320, "light", ALL),
        (320, "dark", COLOURS),
        (768, "dark", ALL),
        (1024, "dark", None),
        (1280, "dark", COLOURS),
        (1280, "light", ALL),
    ):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(WIDER) <= 0, width
        if rules:
            assert axe(page, rules=rules) == [], (width, scheme)
    assert seen.foreign == []
    assert seen.complaints == []


def test_axe_finds_nothing_in_any_state_of_a_question(address: str, opened: Opener, axe: Axe, keys: Keys) -> None:
    """axe finds nothing with a wrong answer told, a hint open, the solution shown and a right answer told, in light and
    in dark."""
    page = opened(width=360, color_scheme="light").new_page()

    def sound() -> None:
        assert axe(page) == []
        page.emulate_media(color_scheme="dark")
        assert axe(page, rules=COLOURS) == []
        page.emulate_media(color_scheme="light")

    page.goto(f"{address}lessons/equal-parts/")
    practice = Practice(page)
    practice.answer(keys.wrong(practice.item()), "wrong")
    sound()
    practice.form.locator('[data-action="solution"]').click()
    expect(practice.form.locator(".mk-solution, .mk-solution__answer").first).to_be_visible()
    sound()
    practice.next()
    hint = practice.form.locator('[data-action="hint"]')
    if hint.is_visible():
        hint.click()
        expect(practice.form.locator(".mk-hints li").first).to_be_visible()
        sound()
    practice.answer(keys.right(practice.item()), "right")
    sound()


def test_every_page_reflows_at_320_pixels_with_wider_spacing(address: str, opened: Opener) -> None:
    """With wider spacing no page scrolls sideways at 320 px either, and no control is below 24 px."""
    page = opened("fractions", {"spacing": True}, width=320).new_page()
    wide, small = {}, {}
    for path in PAGES:
        at(page, address + path)
        wide[path], small[path] = page.evaluate(WIDER), page.evaluate(TOO_SMALL)
    assert {path: by for path, by in wide.items() if by > 0} == {}
    assert {path: which for path, which in small.items() if which} == {}


@pytest.mark.parametrize("path", ["", "lessons/equal-parts/", "me/"])
def test_tab_goes_through_a_page_and_out_with_the_focus_in_sight(address: str, opened: Opener, path: str) -> None:
    """Tab reaches the skip link first, always shows where it is, and comes to the end: no trap."""
    page = opened().new_page()
    at(page, address + path)
    seen: list[str] = []
    for _ in range(160):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["isBody"]:
            break
        assert focus["isShown"], focus["name"]
        seen.append(focus["name"])
    else:
        raise AssertionError(f"no end after 160 stops: {seen[-3:]}")
    assert "md-skip" in seen[0]


def test_a_question_is_worked_on_by_keyboard_alone(address: str, opened: Opener, keys: Keys) -> None:
    """Keys alone choose an option or type an answer, check it, try again and go on; the focus is never lost."""
    page = opened().new_page()
    page.goto(f"{address}lessons/equal-parts/")
    practice = Practice(page)
    item, right = practice.item(), None
    right = keys.right(item)
    if practice.form.get_attribute("data-type") in ("one", "many"):
        for option in right:
            practice.form.locator(f'input[value="{option}"]').focus()
            page.keyboard.press("Space")
    else:
        practice.form.locator("input[name=answer]").focus()
        page.keyboard.type(right[0])
    page.keyboard.press("Enter")
    expect(practice.form.locator('[data-verdict="right"]')).to_be_visible()
    assert not page.evaluate("document.activeElement === document.body")
    page.wait_for_timeout(450)
    practice.form.locator("button[type=submit]").focus()
    page.keyboard.press("Enter")
    expect(practice.form).not_to_have_attribute("data-item", item)


def test_forced_colours_keep_what_is_chosen_apart(address: str, opened: Opener, keys: Keys) -> None:
    """In forced colours a primary button has an edge, and verdicts are told by words and signs."""
    page = opened(forced_colors="active").new_page()
    page.goto(f"{address}lessons/equal-parts/")
    practice = Practice(page)
    button = practice.form.locator("button[type=submit]")
    assert button.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)") >= 1
    feedback = practice.answer(keys.wrong(practice.item()), "wrong")
    expect(feedback.locator("svg").first).to_be_visible()
    assert feedback.inner_text().strip()
