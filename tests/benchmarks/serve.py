"""From a saved change to the page that shows it, under `mkcourse serve`.

    uv run tests/benchmarks/serve.py [COURSE] [--runs 7]

A lesson of a copy of the course is open in a headless browser.  A paragraph is added to its file; the time is taken
until the paragraph is visible on the page.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from mkcourse.authoring.serve import serve

sys.path.insert(0, str(Path(__file__).parents[1]))  # a script's own folder is all that Python looks in
import web


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("course", nargs="?", type=Path, default=Path("courses/fractions"))
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder, "course")
        shutil.copytree(given.course, course, ignore=shutil.ignore_patterns("site"))
        seconds = measured(course, given.runs)
    print(f"saved to visible, seconds: median {median(seconds):.2f}, all {[round(each, 2) for each in seconds]}")


def measured(course: Path, runs: int) -> list[float]:
    lesson = sorted((course / "lessons").glob("*.md"))[0]
    server = serve(course, port=0)
    threading.Thread(target=server.run, kwargs={"tell": lambda _: None}, daemon=True).start()
    seconds = []
    with sync_playwright() as playwright, web.launched(playwright) as browser:
        page = browser.new_page()
        page.goto(f"{server.url}lessons/{lesson.stem}/")
        page.wait_for_timeout(2_000)  # the watch begins
        for number in range(runs):
            mark = f"Added in run {number}."
            lesson.write_text(f"{lesson.read_text(encoding='utf-8')}\n\n{mark}\n", encoding="utf-8")
            began = time.perf_counter()
            page.get_by_text(mark).wait_for()
            seconds.append(time.perf_counter() - began)
            page.wait_for_timeout(500)
    server.close()
    return seconds


if __name__ == "__main__":
    main()
