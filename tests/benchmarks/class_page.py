"""How long a class takes to open on the class page, and whether the page stays free meanwhile.

    uv run tests/benchmarks/class_page.py [COURSE] [--files 200] [--days 365] [--different 8]

Students of the simulation write a year of answers each (as many different ones as `--different`; the others are the
same ways under ids of their own, so that each file is read, checked and replayed for itself).  A fresh Chromium opens
the built site's page `teacher/`, gets all files at once, and tells, from the choice of files on: when the class
*stands*, with what its files say of themselves; when all is *checked*, replayed and drawn; and the *longest task* of
the page's own thread, by Chrome's `longtask`.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from mkcourse.authoring.build.example_class import CLASS, _progress_file
from mkcourse.authoring.build.site import build_site
from mkcourse.authoring.loading import load
from mkcourse.authoring.simulation.calendar import calendar_of
from mkcourse.authoring.simulation.students import student
from mkcourse.authoring.simulation.world import world_of
from mkcourse.authoring.simulation.written_walk import WrittenWalk, answers_of
from mkcourse.runtime.chain import Link, link_to, linked
from mkcourse.runtime.model import course_from

sys.path.insert(0, str(Path(__file__).parents[1]))  # a script's own folder is all that Python looks in
import web

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
    parser.add_argument("--different", type=int, default=8)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site, files = Path(folder, "site"), Path(folder, "files")
        course, found = load(asked.course)
        assert course is not None, found
        build_site(course, asked.course, site, lambda step, done, total: None)
        content = json.loads((site / "assets/course/course.json").read_text(encoding="utf-8"))
        logs = list(_logs(course, content, asked.days, asked.different))
        files.mkdir()
        for number in range(asked.files):
            (files / f"student-{number:03}.json").write_text(_file(content, logs[number % len(logs)], number))
        print(f"{asked.files} files, {sum(map(len, logs)) // len(logs)} events each on average", end=", ")
        print(f"{sum(each.stat().st_size for each in files.iterdir()) / 1e6:.1f} MB", flush=True)
        measure(site, sorted(files.iterdir()), logs[0][-1]["at"])


def _logs(course: Any, content: Json, days: int, different: int) -> Iterator[list[Json]]:
    compiled = course_from(content)
    calendar = calendar_of(course.plan, 0, days)
    world = world_of(compiled, frozenset(item.id for item in course.items if item.hints), {}, 1)
    answers = answers_of(course, compiled, content)
    for number in range(different):
        made = student(number, 1, world)
        made.character = replace(CLASS[number % len(CLASS)][1], attendance=0.9)
        walk = WrittenWalk(compiled, calendar, made, answers, None)
        walk.run()
        yield walk.written


def _file(content: Json, log: list[Json], number: int) -> str:
    """The same way under ids of its own, linked anew."""
    before: Link | None = None
    own = []
    chance = random.Random(number)
    for event in log:
        renamed = {key: value for key, value in event.items() if key != "prev"}
        renamed["id"] = f"{event['id']}-{chance.getrandbits(40):010x}"
        own.append(linked(renamed, before))
        before = link_to(own[-1])
    return json.dumps(_progress_file(content, own, f"Student {number}"), ensure_ascii=False)


def measure(site: Path, files: list[Path], now: int) -> None:
    with sync_playwright() as playwright, web.launched(playwright) as browser, web.served(site) as address:
        page = browser.new_context(service_workers="block").new_page()
        page.set_default_timeout(1_800_000)
        page.clock.set_system_time(now)
        page.goto(f"{address}teacher/")
        page.locator(".mk-drop").wait_for()
        page.evaluate(f"() => {{ {WATCH} }}")
        began = time.monotonic()
        page.locator('[data-input="files"]').set_input_files([str(each) for each in files])
        page.locator("[data-early], [data-drawn]").first.wait_for(state="attached")
        print(f"stands {time.monotonic() - began:.1f} s (reach {REACH_SECONDS:.0f} s)", flush=True)
        page.locator("[data-drawn]").wait_for(state="attached")
        took = time.monotonic() - began
        print(f"checked {took:.1f} s, {took / len(files):.3f} s a file")
        print(f"longest task {page.evaluate('window.longest'):.0f} ms (reach {REACH_TASK} ms)")


if __name__ == "__main__":
    main()
