"""How a build grows with the course, and what it costs beside plain MkDocs.

    uv run tests/benchmarks/build_growth.py [--questions 100,1000,10000] [--pages 500] [--generator mkdocs]

*Growth*: made-up courses, 25 questions a page, each built by ``mkcourse build`` in a process of its own. No question
and no formula stands twice, so that nothing is remembered from one to the next; what an earlier build left in the
user's cache is not there either (but for the browser's engine, which comes with a release). Told are processor
time, peak memory and the site's size, of which the engine is the same in each.

*Beside plain MkDocs*: a course of so many lesson pages with 6 questions each, with both generators, for the first time
and again (when what did not change is in the user's cache), in one run, alternately with

* ``same``: ``mkdocs build`` of the very project that we write, without our Markdown extension (as build.py does);
* ``Material``: ``mkdocs build`` of as many pages, each a lesson's Markdown with that of its questions below, with
  Material as it comes: its navigation, search, the same extensions, formulas left to a script in the browser.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from build import MKCOURSE, MKDOCS, plain_project
from mkcourse.authoring.build import browser_runtime as engine
from mkcourse.authoring.build.extensions import OURS
from mkcourse.authoring.build.extensions import for_pages as extensions_for_pages
from mkcourse.authoring.loading import load

EACH = 25
"""Questions of a page."""
UNIT = 20
"""Pages of a unit."""
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process and those it started took."""

    wall: float
    processor: float
    peak: int
    """Bytes, of the largest of them."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", default="100,1000,10000", help="sizes of the courses, or an empty text for none")
    parser.add_argument("--pages", type=int, default=500, help="lesson pages beside plain MkDocs, or 0")
    parser.add_argument("--runs", type=int, default=3, help="of which the median is told, beside plain MkDocs")
    parser.add_argument("--generator", default="mkdocs", help="of the growing courses")
    given = parser.parse_args()
    engine.browser_runtime(lambda _: None)
    with tempfile.TemporaryDirectory(prefix="mkcourse-growth-") as folder:
        os.environ["XDG_CACHE_HOME"] = str(_cache_with_engine(Path(folder)))
        sizes = [int(each) for each in given.questions.split(",") if each]
        if sizes:
            print_growth(sizes, given.generator, Path(folder))
        if given.pages:
            print_beside(given.pages, given.runs, Path(folder))


# growth


def print_growth(sizes: Sequence[int], generator: str, work: Path) -> None:
    print(f"{'questions':>9} {'pages':>6} {'CPU s':>8} {'wall s':>8} {'peak MB':>8} {'site MB':>8} {'files':>7}")
    for questions in sizes:
        course, site = work / f"course-{questions}", work / f"site-{questions}"
        write_course(course, pages=max(1, questions // EACH), each=EACH)
        cost = timed([*MKCOURSE, "build", course, "-o", site, *_generator(generator)])
        files = [path for path in site.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        print(
            f"{questions:9,} {questions // EACH:6} {cost.processor:8.1f} {cost.wall:8.1f}"
            f" {cost.peak / MEGABYTE:8.0f} {size / MEGABYTE:8.1f} {len(files):7,}",
            flush=True,
        )
        shutil.rmtree(site)


# beside plain MkDocs


def print_beside(pages: int, runs: int, work: Path) -> None:
    course, output = work / f"pages-{pages}", work / "output"
    write_course(course, pages, each=6)
    compiled, found = load(course)
    if compiled is None:
        sys.exit("\n".join(str(each) for each in found[:5]))
    ours: list[str | Path] = [*MKCOURSE, "build", course, "-o", output]
    same, material = plain_project(compiled, course, work / "same"), as_it_comes(course, work / "plain")
    commands: dict[str, list[str | Path]] = {
        "mkcourse, first": ours,
        "mkcourse, again": ours,
        "mkcourse, Zensical, first": [*ours, "--generator", "zensical"],
        "mkcourse, Zensical, again": [*ours, "--generator", "zensical"],
        "mkdocs, same": [*MKDOCS, "build", "-q", "-f", same, "-d", output],
        "mkdocs, Material": [*MKDOCS, "build", "-q", "-f", material, "-d", output],
    }
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            shutil.rmtree(output, ignore_errors=True)
            if name.endswith("first"):
                _forget()
            costs[name].append(timed(command))
    processor = {name: statistics.median(each.processor for each in taken) for name, taken in costs.items()}
    print(f"\n{pages} lesson pages{'':13} {'CPU s':>8} {'peak MB':>8} {'to same':>8} {'to Material':>12}")
    for name, taken in costs.items():
        peak = max(each.peak for each in taken) / MEGABYTE
        ratios = [processor[name] / processor[plain] for plain in ("mkdocs, same", "mkdocs, Material")]
        print(f"{name:29} {processor[name]:8.1f} {peak:8.0f} {ratios[0]:8.2f} {ratios[1]:12.2f}")


def as_it_comes(course: Path, folder: Path) -> Path:
    """A project of Material with the course's own Markdown; returns its ``mkdocs.yml``."""
    for lesson in sorted((course / "lessons").glob("*.md")):
        questions = (course / "questions" / lesson.name).read_text(encoding="utf-8").split("---\n", 2)[2]
        _write(folder / "docs" / "lessons" / lesson.name, lesson.read_text(encoding="utf-8") + questions)
    (folder / "docs" / "index.md").write_text("# Made up\n", encoding="utf-8")
    extensions = {name: options for name, options in extensions_for_pages("").items() if name != OURS}
    settings = {
        "site_name": "Made up",
        "theme": {"name": "material"},
        "plugins": ["search"],
        "markdown_extensions": [*({name: options} for name, options in extensions.items()), _ARITHMATEX],
    }
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(settings), encoding="utf-8")
    return config


