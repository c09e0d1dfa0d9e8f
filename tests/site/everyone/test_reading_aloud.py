"""Reading aloud by the voices of the device, which tests stand in for: this browser has none."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from learner import Practice
from playwright.sync_api import Page, expect

Opener = Callable[..., Any]

VOICES = """voices => {
  window.said = [];
  class Synthesis extends EventTarget {
    queue = [];
    getVoices() { return voices; }
    speak(each) {
      window.said.push({ text: each.text, lang: each.lang, voice: each.voice?.name ?? null });
      this.queue.push(each);
      if (this.queue.length === 1) setTimeout(() => each.onstart?.(), 10);
    }
    cancel() { this.queue = []; window.cancelled = (window.cancelled ?? 0) + 1; }
    finish() {
      const done = this.queue.shift();
      done?.onend?.();
      this.queue[0]?.onstart?.();
    }
  }
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: new Synthesis(), configurable: true });
}"""

GERMAN_VOICE = {"name": "Anna", "lang": "de-DE", "localService": True, "default": True}
FAR_VOICE = {"name": "Far away", "lang": "de-DE", "localService": False, "default": True}
ARABIC_VOICE = {"name": "Laila", "lang": "ar", "localService": True, "default": False}


@pytest.fixture
def reader(opened: Opener, german: str) -> Callable[..., Page]:
    """Opens the German lesson with reading aloud turned on and these voices."""

    def reader(*voices: dict[str, Any], **settings: Any) -> Page:
        page: Page = opened("dezimalzahlen", {"readAloud": True, **settings}).new_page()
        page.add_init_script(f"({VOICES})({json.dumps(voices)})")
        page.goto(f"{german}lessons/lesen/")
        return page

    return reader


def said(page: Page) -> list[dict[str, Any]]:
    return list(page.evaluate("window.said"))


def test_a_section_is_read_with_its_formulas_in_words_by_a_voice_of_its_language(reader: Callable[..., Page]) -> None:
    """The section's heading and text are read in German by the device's German voice, a formula as a number."""
    page = reader(ARABIC_VOICE, GERMAN_VOICE)
    page.locator(".mk-listen--heading button").first.click()
    expect(page.locator(".mk-being-read")).to_be_visible()
    told = said(page)
    assert told[0]["text"].startswith("Dezimalzahlen lesen")
    assert any("0,25" in each["text"] for each in told)
    assert {each["voice"] for each in told} == {"Anna"} and {each["lang"] for each in told} == {"de"}


def test_the_part_that_is_read_is_marked_and_escape_stops_it(reader: Callable[..., Page]) -> None:
    """One part is marked at a time, the next one when it is its turn; Escape falls silent and takes the mark away."""
    page = reader(GERMAN_VOICE)
    button = page.locator(".mk-listen--heading button").first
    button.click()
    marked = page.locator(".mk-being-read")
    expect(marked).to_have_count(1)
    first = marked.inner_text()
    page.evaluate("speechSynthesis.finish()")
    expect(marked).to_have_count(1)
    assert marked.inner_text() != first
    expect(button).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(marked).to_have_count(0)
    expect(button).to_have_attribute("aria-pressed", "false")


def test_questions_and_feedback_can_be_heard(reader: Callable[..., Page]) -> None:
    """The question in the text and what is told of an answer have buttons that read them."""
    page = reader(GERMAN_VOICE)
    question = page.locator("mk-question form[data-mounted]")
    question.locator(".mk-listen--stem button").click()
    assert "drei Zehntel" in said(page)[0]["text"]
    question.locator("input").fill("0,3")
    question.locator("button[type=submit]").click()
    expect(question.locator('[data-verdict="right"]')).to_be_visible()
    page.evaluate("window.said = []")
    question.locator(".mk-listen--feedback button").first.click()
    assert said(page)


def test_a_german_lesson_is_read_in_german_under_an_arabic_interface(reader: Callable[..., Page]) -> None:
    """The voice follows the language of each part: German for the lesson, Arabic for our label above its aim."""
    page = reader(ARABIC_VOICE, GERMAN_VOICE, language="ar")
    page.locator(".mk-listen--heading button").first.click()
    expect(page.locator(".mk-being-read")).to_be_visible()
    voices = {(each["lang"], each["voice"]) for each in said(page)}
    assert ("de", "Anna") in voices and voices <= {("de", "Anna"), ("ar", "Laila")}
    assert said(page)[0]["lang"] == "de"


def test_without_a_voice_of_the_device_nothing_is_read_and_it_is_said(reader: Callable[..., Page]) -> None:
    """A voice that would send the text to a server is never used; the learner is told that there is none."""
    page = reader(FAR_VOICE)
    Practice(page)
    page.locator(".mk-listen--heading button").first.click()
    expect(page.get_by_role("status").filter(has_text="Stimme")).to_be_attached()
    assert said(page) == []


def test_whoever_has_not_asked_sees_no_buttons(german: str, opened: Opener) -> None:
    """Without the setting a lesson has no buttons; turning it on in another tab adds them, off takes them."""
    context = opened("dezimalzahlen", {})
    context.add_init_script(f"({VOICES})([{{name: 'Anna', lang: 'de', localService: true, default: true}}])")
    page, other = context.new_page(), context.new_page()
    page.goto(f"{german}lessons/lesen/")
    Practice(page)
    expect(page.locator(".mk-listen")).to_have_count(0)
    other.goto(f"{german}me/")
    other.locator('mk-access input[name="readAloud"]').check()
    expect(page.locator(".mk-listen").first).to_be_attached()
    other.locator('mk-access input[name="readAloud"]').uncheck()
    expect(page.locator(".mk-listen")).to_have_count(0)
