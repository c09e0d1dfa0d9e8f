"""Every page, for everyone: small screens, keyboard, dark, without scripts, on poor servers."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any

import pytest
import web
from answers import Keys
from learner import Practice
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from site_data import all_items, changed_on_the_way, data
from sites import own_files


def test_the_page_loads_every_module_early(fractions: Path) -> None:
    """All modules of the scripts are fetched at once, not one after the other as they import each other."""
    scripts, page = own_files(fractions), (fractions / "index.html").read_text(encoding="utf-8")
    early = set(re.findall(r'<link rel="modulepreload" href="assets/mkcourse-[0-9a-f]{16}/([\w/-]+\.js)">', page))
    imported = {
        normpath(PurePosixPath(name).parent / path)
        for name in {*early, "app.js"}
        for path in re.findall(r'(?:from|import)"(\.[\w./-]+\.js)"', (scripts / name).read_text(encoding="utf-8"))
    }
    assert early == {"app.js", *imported}


def test_every_page_carries_one_strict_policy(fractions: Path) -> None:
    """All pages forbid everything that is not their own, in the same words, and run no inline script but Material's."""
    policies = set()
    for path in fractions.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        start = text.index('<meta http-equiv="Content-Security-Policy"')
        policies.add(text[start : text.index(">", start)])
    assert len(policies) == 1
    policy = policies.pop()
    for part in (
        "default-src 'self'",
        "'wasm-unsafe-eval'",
        "object-src 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
    ):
        assert part in policy
    assert (
        "'unsafe-inline'" not in policy and "'unsafe-eval'" not in policy and "http" not in policy.split("content=")[1]
    )


