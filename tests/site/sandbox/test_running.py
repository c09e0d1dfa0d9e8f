"""Programs of learners run, are tested, and are ended, in a real browser."""

from __future__ import annotations

import time

import web
from playwright.sync_api import Page, expect
from programs import SOLUTION, Program


def test_nothing_is_loaded_before_a_program_is_looked_at(page: Page, told: web.Watched, place: str) -> None:
    """Pages without code load neither editor nor sandbox, and pages with code not before the first focus."""
    parts = ("/vendor/", "/sandbox", "/bench-", "python_stdlib")
    page.goto(f"{place}lessons/counting/")
    form = page.locator("mk-question form[data-mounted]")
    form.locator("input").first.check()
    form.locator("button[type=submit]").click()
    expect(form.locator('[data-verdict="right"]')).to_be_visible()
    page.goto(f"{place}lessons/printing/")
    expect(page.locator("mk-question form[data-mounted]")).to_have_count(2)
    assert [url for url in told.requests if any(part in url for part in parts)] == []
    Program(page, "double").open()
    assert [part for part in parts if any(part in url for url in told.requests)] == list(parts)
    assert told.foreign == []


def test_a_program_is_written_run_and_solved(double: Program, told: web.Watched) -> None:
    """From the first focus to the verdict; the console of the browser has nothing to complain of."""
    assert double.form.locator("textarea").input_value() == "def double(n):\n    pass\n"
    assert double.prints("print('Hello')\nprint(2 + 3)") == "Hello\n5\n"
    expect(double.check("wrong")).to_contain_text("ended with an error")
    double.write("def double(n):\n    print(2 * n)")
    expect(double.check("wrong")).to_contain_text("Give it back with return")
    expect(double.form.locator(".mk-tests__test")).to_have_count(3)
    double.write(SOLUTION).check("right")
    expect(double.form.locator('.mk-tests__test[data-passed="yes"]')).to_have_count(3)
    expect(double.editor).to_have_attribute("aria-readonly", "true")
    assert told.complaints == []
    assert told.foreign == []


def test_a_failing_test_tells_call_value_and_what_was_printed(double: Program) -> None:
    """A shown test tells what it saw; a hidden one its message only; the misconception of the first is named."""
    double.write("def double(n):\n    print(2 * n)").check("wrong")
    shown, _, hidden = double.form.locator(".mk-tests__test").all()
    expect(shown).to_contain_text("double(3)")
    expect(shown).to_contain_text("None")
    expect(shown).to_contain_text("printed 6, but it gave nothing back")
    expect(hidden).to_contain_text("Does it work for numbers below zero?")
    expect(hidden).not_to_contain_text("-4")
    expect(double.form.locator("[data-misconception]")).to_be_visible()


def test_what_can_not_be_judged_is_asked_again(double: Program) -> None:
    """The unchanged start and a program that Python can't read are no wrong answers; the error names its line."""
    double.open().check("again")
    double.write("def double(n)\n    return 2 * n").check("again")
    expect(double.error()).to_have_attribute("data-code-error", "colon")
    expect(double.error()).to_contain_text("Line 1:")
    expect(double.form.locator(".mk-error-line")).to_contain_text("def double(n)")
    double.write(SOLUTION).check("right")


WRONG = {
    "while True:\n    pass": "time",
    "while True:\n    print('again and again')": "time",
    "try:\n    while True:\n        pass\nexcept:\n    pass\nfinally:\n    while True: pass": "time",
    "def f(n):\n    return f(n + 1)\nf(0)": "recursion",
    "import sys\nsys.setrecursionlimit(10**6)\ndef f(n):\n    return f(n + 1)\nf(0)": "recursion",
    f"x = {'(' * 5000}": "recursion",
    "x = []\nwhile True:\n    x.append('a' * 1_000_000)": "memory",
    "print(nothing_like_that)": "name",
}


