"""The teacher's preview under `serve`, as a teacher uses it: walking as somebody, why, the map, the questions."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from mkcourse.authoring.serve import Server, serve

COURSES = Path(__file__).parents[2] / "courses"
WAIT = 90_000
OWN = "mkcourse/welcome/default/"
GROWS = """([who, length]) => Object.entries(localStorage)
    .filter(([key]) => key.startsWith(`mkcourse/welcome/walk-${who}/log/`))
    .reduce((sum, [, text]) => sum + text.length, 0) > length"""
"""Whether more is logged of a made-up student than so many letters."""

Axe = Callable[[Page], list[str]]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    course = tmp_path_factory.mktemp("preview") / "course"
    shutil.copytree(COURSES / "welcome", course, ignore=shutil.ignore_patterns("site"))
    server = serve(course, port=0)
    threading.Thread(target=server.http.serve_forever, daemon=True).start()
    yield server
    server.close()


@pytest.fixture
def walking(context: BrowserContext, server: Server) -> Page:
    """The course's home, with the bar open."""
    context.set_default_timeout(WAIT)
    expect.set_options(timeout=WAIT)
    page = context.new_page()
    page.goto(server.url)
    expect(page.locator(".mk-walk__body")).to_be_visible()
    return page


def press(page: Page, name: str) -> None:
    """Presses what loads the page anew, and waits until it has."""
    page.evaluate("window.isOld = true")
    page.locator(f'[data-walk="{name}"]').click()
    page.wait_for_function("() => window.isOld === undefined && document.querySelector('.mk-walk')")


def stored(page: Page, start: str) -> dict[str, str]:
    """What the browser has stored under keys that begin so."""
    found: dict[str, str] = page.evaluate(
        "start => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith(start)))", start
    )
    return found


def log_of(page: Page, who: str) -> str:
    """All events of a made-up student, as they are stored."""
    return "".join(stored(page, f"mkcourse/welcome/walk-{who}/log/").values())


def test_a_teacher_walks_as_a_student_and_stays_untouched(walking: Page, server: Server) -> None:
    """A made-up student has real progress, a reload keeps who it is, and the teacher's own progress is as it was."""
    page = walking
    page.goto(f"{server.url}lessons/remembering/")
    page.wait_for_function(f"() => Object.keys(localStorage).some((key) => key.startsWith('{OWN}log/'))")
    page.goto(server.url)
    expect(page.locator("mk-home .mk-card--first").first).to_be_visible()
    page.wait_for_timeout(1000)  # what the lesson's end brings is logged
    before = stored(page, f"{OWN}log/")
    press(page, "weak")
    chosen = page.locator('[data-walk="weak"]')
    expect(chosen).to_have_attribute("aria-pressed", "true")
    expect(chosen).to_be_focused()
    made = log_of(page, "weak")
    assert made.count("Attempted") > 5
    page.goto(f"{server.url}lessons/remembering/")
    expect(chosen).to_have_attribute("aria-pressed", "true")
    page.wait_for_function(GROWS, arg=["weak", len(made)])
    press(page, "you")
    expect(page.locator('[data-walk="you"]')).to_have_attribute("aria-pressed", "true")
    page.goto(server.url)
    assert before.items() <= stored(page, f"{OWN}log/").items()
    assert "made-weak" not in "".join(stored(page, OWN).values())


def test_the_clock_moves_and_comes_back(walking: Page) -> None:
    """A week on, the day is another; back to now takes back what was done since, and a reload keeps the time."""
    page = walking
    expect(page.locator('[data-walk="week-on"]')).to_have_count(0)
    press(page, "returning")
    today = page.locator("#mk-walk-clock")
    now, log = today.inner_text(), log_of(page, "returning")
    press(page, "week-on")
    expect(today).not_to_have_text(now)
    later = today.inner_text()
    page.reload()
    expect(today).to_have_text(later)
    page.goto(f"{page.url}lessons/remembering/")
    page.wait_for_function(GROWS, arg=["returning", len(log)])
    page.locator('[data-walk="back-to-now"]').wait_for()
    press(page, "back-to-now")
    expect(today).to_have_text(now)
    expect(page.locator('[data-walk="back-to-now"]')).to_have_count(0)
    assert len(log_of(page, "returning")) < len(log) + 500  # at most that the lesson was opened again


