"""Runs a learner's program, and tests it. Standard library only; the same in Pyodide and for `mkcourse check`.

    handle('{"do": "run", "program": "print(input())", "lines": ["7"]}', tell)      -> what came of it, as JSON
    handle('{"do": "check", "program": "…", "tests": "…"}', tell)

`tell` gets JSON texts while it runs: `{"shown": "…"}` for the console, `{"testing": id}` before a test and
`{"tested": {…}}` after it, so that something is known even of a program that never ends. Nothing here ends it:
that does whoever holds the process.
"""

from __future__ import annotations

import ast
import base64
import builtins
import io
import json
import linecache
import os
import random
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any, NoReturn, SupportsIndex

from .code_console import Console, Keyboard, NeedsLine
from .code_errors import PROGRAM, Told, explained
from .code_tests import TESTS, Step, Test, steps_of, uses

SETUP = "<setup>"
LONGEST_VALUE = 400
MOST_FIGURES = 4
DEEPEST = 3_000
"""Calls within each other; a browser has no room for many more, and breaks down instead of raising an error."""

type Tell = Callable[[dict[str, Any]], None]
type Names = dict[str, Any]


def handle(request: str, tell: Callable[[str], None]) -> str:
    """Answer a JSON request of a host: JSON."""
    asked = json.loads(request)
    program, setup = asked["program"], asked.get("setup") or ""

    def told(message: dict[str, Any]) -> None:
        tell(json.dumps(message))

    if asked["do"] == "check":
        return json.dumps(checked(program, asked["tests"], setup, told))
    return json.dumps(ran(program, asked.get("lines", []), setup, told, seed=asked.get("seed", 0)))


def ran(
    program: str, lines: Sequence[str] = (), setup: str = "", tell: Tell = lambda _: None, *, seed: int = 0
) -> Told:
    """Run the program for a learner who looks on.

    `end` is "done", "error" or "needs-line"; then `prompt` says what it asks. `cut` says that it wrote too much.
    """
    console = Console(lambda text: tell({"shown": text}))
    run = _Run(program, setup, console, Keyboard(console, lines), seed)
    run.go()
    console.show_all()
    return {
        "end": run.end,
        "error": run.error and explained(run.error, program),
        "prompt": run.keyboard.needs.prompt if run.keyboard.needs else None,
        "cut": console.is_cut,
        "figures": run.figures,
    }


def checked(program: str, tests: str, setup: str = "", tell: Tell = lambda _: None) -> Told:
    """Run the program's tests.

    `ran` is whether the program could be read at all; `passed` the ids of the tests that hold; `tests` says of each
    what a learner may see of it; `error` is what is wrong with a program that can't be read.
    """
    try:
        _compiled(program)
    except _UNREADABLE as error:
        return {"ran": False, "passed": [], "tests": [], "error": explained(error, program)}
    results = list(_tested(_Tested(program, setup), steps_of(tests), tell))
    passed = [each["id"] for each in results if each["passed"]]
    return {"ran": True, "passed": passed, "tests": results, "error": None}


_UNREADABLE = (SyntaxError, ValueError, MemoryError, RecursionError)
"""What compiling raises: a NUL is a ValueError, endless brackets are the other two."""


# --- one run ---


