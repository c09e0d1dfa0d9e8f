"""Specification of how the programs of a course are run when it is checked."""

from __future__ import annotations

import time

import pytest

from mkcourse.authoring.code import runs as code_runs
from mkcourse.authoring.code.runs import Job, done_of

TESTS = "assert double(1) == 2\nassert double(3) == 6\n"
GOOD = "def double(n):\n    return 2 * n\n"


def job(program: str, tests: str = TESTS, seconds: float = 5.0) -> Job:
    return Job(program, tests, "", seconds)


@pytest.fixture(autouse=True)
def nothing_known() -> None:
    code_runs._KNOWN.known.clear()
    code_runs._KNOWN.asked.clear()


def test_each_program_gets_its_own_outcome() -> None:
    """In the order in which they were asked for, whatever one does to Python."""
    vandal = "import builtins\nbuiltins.len = None\nprint = None\ndef double(n): return 0"
    good, vandal_done, again = done_of([job(GOOD), job(vandal), job(GOOD + "\nx = len('a')")])
    assert len(good.passed) == len(again.passed) == 2 and not vandal_done.passed


def test_an_endless_program_is_ended_and_the_others_are_run() -> None:
    """It is named with the test at which its time was up."""
    endless = "def double(n):\n    while n == 3:\n        pass\n    return 2 * n"
    since = time.monotonic()
    late, good = done_of([job(endless, seconds=0.5), job(GOOD)])
    assert late.late and not late.passed
    assert len(good.passed) == 2
    assert time.monotonic() - since < 60


def test_what_learners_begin_with_is_ended_by_its_processor_time() -> None:
    """It may be endless and catch whatever it can: the system ends it long before its time by the clock is up."""
    endless = "while True:\n    try:\n        while True: pass\n    except BaseException: pass"
    start, other = Job(endless, TESTS, "", 60.0, may_be_late=True), Job(GOOD, TESTS, "", 60.0, may_be_late=True)
    ended, good = done_of([start, other])
    assert ended.broke is not None and not ended.passed
    assert len(good.passed) == 2


def test_what_learners_begin_with_is_run_once_however_it_ends() -> None:
    """The next `check` knows it; a solution that ended so is run again, since somebody is told of it."""
    killing = "import signal\nsignal.raise_signal(signal.SIGABRT)"
    start, solution = Job(killing, TESTS, "", 5.0, may_be_late=True), job(killing)
    done_of([start, solution])
    kept = code_runs._KNOWN.lasting()
    assert start in kept and solution not in kept


def test_a_program_that_ends_python_is_told_and_the_others_are_run() -> None:
    """Not even that stops the check."""
    killing = "import signal\nsignal.raise_signal(signal.SIGABRT)"
    broke, good = done_of([job(killing), job(GOOD)])
    assert broke.broke is not None and good.broke is None


def test_what_a_program_writes_past_python_is_no_answer() -> None:
    """The lines in which outcomes come are our own."""
    (done,) = done_of([job(f"import os\nos.write(1, b'{{}}\\n')\n{GOOD}")])
    assert len(done.passed) == 2


def test_what_is_known_is_not_run_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that `serve` stays quick: only a changed program is run."""
    done_of([job(GOOD)])
    monkeypatch.setattr(code_runs, "_run", lambda jobs: pytest.fail("it is known"))
    assert len(done_of([job(GOOD), job(GOOD)])[1].passed) == 2


def test_nothing_of_our_own_can_be_imported() -> None:
    """What is installed for mkcourse is no part of a learner's Python, in the browser or here."""
    mine, library = done_of([job(f"import jinja2\n{GOOD}"), job(f"import csv, math\n{GOOD}")])
    assert not mine.passed and len(library.passed) == 2
