"""What a learner does with a question whose answer is a program."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

SOLUTION = "def double(n):\n    return 2 * n\n"


class Program:
    """A code question on a page, and what its learner does."""

    def __init__(self, page: Page, item: str) -> None:
        self.page = page
        self.form = page.locator(f'mk-question form[data-item="{item}"]')
        self.console = self.form.locator("[role=log]")
        self.editor = self.form.locator(".cm-content")

    def open(self) -> Program:
        if not self.editor.count():
            self.form.locator("textarea").focus()
        expect(self.editor).to_be_visible()
        expect(self.form.locator(".mk-code__state")).to_have_text("")
        return self

    def write(self, text: str) -> Program:
        """Puts the text in the place of the program, as pasting does."""
        self.open()
        self.editor.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)
        return self

    def run(self, text: str | None = None) -> Program:
        if text is not None:
            self.write(text)
        self.form.locator('[data-action="run"]').click()
        return self

    def ended(self) -> Program:
        expect(self.form.locator('[data-action="run"]')).to_be_visible()
        return self

    def prints(self, text: str) -> str:
        """Runs the program and returns all that it printed."""
        self.run(text)
        expect(self.form.locator(".mk-console__below > *").first).to_be_visible()
        return self.console.inner_text()

    def check(self, verdict: str) -> Locator:
        button = self.form.locator("button[type=submit]")
        expect(button).not_to_have_attribute("aria-disabled", "true")
        self.page.wait_for_timeout(450)  # a second press of a double click is passed over for 400 ms
        button.click()
        if verdict != "right":
            expect(button).not_to_have_attribute("aria-disabled", "true")
        panel = self.form.locator(f'.mk-item__feedback [data-verdict="{verdict}"]')
        expect(panel).to_be_visible()
        return panel

    def error(self) -> Locator:
        return self.form.locator("[data-code-error]").first
