"""A learner at a page: finds the question, answers it, goes on.  Knows the screen, not the engine."""

from __future__ import annotations

from answering import give
from playwright.sync_api import Locator, Page, expect

from mkcourse.runtime.responses import Response

NOTHING_WAITS = """() => {
  try {
    return [localStorage, sessionStorage].every((area) => Object.keys(area).every((key) => !key.includes("/pending/")));
  } catch {
    return true; // this browser forbids storage
  }
}"""
MOMENT = 30_000
"""Milliseconds until a first answer is graded where all cores are busy: the engine has to start."""


class Practice:
    """The practice of the lesson page that is open, from when its scripts are there."""

    def __init__(self, page: Page, within: str = "mk-practice") -> None:
        self.page = page
        self.root = page.locator(within)
        self.form = self.root.locator("form.mk-item")
        expect(self.root.locator("form.mk-item[data-mounted]")).to_be_visible(timeout=MOMENT)

    def item(self) -> str:
        """The id of the question that is shown; what is in sight stays, whatever the engine would rather ask."""
        self.form.evaluate("form => form.scrollIntoView({block: 'nearest'})")  # it may be another one by then
        return str(self.form.get_attribute("data-item"))

    def fill(self, answer: list[str] | Response) -> None:
        """Chooses the options, or types the text, or gives a response of any other kind."""
        if not isinstance(answer, list):
            give(self.form, answer)
        elif self.form.get_attribute("data-type") in ("one", "many"):
            for option in answer:
                self.form.locator(f'input[value="{option}"]').check()
        else:
            self.form.locator("input[name=answer]").fill(answer[0])

    def check(self) -> None:
        self.form.locator("button[type=submit]").click()

    def answer(self, answer: list[str] | Response, verdict: str) -> Locator:
        """Answers, waits for that verdict and until the engine has the answer, and returns the feedback."""
        self.fill(answer)
        self.check()
        feedback = self.form.locator(f'[data-verdict="{verdict}"]')
        expect(feedback).to_be_visible(timeout=MOMENT)
        self.settled()
        return feedback

    def settled(self) -> None:
        """Waits until no answer waits for the engine, which may come after the lobby's verdict."""
        self.page.wait_for_function(NOTHING_WAITS, timeout=MOMENT)

    def next(self) -> None:
        """Goes on to the next question and waits for it."""
        before = self.item()
        self.page.wait_for_timeout(450)  # a second press of a double click is passed over for 400 ms
        self.form.locator("button[type=submit]").click()
        expect(self.form).not_to_have_attribute("data-item", before)

    def skip(self) -> None:
        """Goes on from a wrong answer without trying again."""
        before = self.item()
        self.form.locator('[data-action="skip"]').click()
        expect(self.form).not_to_have_attribute("data-item", before)
