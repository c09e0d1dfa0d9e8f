"""The promises about code questions that only running them can tell: the solution passes, the start does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..course import Course, Item
from ..diagnostics import Diagnostic, Place, Severity
from ..kinds.code import PRESENT, SECONDS, CodeAnswer
from ..question_body import shortened
from ..words import Sentence, as_it_is, say
from ..yaml_source import Located
from .runs import Done, Job, done_of

PASSES = "key-passes-own-grading"
START_SECONDS = 1.0
_LATE_FIX = say("look for a loop that never ends, or allow more time with 'seconds'")
_BROKE_FIX = say("let the program come to its end by itself")


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
            message = say(
                "'{item}' has no solution, so it can't be checked that its tests can be passed", item=item.question
            )
            fix = say("add one in a fence that begins with '```python solution'")
            yield Diagnostic(item.place, PRESENT, message, fix, Severity.WARNING)
        if len(start.passed) == len(answer.tests):
            place = answer.fences["start" if "start" in answer.fences else "tests"].place
            message = say("what learners of '{item}' begin with passes all tests already", item=item.question)
            yield Diagnostic(place, PRESENT, message, say("add a test that only a solution passes"), Severity.WARNING)


def package_faults(course: Course, head: Located) -> Iterator[Diagnostic]:
    """Wheels that course.yml names and that aren't there."""
    declared = head.value.get("packages")
    for place, name in enumerate(declared if isinstance(declared, list) else []):
        if isinstance(name, str) and name not in course.packages:
            message = say("'{name}' is named under 'packages', but the course has no such file", name=name)
            fix = say("put the wheel there, or take it out of 'packages'")
            yield Diagnostic(head.place("packages", place), "media-exists", message, fix)


def _job(answer: CodeAnswer, role: str, limit: float, packages: tuple[str, ...]) -> Job:
    """What learners begin with may well never end, and is not waited for."""
    seconds = answer.seconds or limit
    most = min(seconds, START_SECONDS) if role == "start" else seconds
    return Job(answer.text(role), answer.text("tests"), answer.text("setup"), most, packages, role == "start")


def _solution_faults(item: Item, answer: CodeAnswer, done: Done) -> Iterator[Diagnostic]:
    fence = answer.fences["solution"]
    if done.error is not None:
        message = say(
            "the solution of '{item}' is no Python: {python}", item=item.question, python=done.error["python"]
        )
        yield Diagnostic(fence.line(done.error["line"] or 1), PASSES, message, say("correct it"))
    elif done.late is not None or done.broke is not None:
        at = _at(answer, done)
        if done.late is not None:
            message, fix = (
                say("the solution of '{item}' takes longer than it may{at}", item=item.question, at=at),
                _LATE_FIX,
            )
        else:
            message, fix = say("the solution of '{item}' ends Python itself{at}", item=item.question, at=at), _BROKE_FIX
        yield Diagnostic(fence.place, PASSES, message, fix)
    else:
        yield from (_failure(item, answer, each) for each in done.tests if not each["passed"])


def _at(answer: CodeAnswer, done: Done) -> Sentence:
    test = next((test for test in answer.tests if test.id in (done.late, done.broke)), None)
    return (
        say(" at the test '{source}' in line {line}", source=shortened(test.source), line=answer.place(test).line)
        if test
        else as_it_is("")
    )


def _failure(item: Item, answer: CodeAnswer, told: dict[str, object]) -> Diagnostic:
    test = next(test for test in answer.tests if test.id == told["id"])
    message = say(
        "the solution of '{item}' fails the test '{source}'{why}",
        item=item.question,
        source=shortened(test.source),
        why=_why(told),
    )
    return Diagnostic(_place(answer, test.line), PASSES, message, say("correct the solution, or the test"))


def _place(answer: CodeAnswer, line: int) -> Place:
    return answer.fences["tests"].line(line)


def _why(told: dict[str, object]) -> Sentence:
    error = told["error"]
    if isinstance(error, dict):
        if error["line"]:
            return say(": {python} in line {line} of the solution", python=error["python"], line=error["line"])
        return as_it_is(f": {error['python']}")
    return say(": it gives {got}", got=told["got"]) if told.get("relation") == "equal" else as_it_is("")
