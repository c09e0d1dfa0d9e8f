"""Who learns here: profiles, locks, guests, the first visit, and taking everything along."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from answers import Keys
from axe import faults_on_all_screens
from learner import Practice
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

LESSON = "lessons/equal-parts/"
SECRET = "three green frogs"
PLAIN_HTTP = """() => {
    Object.defineProperty(crypto, 'subtle', {value: undefined});
    Object.defineProperty(Navigator.prototype, 'locks', {get: () => undefined});
    Object.defineProperty(Navigator.prototype, 'mediaDevices', {get: () => undefined});
}"""
ANSWERS = """() => Object.keys(localStorage).filter(key => key.includes('/log/'))
    .flatMap(key => JSON.parse(localStorage[key]).events).filter(each => each.type === 'Attempted')
    .filter((each, at, all) => all.findIndex(({id}) => id === each.id) === at)"""


def practised(page: Page, address: str, keys: Keys, count: int = 1) -> None:
    """So many right answers, from when the engine has the page."""
    page.goto(address + LESSON)
    expect(page.locator("mk-practice [data-level]").first).to_be_visible()
    practice = Practice(page)
    for number in range(count):
        if number:
            practice.next()
        practice.answer(keys.right(practice.item()), "right")


def dialog(page: Page, name: str) -> Locator:
    return page.locator(f'[data-dialog="{name}"]')


def add_person(page: Page, address: str, name: str) -> None:
    """Adds somebody on the page about oneself; they are the one who learns then."""
    page.goto(f"{address}me/")
    page.locator('mk-me [data-action="add"]').click()
    form = page.locator('[data-part="others"] form')
    form.get_by_label("What should we call you?").fill(name)
    form.get_by_text("Whale", exact=True).locator("..").click()
    form.locator('[data-action="save-person"]').click()
    expect(page.get_by_role("button", name=f"{name}: your menu")).to_be_visible()


def lock(page: Page, address: str, passphrase: str) -> None:
    """Puts a passphrase on whoever is here."""
    page.goto(f"{address}me/")
    page.locator('[data-part="lock"] summary').click()
    form = page.locator('[data-form="lock"]')
    expect(form).to_contain_text("A forgotten passphrase cannot be undone")
    form.get_by_label("Passphrase (8").fill(passphrase)
    form.get_by_label("The same once more").fill(passphrase)
    form.get_by_role("checkbox").check()
    form.get_by_role("button").click()
    expect(dialog(page, "who")).to_be_visible(timeout=60_000)


def stored(page: Page) -> str:
    return str(page.evaluate("() => JSON.stringify({...localStorage})"))


def test_whoever_says_nothing_is_asked_nothing(page: Page, address: str, keys: Keys) -> None:
    """With one profile that is not locked nobody is asked who they are, and what was stored before profiles lives."""
    practised(page, address, keys)
    page.goto(address)
    expect(dialog(page, "who")).to_have_count(0)
    assert all("/default/" in key for key in page.evaluate("() => Object.keys(localStorage)") if "/log/" in key)
    page.goto(f"{address}me/")
    page.get_by_label("What should we call you?").fill("Mia")
    page.locator('[data-action="save-person"]').click()
    expect(page.get_by_role("button", name="Mia: your menu")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Mia: your menu")).to_be_visible()
    assert len(page.evaluate(ANSWERS)) == 1


def test_several_people_have_their_own_progress_and_are_asked_who_they_are(
    context: BrowserContext, page: Page, address: str, keys: Keys
) -> None:
    """Where several learn, a new tab asks who it is before it shows progress; reading goes on without an answer."""
    practised(page, address, keys)
    add_person(page, address, "Ben")
    page.goto(f"{address}progress/")
    expect(page.locator('mk-progress [data-level="new"]').first).to_be_visible()
    expect(page.locator('mk-progress [data-level="learning"]')).to_have_count(0)

    later = context.new_page()
    later.goto(address + LESSON)
    expect(dialog(later, "who")).to_be_visible()
    dialog(later, "who").locator('[data-action="just-read"]').click()
    expect(later.locator("h1")).to_be_visible()
    expect(later.locator('mk-practice [data-level="learning"]')).to_have_count(0)
    later.get_by_role("button", name="Who are you?").click()
    dialog(later, "who").locator('[data-profile="default"]').click()
    expect(later.locator('mk-practice [data-level="learning"]').first).to_be_visible()
    later.reload()
    expect(later.locator('mk-practice [data-level="learning"]').first).to_be_visible()

    later.get_by_role("button", name="Me: your menu").click()
    later.locator('mk-who [data-action="switch"]').click()
    expect(dialog(later, "who")).to_contain_text("Ben")


def test_a_locked_profile_is_sealed_and_opens_with_its_passphrase_only(
    context: BrowserContext, page: Page, address: str, keys: Keys
) -> None:
    """On plain HTTP too, a passphrase encrypts all progress; a wrong one is told, the right one brings it back."""
    context.add_init_script(f"({PLAIN_HTTP})()")
    practised(page, address, keys)
    item = page.evaluate(ANSWERS)[0]["item"]
    lock(page, address, SECRET)
    assert item not in stored(page) and "Attempted" not in stored(page)
    who = dialog(page, "who")
    who.locator('[data-profile="default"]').click()
    who.get_by_label("Passphrase of").fill("three green dogs")
    who.locator('[data-action="unlock"]').click()
    expect(who.get_by_role("alert")).to_contain_text("That is not the passphrase", timeout=60_000)
    who.get_by_label("Passphrase of").fill(SECRET)
    who.locator('[data-action="unlock"]').click()
    expect(who).to_have_count(0, timeout=60_000)
    page.goto(f"{address}progress/")
    who.locator('[data-profile="default"]').click()
    who.get_by_label("Passphrase of").fill(SECRET)
    who.locator('[data-action="unlock"]').click()
    expect(page.locator('mk-progress [data-level="learning"]').first).to_be_visible(timeout=60_000)
    assert "Attempted" not in stored(page)

    page.locator("mk-who button").click()
    page.get_by_role("link", name="Me", exact=True).first.click()
    page.locator('[data-part="lock"] summary').click()
    page.get_by_label("Your passphrase").fill(SECRET)
    with page.expect_event("load"):  # Chromium forgets to close a page that is just being loaded anew
        page.locator('[data-form="unlock"] button').click()
    expect(page.locator("mk-who button[aria-expanded]")).to_be_visible(timeout=60_000)
    page.wait_for_function(f"() => {{ try {{ return ({ANSWERS})().length === 1 }} catch {{ return false }} }}")


def test_a_passphrase_that_is_short_or_mistyped_locks_nothing(page: Page, address: str) -> None:
    """What is wrong with a new passphrase is said, and nothing is locked by it."""
    page.goto(f"{address}me/")
    page.locator('[data-part="lock"] summary').click()
    form = page.locator('[data-form="lock"]')
    form.get_by_role("checkbox").check()
    for first, again, told in (("short", "short", "8 letters at least"), (SECRET, "three", "not the same")):
        form.get_by_label("Passphrase (8").fill(first)
        form.get_by_label("The same once more").fill(again)
        form.get_by_role("button").click()
        expect(form.get_by_role("alert")).to_contain_text(told)
    assert page.evaluate("() => Object.keys(localStorage).filter(key => key.endsWith('/lock'))") == []


def test_a_guest_leaves_nothing_unless_they_choose_to_stay(page: Page, address: str, keys: Keys) -> None:
    """A guest's progress is not in the browser's storage; who gives a name keeps it."""
    add_person(page, address, "Ben")
    add_person(page, address, "Mia")
    page.get_by_role("button", name="Mia: your menu").click()
    page.locator('mk-who [data-action="switch"]').click()
    dialog(page, "who").locator('[data-action="guest"]').click()
    practised(page, address, keys)
    assert page.evaluate(ANSWERS) == []
    page.get_by_role("button", name="Guest: your menu").click()
    expect(page.locator(".mk-who__panel")).to_contain_text("nothing is kept when this tab is closed")
    page.goto(f"{address}me/")
    guest = page.locator('[data-part="guest"]')
    guest.get_by_label("What should we call you?").fill("Zoë")
    guest.get_by_role("button", name="Keep what I did").click()
    expect(page.get_by_role("button", name="Zoë: your menu")).to_be_visible()
    assert len(page.evaluate(ANSWERS)) == 1
    page.goto(f"{address}progress/")
    expect(page.locator('mk-progress [data-level="learning"]').first).to_be_visible()


def test_the_first_visit_offers_ways_to_begin_and_asks_for_none(page: Page, address: str, keys: Keys) -> None:
    """The first visit offers the beginning, a placement and bringing progress; it goes with the first answer."""
    page.goto(address)
    expect(page.locator(".mk-card--first a").first).to_be_visible()
    expect(page.locator('[data-activity="placement"]')).to_be_visible()
    page.locator('.mk-welcome [data-way="bring"]').click()
    expect(page).to_have_url(f"{address}me/#bring")
    expect(page.locator('mk-backup [data-action="bring-code"]')).to_be_visible()
    practised(page, address, keys)
    page.goto(address)
    expect(page.locator("mk-home [data-activity]").first).to_be_visible()
    expect(page.locator(".mk-welcome")).to_have_count(0)


def placed(page: Page, address: str) -> str:
    """Brings levels in by hand, as if they had been reached; the code that this device shows then."""
    page.goto(f"{address}me/")
    page.locator('[data-action="code"]').click()
    return str(dialog(page, "code").locator("[data-code]").get_attribute("data-code"))


COUNT_DIALOGS = """name => {
    globalThis.dialogs = 0;
    const isOne = node => node instanceof HTMLElement && node.querySelector(`dialog[data-dialog="${name}"]`);
    const count = changes => { dialogs += changes.flatMap(each => [...each.addedNodes]).filter(isOne).length };
    new MutationObserver(count).observe(document.body, { childList: true });
}"""
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def code_with_levels(empty: str) -> str:
    """The code of the same course for somebody who has practised the first two topics, by the published rule."""
    letters = [LETTERS.index(letter) for letter in empty.replace("-", "")][:-1]
    letters[0] = 0b01010
    carried = 32
    for letter in letters:
        carried = ((carried + letter) % 32 or 32) * 2 % 33
    return "".join(LETTERS[each] for each in [*letters, (1 - carried) % 32])


def test_levels_travel_by_a_picture_and_by_a_link(browser: Browser, address: str, tmp_path: Path) -> None:
    """A picture of one device's QR code, or the link in it, brings the levels to another, to be confirmed there."""
    one, other, third = (
        browser.new_context(service_workers="block", viewport={"width": 1280, "height": 900}) for _ in range(3)
    )
    for each in (one, other, third):
        each.set_default_timeout(60_000)
    page = one.new_page()
    code = code_with_levels(placed(page, address))
    page.evaluate(COUNT_DIALOGS, "bring-code")
    page.goto(f"{address}me/#bring={code}")
    expect(dialog(page, "bring-code")).to_contain_text("This code holds the levels of 2 topics")
    page.wait_for_timeout(1_000)  # Material puts back once what was behind the #
    assert page.evaluate("() => globalThis.dialogs") == 1
    assert "bring=" not in page.url
    dialog(page, "bring-code").locator('[data-action="bring-levels"]').click()
    expect(page.locator("mk-backup [data-result=right]")).to_contain_text("2 topics are here now")
    assert placed(page, address).replace("-", "") == code
    picture = tmp_path / "qr.png"
    page.locator(".mk-qr").screenshot(path=picture)

    there = other.new_page()
    there.goto(f"{address}me/")
    there.locator('[data-action="bring-code"]').click()
    there.locator('[data-action="photo-file"]').set_input_files(picture)
    expect(dialog(there, "bring-code")).to_contain_text("This code holds the levels of 2 topics")
    dialog(there, "bring-code").locator('[data-action="bring-levels"]').click()
    expect(there.locator("mk-backup [data-result=right]")).to_be_visible()
    there.goto(address)
    expect(there.locator('.mk-map-item[data-competency="unit-fractions"]')).to_contain_text("to confirm")

    typing = third.new_page()
    typing.goto(f"{address}me/")
    typing.locator('[data-action="bring-code"]').click()
    slip = code[:-2] + LETTERS[(LETTERS.index(code[-2]) + 1) % 32] + code[-1]
    for typed, told in ((slip, "There is a slip in this code"), ("hello", "There is a slip"), (" ", "Type the code")):
        dialog(typing, "bring-code").get_by_label("Short code").fill(typed)
        dialog(typing, "bring-code").locator('[data-action="look"]').click()
        expect(dialog(typing, "bring-code").get_by_role("alert")).to_contain_text(told)
    for each in (one, other, third):
        each.close()


