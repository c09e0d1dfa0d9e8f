"""Specification of how learners' programs are run and tested, in CPython: the browser runs the same files."""

from __future__ import annotations

import builtins
import json
import sys
from typing import Any

import pytest

from mkcourse.authoring.build.words import words_for
from mkcourse.site_template.sandbox.code_errors import PROGRAM, explained
from mkcourse.site_template.sandbox.code_tests import tests_of as asserts_of
from mkcourse.site_template.sandbox.code_tests import uses
from mkcourse.site_template.sandbox.run_code import checked, handle, ran

WORDS = words_for("en")

DOUBLE = """\
assert double(3) == 6, "{prints-instead} Give it back."
assert double(0) == 0
# hidden
assert double(-2) == -4, "Below zero, too."
"""


def run(program: str, *lines: str, setup: str = "", seed: int = 0) -> tuple[str, dict[str, Any]]:
    """What the learner sees, and what came of it."""
    shown: list[str] = []
    done = ran(program, lines, setup, lambda told: shown.append(told["shown"]), seed=seed)
    return "".join(shown), done


def error(program: str, *lines: str) -> dict[str, Any]:
    told = run(program, *lines)[1]["error"]
    assert isinstance(told, dict)
    return told


def one(program: str, test: str) -> dict[str, Any]:
    """The result of a single test."""
    (result,) = checked(program, test)["tests"]
    assert isinstance(result, dict)
    return result


def test_what_is_printed_is_shown() -> None:
    """Output comes in order, prompts and typed lines included, and the run says how it ended."""
    shown, done = run('name = input("Who? ")\nprint("Hello", name)', "Ada")
    assert shown == "Who? Ada\nHello Ada\n"
    assert done == {"end": "done", "error": None, "prompt": None, "cut": False, "figures": []}


def test_a_missing_line_is_asked_for() -> None:
    """A program that wants one more line than was typed ends, and its prompt is told."""
    shown, done = run('a = input("One: ")\nb = input("Two: ")', "1")
    assert (shown, done["end"], done["prompt"]) == ("One: 1\nTwo: ", "needs-line", "Two: ")


@pytest.mark.parametrize(
    "program",
    [
        'while True:\n    try:\n        int(input())\n        break\n    except:\n        print("again")',
        "try:\n    input()\nfinally:\n    print('never seen')",
        "while True: input()",
        "import sys\nfor line in sys.stdin: print(line)",
        "def ask():\n    try:\n        return input()\n    except:\n        pass\n    return ask()\nask()",
    ],
)
def test_no_except_catches_that_a_line_is_missing(program: str) -> None:
    """Nothing in a program keeps it from stopping where it is asked for a line, and nothing is shown afterwards."""
    shown, done = run(program)
    assert (shown, done["end"]) == ("", "needs-line")


def test_a_replay_goes_the_same_way() -> None:
    """With the same seed `random` draws the same; without it a replay would show another past."""
    program = "import random\nprint(random.random())\ninput()"
    assert run(program, seed=7)[0] == run(program, "x", seed=7)[0].removesuffix("x\n")
    assert run(program, seed=7)[0] != run(program, seed=8)[0]


