"""How long a whole build takes, against a plain ``mkdocs build`` of the same pages.

    uv run tests/benchmarks/build.py [COURSE] [--runs 5]

*Ours* is ``mkcourse build`` as a teacher types it: Python starts, the course is read,
parsed and checked, every fragment of every question is rendered and every formula typeset,
MkDocs renders the pages, the policy is put into them, and the site is put in place.

*Plain* is ``mkdocs build`` on the very project that we write (the same Markdown pages with
their placeholders as text, theme, templates, navigation, search, scripts, media and data),
only without our Markdown extension: no mathematics is typeset, no question is in a page.
So the difference is all that mkcourse adds, and nothing of it is left out.

Both run alternately as processes of their own, each into a new folder.  The browser runtime
is in its cache before the first run.  Printed are medians of wall time and of processor time
(of the process and its children), and the ratio of the medians.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import yaml

from mkcourse.authoring.build.extensions import OURS
from mkcourse.authoring.build.site import prepared
from mkcourse.authoring.build.write import write_project
from mkcourse.authoring.course import Course
from mkcourse.authoring.loading import load

FRACTIONS = Path(__file__).resolve().parents[2] / "courses" / "fractions"
MKCOURSE = ("-c", "from mkcourse.authoring.cli import main; main()")
MKDOCS = ("-m", "mkdocs")
Seconds = tuple[float, float]
"""Wall time and processor time."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Time a whole build against plain MkDocs.")
    parser.add_argument("course", nargs="?", type=Path, default=FRACTIONS)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    course, _ = load(options.course)
    if course is None:
        sys.exit(f"{options.course} has errors; see mkcourse check")
    with tempfile.TemporaryDirectory(prefix="mkcourse-benchmark-") as work:
        plain = plain_project(course, options.course, Path(work))
        print(json.dumps(figures(options.course, plain, options.runs), indent=2))


def plain_project(course: Course, folder: Path, work: Path) -> Path:
    """The MkDocs project of the course without our extension; returns its ``mkdocs.yml``."""
    write_project(prepared(course, folder, work, lambda step, done, total: None), work)
    config = work / "mkdocs.yml"
    settings = yaml.safe_load(config.read_text(encoding="utf-8"))
    extensions = settings["markdown_extensions"]
    settings["markdown_extensions"] = [each for each in extensions if OURS not in each]
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return config


def figures(folder: Path, plain: Path, runs: int) -> dict[str, object]:
    """Medians over interleaved runs; one of each before, to warm the file caches."""
    ours: list[Seconds] = []
    theirs: list[Seconds] = []
    for _ in range(runs + 1):
        with tempfile.TemporaryDirectory(prefix="mkcourse-benchmark-") as output:
            ours.append(timed([*MKCOURSE, "build", folder, "-o", f"{output}/a"]))
            theirs.append(timed([*MKDOCS, "build", "-q", "-f", plain, "-d", f"{output}/b"]))
    wall, processor = ([statistics.median(run[kind] for run in each[1:]) for each in (ours, theirs)] for kind in (0, 1))
    return {
        "runs": runs,
        "mkcourse_build": {"wall_s": round(wall[0], 2), "processor_s": round(processor[0], 2)},
        "plain_mkdocs_build": {"wall_s": round(wall[1], 2), "processor_s": round(processor[1], 2)},
        "ratio": {
            "wall": round(wall[0] / wall[1], 2),
            "processor": round(processor[0] / processor[1], 2),
        },
    }


def timed(arguments: Sequence[str | Path]) -> Seconds:
    """How long a Python process with these arguments takes."""
    start, before = time.perf_counter(), os.times()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    wall, after = time.perf_counter() - start, os.times()
    user = after.children_user - before.children_user
    return wall, user + after.children_system - before.children_system


if __name__ == "__main__":
    main()
