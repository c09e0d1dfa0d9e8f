"""Whether an open page grows: its memory over an hour's work, done fast.

    uv run tests/benchmarks/open_page.py [COURSE] [--answers 300]

One page of a built course stays open in headless Chromium while a learner answers question after question, right and
wrong, and goes to another lesson after each ten, by the site's own links, so that the page is never loaded anew.  Three
hundred answers are an hour at twelve seconds each.  Told at the start, after each tenth of them and at the end: the
page's heap after its rubbish was collected, its elements and listeners, and what its process takes (PSS), with the
engine's worker in it.  The first tenth is not judged: pages, questions and words are fetched once and kept.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from itertools import cycle
from pathlib import Path

from playwright.sync_api import BrowserContext, CDPSession, Page, expect, sync_playwright
from process_memory import proportional_memory

from mkcourse.authoring.build.site import build_site
from mkcourse.authoring.loading import load

sys.path.insert(0, str(Path(__file__).parents[1]))  # a script's own folder is all that Python looks in
import web
from answers import Keys
from learner import Practice

LESSON_AFTER = 10
TENTHS = 10
COLUMNS = ("answers", "heap, MB", "elements", "listeners", "memory, MB")


@dataclass(frozen=True)
class Size:
    """What an open page takes after so many answers; megabytes."""

    answers: int
    heap: float
    elements: int
    listeners: int
    memory: float


def size(page: Page, tools: CDPSession, answers: int, profile: Path) -> Size:
    page.wait_for_timeout(1000)
    for _ in range(2):
        tools.send("HeapProfiler.collectGarbage")
    heap = tools.send("Runtime.getHeapUsage")["usedSize"]
    counted = tools.send("Memory.getDOMCounters")
    return Size(answers, heap / 1e6, counted["nodes"], counted["jsEventListeners"], proportional_memory(profile))


def work(
    browser: BrowserContext, address: str, lessons: list[str], keys: Keys, answers: int, profile: Path
) -> Iterator[Size]:
    """Answers so many questions; two right ones to each wrong one."""
    page = browser.pages[0]
    tools = browser.new_cdp_session(page)
    turns = cycle(lessons)
    page.goto(f"{address}{next(turns)}")
    page.evaluate("window.isStillTheSame = true")
    for number in range(answers):
        practice = Practice(page)
        if number % (answers // TENTHS) == 0:
            practice.settled()
            yield size(page, tools, number, profile)
        answer_one(practice, keys, right=number % 3 != 2)
        if number % LESSON_AFTER == LESSON_AFTER - 1:
            go_to(page, next(turns))
    Practice(page).settled()
    yield size(page, tools, answers, profile)
    if not page.evaluate("window.isStillTheSame === true"):
        sys.exit("The page was loaded anew: nothing was measured.")


def answer_one(practice: Practice, keys: Keys, *, right: bool) -> None:
    if right:
        practice.answer(keys.response(practice.item()), "right")
        practice.next()
    else:
        practice.answer(keys.wrong(practice.item()), "wrong")
        practice.skip()


FOLLOW = """(lesson) => {
  for (const link of document.querySelectorAll("a[href]")) if (link.href.endsWith(lesson)) return link.click();
  throw new Error(`no link leads to ${lesson}`);
}"""


def go_to(page: Page, lesson: str) -> None:
    """By a link of the page, as a learner does."""
    page.evaluate(FOLLOW, f"/{lesson}")
    page.wait_for_url(f"**/{lesson}")
    expect(page.locator("mk-practice form[data-mounted]")).to_be_visible()


def row(values: Iterable[object]) -> str:
    return "".join(f"{value:>14.1f}" if isinstance(value, float) else f"{value:>14}" for value in values)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("course", nargs="?", type=Path, default=Path("courses/fractions"))
    parser.add_argument("--answers", type=int, default=300)
    given = parser.parse_args()
    course, found = load(given.course)
    if course is None:
        sys.exit("\n".join(map(str, found)))
    lessons = [f"lessons/{lesson.id}/" for lesson in course.lessons][:4]
    print(row(COLUMNS))
    sizes = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site, profile = Path(folder, "site"), Path(folder, "profile")
        build_site(course, given.course, site, lambda step, done, total: None)
        with web.served(site) as address, web.kept_profile(playwright, profile) as browser:
            for each in work(browser, address, lessons, Keys(site), given.answers, profile):
                sizes.append(each)
                print(row(astuple(each)), flush=True)
    first, last = sizes[1], sizes[-1]
    grown = (last.heap / first.heap, last.elements / first.elements, last.memory / (first.memory or 1))
    print("from the first tenth to the end: heap × {:.2f}, elements × {:.2f}, memory × {:.2f}".format(*grown))


if __name__ == "__main__":
    main()
