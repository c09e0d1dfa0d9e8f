"""Our real courses, built once, in a real browser, under a path that the build did not know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import web
from answers import Keys
from playwright.sync_api import Browser, BrowserContext, Page, Playwright
from sites import site_of

COURSES = Path(__file__).parents[2] / "courses"
SUB_PATH = "school/of/fractions"


@pytest.fixture(scope="session")
def fractions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(COURSES / "fractions", tmp_path_factory)


@pytest.fixture(scope="session")
def welcome(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(COURSES / "welcome", tmp_path_factory)


@pytest.fixture(scope="session")
def address(fractions: Path) -> Iterator[str]:
    with web.served(fractions, SUB_PATH) as url:
        yield url


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with web.launched(playwright, web.COMPILED_ONCE) as launched:
        yield launched


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(service_workers="block", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def seen(context: BrowserContext, address: str) -> web.Watched:
    return web.watched(context, address.split("/school")[0])


@pytest.fixture
def page(context: BrowserContext, seen: web.Watched) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def keys(fractions: Path) -> Keys:
    return Keys(fractions)
