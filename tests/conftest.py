"""What more than one folder of tests needs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe import violations
from hypothesis import settings
from playwright.sync_api import Page, Playwright, expect, sync_playwright

from mkcourse.authoring.build.browser_runtime import find_node

SITE_TEMPLATE = Path(__file__).parents[1] / "site_template"

os.environ["LC_ALL"] = "C.UTF-8"  # what the tests read is English, whatever the developer's system speaks

# Machines that run tests are shared; no test is about time.
MOMENT = 30_000
expect.set_options(timeout=MOMENT)
settings.register_profile("shared", deadline=None)
settings.load_profile("shared")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What fails in a browser is tried once more: a shared machine can stop it anywhere.  The summary names each such
    test (RERUN); one that is named often has a race, in itself or in the page, that wants mending."""
    for item in items:
        if "playwright" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(autouse=True)
def _usual_patience() -> Iterator[None]:
    """A test that waits longer does so for itself alone."""
    yield
    expect.set_options(timeout=MOMENT)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The one driver of browsers; a process can't have two."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def npm_tools() -> Path:
    """The folder ``node_modules`` with the tools that check the scripts and pages: tsc and axe-core."""
    modules = SITE_TEMPLATE / "node_modules"
    if not (modules / "axe-core" / "axe.min.js").exists() or not (modules / "typescript").exists():
        npm = [str(part) for part in find_node().npm]
        command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=SITE_TEMPLATE, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return modules


@pytest.fixture(scope="session")
def axe(npm_tools: Path) -> Callable[[Page], list[str]]:
    """Tells what is wrong with the accessibility of a page as it is now."""
    script = npm_tools / "axe-core" / "axe.min.js"
    return lambda page: violations(page, script)
