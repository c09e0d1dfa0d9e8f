"""Programs are written with the keyboard alone, with and without the editor, and are kept."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
import web
from playwright.sync_api import Page, expect
from programs import SOLUTION, Program

FOCUSED_EARLY = """addEventListener("DOMContentLoaded", () =>
  document.querySelector('form[data-item="double"] textarea')?.focus())"""


def test_who_is_quicker_than_the_scripts_gets_the_editor_too(page: Page, place: str) -> None:
    """A program whose text has the focus before the page's scripts are there has the editor as soon as they are."""
    page.add_init_script(FOCUSED_EARLY)
    page.goto(f"{place}lessons/printing/")
    expect(page.locator('form[data-item="double"] .cm-content')).to_be_focused()


def test_a_draft_survives_a_reload(double: Program, lesson: Page) -> None:
    """What was typed and not checked is there again; a solved question begins anew; Start again asks first."""
    double.write("# a draft")
    lesson.wait_for_timeout(200)
    lesson.reload()
    expect(double.form.locator("textarea")).to_have_value("# a draft")
    double.open().form.locator('[data-action="reset"]').click()
    double.form.get_by_role("button", name="No, keep it").click()
    expect(double.editor).to_contain_text("# a draft")
    double.form.locator('[data-action="reset"]').click()
    double.form.get_by_role("button", name="Yes, start again").click()
    expect(double.editor).to_contain_text("def double(n):")
    double.write(SOLUTION).check("right")
    lesson.reload()
    expect(double.form.locator("textarea")).to_have_value("def double(n):\n    pass\n")


def test_a_reload_and_a_second_program_share_one_python(lesson: Page) -> None:
    """Two questions of a page have one sandbox, and each its own console."""
    double, greet = Program(lesson, "double"), Program(lesson, "greet")
    assert double.prints("print('one')") == "one\n"
    assert greet.prints("print('two')") == "two\n"
    assert double.console.inner_text() == "one\n"
    assert lesson.locator("iframe").count() == 1


def test_the_keyboard_is_enough(lesson: Page) -> None:
    """Tab indents, Escape and Tab leave, Ctrl+Enter runs; the editor says so to those who can't see it."""
    double = Program(lesson, "double").open()
    expect(double.editor).to_be_focused()
    assert "Escape" in str(double.editor.get_attribute("aria-description"))
    assert double.editor.get_attribute("aria-label") == "Your program"
    keys = lesson.keyboard
    keys.press("Control+A")
    keys.type("if True:")
    keys.press("Enter")
    keys.type("print(4)")
    keys.press("Control+Enter")
    expect(double.console).to_have_text("4\n")
    keys.press("Enter")
    keys.press("Tab")
    expect(double.editor).to_be_focused()
    keys.press("Escape")
    keys.press("Tab")
    expect(double.form.locator('[data-action="run"]')).to_be_focused()
    keys.press("Enter")
    expect(double.console).to_have_text("4\n")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(lesson: Page, axe: Callable[[Page], list[str]], scheme: str, told: web.Watched) -> None:
    """No fault of accessibility: untouched, with an error, with a waiting input and with results; nor at 360 px."""
    lesson.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    lesson.set_viewport_size({"width": 360, "height": 800})
    assert axe(lesson) == []
    double, greet = Program(lesson, "double"), Program(lesson, "greet")
    greet.run('# text\nname = input("Who? ")')
    expect(greet.form.locator(".mk-console__field")).to_be_visible()
    double.run("print(1)\nprint(nothing_like_that)")
    expect(double.error()).to_be_visible()
    assert axe(lesson) == []
    double.write("def double(n):\n    return n").check("wrong")
    assert axe(lesson) == []
    wide = lesson.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    assert told.complaints == []


def test_programs_can_be_written_without_the_editor(page: Page, place: str) -> None:
    """Where the editor can't be loaded, the text area serves."""
    page.route("**/vendor/editor.js", lambda route: route.abort())
    page.goto(f"{place}lessons/printing/")
    form = page.locator('mk-question form[data-item="double"][data-mounted]')
    form.locator("textarea").fill(SOLUTION)
    form.locator("button[type=submit]").click()
    expect(form.locator('[data-verdict="right"]')).to_be_visible()


def test_without_a_sandbox_nothing_counts(page: Page, place: str) -> None:
    """Where Python can't be started, the learner is told so, and the answer is not counted as wrong."""
    page.route("**/sandbox.json", lambda route: route.abort())
    page.goto(f"{place}lessons/printing/")
    form = page.locator('mk-question form[data-item="double"][data-mounted]')
    form.locator("textarea").fill(SOLUTION)
    form.locator("button[type=submit]").click()
    expect(form.locator('[data-verdict="again"]')).to_be_visible()
    expect(form.locator('[data-code-error="unstartable"]')).to_be_visible()
    page.unroute("**/sandbox.json")
    page.wait_for_timeout(500)  # a second press at once counts as a double click
    form.locator("button[type=submit]").click()
    expect(form.locator('[data-verdict="right"]')).to_be_visible()


def test_an_answer_in_the_log_holds_the_program(double: Program) -> None:
    """Program and passed tests are kept with the answer."""
    double.write(SOLUTION).check("right")
    stored = double.page.evaluate("() => Object.entries(localStorage).filter(([key]) => key.includes('/log/'))")
    events = [event for _, text in stored for event in json.loads(text)["events"]]
    (attempt,) = [event for event in events if event["type"] == "Attempted"]
    assert attempt["response"]["code"] == SOLUTION
    assert len(attempt["response"]["passed"]) == 3 and attempt["response"]["ran"] is True
