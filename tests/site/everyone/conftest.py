"""A course in Arabic and one in German, and pages for a learner with access settings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import web
from playwright.sync_api import Browser, BrowserContext
from sites import site_of

HERE = Path(__file__).parent

Settings = dict[str, Any]
Opener = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the course in Arabic."""
    with web.served(site_of(HERE / "arabic_course", tmp_path_factory), "kusur") as url:
        yield url


@pytest.fixture(scope="session")
def german(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the course in German."""
    with web.served(site_of(HERE / "german_course", tmp_path_factory), "schule") as url:
        yield url


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opener]:
    """A function that opens a browser with these settings of a course, and with options of Playwright's."""
    made: list[BrowserContext] = []

    def opener(course: str = "", settings: Settings | None = None, width: int = 1280, **options: Any) -> BrowserContext:
        context = browser.new_context(viewport={"width": width, "height": 900}, service_workers="block", **options)
        context.set_default_timeout(30_000)
        if settings is not None:
            keep(context, course, settings)
        made.append(context)
        return context

    yield opener
    for context in made:
        context.close()


def keep(context: BrowserContext, course: str, settings: Settings) -> None:
    """Stores settings before the first page is read, and lets later pages change them."""
    key, text = json.dumps(f"mkcourse/{course}/access"), json.dumps(json.dumps(settings))
    context.add_init_script(f"localStorage.getItem({key}) ?? localStorage.setItem({key}, {text})")
