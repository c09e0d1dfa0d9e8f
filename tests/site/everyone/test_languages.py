"""Courses and interfaces in other languages than English, Arabic among them, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import web
from learner import Practice
from playwright.sync_api import Page, expect

from mkcourse.authoring.build.words import words_for

Opener = Callable[..., Any]

PAGES = ("", "plan/", "progress/", "me/", "check/", "review/", "placement/", "lessons/halves/", "lessons/adding/")
ARABIC = words_for("ar")
GERMAN = words_for("de")

WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
DIRECTION = "(element) => getComputedStyle(element).direction"
LEFT = "(element) => element.getBoundingClientRect().left"

OTHER_SENTENCES = """known => {
  const found = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const sentence = text.data.replace(/\\s+/g, " ").trim();
    const language = text.parentElement.closest("[lang]").lang;
    if (language === "ar" && known.includes(sentence) && text.parentElement.localName !== "option") found.add(sentence);
  }
  return [...found];
}"""
"""German sentences that stand in a part of the page that says it is Arabic."""


@pytest.mark.parametrize("width", [1280, 360])
def test_a_course_in_arabic_runs_from_right_to_left(arabic: str, opened: Opener, width: int) -> None:
    """Every page of a course in Arabic is right to left, says so, and is no wider than the window."""
    page = opened(width=width).new_page()
    for path in PAGES:
        page.goto(arabic + path)
        expect(page.locator("mk-who button").first).to_be_attached()
        assert page.locator("html").get_attribute("lang") == "ar", path
        assert page.locator("h1").evaluate(DIRECTION) == "rtl", path
        assert page.evaluate(WIDER) <= 0, path


def test_mathematics_and_programs_stay_from_left_to_right_in_arabic(arabic: str, opened: Opener) -> None:
    """In a lesson in Arabic, formulas and code are left to right, and text stands at the right."""
    page = opened().new_page()
    page.goto(f"{arabic}lessons/halves/")
    assert page.locator("article math").first.evaluate(DIRECTION) == "ltr"
    assert page.locator("article pre code").first.evaluate(DIRECTION) == "ltr"
    text, block = page.locator("article > p").first, page.locator("article pre").first
    assert text.evaluate("e => getComputedStyle(e).textAlign") in ("start", "right")
    assert block.evaluate("e => getComputedStyle(e).textAlign") == "left"


def test_an_arrow_in_arabic_points_on_to_the_left(arabic: str, opened: Opener) -> None:
    """The arrow of the button that goes on is mirrored where lines run to the left."""
    page = opened().new_page()
    page.goto(arabic)
    page.wait_for_selector(".mk-card--first .mk-icon--arrow")
    page.wait_for_function(  # the card may be drawn anew meanwhile
        """() => {
          const arrow = document.querySelector(".mk-card--first .mk-icon--arrow");
          return arrow !== null && new DOMMatrix(getComputedStyle(arrow).transform).a === -1;
        }"""
    )


def test_questions_in_arabic_are_answered_and_told_in_arabic(arabic: str, opened: Opener) -> None:
    """The verdict on an answer in a course in Arabic is in Arabic."""
    page = opened().new_page()
    page.goto(f"{arabic}lessons/halves/")
    question = page.locator("mk-question form[data-mounted]")
    question.locator("label.mk-option").first.click()
    question.locator("button[type=submit]").click()
    told = question.locator('[data-verdict="right"], [data-verdict="wrong"]')
    expect(told).to_be_visible()
    assert any(ARABIC[key] in told.inner_text() for key in ("verdict.right", "verdict.wrong"))


def test_a_decimal_comma_is_shown_and_read_in_german(german: str, opened: Opener) -> None:
    """In a course in German 0,3 is right, the key on the page writes a comma, and formulas have no gap behind it."""
    page = opened(width=360, has_touch=True, is_mobile=True).new_page()
    page.goto(f"{german}lessons/lesen/")
    assert page.locator("article > p math").first.text_content() == "0,25"
    question = page.locator("mk-question form[data-mounted]")
    question.locator("input").press_sequentially("0")
    question.get_by_role("button", name=words_for("de")["keys.decimal"]).click()
    question.locator("input").press_sequentially("3")
    expect(question.locator("input")).to_have_value("0,3")
    question.locator("button[type=submit]").click()
    expect(question.locator('[data-verdict="right"]')).to_be_visible()


def test_numbers_dates_and_lists_follow_the_language(german: str, arabic: str, opened: Opener) -> None:
    """Percent in German has a space before its sign; Arabic keeps the digits of the formulas."""
    page = opened(settings={}, course="dezimalzahlen").new_page()
    page.goto(f"{german}me/")
    expect(page.locator("mk-access")).to_contain_text("150\u00a0%")
    page.goto(f"{arabic}plan/")
    expect(page.locator("mk-plan")).to_contain_text("15")
    assert not set("٠١٢٣٤٥٦٧٨٩") & set(page.locator("mk-plan").inner_text())


@pytest.mark.parametrize("path", ["", "plan/", "progress/", "me/", "check/", "placement/", "lessons/lesen/"])
def test_a_learner_may_read_labels_in_another_language(german: str, opened: Opener, path: str) -> None:
    """With Arabic chosen in a German course, no German word of ours is left in what says it is Arabic."""
    page = opened("dezimalzahlen", {"language": "ar"}).new_page()
    page.goto(german + path)
    expect(page.locator("mk-who button").first).to_be_attached()
    html = page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl")
    expect(page.get_by_role("link", name=ARABIC["shell.home"]).first).to_be_attached()
    left = [german for key, german in GERMAN.items() if ARABIC.get(key) != german]
    assert page.evaluate(OTHER_SENTENCES, left) == []


def test_the_course_keeps_its_own_language_inside_a_foreign_interface(german: str, opened: Opener) -> None:
    """Under an Arabic interface a German lesson and its questions are German and left to right, our buttons are not."""
    page = opened("dezimalzahlen", {"language": "ar"}).new_page()
    page.goto(f"{german}lessons/lesen/")
    practice = Practice(page)
    article, stem = page.locator("article"), practice.form.locator(".mk-item__stem").first
    assert [each.get_attribute("lang") for each in (article, stem)] == ["de", "de"]
    assert [each.evaluate(DIRECTION) for each in (article, stem)] == ["ltr", "ltr"]
    check = practice.form.locator("button[type=submit]")
    assert check.inner_text() == ARABIC["item.check"]
    assert check.evaluate("e => e.closest('[lang]').lang") == "ar"
    assert check.evaluate(DIRECTION) == "rtl"
    assert page.title().startswith("Dezimalzahlen lesen")


def test_pages_reached_by_instant_navigation_speak_the_learners_language_too(german: str, opened: Opener) -> None:
    """What instant navigation brings is told in the learner's language before it is seen."""
    page = opened("dezimalzahlen", {"language": "ar"}).new_page()
    page.goto(german)
    expect(page.locator("mk-home [data-activity], mk-home .mk-card__title").first).to_be_visible()
    page.wait_for_function(web.THEME_RUNS)
    page.evaluate("window.mark = 1")
    page.get_by_role("link", name=ARABIC["shell.progress"]).first.click()
    expect(page.locator("h1")).to_have_text(ARABIC["progress.title"])
    assert page.evaluate("window.mark") == 1, "the page was loaded anew"
    assert ARABIC["progress.title"] in page.title()