class _Run:
    """One run of the whole program, with names of its own."""

    def __init__(
        self, program: str, setup: str, console: Console, keyboard: Keyboard, seed: int = 0, *, sleeps: bool = True
    ) -> None:
        self.program = program
        self.setup = setup
        self.console = console
        self.keyboard = keyboard
        self.seed = seed
        self.sleeps = sleeps
        self.error: BaseException | None = None
        self.figures: list[str] = []
        self.module = ModuleType("__main__")
        self.names: Names = vars(self.module)

    @property
    def end(self) -> str:
        """How it ended."""
        if self.keyboard.needs:
            return "needs-line"
        return "error" if self.error else "done"

    def go(self) -> None:
        """Run it; what it raises is kept."""
        with self.at_work():
            self.error = _raised(self._execute)
            self.figures = _figures()

    def _execute(self) -> None:
        program = _compiled(self.program)
        if self.setup:
            exec(compile(self.setup, SETUP, "exec"), self.names)
        exec(program, self.names)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Python as the program is to find it, and afterwards as it was before."""
        kept = vars(builtins).copy()
        streams = sys.stdin, sys.stdout, sys.stderr
        recursion, sleep, leave = sys.getrecursionlimit(), time.sleep, os._exit
        limit = sys.setrecursionlimit
        main = sys.modules.get("__main__")
        try:
            builtins.input = self.keyboard.input
            sys.stdin, sys.stdout, sys.stderr = self.keyboard, self.console, self.console
            sys.modules["__main__"] = self.module
            time.sleep = self._sleep if self.sleeps else _no_sleep
            os._exit = _leave
            sys.setrecursionlimit = lambda depth: limit(min(depth, DEEPEST))
            random.seed(self.seed)
            yield
        finally:
            sys.settrace(None)
            vars(builtins).update(kept)
            sys.stdin, sys.stdout, sys.stderr = streams
            sys.setrecursionlimit = limit
            limit(recursion)
            time.sleep, os._exit = sleep, leave
            if main is not None:
                sys.modules["__main__"] = main

    def _sleep(self, seconds: float | SupportsIndex, /) -> None:
        """What was waited for in an earlier run is not waited for again."""
        self.console.show_all()
        if not self.keyboard.is_replaying:
            _SLEEP(seconds)


_SLEEP = time.sleep


def _no_sleep(seconds: float | SupportsIndex, /) -> None:
    """A test has no time to wait."""


def _leave(status: int) -> NoReturn:
    """`os._exit`: the program ends, Python stays."""
    raise SystemExit(status)


def _compiled(program: str) -> Any:
    lines = program.splitlines(keepends=True)
    linecache.cache[PROGRAM] = (len(program), None, lines, PROGRAM)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return compile(program, PROGRAM, "exec", dont_inherit=True)


def _raised(act: Callable[[], object]) -> BaseException | None:
    """What stops the program; to leave it by `sys.exit()` is no error."""
    try:
        act()
    except (SystemExit, NeedsLine):
        return None
    except BaseException as error:
        return error
    return None


def _figures() -> list[str]:
    """The figures that a vendored matplotlib holds, as PNG in Base64."""
    plots = sys.modules.get("matplotlib.pyplot")
    if plots is None:
        return []
    found = []
    for number in plots.get_fignums()[:MOST_FIGURES]:
        picture = io.BytesIO()
        plots.figure(number).savefig(picture, format="png")
        found.append(base64.b64encode(picture.getvalue()).decode())
    plots.close("all")
    return found


# --- its tests ---


class _Tested:
    """A program under test: run once for each set of lines that is typed, and plainly where its names are asked for."""

    def __init__(self, program: str, setup: str) -> None:
        self.program = program
        self.setup = setup
        self._runs: dict[tuple[str, ...] | None, _Run] = {}
        self.asked_for: list[Told] = []
        """What the test at hand has looked at: lines that were typed, and what was printed then."""

    def run(self, lines: tuple[str, ...] | None) -> _Run:
        """The run with these lines; None is the plain run, which stops where it is asked for a line."""
        if lines not in self._runs:
            console = Console()
            keyboard = Keyboard(console, lines or (), is_test=lines is not None)
            run = _Run(self.program, self.setup, console, keyboard, sleeps=False)
            run.go()
            self._runs[lines] = run
        return self._runs[lines]

    def output(self, *lines: object) -> str:
        """`output(…)` in tests: what the program prints when these lines are typed, without what `input()` shows."""
        run = self.run(tuple(str(line) for line in lines))
        self.asked_for.append({"lines": [str(line) for line in lines], "printed": _shortened(run.console.printed)})
        if run.error:
            raise run.error
        return run.console.printed

    def uses(self, *words: str) -> bool:
        """`uses(…)` in tests."""
        return uses(self.program, *words)


def _tested(tested: _Tested, steps: Sequence[Step], tell: Tell) -> Iterator[Told]:
    names: Names = {"output": tested.output, "source": tested.program, "uses": tested.uses}
    broken: BaseException | None = None
    plain = _Plain(tested, names, steps)
    for step in steps:
        if isinstance(step, Test):
            tell({"testing": step.id})
            result = _test(tested, step, plain, names, broken)
            tell({"tested": result})
            yield result
        elif broken is None:
            plain.bring(step)
            broken = plain.error or _within(tested, lambda step=step: _execute(step, names))[0]  # type: ignore[misc]


class _Plain:
    """The names of the plain run: brought only to tests that use them.

    A program that asks for lines is often tested by `output(…)` alone; it need not run without any. What it names
    as Python names something (`sum = 0`) is its own, too.
    """

    def __init__(self, tested: _Tested, names: Names, steps: Sequence[Step]) -> None:
        self._tested = tested
        self._names = names
        own = _made_by([*ast.parse(tested.program).body])
        self._given = {*names, *_made_by(steps), *(set(dir(builtins)) - own)}
        self._is_brought = False
        self.printed = ""
        self.error: BaseException | None = None

    def bring(self, node: ast.AST) -> None:
        """Bring them if this needs any."""
        wanted = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)} - self._given
        if self._is_brought or not wanted:
            return
        run = self._tested.run(None)
        self._is_brought = True
        self.error = run.error
        own = dict(self._names)
        self._names.update(run.names)
        self._names.update(own)
        self._names["printed"] = run.console.printed
        self.printed = run.console.printed


def _made_by(steps: Sequence[Step | ast.stmt]) -> set[str]:
    """The names that these statements give a value to."""
    statements = [step for step in steps if not isinstance(step, Test)]
    nodes = [node for statement in statements for node in ast.walk(statement)]
    made = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    return made | {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}


def _test(tested: _Tested, test: Test, plain: _Plain, names: Names, broken: BaseException | None) -> Told:
    tested.asked_for.clear()
    plain.bring(test.statement)
    if _reads(test.statement, "printed"):
        tested.asked_for.append({"lines": [], "printed": _shortened(plain.printed)})
    held = _Held(test.statement.test, names)
    error, printed = (broken, "") if broken else _within(tested, held.judge)
    if plain.error and not held.is_judged:
        error = plain.error
    told: Told = {"id": test.id, "hidden": test.hidden, "line": test.line, "message": test.message}
    told |= {"passed": held.holds and error is None, "error": error and _error_in(error, tested.program)}
    if test.hidden or told["passed"]:
        return told
    shown = {"source": _shortened(test.source), "printed": _shortened(printed), "runs": tested.asked_for[:3]}
    return told | shown | held.shown()


def _reads(node: ast.AST, name: str) -> bool:
    return any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(node))


def _within(tested: _Tested, act: Callable[[], object]) -> tuple[BaseException | None, str]:
    """Do something with the program's functions: what it raises, and what it prints."""
    console = Console()
    run = _Run(tested.program, tested.setup, console, Keyboard(console, (), is_test=True), sleeps=False)
    with run.at_work():
        error = _raised_by_test(act)
    return error, console.printed