def test_the_name_is_in_the_file_only_if_the_learner_ticks_it(page: Page, address: str) -> None:
    """A progress file holds a name when its learner wants so, and such a file is taken back."""
    add_person(page, address, "Mia")
    page.goto(f"{address}me/")
    for ticked in (False, True):
        page.locator('[data-action="with-name"]').set_checked(ticked)
        with page.expect_download() as download:
            page.locator('mk-backup [data-action="save"]').click()
        told: dict[str, Any] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
        assert told.get("learner") == ({"name": "Mia"} if ticked else None)
    page.locator("mk-backup input[type=file]").set_input_files(download.value.path())
    expect(page.locator("mk-backup [data-result=right]")).to_be_visible()


def test_ending_on_a_shared_device_removes_this_learner_and_nobody_else(page: Page, address: str, keys: Keys) -> None:
    """Whoever ends their session is offered the file first; then their progress is gone, and all else stays."""
    practised(page, address, keys)
    page.evaluate("() => { localStorage['mkcourse/other/default/head'] = 'x'; localStorage.mine = 'y' }")
    add_person(page, address, "Ben")
    practised(page, address, keys)
    page.goto(f"{address}me/#end")
    page.locator('[data-action="end-session"]').click()
    ending = dialog(page, "end-session")
    with page.expect_download() as download:
        ending.locator('[data-action="save-first"]').click()
    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [event["type"] for event in saved["events"]].count("Attempted") == 1
    ending.locator('[data-action="leave-nothing"]').click()
    expect(page).to_have_url(address)
    expect(page.locator("mk-home [data-activity]").first).to_be_visible()
    keys_left = page.evaluate("() => Object.keys(localStorage)")
    assert not [key for key in keys_left if re.search(r"/p-", key)]
    assert page.evaluate("() => [localStorage['mkcourse/other/default/head'], localStorage.mine]") == ["x", "y"]
    assert len(page.evaluate(ANSWERS)) == 1


