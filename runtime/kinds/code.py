"""Code: a program, and the tests that it passed where it ran."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from ..fields import as_object, items, optional_text, text
from ..grades import NOTHING, UNREADABLE, Grade, again
from ..responses import Coded, Response
from .key import Key

LONGEST_PROGRAM = 10_000
"""Letters; the page lets nobody type more."""

CODE_GUESS = 0.01
"""Nobody writes a program by chance; now and then one passes that was not understood."""


@dataclass(frozen=True, slots=True)
class Test:
    """A test's id, and the misconception that its failing shows."""

    id: str
    tag: str | None


@dataclass(frozen=True, slots=True)
class CodeKey(Key):
    """The key of a program: its tests, and the sum of what learners begin with."""

    tests: tuple[Test, ...]
    start: str

    def graded(self, response: Response, language: str) -> Grade:
        """Right where all tests passed; else the first that did not names the feedback.

        A test in which the program broke down names nothing: its author speaks of a wrong result.

        A program that could not be run is asked for again, and so is the one that was there at the start.
        """
        if not isinstance(response, Coded):
            return UNREADABLE
        if not response.code.strip():
            return NOTHING
        if len(response.code) > LONGEST_PROGRAM:
            return again("too-long", most=str(LONGEST_PROGRAM))
        if program_sum(response.code) == self.start:
            return again("unchanged-program")
        return self._tested(response) if response.ran else again("program-not-run")

    def _tested(self, response: Coded) -> Grade:
        failed = [test for test in self.tests if test.id not in response.passed]
        if not failed:
            return Grade("right", ("right",), credit=1.0)
        credit = 1 - len(failed) / len(self.tests)
        told = next((test for test in failed if test.id not in response.broke), None)
        if told is None:
            return Grade("wrong", reason="program-broke", credit=credit)
        return Grade("wrong", (f"test:{told.id}",), told.tag, credit=credit)

    def guess(self, typed_guess: float) -> float:
        """Nearly none, however short the course takes typed answers to be."""
        return min(CODE_GUESS, typed_guess)

    @property
    def shows(self) -> frozenset[str]:
        """The misconceptions that a failing test shows."""
        return frozenset(test.tag for test in self.tests if test.tag is not None)


def code_key(fields: Mapping[str, object]) -> CodeKey:
    """The key in ``grading``, or Malformed."""
    return CodeKey(items(fields, "tests", _test), text(fields, "start"))


def program_sum(program: str) -> str:
    """Sixteen hexadecimal digits of a program, whatever spaces and blank lines end its lines and itself."""
    lines = [line.rstrip() for line in program.rstrip().splitlines()]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _test(value: object, place: str) -> Test:
    fields = as_object(value, place)
    return Test(text(fields, "id"), optional_text(fields, "tag"))
