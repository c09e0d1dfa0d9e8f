"""The report in a real browser: for everyone, on every screen, and alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
import web
from playwright.sync_api import Page, Playwright

from mkcourse.authoring.loading import load
from mkcourse.authoring.simulation.report import report_html
from mkcourse.authoring.simulation.simulation import simulate

MINIMAL = Path(__file__).parents[2] / "courses" / "good" / "minimal"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    course, _ = load(MINIMAL)
    assert course is not None
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report_html(simulate(course, 12, 1, 60, 1)), encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_report_is_for_everyone(
    playwright: Playwright,
    axe: Callable[[Page], list[str]],
    report: Path,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    """No fault of accessibility, nothing wider than the screen, no request and no complaint of the browser."""
    with web.launched(playwright) as browser:
        page = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme).new_page()
        asked: list[str] = []
        said: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto(report.as_uri())
        page.locator("summary").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert said == []
        assert axe(page) == []
        assert asked == [report.as_uri()]