def test_a_lesson_reads_without_scripts(browser: Browser, address: str) -> None:
    """Without JavaScript a lesson is complete: text, pictures, mathematics, the question, and a word why no more."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}lessons/adding-unlike/")
    expect(page.locator("math").first).to_be_visible()
    expect(page.locator("mk-practice form fieldset")).to_be_visible()
    expect(page.locator("mk-practice noscript, mk-practice .mk-quiet").first).to_be_attached()
    assert page.locator("article img").first.evaluate("image => image.naturalWidth") > 0
    context.close()


def test_a_question_is_answered_by_keyboard_alone(page: Page, address: str, keys: Keys) -> None:
    """Tab, arrows, space and Enter are enough to answer, read the feedback and go on; focus never jumps by itself."""
    page.goto(f"{address}lessons/equal-parts/#practice")
    practice = Practice(page)
    item = practice.item()
    practice.form.locator("input").first.focus()
    if practice.form.get_attribute("data-type") in ("one", "many"):
        order = practice.form.locator("input").evaluate_all("inputs => inputs.map(each => each.value)")
        _choose_by_keys(page, practice, order, keys.right(item))
    else:
        page.keyboard.type(keys.right(item)[0])
    page.keyboard.press("Enter")
    expect(practice.form.locator('[data-verdict="right"]')).to_be_visible()
    expect(page.locator("[data-mk-status]")).not_to_be_empty()
    page.wait_for_timeout(450)
    practice.form.locator("button[type=submit]").focus()
    page.keyboard.press("Enter")
    expect(practice.form).not_to_have_attribute("data-item", item)
    assert page.evaluate("() => document.activeElement.closest('form.mk-item') !== null")


def _choose_by_keys(page: Page, practice: Practice, order: list[str], right: list[str]) -> None:
    if practice.form.get_attribute("data-type") == "one":
        page.keyboard.press("Space")
        for _ in range(order.index(right[0])):
            page.keyboard.press("ArrowDown")
        return
    for value in order:
        if value in right:
            page.keyboard.press("Space")
        page.keyboard.press("Tab")


def test_hints_are_shown_one_by_one_and_give_no_credit(page: Page, address: str, keys: Keys) -> None:
    """A right answer after a hint is praised but is no evidence, and says so."""
    page.goto(f"{address}lessons/equal-parts/")
    practice = Practice(page)
    practice.form.locator('[data-action="hint"]').click()
    expect(practice.form.locator("[data-hint]")).to_have_count(1)
    feedback = practice.answer(keys.right(practice.item()), "right")
    expect(feedback.locator(".mk-feedback__note")).to_be_visible()
    page.goto(f"{address}progress/")
    expect(page.locator('mk-progress [data-competency="equal-parts"] [data-level="new"]').first).to_be_visible()


def test_not_learned_yet_shows_the_solution_and_the_way_back(page: Page, address: str) -> None:
    """`I haven't learned this yet` is no wrong answer: it shows the solution and where to learn it."""
    page.goto(f"{address}lessons/unit-fractions/")
    practice = Practice(page)
    practice.form.locator('[data-action="not-learned"]').click()
    panel = practice.form.locator('[data-verdict="solution"]')
    expect(panel).to_be_visible()
    expect(panel.locator(".mk-ways a").first).to_be_visible()
    expect(practice.form.locator('[data-verdict="wrong"]')).to_have_count(0)


def test_an_answer_that_cannot_be_read_is_asked_again(page: Page, address: str, context: BrowserContext) -> None:
    """Letters in the place of a number are no wrong answer: the question stays, with its text in it."""
    page.goto(f"{address}lessons/number-line/")
    practice = Practice(page)
    while practice.form.get_attribute("data-type") != "number":
        practice.form.locator('[data-action="not-learned"]').click()
        expect(practice.form.locator('[data-verdict="solution"]')).to_be_visible()
        practice.next()
    practice.answer(["three and a bit"], "again")
    assert practice.form.locator("input[name=answer]").input_value() == "three and a bit"


def test_a_mixed_check_on_a_later_day_makes_secure(page: Page, address: str, keys: Keys) -> None:
    """What was practised on one day is asked in a mixed check on the next; a right answer makes it secure."""
    check = at_a_mixed_check(page, address, keys)
    assert keys.items[check.item()]["use"] == "check"
    expect(check.form.locator('[data-action="hint"]')).to_be_hidden()
    check.answer(keys.right(check.item()), "right")
    page.goto(f"{address}progress/")
    expect(page.locator('mk-progress [data-competency="equal-parts"] [data-level="secure"]').first).to_be_visible()


@pytest.mark.parametrize("is_choice", [True, False])
def test_a_mixed_check_shows_what_was_right(
    context: BrowserContext, page: Page, fractions: Path, address: str, keys: Keys, is_choice: bool
) -> None:
    """There is no second try, so a wrong answer is marked, and so is the right one; the solution can be unfolded."""

    def of_one_kind(made: Any) -> None:
        made["items"] = [
            each for each in made["items"] if each["use"] != "check" or ("options" in each["grading"]) == is_choice
        ]

    context.route("**/course.*.bin", changed_on_the_way(of_one_kind))
    check = at_a_mixed_check(page, address, keys)
    item = check.item()
    feedback = check.answer(keys.wrong(item), "wrong")
    if is_choice:
        for option, mark in [*((each, "right") for each in keys.right(item)), (keys.wrong(item)[0], "wrong")]:
            expect(check.form.locator(f'.mk-option:has(input[value="{option}"])')).to_have_attribute("data-mark", mark)
        expect(feedback).to_contain_text("The right answer is marked above.")
    else:
        expect(check.form.locator("[data-kind]")).to_have_attribute("data-mark", "wrong")
        shown = data(fractions, f"items/{keys.items[item]['competencies'][0]}")
        expect(feedback).to_contain_text(f"The answer: {shown['items'][item]['answer']}")
    feedback.locator("summary").click()
    expect(feedback.locator(".mk-solution")).to_be_visible()


def at_a_mixed_check(page: Page, address: str, keys: Keys) -> Practice:
    """Practises on one day and starts the mixed check on the next."""
    page.clock.install(time="2026-09-07T15:00:00")
    page.goto(f"{address}check/")
    expect(page.locator("[data-not-ready]")).to_be_visible()
    page.goto(f"{address}lessons/equal-parts/")
    practice = Practice(page)
    for _ in range(25):
        practice.answer(keys.right(practice.item()), "right")
        if practice.form.locator('[data-level-change="practised"]').count():
            break
        page.clock.fast_forward(1_000)
        practice.next()
    page.clock.set_system_time("2026-09-08T15:00:00")
    page.goto(f"{address}check/")
    page.locator('mk-mixed-set [data-action="start"]').click()
    return Practice(page, "mk-mixed-set")


def test_questions_without_own_feedback_and_solution(
    context: BrowserContext, page: Page, address: str, keys: Keys
) -> None:
    """A wrong choice gets advice that fits, and where the author wrote no solution the marks are pointed to."""

    def bare(made: Any) -> None:
        for item in made["items"].values():
            item |= {"feedback": {}, "solution": None}

    context.route("**/items/equal-parts.*.bin", changed_on_the_way(bare))
    page.goto(f"{address}lessons/equal-parts/")
    practice = Practice(page)
    advice = {"one": "Have another look at the question.", "many": "Check each option again:"}
    for _ in range(12):
        kind = practice.form.get_attribute("data-type") or ""
        feedback = practice.answer(keys.wrong(practice.item()), "wrong")
        if kind not in advice:
            practice.skip()
            continue
        expect(feedback).to_contain_text(advice.pop(kind))
        practice.form.locator('[data-action="solution"]').click()
        shown = practice.form.locator('[data-verdict="solution"]')
        expect(shown).to_contain_text("The right answer is marked above.")
        if not advice:
            return
        practice.next()
    raise AssertionError(f"no question of the lesson is of the type {set(advice)}")


def test_a_hint_takes_the_demand_for_an_answer_away(page: Page, address: str) -> None:
    """The demand to choose goes when the learner takes a hint instead."""
    page.goto(f"{address}lessons/equal-parts/")
    practice = Practice(page)
    practice.check()
    expect(practice.form.locator('[data-verdict="again"]')).to_be_visible()
    practice.form.locator('[data-action="hint"]').click()
    expect(practice.form.locator("[data-hint]")).to_have_count(1)
    expect(practice.form.locator('[data-verdict="again"]')).to_have_count(0)


def test_the_map_of_a_small_course_is_no_larger_than_text(page: Page, welcome: Path) -> None:
    """A few competencies are not blown up to the width of the page, and stand in its middle."""
    with web.served(welcome) as url:
        page.goto(url)
        scale, aside = page.locator("svg.mk-map").evaluate(
            """map => {
                const [box, frame] = [map, map.parentElement].map(each => each.getBoundingClientRect());
                return [box.width / map.viewBox.baseVal.width, box.left + box.width / 2 - frame.left - frame.width / 2];
            }"""
        )
    assert scale * 11.5 <= 16
    assert abs(aside) < 2


def test_answers_are_in_no_page_and_not_in_the_search_index(fractions: Path) -> None:
    """Feedback and solutions are in the items' files alone: no page and no search finds them."""
    secrets = set()
    for file in all_items(fractions).values():
        for item in file["items"].values():
            secrets |= {html for html in item["feedback"].values() if len(html) > 60}
    assert len(secrets) > 100
    for path in [*fractions.rglob("*.html"), fractions / "search" / "search_index.json"]:
        text = path.read_text(encoding="utf-8")
        assert not [secret for secret in secrets if secret in text], path