def test_nobody_sees_the_other_language_first(german: str, opened: Opener) -> None:
    """Until the words of the learner's language are there, the page is not shown."""
    context = opened("dezimalzahlen", {"language": "ar"})
    page: Page = context.new_page()
    page.add_init_script("""
      window.seen = [];
      const look = () => {
        const button = document.querySelector("form.mk-item button[type=submit]");
        if (button && getComputedStyle(button).visibility === "visible") window.seen.push(button.textContent);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    """)
    page.goto(f"{german}lessons/lesen/")
    Practice(page)
    assert GERMAN["item.check"] not in page.evaluate("window.seen")
    assert ARABIC["item.check"] in page.evaluate("window.seen")


def test_the_language_is_chosen_on_the_page_about_oneself(german: str, opened: Opener) -> None:
    """Choosing French says everything in French at once, and keeps it for the next visit."""
    page = opened().new_page()
    page.goto(f"{german}me/")
    page.locator('mk-access select[name="language"]').select_option("fr")
    expect(page.locator("h1")).to_have_text(words_for("fr")["me.title"])
    assert json.loads(page.evaluate("localStorage.getItem('mkcourse/dezimalzahlen/access')"))["language"] == "fr"
    page.goto(german)
    assert page.locator("html").get_attribute("lang") == "fr"


def test_axe_finds_nothing_in_either_direction(
    german: str, arabic: str, opened: Opener, axe: Callable[[Page], list[str]]
) -> None:
    """axe finds nothing on a lesson in Arabic, nor on a German one under an Arabic interface."""
    for course, address, path in (("kusur", arabic, "lessons/halves/"), ("dezimalzahlen", german, "lessons/lesen/")):
        page = opened(course, {"language": "ar"}).new_page()
        page.goto(address + path)
        Practice(page)
        assert axe(page) == []
