"""The lobby: practice goes on while the engine is on its way, and where it cannot be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from answers import Keys
from learner import MOMENT, Practice
from playwright.sync_api import Browser, BrowserContext, Route, expect

LESSON = "lessons/adding-like/"
ENGINE = "**/pyodide.js"
ANSWERS = """(events) => events.filter((event) => event.type === "Attempted")
  .map((event) => [event.item, event.try, event.outcome?.verdict])"""
LOG = f"""() => ({ANSWERS})(Object.keys(localStorage).filter((key) => key.includes("/log/"))
  .flatMap((key) => JSON.parse(localStorage[key]).events))"""
PENDING = f"""() => ({ANSWERS})(Object.keys(localStorage).filter((key) => key.includes("/pending/"))
  .map((key) => JSON.parse(localStorage[key])))"""
WITHOUT_WEBASSEMBLY = "delete globalThis.WebAssembly;"


class Held:
    """The engine's file, which a browser has asked for and does not get before it is let go."""

    def __init__(self, context: BrowserContext) -> None:
        self._routes: list[Route] | None = []
        context.route(ENGINE, self._take)

    def _take(self, route: Route) -> None:
        if self._routes is None:
            route.continue_()
        else:
            self._routes.append(route)

    def let_go(self) -> None:
        waiting, self._routes = self._routes or [], None
        for route in waiting:
            route.continue_()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(service_workers="block", viewport={"width": 360, "height": 800})
    context.set_default_timeout(MOMENT)
    yield context
    context.close()


def told(practice: Practice, answer: list[str], verdict: str) -> str:
    """Answers, and returns what is said of it; the engine may not be there."""
    practice.fill(answer)
    practice.check()
    feedback = practice.form.locator(f'[data-verdict="{verdict}"]')
    expect(feedback).to_be_visible()
    return feedback.inner_text()


def answered(practice: Practice, keys: Keys) -> list[object]:
    """Answers the question that is shown, a choice wrong and what is typed right: item, number of the try, verdict."""
    item = practice.item()
    is_choice = practice.form.get_attribute("data-type") in ("one", "many")
    verdict = "wrong" if is_choice else "right"
    told(practice, keys.wrong(item) if is_choice else keys.right(item), verdict)
    return [item, 1, verdict]


def test_practice_with_feedback_needs_no_engine(context: BrowserContext, address: str, keys: Keys) -> None:
    """While the engine is on its way answers get their feedback and other questions follow; a reload loses nothing; the
    engine, when it comes, takes over all of them, each once and in order, with the same verdicts."""
    held = Held(context)
    page = context.new_page()
    page.goto(address + LESSON)
    practice = Practice(page)
    given = []
    for _ in range(2):
        given.append(answered(practice, keys))
        if given[-1][2] == "right":
            practice.next()
        else:
            practice.skip()
    last = practice.item()
    told(practice, keys.wrong(last), "wrong")
    given.append([last, 1, "wrong"])
    assert len({item for item, *_ in given}) == 3
    assert {verdict for *_, verdict in given} == {"right", "wrong"}
    expect(page.locator(".mk-practice__why")).to_contain_text("in a moment")

    page.reload()
    practice = Practice(page)
    assert practice.item() == last
    expect(practice.form.locator('[data-verdict="wrong"]')).to_be_visible()
    assert page.evaluate(LOG) == []
    assert sorted(page.evaluate(PENDING)) == sorted([item, tries, None] for item, tries, _ in given)

    held.let_go()
    practice.settled()
    assert page.evaluate(LOG) == given
    expect(practice.form.locator('[data-verdict="wrong"]')).to_be_visible()
    page.reload()
    expect(page.locator('mk-practice [data-level="learning"]').first).to_be_visible()
    assert page.evaluate(LOG) == given


def test_the_lobby_and_the_engine_say_the_same(
    context: BrowserContext, address: str, keys: Keys, browser: Browser
) -> None:
    """The panel of a wrong answer reads alike whether it was looked up or judged by the engine."""
    held = Held(context)
    early = context.new_page()
    early.goto(address + LESSON)
    practice = Practice(early)
    item = practice.item()
    lobby = told(practice, keys.wrong(item), "wrong")
    held.let_go()
    practice.settled()

    later = browser.new_context(service_workers="block", viewport={"width": 360, "height": 800})
    page = later.new_page()
    page.goto(address + LESSON)
    practice = Practice(page)
    assert practice.item() == item
    page.wait_for_function(
        "() => Object.keys(localStorage).some((key) => key.includes('/log/'))"
    )  # the lesson's opening
    assert told(practice, keys.wrong(item), "wrong") == lobby
    later.close()


def test_an_answer_that_nobody_foresaw_waits_and_practice_goes_on(
    context: BrowserContext, address: str, keys: Keys
) -> None:
    """A response that is not in the table is kept and said to be checked in a moment; the learner may go on, and the
    engine judges it when it comes."""
    held = Held(context)
    page = context.new_page()
    page.goto(address + LESSON)
    practice = Practice(page)
    item = practice.item()
    practice.fill(["77/78"])
    practice.check()
    expect(practice.form.locator('[data-verdict="waiting"]')).to_contain_text("Checked in a moment")
    practice.skip()
    second = practice.item()
    told(practice, keys.right(second), "right")
    held.let_go()
    practice.settled()
    assert page.evaluate(LOG) == [[item, 1, "wrong"], [second, 1, "right"]]
    expect(practice.form.locator('[data-verdict="right"]')).to_be_visible()


def test_where_webassembly_is_blocked_practice_goes_on_and_says_so(
    context: BrowserContext, address: str, keys: Keys
) -> None:
    """Without WebAssembly answers get their feedback, questions come in a fixed order, which is said in words, and none
    comes again soon; all answers are kept."""
    context.add_init_script(WITHOUT_WEBASSEMBLY)
    context.route("**/engine-worker*.js", without_webassembly)
    page = context.new_page()
    page.goto(address + LESSON)
    practice = Practice(page)
    expect(page.locator('[data-mk-notice="engine.failed"]')).to_contain_text("fixed order")
    shown = []
    for _ in range(3):
        shown.append(practice.item())
        told(practice, keys.right(shown[-1]), "right")
        practice.next()
    expect(page.locator(".mk-practice__why")).to_contain_text("fixed order")
    page.reload()
    practice = Practice(page)
    assert practice.item() not in shown
    assert len(set(shown)) == 3
    assert len(page.evaluate(PENDING)) == 3


def without_webassembly(route: Route) -> None:
    """The script as it is, in a browser that has no WebAssembly."""
    answer = route.fetch()
    route.fulfill(response=answer, body=WITHOUT_WEBASSEMBLY + answer.text())
