"""Pages on paper: worksheets with and without answers, and what stays away when a page is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
import web
from pages import PAGES
from playwright.sync_api import BrowserContext, Locator, Page, expect
from sites import site_of

COURSES = Path(__file__).parents[2] / "courses"
PAPER = {"width": 680, "height": 1000}
"""Pixels of CSS between the margins of A4: 180 mm by 265 mm."""
ON_PAPER = """() => {
  document.body.offsetTop; // from here on the styles are those of paper, and what changes slowly is there at once
  for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish();
  const seen = each => each.checkVisibility({visibilityProperty: true}) && each.getBoundingClientRect().width > 1;
  const all = [...document.querySelectorAll("article *")].filter(seen);
  const name = each => each.outerHTML.slice(0, 100);
  const brush = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const light = (...layers) => {
    for (const colour of layers) { brush.fillStyle = colour; brush.fillRect(0, 0, 1, 1); }
    return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3).map(each => each / 255)
      .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
      .reduce((sum, each, place) => sum + each * [0.2126, 0.7152, 0.0722][place], 0);
  };
  const contrast = each => {
    const grounds = [];
    for (let at = each; at; at = at.parentElement) grounds.unshift(getComputedStyle(at).backgroundColor);
    const [less, more] = [light("#fff", ...grounds), light(getComputedStyle(each).color)].sort((a, b) => a - b);
    return (more + 0.05) / (less + 0.05);
  };
  const isRead = each => [...each.childNodes].some(({nodeType, data}) => nodeType === 3 && data.trim());
  return {
    pale: all.filter(each => !each.closest("svg") && isRead(each) && contrast(each) < 4.5).map(name),
    wide: all
      .filter(each => !each.closest("svg, math") && each.getBoundingClientRect().right > innerWidth + 1)
      .map(name),
    controls: all.filter(each => each.matches("button, a.mk-button, input[type=file]")).map(name),
    words: document.querySelector("article").innerText.trim(),
    ground: [document.documentElement, document.body].map(each => getComputedStyle(each).backgroundColor),
  };
}"""


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(COURSES / "question-types", tmp_path_factory)


def sheet(page: Page, address: str, *, count: int, number: int = 1, answers: bool = True) -> Locator:
    """A worksheet on all that the course teaches."""
    page.goto(f"{address}worksheets/")
    form = page.locator("mk-worksheet form")
    expect(form).to_be_visible()
    for box in form.locator("[name=competency]").all():
        box.check()
    form.locator("[name=count]").fill(str(count))
    form.locator("[name=sheet]").fill(str(number))
    form.locator("[name=answers]").set_checked(answers)
    form.locator('[data-action="make"]').click()
    made = page.locator(".mk-worksheet__sheet")
    expect(made.locator(".mk-paper-head")).to_be_visible()
    return made


def test_every_kind_of_question_stands_on_paper(context: BrowserContext, kinds: Path) -> None:
    """Nothing on a worksheet is a control; there is a place to write for each question; formulas are whole; the answers
    are a part of their own, one for each question."""
    page = context.new_page()
    with web.served(kinds) as address:
        made = sheet(page, address, count=40)
        questions = made.locator(".mk-paper")
        assert questions.count() >= 25
        expect(made.locator("input, select, textarea, button, [contenteditable]")).to_have_count(0)
        for question in questions.all():
            places = question.locator(".mk-paper__box, .mk-paper__gap, .mk-paper__line, .mk-paper__number")
            assert places.count() > 0, question.inner_text()
        expect(made.locator("math").first).to_be_visible()
        assert made.locator(".mk-paper-answers li > div, .mk-paper-answers li > p").count() >= questions.count()
        expect(made.locator("[id]")).to_have_count(0)


def test_a_sheets_number_says_all(context: BrowserContext, kinds: Path) -> None:
    """The same number makes the same sheet, another number another one; without answers there are none."""
    page = context.new_page()
    with web.served(kinds) as address:
        first = sheet(page, address, count=8).inner_text()
        assert sheet(page, address, count=8).inner_text() == first
        assert sheet(page, address, count=8, number=2).inner_text() != first.replace("Sheet 1", "Sheet 2")
        expect(sheet(page, address, count=8, answers=False).locator(".mk-paper-answers")).to_have_count(0)


@pytest.mark.parametrize("name", ["", "lessons/choices/", "plan/", "progress/", "me/", "worksheets/"])
def test_a_printed_page_is_what_is_read(context: BrowserContext, kinds: Path, name: str) -> None:
    """On paper no page shows its navigation, its footer or a button, and each keeps its title."""
    page = context.new_page()
    with web.served(kinds) as address:
        page.goto(f"{address}{name}")
        page.wait_for_function("document.documentElement.dataset.mkStarted !== undefined")
        page.emulate_media(media="print")
        expect(page.locator("button:visible, nav:visible, .md-header:visible, .md-footer:visible")).to_have_count(0)
        if name != "plan/":  # it has a sheet of paper of its own
            expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_no_page_is_blank_dark_or_wider_than_paper(context: BrowserContext, address: str) -> None:
    """Printed from a dark screen every page has dark words on white, nothing beyond the edge of A4 and no control."""
    page = context.new_page()
    page.set_viewport_size({"width": PAPER["width"], "height": PAPER["height"]})
    faults = {}
    for path in PAGES:
        page.emulate_media(media="screen", color_scheme="dark")
        page.goto(f"{address}{path}")
        page.wait_for_function("document.documentElement.dataset.mkStarted !== undefined")
        page.emulate_media(media="print", color_scheme="dark")
        found = page.evaluate(ON_PAPER)
        is_dark = any(each not in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)") for each in found["ground"])
        if found["pale"] or found["wide"] or found["controls"] or not found["words"] or is_dark:
            faults[path] = found
    assert faults == {}


@pytest.mark.parametrize("path", ["", "me/", "lessons/equal-parts/", "projects/family-recipe/"])
def test_no_sheet_of_paper_begins_empty(context: BrowserContext, address: str, path: str) -> None:
    """On the first sheet there is more than the title: what follows it is not pushed to the next one."""
    page = context.new_page()
    page.set_viewport_size({"width": PAPER["width"], "height": PAPER["height"]})
    page.goto(f"{address}{path}")
    page.wait_for_function("document.documentElement.dataset.mkStarted !== undefined")
    page.emulate_media(media="print")
    tall = page.locator("article .mk-card:visible, article figure:visible, article svg.mk-map:visible").evaluate_all(
        "all => all.filter(each => getComputedStyle(each).breakInside === 'avoid')"
        ".map(each => each.getBoundingClientRect().height)"
    )
    assert all(height <= PAPER["height"] for height in tall)