POOR_TYPES = {
    ".wasm": "application/octet-stream",
    ".json": "text/plain",
    ".zip": "application/octet-stream",
    ".svg": "image/svg+xml",
}


class PoorServer(http.server.SimpleHTTPRequestHandler):
    """No useful types but for what browsers insist on, no caching, no dates."""

    def guess_type(self, path: object) -> str:
        suffix = Path(str(path)).suffix
        return POOR_TYPES.get(
            suffix,
            {"": "text/html", ".html": "text/html", ".css": "text/css", ".js": "text/javascript"}.get(suffix, ""),
        )

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def poor_address(fractions: Path) -> Iterator[str]:
    handler = functools.partial(PoorServer, directory=str(fractions))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_server_with_wrong_types_is_good_enough(context: BrowserContext, poor_address: str, keys: Keys) -> None:
    """A server that calls WebAssembly `application/octet-stream` and JSON `text/plain` still serves a course."""
    page = context.new_page()
    page.goto(f"{poor_address}lessons/equal-parts/")
    practice = Practice(page)
    practice.answer(keys.right(practice.item()), "right")


def test_without_webassembly_answers_are_kept_and_the_lesson_reads(
    context: BrowserContext, page: Page, address: str
) -> None:
    """Where Python can't run the learner is told kindly, and an answer that only Python could judge stays
    stored."""

    def refuse(route: Route) -> None:
        route.abort()

    context.route("**/pyodide.js", refuse)
    page.goto(f"{address}lessons/adding-like/")
    practice = Practice(page)
    practice.fill(["77/78"])
    practice.check()
    expect(practice.form).to_contain_text("Your answer is kept")
    expect(page.locator('[data-mk-notice="engine.failed"]')).to_be_visible()
    pending = """() => Object.keys(localStorage).some(
        key => key.includes('/pending/') && localStorage[key].includes('Attempted'))"""
    assert page.evaluate(pending)


def test_a_course_that_does_not_load_is_told(context: BrowserContext, page: Page, address: str) -> None:
    """Where the course's data can't be fetched the lesson still reads, and a sentence says why there is no practice."""
    context.route("**/book.*.bin", lambda route: route.abort())
    page.goto(f"{address}lessons/equal-parts/")
    expect(page.get_by_role("alert")).to_contain_text("The questions could not start here")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