def test_an_answer_of_a_tab_that_died_is_settled_once_by_two_that_come(
    context: BrowserContext, page: Page, address: str, keys: Keys
) -> None:
    """Two tabs that start at once after a third died before its engine was up settle its answer once."""
    held: list[Any] = []
    context.route("**/pyodide.js", lambda route: held.append(route))
    page.goto(address + LESSON)
    practice = Practice(page)
    practice.fill(keys.right(practice.item()))
    practice.check()
    page.wait_for_function("() => Object.keys(localStorage).some(key => key.includes('/pending/'))")
    page.close()
    context.unroute("**/pyodide.js")
    one, two = context.new_page(), context.new_page()
    one.goto(f"{address}progress/", wait_until="commit")
    two.goto(f"{address}progress/", wait_until="commit")
    for each in (one, two):
        expect(each.locator('mk-progress [data-level="learning"]').first).to_be_visible(timeout=60_000)
    one.wait_for_function("() => Object.keys(localStorage).every(key => !key.includes('/pending/'))")
    assert len(one.evaluate(ANSWERS)) == 1


def test_a_tab_is_told_when_its_learner_has_gone(context: BrowserContext, page: Page, address: str, keys: Keys) -> None:
    """A second tab of a learner who ends their session shows none of their progress any more, and keeps none."""
    add_person(page, address, "Ben")
    practised(page, address, keys)
    other = context.new_page()
    other.goto(f"{address}progress/")
    expect(other.locator("mk-progress [data-level]").first).to_be_visible()
    page.goto(f"{address}me/")
    page.locator('[data-action="end-session"]').click()
    dialog(page, "end-session").locator('[data-action="leave-nothing"]').click()
    expect(page).to_have_url(address)
    expect(other.locator('mk-progress [data-level="learning"]')).to_have_count(0)
    other.wait_for_timeout(1_000)
    assert not [key for key in other.evaluate("() => Object.keys(localStorage)") if re.search(r"/p-", key)]


