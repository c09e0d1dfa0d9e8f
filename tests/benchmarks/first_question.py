"""Bytes and time until a learner can read, answer, and be answered, on a first visit to a lesson.

    uv run tests/benchmarks/first_question.py [COURSE] [--runs 5]

A fresh browser opens the course's first lesson from a server on this machine.  *Readable*: the text is there
(`DOMContentLoaded`).  *Answerable*: the question takes an answer, and a press on Check is kept.  *Answered*: the engine
is up.  Counted are the bodies of all responses that had begun by then, as they are and as gzip would make them; the
engine's own files, which are on their way but not needed before, count for *answered* alone.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, Request, sync_playwright

from mkcourse.authoring.build.site import build_site
from mkcourse.authoring.loading import load

sys.path.insert(0, str(Path(__file__).parents[1]))  # a script's own folder is all that Python looks in
import web

COMPRESSED = (".zip", ".png", ".woff2")
"""What gzip would not make smaller."""


@dataclass(frozen=True)
class Reached:
    """One point of a visit: milliseconds since it began, bytes as they are and with gzip, requests."""

    milliseconds: float
    raw: int
    packed: int
    requests: int


class Visit:
    """One first visit; ``site`` is where the files lie that ``address`` serves."""

    def __init__(self, page: Page, site: Path, address: str) -> None:
        self.page = page
        self.site = site
        self.address = address
        self.asked: list[str] = []
        page.context.on("request", self._note)

    def _note(self, request: Request) -> None:
        self.asked.append(request.url.removeprefix(self.address).split("?")[0])

    def reached(self, *, engine: bool = False) -> Reached:
        needed = [name for name in self.asked if engine or "/pyodide/" not in name]
        files = {self._file(name) for name in needed}
        raw = [path.read_bytes() for path in files if path.is_file()]
        packed = [
            len(path.read_bytes()) if path.suffix in COMPRESSED else len(gzip.compress(path.read_bytes(), 6))
            for path in files
            if path.is_file()
        ]
        now = float(self.page.evaluate("() => performance.now()"))
        return Reached(now, sum(map(len, raw)), sum(packed), len(files))

    def _file(self, name: str) -> Path:
        path = self.site / name
        return path / "index.html" if path.is_dir() else path


def visit(browser: Browser, site: Path, address: str, lesson: str) -> dict[str, Reached]:
    """The points of one first visit, by name."""
    context = browser.new_context()
    page = context.new_page()
    seen = Visit(page, site, address)
    page.goto(f"{address}{lesson}", wait_until="domcontentloaded")
    points = {"readable": seen.reached()}
    page.wait_for_selector("mk-practice form[data-mounted]")
    points["answerable"] = seen.reached()
    page.wait_for_selector("mk-practice [data-level]")
    points["answered"] = seen.reached(engine=True)
    context.close()
    return points


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("course", nargs="?", type=Path, default=Path("courses/fractions"))
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    course, found = load(given.course)
    if course is None:
        sys.exit("\n".join(map(str, found)))
    lesson = f"lessons/{course.lessons_of(course.competencies[0].id)[0].id}/"
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        build_site(course, given.course, site, lambda step, done, total: None)
        with web.served(site) as address, sync_playwright() as playwright, web.launched(playwright) as browser:
            visits = [visit(browser, site, address, lesson) for _ in range(given.runs)]
    print(f"{'':12}{'ms (median)':>14}{'kB':>10}{'kB gzip':>10}{'requests':>10}")
    for name in visits[0]:
        points = [each[name] for each in visits]
        last = points[-1]
        print(
            f"{name:12}{median(each.milliseconds for each in points):14.0f}"
            f"{last.raw / 1000:10.0f}{last.packed / 1000:10.0f}{last.requests:10}"
        )


if __name__ == "__main__":
    main()
