"""How a first visit feels on a slow telephone: when it can be read, answered, and how much the page jumps.

    uv run tests/benchmarks/first_visit.py [COURSE] [--runs 3] [--kbits 1600] [--delay 150] [--slower 4]

A fresh Chromium opens the course's first lesson over 1.6 Mbit/s with 150 ms of delay and a processor slowed 4 times (by
Chrome's own tools), from a server on this machine that compresses as hosts do.  *Readable*: the first text is painted.
*Answerable*: the question takes an answer, and a press on Check is kept.  *Judged*: the feedback to a first answer,
given at once, stands there.  *Engine*: it is up, and has checked what was answered before.  *Feedback*: from a press on
Check to the feedback, with the engine up.  *Shift*: Chrome's cumulative layout shift.  The processor is slowed for the
page and its workers alike.  Beside *answerable* stands what OATutor, the closest relative, took on this profile until
its first question could be answered, when it was built with one course, and with its whole library.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from mkcourse.authoring.build.site import build_site
from mkcourse.authoring.loading import load

sys.path.insert(0, str(Path(__file__).parents[1]))  # a script's own folder is all that Python looks in
import web
from answers import Keys
from learner import NOTHING_WAITS

REACH = {"readable": 2000.0, "answerable": 3000.0, "judged": 3500.0, "feedback": 100.0, "shift": 0.0}
OATUTOR = {"one course": 9_900.0, "its library": 48_700.0}
"""Milliseconds, measured in November 2026 by building and running it."""
WATCH = """
  window.seen = {shift: 0, feedback: 0};
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (!each.hadRecentInput) window.seen.shift += each.value;
  }).observe({type: "layout-shift", buffered: true});
"""
TIMED_PRESS = """
  (form) => new Promise((done) => {
    const press = form.querySelector("button[type=submit]");
    const began = performance.now();
    new MutationObserver((_, observer) => {
      if (!form.querySelector('[data-verdict="right"]')) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
    }).observe(form, {childList: true, subtree: true, attributes: true});
    press.click();
  })
"""


@dataclass(frozen=True)
class Visit:
    """Milliseconds, except for the shift."""

    readable: float
    answerable: float
    judged: float
    engine: float
    feedback: float
    shift: float


@dataclass(frozen=True)
class Profile:
    kbits: int
    delay: int
    slower: float


@cache
def packed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6)


class Compressing(http.server.SimpleHTTPRequestHandler):
    """As hosts do: gzip for what gets smaller by it, connections that stay open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        is_packed = file.suffix not in (".zip", ".png", ".woff2", ".bin")
        body = packed(file) if is_packed else file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        if is_packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:  # the browser has gone
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def slow(tools: CDPSession, profile: Profile) -> None:
    speed = profile.kbits * 1000 / 8
    tools.send("Network.enable")
    tools.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": profile.delay, "downloadThroughput": speed, "uploadThroughput": speed},
    )
    tools.send("Emulation.setCPUThrottlingRate", {"rate": profile.slower})


def visit(browser: Browser, address: str, lesson: str, keys: Keys, profile: Profile) -> Visit:
    """One first visit, with an answer as soon as one is taken and another when the engine is up."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    context.set_default_timeout(300_000)
    page = context.new_page()
    page.add_init_script(WATCH)
    slow(context.new_cdp_session(page), profile)
    page.goto(f"{address}{lesson}", wait_until="commit")
    page.wait_for_selector("mk-practice form[data-mounted]")
    answerable = float(page.evaluate("performance.now()"))
    readable = float(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
    shift_by_then = float(page.evaluate("window.seen.shift"))
    fill(page, keys)
    page.locator("mk-practice form button[type=submit]").click()
    page.wait_for_selector('mk-practice [data-verdict="right"]')
    judged = float(page.evaluate("performance.now()"))
    page.wait_for_function(NOTHING_WAITS)
    engine = float(page.evaluate("performance.now()"))
    page.wait_for_timeout(1500)
    before = page.locator("mk-practice form").get_attribute("data-item")
    page.locator("mk-practice form button[type=submit]").click()
    page.wait_for_selector(f'mk-practice form[data-mounted]:not([data-item="{before}"])')
    page.wait_for_timeout(1500)
    fill(page, keys)
    feedback = float(page.locator("mk-practice form").evaluate(TIMED_PRESS))
    context.close()
    return Visit(readable, answerable, judged, engine, feedback, shift_by_then)


def fill(page: Page, keys: Keys) -> None:
    """Answers right, or fails: the first questions of our courses are typed or chosen."""
    form = page.locator("mk-practice form")
    answer = keys.right(str(form.get_attribute("data-item")))
    if form.get_attribute("data-type") in ("one", "many"):
        for option in answer:
            form.locator(f'input[value="{option}"]').check()
    else:
        form.locator("input[name=answer]").fill(answer[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("course", nargs="?", type=Path, default=Path("courses/fractions"))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--kbits", type=int, default=1600)
    parser.add_argument("--delay", type=int, default=150)
    parser.add_argument("--slower", type=float, default=4)
    given = parser.parse_args()
    course, found = load(given.course)
    if course is None:
        sys.exit("\n".join(map(str, found)))
    lesson = f"lessons/{course.lessons_of(course.competencies[0].id)[0].id}/"
    profile = Profile(given.kbits, given.delay, given.slower)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        build_site(course, given.course, site, lambda step, done, total: None)
        keys = Keys(site)
        with served(site) as address, sync_playwright() as playwright, web.launched(playwright) as browser:
            visits = [asdict(visit(browser, address, lesson, keys, profile)) for _ in range(given.runs)]
    print(f"{'':12}{'median':>10}{'worst':>10}{'reach':>10}")
    for name in visits[0]:
        values = [each[name] for each in visits]
        reach = REACH.get(name)
        digits = 3 if name == "shift" else 0
        told = "" if reach is None else f"{reach:.0f}"
        print(f"{name:12}{median(values):>10.{digits}f}{max(values):>10.{digits}f}{told:>10}")
    ours = median(each["answerable"] for each in visits)
    for name, theirs in OATUTOR.items():
        print(f"answerable, against OATutor's with {name}: {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
