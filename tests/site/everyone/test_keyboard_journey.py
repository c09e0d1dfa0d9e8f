"""A day of a learner without a mouse: every step by keys alone, with the focus always somewhere and in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import web
from answers import Keys
from keyboard import Keyboard
from playwright.sync_api import Locator, Page, expect
from sites import site_of

COURSES = Path(__file__).parents[3] / "courses"
CALM = 450
"""Milliseconds: a second press of a double click is passed over for 400."""

Opener = Callable[..., Any]


@pytest.fixture(scope="session")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the course with every kind of question."""
    with web.served(site_of(COURSES / "question-types", tmp_path_factory), "kinds") as url:
        yield url


@pytest.fixture
def hands(opened: Opener) -> Keyboard:
    """A keyboard at a browser that nobody has used yet."""
    return Keyboard(opened(reduced_motion="reduce", accept_downloads=True).new_page())


def form_of(page: Page) -> Locator:
    """The question of the practice, alive."""
    expect(page.locator("mk-practice form.mk-item[data-mounted]")).to_be_visible()
    return page.locator("mk-practice form.mk-item")


def choose(hands: Keyboard, form: Locator, options: list[str]) -> None:
    """By the number that stands on each option."""
    values = form.locator(".mk-option__input").evaluate_all("all => all.map(each => each.value)")
    hands.go_to(form.locator(".mk-option__input:checked, .mk-option__input").first)
    for option in options:
        hands.press(str(values.index(option) + 1))
    hands.expect_focus()


def answer(hands: Keyboard, form: Locator, response: list[str], verdict: str) -> None:
    """Gives an answer, presses Enter, and waits for what is said; the focus stays."""
    if form.get_attribute("data-type") in ("one", "many"):
        choose(hands, form, response)
    else:
        hands.go_to(form.locator("input[name=answer]"))
        hands.type(response[0])
    hands.press("Enter")
    expect(form.locator(f'[data-verdict="{verdict}"]')).to_be_visible()
    hands.page.wait_for_timeout(CALM)
    hands.expect_focus()


def go_on(hands: Keyboard, form: Locator, action: str = "check") -> None:
    """To the next question, whose text has the focus."""
    before = form.get_attribute("data-item") or ""
    hands.open(form.locator(f'[data-action="{action}"]'))
    expect(form).not_to_have_attribute("data-item", before)
    expect(form.locator(".mk-item__stem")).to_be_focused()


def test_a_first_visit_leads_into_a_lesson_and_its_practice(hands: Keyboard, address: str, keys: Keys) -> None:
    """From the first page by its link into the lesson, past its text to the practice; wrong, hints, the solution,
    "not learned yet", right, and on to the next lesson: the focus is never lost."""
    page = hands.page
    page.goto(address)
    hands.press("Tab")
    assert "md-skip" in hands.expect_focus()["name"]
    hands.open(page.get_by_role("link", name="Start the lesson"))
    expect(page).to_have_url(f"{address}lessons/equal-parts/")
    expect(page.locator("article h1")).to_be_focused()
    hands.open(page.locator("a.mk-skip"))
    form = form_of(page)
    answer(hands, form, keys.wrong(str(form.get_attribute("data-item"))), "wrong")
    hands.open(form.locator('[data-action="solution"]'))
    expect(form.locator(".mk-feedback--solution, [data-verdict]").first).to_be_visible()
    hands.expect_focus()
    go_on(hands, form)
    see_hints(hands, form)
    hands.open(form.locator('[data-action="not-learned"]'))
    hands.expect_focus()
    page.wait_for_timeout(CALM)
    go_on(hands, form)
    answer(hands, form, keys.wrong(str(form.get_attribute("data-item"))), "wrong")
    go_on(hands, form, "skip")
    reach_practised(hands, form, keys)


def see_hints(hands: Keyboard, form: Locator) -> None:
    """The key H and the button take hints; the button keeps the focus when there are no more."""
    hint = form.locator('[data-action="hint"]')
    while hint.is_visible() and hint.get_attribute("aria-disabled") != "true":
        shown = form.locator(".mk-hints li").count()
        hands.open(hint)
        expect(form.locator(".mk-hints li")).to_have_count(shown + 1)
        hands.expect_focus()


