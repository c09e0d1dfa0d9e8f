"""Gives an answer as a learner does, through the controls of a question on the page, whatever kind it is.

Knows the screen, not the engine: the answer is a response of ``mkcourse.runtime.responses``.
"""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from mkcourse.runtime.responses import Chosen, Coded, Filled, Response, Typed, Written


def give(form: Locator, response: Response) -> None:
    """Fills the question in, up to the press that asks for the verdict."""
    root = form.locator("[data-kind]").first
    match response:
        case Written():
            _write(form, root, response)
        case Filled(answers=answers):
            _fill(root, answers)
        case _:
            _answer(root, response)


def check(form: Locator) -> None:
    """Presses the button that asks for the verdict."""
    form.locator("button[type=submit]").click()


def _answer(root: Locator, response: Response) -> None:
    kind = root.get_attribute("data-kind")
    match response:
        case Chosen(options=options) if kind == "order":
            _order(root, options)
        case Chosen(options=options):
            _choose(root, options)
        case Typed(text=text):
            _type(root, text)
        case Coded(code=code):
            _program(root, code)
        case _:
            raise AssertionError(f"a control of kind '{kind}' takes no {response}")


def _choose(root: Locator, options: tuple[str, ...]) -> None:
    """Of a menu, one; of boxes, just these."""
    menus = root.locator("select")
    if menus.count():
        menus.first.select_option(options[0])
        return
    for box in root.locator("input[type=checkbox]").all():
        box.set_checked(box.get_attribute("value") in options)
    for option in options:
        root.locator(f'input[value="{option}"]').check()


def _type(root: Locator, text: str) -> None:
    """Into the line; where a visual field took its place, the line is asked for."""
    line = root.locator("input[type=text]").first
    if root.get_attribute("data-as") == "visual":
        root.locator(".mk-formula__switch").click()
    line.fill(text)


def _fill(root: Locator, answers: tuple[Response | None, ...]) -> None:
    """Each field of a group; a part of a question has a control of its own within."""
    fields = root.locator("[data-field]").all()
    assert len(fields) == len(answers), f"{len(fields)} fields for {len(answers)} answers"
    for field, answer in zip(fields, answers, strict=True):
        inner = field.locator("[data-kind]")
        if answer is not None:
            _answer(inner.first if inner.count() else field, answer)


def _order(root: Locator, wanted: tuple[str, ...]) -> None:
    """With the buttons: in what belongs there, out what doesn't, and each line up to its place."""
    while out := [line for line in _pool(root) if line in wanted]:
        _press(root, out[0], "out")
    while extra := [line for line in _lines(root) if line not in wanted]:
        _press(root, extra[0], "out")
    if _lines(root) == list(wanted):  # an answer is what was moved
        _press(root, wanted[0], "down")
    for place, line in enumerate(wanted):
        for _ in range(_lines(root).index(line) - place):
            _press(root, line, "up")


def _lines(root: Locator) -> list[str]:
    lines = root.locator(".mk-order__list .mk-order__line")
    return [str(line) for line in lines.evaluate_all("rows => rows.map(each => each.dataset.line)")]


def _pool(root: Locator) -> list[str]:
    lines = root.locator(".mk-order__pool .mk-order__line")
    return [str(line) for line in lines.evaluate_all("rows => rows.map(each => each.dataset.line)")]


def _press(root: Locator, line: str, tool: str) -> None:
    root.locator(f'[data-line="{line}"] [data-tool="{tool}"]').first.press("Enter")


def _write(form: Locator, root: Locator, response: Written) -> None:
    """The text, and where the learner judges it, the points."""
    root.locator("textarea").fill(response.text)
    if root.get_attribute("data-by") == "teacher":
        return
    check(form)
    criteria = root.locator(".mk-open__criterion")
    expect(criteria.first).to_be_visible()
    for number, points in enumerate(response.scores):
        criteria.nth(number).locator(f'input[value="{points}"]').check()


def _program(root: Locator, code: str) -> None:
    """Into the editor, in the place of what stands there."""
    area = root.locator("textarea")
    if area.is_visible():
        area.focus()
    editor = root.locator(".cm-content")
    expect(editor).to_be_visible()
    editor.click()
    editor.press("ControlOrMeta+a")
    root.page.keyboard.insert_text(code)
