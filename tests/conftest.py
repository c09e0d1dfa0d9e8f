"""What more than one folder of tests needs."""

from __future__ import annotations

import functools
import os
import subprocess
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from axe import violations
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Playwright, expect, sync_playwright
from shared_folder import shared_folder

from mkcourse.authoring.build.browser_runtime import find_node

SITE_TEMPLATE = Path(__file__).parents[1] / "site_template"

os.environ["LC_ALL"] = "C.UTF-8"  # what the tests read is English, whatever the developer's system speaks

# Machines that run tests are shared; no test is about time.
MOMENT = 30_000
expect.set_options(timeout=MOMENT)
settings.register_profile("shared", deadline=None)
settings.load_profile("shared")


@pytest.hookimpl(wrapper=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """One process more than there are processors: a test in a browser often waits for the screen."""
    return (yield) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What fails in a browser is tried once more: a shared machine can stop it anywhere.  The summary names each such
    test (RERUN); one that is named often has a race, in itself or in the page, that wants mending.

    What hangs is not: pytest-timeout would not watch it a second time.

    Files with browsers are begun first, and of the others those with few tests, which are long ones: so the processes
    end together."""
    for item in items:
        if _has_browser(item):
            item.add_marker(pytest.mark.flaky(reruns=1, rerun_except=r"Timeout \(>"))
    sizes = Counter(item.path for item in items)
    browsers = {item.path for item in items if _has_browser(item)}
    items.sort(
        key=lambda item: (item.path not in browsers, 0 if item.path in browsers else sizes[item.path], item.path)
    )


def _has_browser(item: pytest.Item) -> bool:
    return "playwright" in getattr(item, "fixturenames", ())


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
def npm_tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder ``node_modules`` with the tools that check the scripts and pages: tsc and axe-core."""
    modules = SITE_TEMPLATE / "node_modules"
    with FileLock(shared_folder(tmp_path_factory) / "npm.lock"):
        if not (modules / "axe-core" / "axe.min.js").exists() or not (modules / "typescript").exists():
            npm = [str(part) for part in find_node().npm]
            command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            done = subprocess.run(command, cwd=SITE_TEMPLATE, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
    return modules


@pytest.fixture(scope="session")
def axe(npm_tools: Path) -> Callable[..., list[str]]:
    """Tells what is wrong with the accessibility of a page as it is now: by all rules, or by those of ``rules``."""
    return functools.partial(violations, script=npm_tools / "axe-core" / "axe.min.js")