def reach_practised(hands: Keyboard, form: Locator, keys: Keys) -> None:
    """Answers right until the next lesson is offered, and follows it."""
    for _ in range(20):
        answer(hands, form, keys.right(str(form.get_attribute("data-item"))), "right")
        onward = form.locator('[data-action="go-on"]')
        if onward.count():
            hands.open(onward)
            expect(hands.page.locator("article h1")).to_be_focused()
            return
        go_on(hands, form)
    raise AssertionError("20 right answers did not lead on")


def test_order_pairs_and_places_in_a_picture_are_answered_by_keys(hands: Keyboard, kinds: str) -> None:
    """Arrow keys move a line, letters and arrows choose in a menu, Space marks a place: the focus stays in sight."""
    page = hands.page
    page.goto(f"{kinds}lessons/order-and-match/")
    order = page.locator('mk-question form.mk-item[data-mounted]:has([data-kind="order"])').first
    line = order.locator(".mk-order__list .mk-order__line").first
    name = line.get_attribute("data-line")
    hands.go_to(line.locator(".mk-order__tool").last)
    hands.press("ArrowDown")
    expect(order.locator(".mk-order__list .mk-order__line").nth(1)).to_have_attribute("data-line", str(name))
    assert "mk-order__tool" in hands.expect_focus()["name"]
    menu = page.locator('mk-question form.mk-item[data-mounted]:has([data-kind="match"]) select').first
    hands.go_to(menu)
    hands.press("ArrowDown")
    assert menu.input_value() != ""
    hands.expect_focus()
    page.goto(f"{kinds}lessons/pictures/")
    places = page.locator('form.mk-item[data-mounted]:has([data-kind="hotspot"])').first
    hands.go_to(places.locator(".mk-option__input").first)
    hands.press("Space")
    expect(places.locator(".mk-hotspot__area[data-chosen]")).to_have_count(1)
    hands.expect_focus()


def test_the_map_the_plan_and_the_menu_by_keys(hands: Keyboard, address: str) -> None:
    """The map by arrows, a goal in the plan, and the menu, which Escape closes."""
    page = hands.page
    page.goto(address)
    expect(page.locator(".mk-map-zoom button").first).to_be_visible()
    hands.go_to(page.locator('a.mk-node[tabindex="0"]'))
    hands.press("ArrowDown", "ArrowDown")
    hands.expect_focus()
    hands.go_to(page.locator('.mk-shell__link[data-place="plan/"]'), back=True)
    hands.press("Enter")
    expect(page).to_have_url(f"{address}plan/")
    hands.expect_focus()
    expect(page.locator('.mk-goals .mk-goal-form [name="goal"]')).to_be_visible()
    hands.go_to(page.locator('.mk-goals .mk-goal-form [name="goal"]'))
    hands.type("Halve my grandmother's recipe")
    hands.press("Enter")
    expect(page.locator(".mk-goals")).to_contain_text("Halve my grandmother")
    hands.go_to(page.locator(".mk-who__button"), back=True)
    hands.press("Enter")
    expect(page.locator(".mk-who__panel")).to_be_visible()
    hands.press("Tab", "Escape")
    expect(page.locator(".mk-who__panel")).to_have_count(0)
    expect(page.locator(".mk-who__button")).to_be_focused()


def test_the_list_of_lessons_on_a_small_screen_opens_and_closes_by_keys(opened: Opener, address: str) -> None:
    """Closed, no key gets into it; opened, the focus is in it; Escape closes it and gives the focus back."""
    page = opened(width=360, reduced_motion="reduce").new_page()
    hands = Keyboard(page)
    page.goto(f"{address}lessons/equal-parts/")
    press = page.locator("button.mk-drawer-button")
    hands.go_to(press)
    hands.expect_focus()
    hands.go_to(page.locator("a.mk-skip"))
    assert not [stop for stop in hands.stops if "md-nav" in stop]
    hands.go_to(press, back=True)
    hands.press("Enter")
    expect(page.locator(".md-sidebar--primary a.md-nav__link--active")).to_be_focused()
    page.wait_for_timeout(300)
    hands.press("Tab")
    hands.expect_focus()
    hands.press("Escape")
    expect(press).to_be_focused()
    expect(press).to_have_attribute("aria-expanded", "false")
