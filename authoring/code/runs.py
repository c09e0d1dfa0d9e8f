"""What comes of programs under their tests: run in processes of their own, remembered by content."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ... import site_template
from ..memos import Memo

JOBS = Path(__file__).resolve().with_name("jobs.py")
SANDBOX = Path(str(site_template.__file__)).resolve().parent
STARTING = 20.0
"""Seconds that Python may take to start on a busy machine."""

REMEMBERED = 4096
LANES = 2
"""Processes at once: a program that never ends is waited for by half of the others."""


@dataclass(frozen=True, slots=True)
class Job:
    """A program, what tests it, and how many seconds it may take."""

    program: str
    tests: str
    setup: str
    seconds: float
    packages: tuple[str, ...] = ()
    may_be_late: bool = False
    """Whether nobody is told when its time is up: what learners begin with may well never end."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job.

    ``error`` is None where the program could be tested; ``late`` is the id of the test at which its time was up,
    "" where it was before the first; ``broke`` is what ended its process.
    """

    passed: frozenset[str] = frozenset()
    tests: tuple[dict[str, Any], ...] = ()
    error: dict[str, Any] | None = None
    late: str | None = None
    broke: str | None = None


def _lasts(job: Job, done: Done) -> bool:
    """Not where it hangs on other files; nor a solution that did not end well, which it may do tomorrow."""
    return not job.packages and (job.may_be_late or (done.broke is None and done.late is None))


_KNOWN = Memo("code runs", REMEMBERED, _lasts)


def done_of(jobs: Sequence[Job]) -> list[Done]:
    """What came of each; only what is not known yet is run, side by side, so that few wait for one that takes long."""
    found = {job: _KNOWN.known[job] for job in jobs if job in _KNOWN.known}
    waiting = [job for job in dict.fromkeys(jobs) if job not in found]
    lanes = [lane for start in range(LANES) if (lane := waiting[start::LANES])]
    with ThreadPoolExecutor(LANES) as side_by_side:
        for lane, done in zip(lanes, side_by_side.map(_run_all, lanes), strict=True):
            found.update(zip(lane, done, strict=True))
    return [_KNOWN.get(job, partial(found.__getitem__, job)) for job in jobs]


def _run_all(jobs: Sequence[Job]) -> list[Done]:
    """The outcomes, all from one process unless a job takes too long or ends it."""
    done: list[Done] = []
    while len(done) < len(jobs):
        done += _run(jobs[len(done) :])
    return done


def _run(jobs: Sequence[Job]) -> list[Done]:
    """The outcomes of the first of the jobs: up to the first that does not come to its end."""
    with TemporaryDirectory(prefix="mkcourse-") as folder:
        process = subprocess.Popen(
            [sys.executable, "-I", str(JOBS), str(SANDBOX)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            encoding="utf-8",
        )
        try:
            return _heard(process, jobs)
        finally:
            process.kill()
            process.wait()


def _heard(process: subprocess.Popen[str], jobs: Sequence[Job]) -> list[Done]:
    lines = _lines(process, json.dumps([asdict(job) for job in jobs]))
    found: list[Done] = []
    while len(found) < len(jobs):
        done = _next(lines, jobs[len(found)])
        found.append(done)
        if done.late is not None or done.broke is not None:
            break
    return found


def _next(lines: queue.Queue[str | None], job: Job) -> Done:
    at, patience = "", STARTING
    while True:
        try:
            line = lines.get(timeout=patience)
        except queue.Empty:
            return Done(late=at)
        if line is None:
            return Done(broke=at)
        said = json.loads(line)
        if said.get("begun"):
            patience = job.seconds
        at = said.get("testing", at)
        if "checked" in said:
            checked = said["checked"]
            return Done(frozenset(checked["passed"]), tuple(checked["tests"]), checked["error"])


def _lines(process: subprocess.Popen[str], request: str) -> queue.Queue[str | None]:
    """What the process says, line by line; None when it has ended."""
    lines: queue.Queue[str | None] = queue.Queue()

    def listen() -> None:
        assert process.stdin and process.stdout
        try:
            with process.stdout, process.stdin:
                process.stdin.write(request)
                process.stdin.close()
                for line in process.stdout:
                    lines.put(line)
        except (OSError, ValueError):  # it was ended, or ended itself
            pass
        lines.put(None)

    threading.Thread(target=listen, daemon=True).start()
    return lines