_ARITHMATEX = {"pymdownx.arithmatex": {"generic": True}}


# what is measured


def timed(arguments: Sequence[str | Path]) -> Cost:
    """What a Python process with these arguments takes."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen([sys.executable, *map(str, arguments)], stdout=told, stderr=told)
        _, status, used = os.wait4(process.pid, 0)
        if status:
            told.seek(0)
            sys.exit(told.read().decode()[-3000:])
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def _generator(name: str) -> list[str]:
    return [] if name == "mkdocs" else ["--generator", name]


def _forget() -> None:
    """Empties the user's cache but for the engine."""
    for kept in Path(os.environ["XDG_CACHE_HOME"], "mkcourse").iterdir():
        if not kept.is_symlink():
            shutil.rmtree(kept)


def _cache_with_engine(folder: Path) -> Path:
    """A user's cache that holds what comes with a release, and nothing of any course."""
    cache = folder / "cache"
    (cache / "mkcourse").mkdir(parents=True)
    (cache / "mkcourse" / "browser-runtime").symlink_to(engine.cache_folder())
    return cache


# the course


def write_course(folder: Path, pages: int, each: int) -> None:
    """A course without errors: ``pages`` competencies with a lesson and ``each`` questions."""
    names = [f"topic-{number:03}" for number in range(pages)]
    units = [{"title": f"Unit {at // UNIT + 1}", "competencies": names[at : at + UNIT]} for at in range(0, pages, UNIT)]
    head = {"id": "made-up", "title": "Made up", "language": "en", "license": "CC-BY-4.0", "authors": ["nobody"]}
    _write(folder / "course.yml", yaml.safe_dump({**head, "units": units}, sort_keys=False))
    _write(folder / "competencies.yml", yaml.safe_dump({"competencies": _competencies(names)}, sort_keys=False))
    chance = random.Random(1)
    for number, name in enumerate(names):
        _write(folder / "lessons" / f"{name}.md", _lesson(chance, name, number, names))
        questions = "\n".join(_questions(chance, name, each))
        _write(folder / "questions" / f"{name}.md", f"---\ncompetency: {name}\n---\n\n{questions}")