def test_waiting_is_not_waited_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What slept before a line that was typed already does not sleep in the replay."""
    slept: list[float] = []
    monkeypatch.setattr("mkcourse.site_template.sandbox.run_code._SLEEP", slept.append)
    run("import time\ntime.sleep(3)\ninput()\ntime.sleep(2)", "x")
    assert slept == [2]


@pytest.mark.parametrize("leave", ["import sys\nsys.exit(1)", "exit()", "quit()", "import os\nos._exit(2)"])
def test_leaving_is_no_error(leave: str) -> None:
    """A program may end itself in any way; Python stays."""
    shown, done = run(f"print(1)\n{leave}\nprint(2)")
    assert (shown, done["end"]) == ("1\n", "done")


def test_too_much_output_is_cut() -> None:
    """A page gets 1,000 lines or 20,000 letters, and is told that there was more."""
    shown, done = run("for i in range(5000): print(i)")
    assert (shown.count("\n"), done["cut"], done["end"]) == (1000, True, "done")
    shown, done = run("print('x' * 50_000)")
    assert (len(shown), done["cut"]) == (20_000, True)


def test_output_comes_while_the_program_runs() -> None:
    """Long output is told piece by piece."""
    pieces: list[str] = []
    ran("for i in range(900): print('a' * 20)", tell=lambda told: pieces.append(told["shown"]))
    assert len(pieces) > 3


def test_python_is_as_before_afterwards() -> None:
    """What a program does to builtins, streams and limits is undone."""
    before = vars(builtins).copy(), sys.stdout, sys.getrecursionlimit()
    run("import builtins, sys\nbuiltins.print = None\nsys.setrecursionlimit(5000)\nsys.stdout = None")
    assert (vars(builtins).copy(), sys.stdout, sys.getrecursionlimit()) == before


def test_a_program_knows_that_it_is_the_main_one() -> None:
    """`__name__` is what beginners are taught, and dataclasses find their module."""
    program = (
        "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\nif __name__ == '__main__': print(A(1))"
    )
    assert run(program)[0] == "A(x=1)\n"


def test_setup_comes_first() -> None:
    """What the author prepares is there, and errors count lines of the program alone."""
    shown, done = run("print(prices)\n1/0", setup="prices = [1, 2]\n\n\n")
    assert (shown, done["error"]["line"]) == ("[1, 2]\n", 2)


ERRORS = {
    "for i in range(3)\n    print(i)": ("colon", 1),
    "x = 1\nprint(x": ("bracket-open", 2),
    "print(1))": ("bracket-extra", 1),
    "print([1)": ("bracket-other", 1),
    "x = 'abc": ("quote", 1),
    "x = '''abc": ("quote-triple", 1),
    "if x = 3:\n    pass": ("equals", 1),
    "5 = x": ("assign-to", 1),
    "print 'x'": ("print-brackets", 1),
    "if True:\nprint(1)": ("indent-missing", 2),
    "x = 1\n  y = 2": ("indent-extra", 2),
    "if True:\n    x = 1\n  y = 2": ("indent-odd", 3),
    "return 3": ("return-outside", 1),
    "break": ("break-outside", 1),
    "x = 007": ("leading-zero", 1),
    "1st = 3": ("digits", 1),
    "print(“a”)": ("character", 1),
    "else:\n    pass": ("else-alone", 1),
    "if True:\n    x = 1\nelse if x:\n    pass": ("else-if", 3),
    "x = 1\nx++": ("plus-plus", 2),
    "if 1 => 2: pass": ("compare-order", 1),
    "if True && False: pass": ("and-or", 1),
    "class = 3": ("keyword-name", 1),
    "x = 3 +* 4": ("syntax", 1),
    "pritn(3)": ("name-similar", 1),
    "print(Sunday)": ("name", 1),
    "random.random()": ("name-import", 1),
    "def f():\n    x += 1\nx = 0\nf()": ("local-before", 2),
    "print('a' + 3)": ("add-text", 1),
    "print(3 + 'a')": ("add-text", 1),
    "3 < 'a'": ("compare", 1),
    "x = 3\nx()": ("not-callable", 2),
    "for i in 5: pass": ("not-iterable", 1),
    "x = 5\nx[0]": ("not-subscriptable", 2),
    "'abc'[1.0]": ("index-kind", 1),
    "x = 'a'\nx[0] = 'b'": ("unchangeable", 2),
    "def f(a, b): pass\nf(1)": ("too-few", 2),
    "def f(a): pass\nf(1, 2)": ("too-many", 2),
    "range(2.5)": ("whole-number", 1),
    "int('a')": ("to-int", 1),
    "float('1,5')": ("to-float", 1),
    "a, b = [1]": ("unpack", 1),
    "def f(): print(1)\nf() + 1": ("none", 2),
    "[].append(1).append(2)": ("none", 1),
    "'a'.uper()": ("attribute-similar", 1),
    "x = [1, 2]\nprint(x[2])": ("index", 2),
    "[].pop()": ("pop-empty", 1),
    "x = {}\nx['a']": ("key", 2),
    "1 / 0": ("zero", 1),
    "def f(n): return f(n)\nf(1)": ("recursion", 1),
    "x = [0] * 10**15": ("memory", 1),
    "2.0 ** 10000": ("overflow", 1),
    "import nothing_like_it": ("module", 1),
    "open('nowhere.txt')": ("file", 1),
    "raise LookupError('x')": ("other", 1),
}


@pytest.mark.parametrize("program", ERRORS, ids=lambda program: program.replace("\n", "⏎")[:30])
def test_an_error_is_told_with_its_line(program: str) -> None:
    """Each usual error of beginners has a code of its own, the line, and Python's own words."""
    told = error(program)
    assert (told["code"], told["line"]) == ERRORS[program]
    assert told["python"].startswith(told["kind"])


