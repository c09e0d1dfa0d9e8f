"""Code: a program of the learner's own, with tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from ...runtime.kinds.code import LONGEST_PROGRAM, program_sum
from ...runtime.responses import Coded, Response
from ...site_template.sandbox.code_tests import Test, tests_of
from ..code.fences import ROLES, Fence
from ..diagnostics import Diagnostic, Place, Severity
from ..fragment import Fragment
from ..question_body import shortened
from ..suggestions import did_you_mean, typo
from ..words import say
from .answer import Answer, Example, Json
from .writing import Writing

SECONDS = 5.0
"""How long a program may run where neither the question nor the course says."""

PRESENT = "code-tested"


@dataclass(frozen=True, slots=True)
class CodeAnswer(Answer):
    """A program is right when it passes all tests.  ``fences`` are the author's programs by their roles."""

    fences: Mapping[str, Fence]
    tests: tuple[Test, ...]
    seconds: float | None = None

    @property
    def type(self) -> str:
        return "code"

    def text(self, role: str) -> str:
        """The program of that role, "" where there is none."""
        fence = self.fences.get(role)
        return fence.text if fence else ""

    def place(self, test: Test) -> Place:
        """Where the author wrote the test."""
        return self.fences["tests"].line(test.line)

    def grading(self) -> Json:
        tests = [{"id": test.id, "tag": test.misconception} for test in self.tests]
        return {"tests": tests, "start": program_sum(self.text("start"))}

    def rights(self) -> Iterator[Example]:
        if "solution" in self.fences:
            passed = tuple(test.id for test in self.tests)
            yield Example(Coded(self.text("solution"), passed, True), "the solution", self.fences["solution"].place)

    def foreseen(self) -> Iterator[Response]:
        """A program is run before it is judged."""
        yield from ()

    def view(self) -> Json:
        start = self.text("start")
        return {"start": start, "rows": min(max(start.count("\n") + 2, 5), 16), "most": LONGEST_PROGRAM}

    def control(self) -> Json:
        return {
            "tests": self.text("tests"),
            "setup": self.text("setup"),
            "start": self.text("start"),
            "seconds": self.seconds,
            "most": LONGEST_PROGRAM,
        }

    def shown(self) -> str | None:
        solution = self.fences.get("solution")
        return None if solution is None else f"<pre><code>{escape(solution.text.rstrip())}</code></pre>"

    def fragments(self) -> Iterator[Fragment]:
        yield from (fragment for _, fragment in self.feedback())

    def feedback(self) -> Iterator[tuple[str, Fragment]]:
        for test in self.tests:
            if test.message:
                yield f"test:{test.id}", Fragment(test.message, self.place(test))

    def tags(self) -> Iterator[tuple[str, Place]]:
        for test in self.tests:
            if test.misconception:
                yield test.misconception, self.place(test)


def read_code(writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    """A program with its tests; whether the solution passes them is checked for the whole course at once."""
    found = [*_fence_faults(writing)]
    fences: dict[str, Fence] = {}
    for fence in writing.asked.fences:
        fences.setdefault(fence.role, fence)
    if "tests" not in fences:
        message = say("the code question has no tests, so no program could be right")
        fix = say("write them in a fence that begins with '```python tests': each assert is one")
        return None, [*found, Diagnostic(writing.place, PRESENT, message, fix)]
    tests, faults = _tests(fences["tests"])
    found += faults
    if not tests:
        return None, found
    return CodeAnswer(fences, tests, writing.values.number("seconds")), found


def _fence_faults(writing: Writing) -> Iterator[Diagnostic]:
    seen: dict[str, Fence] = {}
    for fence in writing.asked.fences:
        first = seen.setdefault(fence.role, fence)
        if fence.role not in ROLES:
            message = say("'{role}' is no part of a code question", role=fence.role)
            fix = did_you_mean(fence.role, ROLES) or say(
                "its parts are {names}; a plain '```python' is only shown", names=", ".join(ROLES)
            )
            yield Diagnostic(fence.place, "block-known", message, fix, typo=typo(fence.role, ROLES))
        elif first is not fence:
            message = say("'{role}' stands twice, here and in line {line}", role=fence.role, line=first.place.line)
            yield Diagnostic(fence.place, "options-once", message, say("put both into one fence"))
    places = [option.text.place for option in writing.asked.options] + [line.place for line in writing.asked.answers]
    for place in places:
        message = say("a code question has neither options nor answer lines: its tests say what is right")
        yield Diagnostic(place, "answer-parses", message, say("remove the line, or 'type: code'"))


def _tests(fence: Fence) -> tuple[tuple[Test, ...], list[Diagnostic]]:
    try:
        tests = tests_of(fence.text)
    except (SyntaxError, ValueError) as error:
        line = (getattr(error, "lineno", None) or 1) if isinstance(error, SyntaxError) else 1
        why = error.msg if isinstance(error, SyntaxError) else str(error)
        message = say("the tests are no Python: {why}", why=why)
        return (), [Diagnostic(fence.line(line), "answer-parses", message, say("run them in Python to see where"))]
    if not tests:
        fix = say("write one for each thing the program should do: 'assert double(3) == 6, \"…\"'")
        return (), [Diagnostic(fence.place, PRESENT, say("the tests hold no assert, so nothing is tested"), fix)]
    return tuple(tests), list(_test_faults(tests, fence))


def _test_faults(tests: list[Test], fence: Fence) -> Iterator[Diagnostic]:
    seen: dict[str, Test] = {}
    for test in tests:
        first = seen.setdefault(test.id, test)
        if first is not test:
            where = fence.line(first.line).line
            message = say(
                "the test '{source}' stands twice, here and in line {where}", source=shortened(test.source), where=where
            )
            yield Diagnostic(fence.line(test.line), "option-unique", message, say("remove one of them"))
        if test.odd_message:
            message = say(
                "the message of the test '{source}' is no plain text, so it can't be told",
                source=shortened(test.source),
            )
            yield Diagnostic(fence.line(test.line), "answer-parses", message, say("write it between quotes, without f"))
        elif test.hidden and not test.message:
            message = say("the hidden test '{source}' says nothing when it fails", source=shortened(test.source))
            fix = say("add what is wrong then: 'assert …, \"…\"'")
            yield Diagnostic(fence.line(test.line), "question-asks", message, fix, Severity.WARNING)