def test_what_was_set_aside_is_there_to_be_saved_or_let_go(page: Page, address: str, keys: Keys) -> None:
    """A damaged part of the log can be saved to a file as it was found, and removed when nobody needs it."""
    practised(page, address, keys)
    page.evaluate("() => { localStorage['mkcourse/fractions/default/log/old'] = 'no segment at all' }")
    page.goto(f"{address}me/")
    aside = page.locator('[data-part="aside"]')
    expect(aside).to_contain_text("1 part of your stored progress was damaged")
    with page.expect_download() as download:
        aside.locator('[data-action="save-aside"]').click()
    assert json.loads(Path(download.value.path()).read_text(encoding="utf-8")) == [
        {"name": "old", "text": "no segment at all"}
    ]
    aside.locator('[data-action="let-go"]').click()
    expect(aside).to_have_count(0)
    assert len(page.evaluate(ANSWERS)) == 1


def test_no_state_has_an_accessibility_fault(browser: Browser, address: str, axe: Callable[[Page], list[str]]) -> None:
    """Asking who one is, locking, the menu, the code, bringing, ending, a guest: axe finds nothing, all fits; on a
    phone and on a wide screen, in light and dark."""
    context = browser.new_context(service_workers="block", viewport={"width": 320, "height": 800})
    context.set_default_timeout(60_000)
    page = context.new_page()

    def sound(what: str) -> None:
        assert faults_on_all_screens(page, axe) == [], what

    page.goto(f"{address}me/")
    expect(page.locator("mk-me form").first).to_be_visible()
    page.locator('[data-part="lock"] summary').click()
    sound("me")
    page.locator("mk-who button").click()
    sound("menu")
    page.keyboard.press("Escape")
    expect(page.locator(".mk-who__panel")).to_have_count(0)
    for action, name in (("code", "code"), ("bring-code", "bring-code"), ("end-session", "end-session")):
        page.locator(f'[data-action="{action}"]').click()
        expect(dialog(page, name)).to_be_visible()
        if name == "code":
            expect(page.locator(".mk-qr")).to_be_visible()
        sound(name)
        page.keyboard.press("Escape")
        expect(dialog(page, name)).to_have_count(0)
    add_person(page, address, "Ben")
    page.get_by_role("button", name="Ben: your menu").click()
    page.locator('mk-who [data-action="switch"]').click()
    expect(dialog(page, "who")).to_be_visible()
    sound("who are you")
    dialog(page, "who").locator('[data-action="new"]').click()
    sound("somebody new")
    dialog(page, "who").locator('[data-action="back"]').click()
    dialog(page, "who").locator('[data-action="guest"]').click()
    page.goto(f"{address}me/")
    expect(page.locator('[data-part="guest"]')).to_be_visible()
    sound("guest")
    context.close()


def test_a_tab_that_was_open_while_the_site_was_built_anew_is_told(browser: Browser, address: str) -> None:
    """Where no service worker tells it, a learner who comes back to a tab hears of the newer course."""
    context = browser.new_context(service_workers="block")
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.clock.install()
    page.goto(address)
    expect(page.locator("html[data-mk-context]")).to_be_attached()
    context.route(
        "**/mkcourse-site.json", lambda route: route.fulfill(json={**route.fetch().json(), "edition": "newer"})
    )
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.fast_forward(700_000)
    expect(page.locator('[data-mk-notice="edition"]')).to_have_count(0)
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator('[data-mk-notice="edition"]')).to_contain_text("All you have done stays")
    context.close()