def test_every_code_has_a_sentence() -> None:
    """What is told of errors are sentences in the words, whose names are among the values."""
    for program, (code, _) in ERRORS.items():
        sentence = WORDS[f"code.error.{code}"]
        values = error(program)["values"]
        assert sentence.format(**values)[-1] in ".?", code


def test_an_error_below_the_surface_names_the_learners_line() -> None:
    """An error within the standard library is told at the line of the program that went there."""
    assert error("import json\n\njson.loads('{')")["line"] == 3


def test_a_program_that_is_no_text_for_python_is_refused_in_words() -> None:
    """A NUL and endless brackets are errors like others."""
    for program in ("x = 1\0", "(" * 5000):
        assert run(program)[1]["end"] == "error"
        assert checked(program, "assert True")["ran"] is False


def test_all_tests_pass_for_a_solution() -> None:
    """Every assert is a test with an id of its own; the ids of those that hold are told."""
    done = checked("def double(n):\n    return 2 * n", DOUBLE)
    assert done["passed"] == [test.id for test in asserts_of(DOUBLE)]
    assert all(each["passed"] for each in done["tests"])


def test_a_shown_test_tells_what_it_saw() -> None:
    """Call, value and expected value are told of a shown test, and what was printed instead."""
    told = checked("def double(n):\n    print(2 * n)", DOUBLE)["tests"][0]
    assert (told["call"], told["got"], told["expected"], told["printed"]) == ("double(3)", "None", "6", "6\n")


def test_a_hidden_test_tells_its_message_only() -> None:
    """Neither source nor values of a hidden test are told."""
    told = checked("def double(n):\n    return n", DOUBLE)["tests"][2]
    assert set(told) == {"id", "hidden", "line", "message", "passed", "error"}
    assert (told["message"], told["passed"]) == ("Below zero, too.", False)


def test_an_expected_value_may_stand_first() -> None:
    """`6 == double(3)` asks for double(3), too."""
    told = one("def double(n): return n", "assert 6 == double(3)")
    assert (told["call"], told["got"], told["expected"]) == ("double(3)", "3", "6")


def test_an_error_in_a_function_is_told_with_the_test() -> None:
    """The test fails, and the error stands at the learner's line."""
    told = one("def half(n):\n    return n / 0", "assert half(2) == 1")
    assert (told["passed"], told["error"]["code"], told["error"]["line"]) == (False, "zero", 2)


def test_a_name_that_the_program_lacks_is_told_as_the_tests_wish() -> None:
    """It is not Python's own "name is not defined", which would point at a line the learner can't see."""
    assert one("def dubble(n): pass", "assert double(1) == 2")["error"]["code"] == "test-name"


def test_output_is_what_is_printed_when_lines_are_typed() -> None:
    """Prompts are the learner's own matter: only what `print` writes counts."""
    program = 'n = int(input("A number, please: "))\nprint(n * 2)'
    told = checked(program, 'assert output("4") == "8\\n"\nassert output(5).split() == ["10"]')
    assert len(told["passed"]) == 2


def test_a_test_tells_what_was_typed_and_printed() -> None:
    """So a learner sees what the program did, without reading the assert."""
    told = one("print(int(input()) + 1)", 'assert "8" in output("4")')
    assert told["runs"] == [{"lines": ["4"], "printed": "5\n"}]