def _raised_by_test(act: Callable[[], object]) -> BaseException | None:
    """Also leaving is an error here: a function that ends the program gives nothing back."""
    try:
        act()
    except BaseException as error:
        return error
    return None


def _execute(statement: ast.stmt, names: Names) -> None:
    exec(compile(ast.Module([statement], []), TESTS, "exec"), names)


def _error_in(error: BaseException, program: str) -> Told:
    told = explained(error, program)
    if isinstance(error, NameError) and told["line"] is None:
        told["code"] = "test-name"
    if isinstance(error, SystemExit):
        told["code"] = "test-exit"
    return told


class _Held:
    """A condition that is judged side by side, so that both sides can be shown."""

    def __init__(self, condition: ast.expr, names: Names) -> None:
        self._condition = condition
        self._names = names
        self._values: list[Any] = []
        self.holds = False
        self.is_judged = False

    @property
    def _sides(self) -> tuple[ast.expr, ast.cmpop, ast.expr] | None:
        node = self._condition
        if (
            isinstance(node, ast.Compare)
            and len(node.ops) == 1
            and isinstance(node.ops[0], ast.Eq | ast.In | ast.NotIn)
        ):
            return node.left, node.ops[0], node.comparators[0]
        return None

    def judge(self) -> None:
        """Find out whether it holds; raises what it raises."""
        sides = self._sides
        if sides is None:
            self.holds = bool(self._value(self._condition))
        else:
            left, sign, right = sides
            self._values.append(self._value(left))
            self._values.append(self._value(right))
            self.holds = _compared(self._values[0], sign, self._values[1])
        self.is_judged = True

    def shown(self) -> Told:
        """`call`, `got`, `expected` and how they should be related, as far as they are known."""
        sides = self._sides
        if sides is None or not self.is_judged:
            return {}
        left, sign, right = sides
        relation = {ast.Eq: "equal", ast.In: "in", ast.NotIn: "not-in"}[type(sign)]
        call, other = (right, 0) if relation != "equal" or isinstance(left, ast.Constant) else (left, 1)
        return {
            "relation": relation,
            "call": _shortened(ast.unparse(call)),
            "got": _represented(self._values[1 - other]),
            "expected": _represented(self._values[other]),
        }

    def _value(self, node: ast.expr) -> Any:
        return eval(compile(ast.Expression(node), TESTS, "eval"), self._names)


def _compared(left: Any, sign: ast.cmpop, right: Any) -> bool:
    if isinstance(sign, ast.Eq):
        return bool(left == right)
    return (left in right) == isinstance(sign, ast.In)


def _represented(value: Any) -> str:
    """As Python shows it; what a learner's own `__repr__` does is no matter of ours."""
    try:
        return _shortened(repr(value))
    except Exception:
        return f"<{type(value).__name__}>"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + " …"
