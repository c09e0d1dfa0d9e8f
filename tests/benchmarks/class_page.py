"""How long a class takes to open on the class page, and whether the page stays free meanwhile.

    uv run tests/benchmarks/class_page.py [COURSE] [--files 200] [--days 365] [--keep FOLDER]

As many students of the simulation, no two alike, write a year of answers each; with `--keep` their files stay for the
next time.  A fresh Chromium opens the built site's page `teacher/`, gets all files at once, and tells, from the choice
of files on: when the class *stands*, with what its files say of themselves; when all is *checked*, replayed and drawn;
and the *longest task* of the page's own thread up to each, by Chrome's `longtask`.  The seconds of processor that the
browser's processes took are told, too: they hardly depend on what else the machine does, whose load is told with them.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from mkcourse.authoring.build.example_class import CLASS, progress_file
from mkcourse.authoring.build.site import build_site
from mkcourse.authoring.loading import load
from mkcourse.authoring.simulation.calendar import calendar_of
from mkcourse.authoring.simulation.students import student
from mkcourse.authoring.simulation.world import world_of
from mkcourse.authoring.simulation.written_walk import WrittenWalk, answers_of
from mkcourse.runtime.model import course_from

sys.path.insert(0, str(Path(__file__).parents[1]))  # a script's own folder is all that Python looks in
import web

from mkcourse.authoring.build.data_files import read_data

REACH_SECONDS = 10.0
REACH_TASK = 100
WATCH = """
  window.longest = 0;
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) window.longest = Math.max(window.longest, each.duration);
  }).observe({ type: "longtask", buffered: true });
"""

type Json = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("course", type=Path, nargs="?", default=Path("courses/fractions"))
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--keep", type=Path, help="where the students' files stay, and are found again")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        files = asked.keep or Path(folder, "files")
        course, found = load(asked.course)
        assert course is not None, found
        build_site(course, asked.course, site, lambda step, done, total: None)
        content = json.loads(read_data(site, "course"))
        files.mkdir(exist_ok=True)
        _write(course, content, asked.days, files, asked.files)
        chosen = sorted(files.iterdir())[: asked.files]
        told = [json.loads(each.read_text(encoding="utf-8")) for each in chosen]
        events = sum(each["summary"]["events"] for each in told)
        size = sum(each.stat().st_size for each in chosen) / 1e6
        print(f"{len(chosen)} files, {events / len(chosen):.0f} events each on average, {size:.1f} MB", flush=True)
        measure(site, chosen, max(each["exported"] for each in told))


def _write(course: Any, content: Json, days: int, folder: Path, count: int) -> None:
    """The files that are not there yet, or were written for another edition of the course or engine."""
    compiled = course_from(content)
    calendar = calendar_of(course.plan, 0, days)
    world = world_of(compiled, frozenset(item.id for item in course.items if item.hints), {}, 1)
    answers = answers_of(course, compiled, content)
    for number in range(count):
        path = folder / f"student-{number:03}.json"
        if path.exists() and _is_of(content, json.loads(path.read_text(encoding="utf-8"))):
            continue
        made = student(number, 1, world)
        made.character = replace(CLASS[number % len(CLASS)][1], attendance=0.9)
        walk = WrittenWalk(compiled, calendar, made, answers, None)
        walk.run()
        file = progress_file(content, walk, f"Student {number}")
        path.write_text(json.dumps(file, ensure_ascii=False), encoding="utf-8")


def _is_of(content: Json, file: Json) -> bool:
    return all(file["summary"][key] == content[key] for key in ("edition", "engine"))


def measure(site: Path, files: list[Path], now: int) -> None:
    with sync_playwright() as playwright, web.launched(playwright) as browser, web.served(site) as address:
        page = browser.new_context(service_workers="block").new_page()
        page.set_default_timeout(1_800_000)
        page.clock.set_system_time(now)
        page.goto(f"{address}teacher/")
        page.locator(".mk-drop").wait_for()
        page.evaluate(f"() => {{ {WATCH} }}")
        began, spent = time.monotonic(), _seconds_of_processor()

        def tell(what: str) -> None:
            took, processor = time.monotonic() - began, _seconds_of_processor() - spent
            print(f"{what} {took:.1f} s: {1000 * took / len(files):.0f} ms a file", end="; ")
            print(f"{processor:.1f} s of processor: {1000 * processor / len(files):.0f} ms a file", end="; ")
            print(f"longest task {page.evaluate('window.longest'):.0f} ms", end="; ")
            print(f"load {os.getloadavg()[0]:.1f}", flush=True)

        page.locator('[data-input="files"]').set_input_files([str(each) for each in files])
        page.locator("[data-early], [data-drawn]").first.wait_for(state="attached")
        tell("stands")
        page.locator("[data-drawn]").wait_for(state="attached")
        tell("checked")
        print(f"reach: stands {REACH_SECONDS:.0f} s, longest task {REACH_TASK} ms, on a quiet machine")


def _seconds_of_processor() -> float:
    """What this process and all that it has started, the browser among them, took so far; by Linux's /proc."""
    parents, ticks = {}, {}
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = each.read_text().rsplit(")", 1)[1].split()
        except OSError:  # it has ended
            continue
        number = int(each.parent.name)
        parents[number], ticks[number] = int(fields[1]), int(fields[11]) + int(fields[12])
    return sum(ticks[one] for one in parents if _is_ours(one, parents)) / os.sysconf("SC_CLK_TCK")


def _is_ours(process: int, parents: dict[int, int]) -> bool:
    while process in parents:
        if process == os.getpid():
            return True
        process = parents[process]
    return False


if __name__ == "__main__":
    main()