def test_a_program_that_asks_for_lines_needs_none_for_tests_of_its_output() -> None:
    """The plain run is left out where no test looks at it: this program would ask for ever."""
    program = "while True:\n    try:\n        n = int(input())\n        break\n    except:\n        pass\nprint(n)"
    assert len(checked(program, 'assert output("x", "4") == "4\\n"')["passed"]) == 1


def test_too_few_typed_lines_are_an_error_of_the_program() -> None:
    """A program that calls input() once too often is told so."""
    assert one("input()\ninput()", 'assert output("1") == ""')["error"]["code"] == "no-more-lines"


def test_names_and_printed_come_from_the_plain_run() -> None:
    """Tests see the program's variables, also those that are named like something of Python."""
    tests = 'assert sum == 3\nassert total == 3\nassert printed == "3\\n"'
    assert len(checked("sum = 3\ntotal = sum\nprint(total)", tests)["passed"]) == 3


def test_the_authors_own_statements_prepare() -> None:
    """Everything but asserts is run in its place."""
    tests = "cases = [(1, 2), (3, 6)]\nassert all(double(n) == twice for n, twice in cases)"
    assert one("def double(n): return 2 * n", tests)["passed"]


def test_what_a_program_does_before_its_error_counts() -> None:
    """A function that was defined before the program stopped can still be tested; others tell why they aren't there."""
    tests = "assert f() == 1\nassert g() == 1"
    first, second = checked("def f(): return 1\n1/0\ndef g(): return 1", tests)["tests"]
    assert first["passed"]
    assert (second["error"]["code"], second["error"]["line"]) == ("zero", 2)


def test_a_function_that_ends_the_program_fails_its_test() -> None:
    """To leave is no way to pass."""
    assert one("def f():\n    raise SystemExit", "assert f() is None")["error"]["code"] == "test-exit"


def test_tests_do_not_wait() -> None:
    """`sleep` takes no time in a test."""
    assert one("import time\ntime.sleep(1000)\nprint(1)", 'assert printed == "1\\n"')["passed"]


def test_uses_looks_at_the_syntax_tree() -> None:
    """`uses` knows statements, signs and names, and is not taken in by texts and comments."""
    program = "# while\nfor i in range(3):\n    if i > 1:\n        x = [i]\n    elif i:\n        print('def')"
    assert uses(program, "for", "if", "elif", "range", "print", ">")
    assert not any(uses(program, word) for word in ("while", "def", "else", "return", "+=", "<", "input"))
    assert (
        uses("x = 1\nx += 1", "+=") and uses("if x:\n    y\nelse:\n    z", "else") and uses("f(1).upper()", ".upper()")
    )


def test_hidden_and_shown_switch() -> None:
    """A comment of its own line switches for all that follow; beside a test it is for that test alone."""
    tests = "assert a\n# hidden\nassert b\nassert c  # shown\nassert d\n# shown\nassert '# hidden'\nassert e"
    assert [test.hidden for test in asserts_of(tests)] == [False, True, False, True, False, False]


def test_ids_outlive_new_words() -> None:
    """A test keeps its id when its message, its place and its spaces change."""
    (before,), (after,) = asserts_of("assert f(1,  2) == 3"), asserts_of('x = 1\nassert f(1, 2) == 3, "{tag} New."')
    assert before.id == after.id and len(before.id) == 6
    assert (after.message, after.misconception) == ("New.", "tag")


def test_a_host_hears_of_each_test() -> None:
    """So it knows what passed before a program that never ends, and where that was."""
    said: list[dict[str, Any]] = []
    request = {"do": "check", "program": "def double(n): return 2 * n", "tests": DOUBLE}
    done = json.loads(handle(json.dumps(request), lambda told: said.append(json.loads(told))))
    ids = [test.id for test in asserts_of(DOUBLE)]
    assert [each["testing"] for each in said if "testing" in each] == ids
    assert [each["tested"]["id"] for each in said if "tested" in each] == ids == done["passed"]


def test_python_needs_no_traceback_of_ours() -> None:
    """An exception from elsewhere has no line of the program."""
    try:
        compile("(", "<elsewhere>", "exec")
    except SyntaxError as caught:
        assert explained(caught, "x")["line"] is None and PROGRAM
