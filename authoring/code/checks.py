"""The promises about code questions that only running them can tell: the solution passes, the start does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..course import Course, Item
from ..diagnostics import Diagnostic, Place, Severity
from ..kinds.code import PRESENT, SECONDS, CodeAnswer
from ..question_body import shortened
from ..yaml_source import Located
from .runs import Done, Job, done_of

PASSES = "key-passes-own-grading"
START_SECONDS = 1.0
_LATE = ("takes longer than it may", "look for a loop that never ends, or allow more time with 'seconds'")
_BROKE = ("ends Python itself", "let the program come to its end by itself")


def code_faults(course: Course, items: Iterable[Item]) -> Iterator[Diagnostic]:
    """What is wrong with the programs of all code questions among the items."""
    asked = [(item, item.answer) for item in items if isinstance(item.answer, CodeAnswer)]
    wheels = tuple(str(path.resolve()) for path in course.packages.values())
    limit = course.code_seconds or SECONDS
    jobs = [_job(answer, role, limit, wheels) for _, answer in asked for role in ("solution", "start")]
    outcomes = iter(done_of(jobs))
    for item, answer in asked:
        solution, start = next(outcomes), next(outcomes)
        if "solution" in answer.fences:
            yield from _solution_faults(item, answer, solution)
        else:
            message = f"'{item.question}' has no solution, so it can't be checked that its tests can be passed"
            fix = "add one in a fence that begins with '```python solution'"
            yield Diagnostic(item.place, PRESENT, message, fix, Severity.WARNING)
        if len(start.passed) == len(answer.tests):
            place = answer.fences["start" if "start" in answer.fences else "tests"].place
            message = f"what learners of '{item.question}' begin with passes all tests already"
            yield Diagnostic(place, PRESENT, message, "add a test that only a solution passes", Severity.WARNING)


def package_faults(course: Course, head: Located) -> Iterator[Diagnostic]:
    """Wheels that course.yml names and that aren't there."""
    declared = head.value.get("packages")
    for place, name in enumerate(declared if isinstance(declared, list) else []):
        if isinstance(name, str) and name not in course.packages:
            message = f"'{name}' is named under 'packages', but the course has no such file"
            fix = "put the wheel there, or take it out of 'packages'"
            yield Diagnostic(head.place("packages", place), "media-exists", message, fix)


def _job(answer: CodeAnswer, role: str, limit: float, packages: tuple[str, ...]) -> Job:
    """What learners begin with may well never end, and is not waited for."""
    seconds = answer.seconds or limit
    most = min(seconds, START_SECONDS) if role == "start" else seconds
    return Job(answer.text(role), answer.text("tests"), answer.text("setup"), most, packages)


def _solution_faults(item: Item, answer: CodeAnswer, done: Done) -> Iterator[Diagnostic]:
    fence = answer.fences["solution"]
    if done.error is not None:
        message = f"the solution of '{item.question}' is no Python: {done.error['python']}"
        yield Diagnostic(fence.line(done.error["line"] or 1), PASSES, message, "correct it")
    elif done.late is not None or done.broke is not None:
        how, fix = _LATE if done.late is not None else _BROKE
        message = f"the solution of '{item.question}' {how}{_at(answer, done)}"
        yield Diagnostic(fence.place, PASSES, message, fix)
    else:
        yield from (_failure(item, answer, each) for each in done.tests if not each["passed"])


def _at(answer: CodeAnswer, done: Done) -> str:
    test = next((test for test in answer.tests if test.id in (done.late, done.broke)), None)
    return f" at the test '{shortened(test.source)}' in line {answer.place(test).line}" if test else ""


def _failure(item: Item, answer: CodeAnswer, told: dict[str, object]) -> Diagnostic:
    test = next(test for test in answer.tests if test.id == told["id"])
    message = f"the solution of '{item.question}' fails the test '{shortened(test.source)}'{_why(told)}"
    return Diagnostic(_place(answer, test.line), PASSES, message, "correct the solution, or the test")


def _place(answer: CodeAnswer, line: int) -> Place:
    return answer.fences["tests"].line(line)


def _why(told: dict[str, object]) -> str:
    error = told["error"]
    if isinstance(error, dict):
        where = f" in line {error['line']} of the solution" if error["line"] else ""
        return f": {error['python']}{where}"
    return f": it gives {told['got']}" if told.get("relation") == "equal" else ""