def _competencies(names: list[str]) -> dict[str, object]:
    return {
        name: {
            "title": f"Topic {at + 1}",
            "can": f"I can add and compare the fractions of topic {at + 1}.",
            "minutes": 30,
            "requires": [
                names[before] for before in (at - 1, at - 7) if before >= 0 and (before == at - 1 or at % 5 == 0)
            ],
        }
        for at, name in enumerate(names)
    }


def _lesson(chance: random.Random, name: str, number: int, names: list[str]) -> str:
    sections = "\n\n".join(_section(chance, part) for part in ("First", "Second", "Third"))
    before = f"Before this came [topic {number}]({names[number - 1]}.md).\n\n" if number else ""
    return f"""---
title: Topic {number + 1}
teaches: [{name}]
minutes: 10
---

{before}{sections}

<!-- practice -->

## In short

- Like denominators: add the tops, keep the bottom.
- The bottom number is the name of the pieces, and the pieces don't change.
"""


def _section(chance: random.Random, part: str) -> str:
    top, more, bottom = chance.randint(1, 999), chance.randint(1, 999), chance.randint(1000, 9999)
    return f"""## {part} example

Mei practises the piano for $\\frac{{{top}}}{{{bottom}}}$ of an hour and then plays with her brother for
$\\frac{{{more}}}{{{bottom}}}$ of an hour. How much of an hour is that **together**? Here is each step.

| Step | What I write | What I think |
|---|---|---|
| Same kind? | $\\frac{{1}}{{{bottom}}}$ and $\\frac{{1}}{{{bottom}}}$ | Both count the same pieces of the same hour. |
| Count together | ${top} + {more} = {top + more}$ | {top} pieces and {more} pieces are {top + more} pieces. |

$$\\frac{{{top}}}{{{bottom}}} + \\frac{{{more}}}{{{bottom}}} = \\frac{{{top + more}}}{{{bottom}}}$$

Why does the {bottom} not become {2 * bottom}? Because that would be smaller pieces, and the pieces did not change.
The bottom number is a **name**, and names are not added: 5 apples and 4 apples are 9 apples, not 9 apple-apples."""


def _questions(chance: random.Random, name: str, count: int) -> Iterator[str]:
    for number in range(count):
        use = "use: check\n" if number % 5 == 4 else ""
        top, more, bottom = chance.randint(1, 999), chance.randint(1, 999), chance.randint(2001, 9999)
        body = (_typed, _choice)[number % 2](top, more, bottom)
        yield f"## Hours together {number + 1} {{#{name}-{number:02}}}\nlevel: {1 + number % 3}\n{use}\n{body}\n"


def _typed(top: int, more: int, bottom: int) -> str:
    return f"""Add $\\frac{{{top}}}{{{bottom}}} + \\frac{{{more}}}{{{bottom}}}$. Type a fraction.

= {top + more}/{bottom}
!= {top + more}/{2 * bottom} : The top is right. But $\\frac{{1}}{{{2 * bottom}}}$ is half as much.

Hint: How many pieces are {top} pieces and {more} pieces?

Solution: $\\frac{{{top}}}{{{bottom}}} + \\frac{{{more}}}{{{bottom}}} = \\frac{{{top + more}}}{{{bottom}}}$."""


def _choice(top: int, more: int, bottom: int) -> str:
    return f"""What is $\\frac{{{top}}}{{{bottom}}} + \\frac{{{more}}}{{{bottom}}}$?

- [x] $\\frac{{{top + more}}}{{{bottom}}}$
- [ ] $\\frac{{{top + more}}}{{{2 * bottom}}}$
  > The kind of part doesn't change when you count more of them: they are still $\\frac{{1}}{{{bottom}}}$ each.
- [ ] $\\frac{{{top * more}}}{{{bottom}}}$
  > Here something was multiplied. You want to put the two together.

Hint: Say it aloud: {top} parts and {more} parts of the same kind.

Solution: They are {top + more} parts: $\\frac{{{top + more}}}{{{bottom}}}$."""


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
