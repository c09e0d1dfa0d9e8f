"""How long a code question takes from the first focus until its Python is ready, and after an endless loop.

    uv run tests/benchmarks/sandbox.py [--runs 5]

In headless Chromium, from a plain server on this machine: cold in a fresh profile, warm in the same profile after a
reload. The editor is there as soon as its own file is; what is pressed before Python is ready waits for it.
"""

import argparse
import shutil
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from mkcourse.authoring.assembly import assemble
from mkcourse.authoring.build.site import build_site
from mkcourse.authoring.sources import read_sources

sys.path.insert(0, str(Path(__file__).parents[1]))  # a script's own folder is all that Python looks in
import web

COURSE = Path(__file__).parents[1] / "site" / "code_course"
FORM = 'mk-question form[data-item="greet"]'
READY = "form => document.querySelector(form).querySelector('.mk-code__state').textContent === ''"
ENDLESS = "while True:\n    pass"


def main() -> None:
    """Build the course, measure, print medians."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--runs", type=int, default=5)
    runs = asked.parse_args().runs
    with TemporaryDirectory() as folder, sync_playwright() as playwright, web.launched(playwright) as browser:
        figures = measured(browser, built(Path(folder)), runs)
    for name in figures[0]:
        print(f"{name:30} {median(each[name] for each in figures):6.2f} s")


def measured(browser: Browser, site: Path, runs: int) -> list[dict[str, float]]:
    """The figures of each run."""
    figures = []
    with web.served(site) as address:
        for _ in range(runs):
            context = browser.new_context()
            figures.append({**opened(context, address, "cold"), **opened(context, address, "warm")})
            context.close()
    return figures


def built(folder: Path) -> Path:
    """The site of the course, without its wheels."""
    shutil.copytree(COURSE, folder / "course")
    assembled, _ = assemble(read_sources(folder / "course")[0])
    build_site(assembled.course, folder / "course", folder / "site", lambda step, done, total: None)
    return folder / "site"


def opened(context: BrowserContext, address: str, how: str) -> dict[str, float]:
    """Seconds from the first focus to the editor, to Python, and from the end of an endless loop to the next Python."""
    page = context.new_page()
    page.goto(f"{address}lessons/printing/")
    page.locator(f"{FORM}[data-mounted]").wait_for()
    page.wait_for_timeout(5000)  # the engine has booted, and the browser has kept what it compiled
    since = time.perf_counter()
    page.locator(f"{FORM} textarea").focus()
    page.locator(f"{FORM} .cm-content").wait_for()
    editor = time.perf_counter() - since
    page.wait_for_function(READY, arg=FORM, polling=20)
    python = time.perf_counter() - since
    again = restarted(page)
    page.close()
    return {f"{how}: editor": editor, f"{how}: Python ready": python, f"{how}: ready after a loop": again}


def restarted(page: Page) -> float:
    """Seconds from when an endless program was ended until the next one has run."""
    editor = page.locator(f"{FORM} .cm-content")
    write(page, ENDLESS)
    page.keyboard.press("Control+Enter")
    page.locator(f'{FORM} [data-code-error="time"]').wait_for()
    since = time.perf_counter()
    editor.click()
    write(page, "print('next')")
    page.keyboard.press("Control+Enter")
    page.locator(f"{FORM} [role=log]", has_text="next").wait_for()
    return time.perf_counter() - since


def write(page: Page, program: str) -> None:
    """The program in the place of what is there."""
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(program)


if __name__ == "__main__":
    main()