def test_what_goes_wrong_is_told_and_the_next_program_runs(lesson: Page) -> None:
    """Endless loops, endless printing, recursion and memory end in words, and the page is alive all the time."""
    lesson.evaluate("() => { window.ticks = 0; setInterval(() => window.ticks += 1, 50); }")
    greet = Program(lesson, "greet").open()
    for program, code in WRONG.items():
        before, since = lesson.evaluate("window.ticks"), time.monotonic()
        greet.run(program)
        expect(greet.error()).to_have_attribute("data-code-error", code)
        passed = time.monotonic() - since
        assert passed < 2 + 20, "the limit of this question is two seconds; the rest is the machine's own slowness"
        ticks = lesson.evaluate("window.ticks") - before
        assert ticks > passed * 20 * 0.3, f"the page froze: {program}"
        assert greet.prints("print('alive')") == "alive\n"


def test_endless_loops_in_tests_end_too(double: Program) -> None:
    """The test at which the program had to be ended is named; the tests before it keep their results."""
    double.write("def double(n):\n    while n == 0:\n        pass\n    return 2 * n").check("wrong")
    expect(double.error()).to_have_attribute("data-code-error", "time")
    first, hanging = double.form.locator(".mk-tests__test").all()
    expect(first).to_have_attribute("data-passed", "yes")
    expect(hanging).to_contain_text("had to be stopped")


def test_a_running_program_can_be_stopped(double: Program) -> None:
    """The button Stop takes the place of Run, and ends the program at once."""
    double.run("while True:\n    pass")
    double.form.locator('[data-action="stop"]').click()
    expect(double.error()).to_have_attribute("data-code-error", "stopped")
    assert double.prints("print(1)") == "1\n"


def test_output_is_cut(double: Program) -> None:
    """A page is not flooded, and says that there was more."""
    printed = double.prints("for i in range(10_000): print(i)")
    assert printed.count("\n") == 1000
    expect(double.form.locator(".mk-console__note").first).to_contain_text("more than fits")


def test_a_program_may_leave(double: Program) -> None:
    """Leaving ends the program, not Python."""
    for leave in ("import sys\nsys.exit()", "import os\nos._exit(3)", "exit()"):
        assert double.prints(f"print('a')\n{leave}\nprint('b')") == "a\n"
        assert double.prints("print('c')") == "c\n"


def test_input_is_one_conversation(lesson: Page) -> None:
    """Each line that the program asks for is typed where it is asked, and what is on screen goes on."""
    greet = Program(lesson, "greet")
    greet.run(
        "import random\nprint(random.random())\n"
        "while True:\n    try:\n        n = int(input('A number? '))\n        break\n"
        "    except:\n        print('No.')\nprint(n * 2)"
    )
    field = greet.form.locator(".mk-console__field")
    expect(field).to_be_focused()
    luck = greet.console.inner_text().splitlines()[0]
    lesson.keyboard.type("seven")
    lesson.keyboard.press("Enter")
    expect(greet.console).to_contain_text("No.")
    field.fill("21")
    greet.form.get_by_role("button", name="Enter").click()
    expect(greet.console).to_contain_text("42")
    assert greet.console.inner_text() == f"{luck}\nA number? seven\nNo.\nA number? 21\n42\n"


def test_endless_asking_waits_for_the_learner(lesson: Page) -> None:
    """`while True: input()` is no endless loop: it waits after each line."""
    greet = Program(lesson, "greet").run("while True: input()")
    for line in ("a", "b", "c"):
        greet.form.locator(".mk-console__field").fill(line)
        lesson.keyboard.press("Enter")
        expect(greet.console).to_contain_text(line)
    expect(greet.form.locator(".mk-console__field")).to_be_visible()


def test_the_same_question_is_tested_with_typed_lines(lesson: Page) -> None:
    """`output("Ada")` types for the learner; what was typed and printed is shown."""
    greet = Program(lesson, "greet").write('name = input("Who? ")\nprint("Hi", name)')
    greet.check("wrong")
    expect(greet.form.locator(".mk-tests__seen")).to_contain_text("Hi Ada")
    greet.write('name = input("Whoever? ")\nprint("Hello", name)').check("right")