def test_starting_over_makes_the_student_anew(walking: Page) -> None:
    """What was done as the student is gone, and the student is as the simulation made it."""
    page = walking
    press(page, "strong")
    made = log_of(page, "strong")
    page.evaluate("localStorage.setItem('mkcourse/welcome/walk-strong/mine', 'kept')")
    press(page, "start-over")
    assert "mkcourse/welcome/walk-strong/mine" not in stored(page, "mkcourse/welcome/walk-strong/")
    assert abs(len(log_of(page, "strong")) - len(made)) < 500
    expect(page.locator('[data-walk="strong"]')).to_have_attribute("aria-pressed", "true")


def test_why_this_says_the_reasons(walking: Page, axe: Axe) -> None:
    """What is offered, the next question and the beliefs stand there in words, with the numbers behind a detail."""
    page = walking
    press(page, "returning")
    expect(page.locator("mk-home .mk-card--first").first).to_be_visible()
    page.locator('[data-walk="why"]').click()
    why = page.locator(".mk-why")
    expect(why).to_contain_text("For a student back after three weeks")
    expect(why.locator("ol > li").first).to_be_visible()
    expect(why).to_contain_text("The next question in practice")
    expect(why.locator('a[href*="preview/questions/"]')).to_have_count(1)
    for detail in why.locator("summary").all():
        detail.click()
    expect(why).to_contain_text(re.compile(r"There (was|were) \d+ questions? to choose from"))
    expect(why).to_contain_text(re.compile(r"right with a chance of \d+\s?%"))
    assert "preview." not in why.inner_text() and "home." not in why.inner_text()
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(why).to_have_count(0)
    expect(page.locator('[data-walk="why"]')).to_be_focused()


def test_a_question_is_tried_and_nothing_is_kept(walking: Page, server: Server, axe: Axe) -> None:
    """The live question is graded with the author's feedback, and no answer goes into anybody's progress."""
    page = walking
    page.goto(f"{server.url}preview/questions/?type=one")
    page.locator("tbody th a").first.click()
    form = page.locator("mk-trial form")
    expect(form).to_be_visible()
    page.wait_for_function("() => document.querySelector('[data-walk]')")
    wrong = page.locator(".mk-written__answer--wrong .mk-written__said > div:first-child").first.inner_text().strip()
    form.locator("label", has_text=wrong).first.click()
    form.locator('[data-action="check"]').click()
    expect(form.locator(".mk-item__feedback")).to_contain_text("Not quite.")
    assert not any("Attempted" in text for text in stored(page, "mkcourse/").values())
    assert axe(page) == []


def test_questions_are_found_while_typing(walking: Page, server: Server, axe: Axe) -> None:
    """The list follows search and filters without a page load, and its address can be kept."""
    page = walking
    page.goto(f"{server.url}preview/questions/")
    count = page.locator(".mk-preview-count")
    expect(count).to_have_text(re.compile(r"^2\d questions$"))
    page.wait_for_function("() => document.querySelector('.mk-walk')")
    page.locator('select[name="use"]').select_option("check")
    expect(count).to_have_text("4 questions")
    expect(page).to_have_url(re.compile(r"use=check"))
    page.locator('input[name="search"]').press_sequentially("zzz")
    expect(count).to_have_text("0 questions")
    page.reload()
    expect(count).to_have_text("0 questions")
    assert axe(page) == []


@pytest.mark.parametrize("path", ["preview/", "preview/answers/"])
def test_map_and_answers_can_be_read_by_all(walking: Page, server: Server, axe: Axe, path: str) -> None:
    """The pages have no fault of accessibility, and fit a narrow window."""
    page = walking
    page.goto(f"{server.url}{path}")
    expect(page.locator(".mk-walk")).to_be_visible()
    assert axe(page) == []
    page.set_viewport_size({"width": 360, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_bar_on_a_telephone_is_small_and_hides_nothing(context: BrowserContext, server: Server, axe: Axe) -> None:
    """It begins closed, opens and closes by keyboard, and the page's end can be scrolled above it."""
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(server.url)
    toggle = page.locator(".mk-walk__toggle")
    expect(toggle).to_have_attribute("aria-expanded", "false", timeout=WAIT)
    toggle.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mk-walk__body")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe(page) == []
    page.keyboard.press("Enter")
    expect(page.locator(".mk-walk__body")).to_be_hidden()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last = page.locator(".md-footer :is(a, p, div):visible").last.bounding_box()
    bar = toggle.bounding_box()
    assert last and bar and last["y"] + last["height"] <= bar["y"] + 1
