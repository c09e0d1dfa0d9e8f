"""A course with parameters in a real browser: variants are asked and graded like any question."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import web
from answers import Keys
from learner import Practice
from playwright.sync_api import BrowserContext, expect
from sites import site_of

COURSE = Path(__file__).parents[1] / "courses" / "good" / "parameters"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(COURSE, tmp_path_factory)


@pytest.fixture(scope="module")
def lesson(site: Path) -> Iterator[str]:
    with web.served(site, "parameters") as url:
        yield f"{url}lessons/numbers/"


def test_variants_are_answered_like_any_question(context: BrowserContext, lesson: str, site: Path) -> None:
    """The lesson shows the first variant of its own question; practice never goes from a variant to its sibling."""
    keys = Keys(site)
    page = context.new_page()
    page.goto(lesson)
    own = Practice(page, "mk-question")
    assert own.item().startswith("pause.")
    own.answer(keys.right(own.item()), "right")
    practice = Practice(page)
    asked = []
    for _ in range(6):
        asked.append(practice.item().partition(".")[0])
        expect(practice.form.locator("math, .mk-item__stem").first).to_be_visible()
        practice.answer(keys.right(practice.item()), "right")
        practice.next()
    assert all(one != other for one, other in pairwise(asked))
