"""Learning: another way to the same, practice that flows, help in place, one question a screen, the end of a day."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from answers import Keys
from learner import Practice
from playwright.sync_api import Page, expect

type Axe = Callable[[Page], list[str]]


def open_practice(page: Page, address: str, lesson: str = "equal-parts") -> Practice:
    page.goto(f"{address}lessons/{lesson}/")
    return Practice(page)


def engine_is_up(page: Page) -> None:
    """Waits until an answer would be graded at once."""
    expect(page.locator("mk-practice .mk-practice__why")).not_to_be_empty()


# another way


def test_a_learner_chooses_another_way_and_finds_it_again(page: Page, address: str, axe: Axe) -> None:
    """A lesson lists the other lessons on the same with how they show it; the one that is chosen is the
    one that home and practice lead to from then on, and going back and forward changes nothing of that."""
    page.goto(f"{address}lessons/equal-parts/")
    way = page.locator('mk-other-ways [data-lesson="equal-parts-paper"]')
    expect(way).to_contain_text("With your hands")
    expect(way).to_contain_text("crafts")
    Practice(page)
    way.locator("a").click()
    expect(page).to_have_url(f"{address}lessons/equal-parts-paper/")
    expect(page.locator('mk-other-ways [data-lesson="equal-parts"]')).to_be_visible()
    Practice(page)
    assert axe(page) == []
    page.goto(address)
    expect(page.locator('mk-home a[href$="lessons/equal-parts-paper/#practice"]').first).to_be_attached()
    page.go_back()
    expect(page).to_have_url(f"{address}lessons/equal-parts-paper/")
    page.go_forward()
    expect(page.locator('mk-home a[href$="lessons/equal-parts-paper/#practice"]').first).to_be_attached()


def test_the_question_stays_the_same_in_another_lesson(page: Page, address: str, keys: Keys) -> None:
    """Who changes to another lesson on the same in the middle of a question finds that question there."""
    practice = open_practice(page, address)
    practice.answer(keys.wrong(practice.item()), "wrong")
    item = practice.item()
    page.locator('mk-other-ways [data-lesson="equal-parts-paper"] a').click()
    expect(page).to_have_url(f"{address}lessons/equal-parts-paper/")
    assert Practice(page).item() == item


# practice that flows


def test_a_question_that_was_begun_stays(page: Page, address: str) -> None:
    """However quick a learner is, what was chosen before the engine was there is not taken away by it."""
    page.goto(f"{address}lessons/equal-parts/", wait_until="commit")
    option = page.locator("mk-practice form input").first
    option.check()
    item = page.locator("mk-practice form").get_attribute("data-item")
    engine_is_up(page)
    page.wait_for_timeout(1500)
    form = page.locator("mk-practice form.mk-item")
    expect(form).to_have_attribute("data-item", str(item))
    expect(option).to_be_checked()
    expect(form).to_have_attribute("data-mounted", "true")


def reach_choice(practice: Practice, keys: Keys) -> None:
    """Goes on until one option is to be chosen, with a hint to take; nothing has the focus then."""
    for _ in range(20):
        if practice.form.get_attribute("data-type") == "one" and practice.form.locator('[data-action="hint"]').count():
            practice.page.evaluate("() => document.activeElement.blur()")
            return
        practice.answer(keys.right(practice.item()), "right")
        practice.next()
    raise AssertionError("no question with one option to choose")


def test_practice_by_the_keyboard_alone(page: Page, address: str, keys: Keys) -> None:
    """Inside the question a number chooses an option, Enter checks and goes on, H takes a hint; outside, and with a
    modifier, these keys do nothing."""
    practice = open_practice(page, address)
    engine_is_up(page)
    reach_choice(practice, keys)
    page.keyboard.press("1")
    expect(practice.form.locator("input:checked")).to_have_count(0)
    practice.form.locator(".mk-item__stem").evaluate("stem => { stem.tabIndex = -1; stem.focus(); }")
    page.keyboard.press("Control+2")
    expect(practice.form.locator("input:checked")).to_have_count(0)
    page.keyboard.press("h")
    expect(practice.form.locator("[data-hint='0']")).to_be_visible()
    item = practice.item()
    right = keys.right(item)
    values = practice.form.locator(".mk-item__fields input").evaluate_all("all => all.map(each => each.value)")
    for each in right:
        page.keyboard.press(str(values.index(each) + 1))
    page.keyboard.press("Enter")
    expect(practice.form.locator('[data-verdict="right"]')).to_be_visible()
    page.wait_for_timeout(450)
    page.keyboard.press("Enter")
    expect(practice.form).not_to_have_attribute("data-item", item)


def test_a_reload_in_the_middle_shows_the_same_question(page: Page, address: str, keys: Keys) -> None:
    """A page that is loaded again, or left and come back to, shows the question that was there."""
    practice = open_practice(page, address)
    practice.answer(keys.right(practice.item()), "right")
    practice.next()
    item = practice.item()
    page.reload()
    assert Practice(page).item() == item
    page.goto(address)
    page.go_back()
    assert Practice(page).item() == item


# help


def wrong_until(practice: Practice, keys: Keys, selector: str, most: int = 16) -> None:
    """Answers wrong until the feedback holds something."""
    for _ in range(most):
        practice.answer(keys.wrong(practice.item()), "wrong")
        if practice.form.locator(selector).count():
            return
        practice.skip()
    raise AssertionError(f"{most} wrong answers brought no {selector}")


def test_a_mix_up_is_cleared_up_beside_the_question(page: Page, address: str, keys: Keys, axe: Axe) -> None:
    """A mix-up that showed twice offers the part of the lesson that helps: it opens in place, leads back to the same
    question, or to the lesson, which leads back, too."""
    practice = open_practice(page, address)
    wrong_until(practice, keys, '[data-action="remedy"]')
    item = practice.item()
    practice.form.locator('[data-action="remedy"]').click()
    part = practice.form.locator(".mk-remedy__part")
    expect(part).to_contain_text("are the parts equal")
    expect(part).to_be_focused()
    assert axe(page) == []
    part.locator('[data-action="remedy-back"]').click()
    expect(part).to_have_count(0)
    assert practice.item() == item
    expect(practice.form.locator('[data-action="check"]')).to_have_attribute("data-now", "check")


def test_being_stuck_offers_kind_words_and_several_ways(page: Page, address: str, keys: Keys, axe: Axe) -> None:
    """Who is stuck is offered another lesson, a note for somebody who can help, and to go on; the other lesson
    leads back to the same question."""
    practice = open_practice(page, address)
    wrong_until(practice, keys, "[data-stuck]")
    stuck = practice.form.locator("[data-stuck]")
    expect(stuck).to_contain_text("happens to everybody")
    assert axe(page) == []
    stuck.locator('[data-action="ask"]').click()
    note = page.locator("dialog [data-note]")
    expect(note).to_have_value(re.compile("Could you look at something with me"))
    assert axe(page) == []
    page.locator('dialog [data-action="copy-note"]').click()
    expect(page.locator('dialog [data-told="note"]')).not_to_be_empty()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    item = practice.item()
    stuck.locator('[data-action="way-out"], [data-action="another-way"]').first.click()
    back = page.locator('[data-action="way-back"]')
    expect(back).to_be_visible()
    Practice(page)
    assert axe(page) == []
    back.click()
    expect(page).to_have_url(f"{address}lessons/equal-parts/#practice")
    assert Practice(page).item() == item
    expect(page.locator(".mk-way-back")).to_have_count(0)


# one question a screen


@pytest.mark.parametrize("width", [360, 1280])
def test_one_question_a_screen(page: Page, address: str, keys: Keys, axe: Axe, width: int) -> None:
    """The focus view shows question, feedback, progress and the way out, and lets nothing else be reached; a reload
    stays in it, Escape leaves it."""
    page.set_viewport_size({"width": width, "height": 800})
    practice = open_practice(page, address)
    practice.root.locator('[data-action="focus-view"]').click()
    expect(page.locator(".md-header")).to_have_attribute("inert", "")
    for _ in range(12):
        page.keyboard.press("Tab")
        inside = (
            "() => document.activeElement === document.body || !!document.activeElement.closest('[data-focus-view]')"
        )
        assert page.evaluate(inside)
    practice.answer(keys.right(practice.item()), "right")
    assert axe(page) == []
    practice.next()
    item = practice.item()
    page.reload()
    expect(page.locator("mk-practice[data-focus-view]")).to_be_visible()
    assert Practice(page).item() == item
    page.keyboard.press("Escape")
    expect(page.locator("[data-focus-view]")).to_have_count(0)
    expect(page.locator(".md-header")).not_to_have_attribute("inert", "")


def test_whoever_wants_one_question_a_screen_gets_it(page: Page, address: str) -> None:
    """With the access setting, the way to the practice leads to the question alone."""
    page.goto(address)
    page.evaluate("() => localStorage.setItem('mkcourse/fractions/access', JSON.stringify({oneQuestion: true}))")
    page.goto(f"{address}lessons/equal-parts/#practice")
    expect(page.locator("mk-practice[data-focus-view]")).to_be_visible()
    page.locator('[data-action="leave-focus"]').click()
    expect(page.locator("[data-focus-view]")).to_have_count(0)


# the end of a day


def test_the_end_of_a_day_tells_what_was_gained(page: Page, address: str, keys: Keys, axe: Axe) -> None:
    """Finishing tells the minutes, what was practised and which levels moved, what comes next, offers a copy, and ends
    the sitting once, however often the page is loaded."""
    page.clock.install(time="2026-09-07T15:00:00")
    practice = open_practice(page, address)
    for _ in range(25):
        practice.answer(keys.right(practice.item()), "right")
        if practice.form.locator('[data-level-change="practised"]').count():
            break
        page.clock.fast_forward(5_000)
        practice.next()
    page.locator('mk-practice [data-action="finish"]').click()
    expect(page).to_have_url(f"{address}finish/")
    end = page.locator("mk-finish [data-finished]")
    expect(end.locator('[data-part="levels"]')).to_contain_text("Equal parts")
    expect(end.locator('[data-part="practised"]')).to_contain_text("right at the first try")
    expect(page.locator("mk-finish [data-next]")).to_contain_text("Unit fractions")
    expect(page.locator("mk-finish [data-backup]")).to_be_visible()
    assert axe(page) == []
    with page.expect_download() as download:
        page.locator('mk-finish [data-action="save"]').click()
    assert download.value.suggested_filename.startswith("fractions-progress-")
    page.reload()
    expect(end.locator('[data-part="levels"]')).to_contain_text("Equal parts")
    expect(page.locator("mk-finish [data-backup]")).to_have_count(0)
    stored = page.evaluate("() => Object.values(localStorage).join()")
    assert stored.count("SessionEnded") == 1


def test_a_day_without_learning_is_no_reproach(page: Page, address: str) -> None:
    """Who finishes before anything was done is told that it is fine."""
    page.goto(f"{address}finish/")
    expect(page.locator("mk-finish [data-finished]")).to_contain_text("That is fine")


# reviews


def test_reviews_say_what_is_due_and_what_comes(page: Page, address: str, keys: Keys, axe: Axe) -> None:
    """A check asks one question at a time, alone on the screen at the learner's wish; then the review page tells which
    days bring reviews, and on such a day what is due and since when; the end of the day counts the same."""
    page.clock.install(time="2026-09-07T15:00:00")
    practice = open_practice(page, address)
    for _ in range(25):
        practice.answer(keys.right(practice.item()), "right")
        if practice.form.locator('[data-level-change="practised"]').count():
            break
        page.clock.fast_forward(5_000)
        practice.next()
    page.evaluate("() => localStorage.setItem('mkcourse/fractions/access', JSON.stringify({oneQuestion: true}))")
    page.clock.set_system_time("2026-09-08T15:00:00")
    page.goto(f"{address}check/")
    page.locator('mk-mixed-set [data-action="start"]').click()
    series = Practice(page, "mk-mixed-set")
    expect(page.locator("mk-mixed-set[data-focus-view]")).to_be_visible()
    assert axe(page) == []
    series.answer(keys.right(series.item()), "right")
    page.clock.fast_forward(1_000)
    series.form.locator("button[type=submit]").click()
    expect(page.locator("mk-mixed-set [data-summary]")).to_be_visible()
    expect(page.locator("[data-focus-view]")).to_have_count(0)
    expect(page.locator('mk-mixed-set [data-action="finish"]')).to_be_visible()
    page.goto(f"{address}review/")
    expect(page.locator(".mk-coming__day")).to_contain_text("Equal parts")
    page.clock.set_system_time("2026-10-12T15:00:00")
    page.goto(f"{address}review/")
    due = page.locator('mk-mixed-set .mk-summary__row[data-competency="equal-parts"]')
    expect(due).to_contain_text("ago")
    assert axe(page) == []
    page.goto(f"{address}finish/")
    expect(page.locator("mk-finish [data-next]")).to_contain_text("1 review is due today")
