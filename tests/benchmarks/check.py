"""How long `mkcourse check` takes: the first time, again, after a change, and with 10,000 questions.

    uv run tests/benchmarks/check.py [COURSE] [--questions 10000] [--runs 3]

- *plain*: Python starts and markdown-it parses every text of the course once.  Nothing that reads Markdown can
  be quicker, so it is what the others are measured by.
- *first*: `mkcourse check` as a teacher types it, of a course that it has never seen.
- *again*: the same command when nothing has changed.
- *after a change*: the same command when one question's text was changed.
- *under serve*: the same change, in a process that has read the course before.

The first four run alternately, as processes of their own with a cache folder of their own.  Printed are medians
of processor time in seconds (of the process and its children), since other work on the machine makes wall time
mean little, and their ratios to *plain*.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from mkcourse.authoring.loading import load

FRACTIONS = Path(__file__).resolve().parents[2] / "courses" / "fractions"
CHECK = "from mkcourse.authoring.cli import main; main()"
PLAIN = """
import sys
from pathlib import Path
from markdown_it import MarkdownIt
for path in Path(sys.argv[1]).rglob('*.md'):
    MarkdownIt('commonmark').enable('table').parse(path.read_text(encoding='utf-8'))
"""
A_BANK = 50


def main() -> None:
    parser = argparse.ArgumentParser(description="Time mkcourse check.")
    parser.add_argument("course", nargs="?", type=Path, default=FRACTIONS)
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mkcourse-benchmark-") as work:
        real = Path(work) / "real"
        shutil.copytree(options.course, real, ignore=shutil.ignore_patterns("site"))
        print(options.course.name, json.dumps(figures(real, options.runs), indent=2), flush=True)
        if options.questions:
            made = made_course(Path(work) / "made", options.questions)
            print(f"{options.questions} questions", json.dumps(figures(made, 1), indent=2), flush=True)


def figures(course: Path, runs: int) -> dict[str, float]:
    """Medians over interleaved runs, and how many times *plain* they are."""
    plain, first, again, changed = [], [], [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory(prefix="mkcourse-benchmark-") as cache:
            plain.append(spent(lambda: run(PLAIN, cache, str(course))))
            first.append(spent(lambda: run(CHECK, cache, "check", str(course))))
            again.append(spent(lambda: run(CHECK, cache, "check", str(course))))
            _change(_banks(course)[0])
            changed.append(spent(lambda: run(CHECK, cache, "check", str(course))))
    least = statistics.median(plain)
    found = {"first": statistics.median(first), "again": statistics.median(again)}
    found |= {"after a change": statistics.median(changed), "under serve": under_serve(course)}
    ratios = {f"{name}, times plain": round(seconds / least, 2) for name, seconds in found.items()}
    return {"plain": round(least, 2), **{name: round(seconds, 2) for name, seconds in found.items()}, **ratios}


def run(program: str, cache: str, *arguments: str) -> None:
    command = [sys.executable, "-c", program, *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, env={**environment, "XDG_CACHE_HOME": cache}, check=True, capture_output=True)


def under_serve(course: Path) -> float:
    """The median of checking again after a change in each of five banks, in this process."""
    load(course)
    banks = _banks(course)[:5]
    return statistics.median(spent(lambda bank=bank: _change(bank), lambda: load(course)) for bank in banks)


def _banks(course: Path) -> list[Path]:
    """What is changed: questions, or the pages of a book."""
    return sorted((course / "questions").glob("*.md")) or sorted((course / "pages").glob("*.md"))


def _change(bank: Path) -> None:
    text = bank.read_text(encoding="utf-8")
    bank.write_text(text.replace("What", "Just what", 1) + "\n", encoding="utf-8")


def spent(*steps: Callable[[], object]) -> float:
    """Processor seconds of this process and its children for the last of the steps."""
    for step in steps[:-1]:
        step()
    before = os.times()
    steps[-1]()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def made_course(folder: Path, questions: int) -> Path:
    """A course with that many sound questions, fifty for each competency."""
    for below in ("lessons", "questions"):
        (folder / below).mkdir(parents=True)
    count = -(-questions // A_BANK)
    ids = [f"skill-{number}" for number in range(count)]
    (folder / "course.yml").write_text("id: made\ntitle: Made\nlicense: CC0-1.0\n", encoding="utf-8")
    lines = [f"  {id_}: {{title: Skill {number}, can: I can do {number}.}}" for number, id_ in enumerate(ids)]
    (folder / "competencies.yml").write_text("\n".join(["competencies:", *lines, ""]), encoding="utf-8")
    for number, id_ in enumerate(ids):
        lesson = f"---\ntitle: Skill {number}\nteaches: [{id_}]\n---\n\nHow to do ${number} + n$.\n"
        (folder / "lessons" / f"{id_}.md").write_text(lesson, encoding="utf-8")
        asked = "".join(_question(id_, number, one) for one in range(A_BANK))
        (folder / "questions" / f"{id_}.md").write_text(f"---\ncompetency: {id_}\n---\n{asked}", encoding="utf-8")
    return folder


def _question(skill: str, number: int, one: int) -> str:
    use = "use: check\n" if one % 10 == 9 else ""
    asked = f"What is ${number} + {one} + \\frac{{1}}{{2}}$?"
    total = number + one
    answer = f"= {2 * total + 1}/2" if one % 2 else f"- [x] {total}.5\n- [ ] {total}\n- [ ] {total + 1}"
    return f"\n## {number} and {one} {{#{skill}-{one}}}\n{use}\n{asked}\n\n{answer}\n\nHint: Add the whole numbers.\n"


if __name__ == "__main__":
    main()
