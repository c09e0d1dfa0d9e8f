"""Gaps, pairs, grids and parts: filled in by mouse, keyboard and screen reader, and marked field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import web
from axe import faults_on_all_screens
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from sites import site_of

COURSE = Path(__file__).parents[1] / "courses" / "good" / "groups"
LESSON = "lessons/fields/"
ITEMS = ("cloze-text", "cloze-code", "match-text", "match-formulas", "matrix-one", "matrix-several", "parts-garden")


@pytest.fixture(scope="module")
def groups(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a course whose questions have several fields."""
    with web.served(site_of(COURSE, tmp_path_factory)) as url:
        yield url


@pytest.fixture
def seen(context: BrowserContext, groups: str) -> Iterator[web.Watched]:
    """What the pages ask for and complain of: nothing foreign, and nothing at all."""
    watched = web.watched(context, groups.rstrip("/"))
    yield watched
    assert watched.foreign == [] and watched.complaints == []


@pytest.fixture
def page(context: BrowserContext, seen: web.Watched, groups: str) -> Page:
    page = context.new_page()
    page.goto(groups + LESSON)
    return page


def question(page: Page, item: str) -> Locator:
    """The form of a question in the lesson, from when it can be answered."""
    form = page.locator(f'mk-question form[data-item="{item}"][data-mounted]')
    expect(form).to_be_visible()
    return form


def checked(form: Locator, verdict: str) -> Locator:
    """Presses the button and waits for the feedback with that verdict."""
    form.page.wait_for_timeout(450)  # a second press of a double click is passed over for 400 ms
    form.locator("button[type=submit]").click()
    feedback = form.locator(f'[data-verdict="{verdict}"]')
    expect(feedback).to_be_visible()
    return feedback


def marks(form: Locator) -> list[str | None]:
    """The mark of each field."""
    return [field.get_attribute("data-mark") for field in form.locator("[data-field]").all()]


def fill(form: Locator, *answers: str) -> None:
    """Types, or chooses by its text, an answer in each field of gaps or pairs."""
    for field, answer in zip(form.locator("[data-field]").all(), answers, strict=True):
        if field.locator("select").count():
            field.locator("select").select_option(label=answer)
        else:
            field.locator("input").fill(answer)


# gaps


RIGHT = ("Norge", "Paris", "42", "Volga", "1/4", "3", "norwegian", "Portuguese")


def test_gaps_stand_in_their_text(page: Page) -> None:
    """Gaps keep their paragraph, list and table, and each is called by its number and the words around it."""
    form = question(page, "cloze-text")
    assert form.locator("p .mk-gap").count() == 3
    assert form.locator("li .mk-gap").count() == 3
    assert form.locator("td .mk-gap").count() == 2
    expect(form.locator("li strong")).to_have_text("longest")
    expect(form.get_by_role("textbox", name="gap 1 of 8: Oslo is the capital of … . The capital of")).to_be_visible()
    expect(form.get_by_role("combobox", name="The capital of France is … , and six times")).to_be_visible()
    expect(form.get_by_role("combobox", name="gap 8 of 8: Brazil, …")).to_be_visible()
    sizes = {field.get_attribute("data-size") for field in form.locator("input").all()}
    assert sizes == {"m", "s"}, "one width for all words and one for all numbers: it tells nothing of any one"


def test_gaps_in_a_program(page: Page) -> None:
    """With `type: cloze` gaps stand in code, which keeps its colours."""
    form = question(page, "cloze-code")
    assert form.locator("pre code .mk-gap").count() == 2
    expect(form.locator("pre .k").first).to_have_text("for")
    fill(form, "range", "i")
    checked(form, "right")


def test_gaps_are_marked_one_by_one(page: Page) -> None:
    """Some gaps right: the count is told, right ones keep mark and text for the next try, the first wrong one gets the
    focus, and a mark goes where the answer changes."""
    form = question(page, "cloze-text")
    fill(form, "Norge", "Rome", "44", *RIGHT[3:])
    feedback = checked(form, "wrong")
    expect(feedback).to_contain_text("6 of 8 are right.")
    assert marks(form) == ["right", "wrong", "wrong", *["right"] * 5]
    wrong = form.locator("[data-field]").nth(1)
    expect(wrong.locator(".mk-mark")).to_contain_text("not right")
    expect(wrong.get_by_role("combobox")).to_have_accessible_description("not right")
    form.page.wait_for_timeout(450)
    form.locator("button[type=submit]").click()
    expect(wrong.get_by_role("combobox")).to_be_focused()
    assert marks(form) == ["right", None, None, *["right"] * 5]
    form.locator("[data-field] input").first.fill("Norway")
    assert marks(form)[0] is None
    fill(form, *RIGHT)
    checked(form, "right")
    assert marks(form) == ["right"] * 8


def test_gaps_to_look_at_again(page: Page) -> None:
    """Gaps that are misspelt, unreadable or empty are named with the reason, and nothing of the others is told."""
    form = question(page, "cloze-text")
    fill(form, "Denmark", "Rome", "4?", "Wolga", "1/4", "", "norwegian", "Portuguese")
    feedback = checked(form, "again")
    expect(feedback).to_contain_text("Gap 3: ")
    expect(feedback).to_contain_text("4?")
    expect(feedback).to_contain_text("Gap 4: ")
    expect(feedback).to_contain_text("Gap 6: Nothing is filled in here yet.")
    assert marks(form) == [None, None, "again", "again", None, "again", None, None]
    expect(form.locator("[data-field] input").nth(1)).to_be_focused()


def test_empty_gaps_are_named(page: Page) -> None:
    """Nothing filled in is told before anything is checked; some left out are named."""
    form = question(page, "cloze-code")
    form.locator("button[type=submit]").click()
    expect(form.locator('[data-verdict="again"]')).to_contain_text("Fill in every field first")
    form.locator("[data-field] input").first.fill("range")
    feedback = checked(form, "again")
    expect(feedback).to_contain_text("1 field is still empty: Gap 2.")


def test_the_solution_shows_the_text_with_its_gaps_filled(page: Page) -> None:
    """The solution is the text itself, the right answers in it, and the author's words."""
    form = question(page, "cloze-text")
    fill(form, "Denmark", *RIGHT[1:])
    checked(form, "wrong")
    form.locator('[data-action="solution"]').click()
    solution = form.locator('[data-verdict="solution"]')
    assert solution.locator(".mk-gap__right").all_inner_texts()[:3] == ["Norway", "Paris", "42"]
    expect(solution).to_contain_text("Oslo lies in Norway")
    expect(form.locator("select").first).to_be_disabled()


def test_gaps_by_keyboard(page: Page) -> None:
    """Tab goes from gap to gap, letters choose in menus, Enter checks."""
    form = question(page, "cloze-text")
    form.locator("input").first.focus()
    for answer in RIGHT:
        page.keyboard.type(answer)
        page.keyboard.press("Tab")
    expect(form.locator("button[type=submit]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(form.locator('[data-verdict="right"]')).to_be_visible()


# pairs


def test_pairs(page: Page) -> None:
    """Each entry has a menu by its name; what is used elsewhere says so and can still be chosen."""
    form = question(page, "match-text")
    norway = form.get_by_role("combobox", name="Norway")
    norway.select_option(label="Paris")
    offered = form.get_by_role("combobox", name="France").locator("option").all_inner_texts()
    assert "Paris (used)" in offered and "Oslo" in offered
    form.get_by_role("combobox", name="France").select_option(label="Paris (used)")
    form.get_by_role("combobox", name="Italy").select_option(label="Rome")
    expect(checked(form, "wrong")).to_contain_text("2 of 3 are right.")
    assert marks(form) == ["wrong", "right", "right"]
    page.wait_for_timeout(450)
    form.locator("button[type=submit]").click()
    expect(norway).to_be_focused()
    page.keyboard.type("Oslo")
    checked(form, "right")


def test_pairs_with_formulas(page: Page) -> None:
    """Formulas to choose from stand with letters beside the menus, which name the letter and the formula as text."""
    form = question(page, "match-formulas")
    assert form.locator(".mk-match__letter").all_inner_texts() == ["A", "B", "C"]
    assert form.locator(".mk-match__choice math").count() == 3
    half = form.get_by_role("combobox", name="1/2")
    offered = [text for text in half.locator("option").all_inner_texts() if ": " in text]
    assert sorted(text.split(": ")[1] for text in offered) == ["3/6", "4/6", "6/8"]
    for name, right in (("1/2", "3/6"), ("2/3", "4/6"), ("3/4", "6/8")):
        label = next(text for text in offered if text.endswith(right))
        form.get_by_role("combobox", name=name).select_option(label=label)
    checked(form, "right")


# grids


def test_a_grid_of_radio_buttons(page: Page) -> None:
    """Each choice is called by its row and column; arrow keys move within a row; rows are marked one by one."""
    form = question(page, "matrix-one")
    first = form.get_by_role("radiogroup", name="The sum of two even numbers is even")
    first.get_by_role("radio", name="The sum of two even numbers is even: always").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(first.get_by_role("radio", name="sometimes")).to_be_checked()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")
    expect(form.get_by_role("radio", name="An odd number is divisible by 2: never")).to_be_checked()
    expect(checked(form, "wrong")).to_contain_text("2 of 3 are right.")
    assert marks(form) == ["right", "wrong", "right"]
    form.get_by_role("radio", name="The product of two numbers is bigger than both: sometimes").check()
    checked(form, "right")


def test_a_grid_of_check_boxes(page: Page) -> None:
    """With several right in a row, each row takes several."""
    form = question(page, "matrix-several")
    for name in ("Square: four sides", "Square: equal sides", "Square: right angles", "Rectangle: four sides"):
        form.get_by_role("checkbox", name=name).check()
    expect(checked(form, "wrong")).to_contain_text("1 of 2 is right.")
    form.locator('[data-action="solution"]').click()
    expect(form.locator('[data-verdict="solution"] tr').nth(1)).to_contain_text("four sides, right angles")


@pytest.mark.parametrize(("width", "is_table"), [(360, False), (1280, True)])
def test_a_grid_is_a_table_where_there_is_room(browser: Browser, groups: str, width: int, is_table: bool) -> None:
    """Wide, columns have one heading above; narrow, each row has its choices below it and nothing scrolls sideways."""
    context = browser.new_context(service_workers="block", viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(groups + LESSON)
    row = question(page, "matrix-one").locator(".mk-matrix__row").first
    expect(row.locator(".mk-matrix__label").first).to_be_visible(visible=not is_table)
    expect(page.locator(".mk-matrix__head").first).to_be_visible(visible=is_table)
    name, first = row.locator(".mk-matrix__name").bounding_box(), row.locator("label").first.bounding_box()
    assert name and first and (first["x"] > name["x"] + name["width"] / 2) == is_table
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    context.close()


# parts


def test_parts_go_on_from_the_learners_own_answer(page: Page) -> None:
    """A wrong part tells its own feedback and misconception; what follows from it is right with the earlier answer."""
    form = question(page, "parts-garden")
    part = {name: form.get_by_role("group", name=f"Part {name}") for name in "abcd"}
    part["a"].get_by_role("textbox").fill("12")
    part["b"].get_by_role("textbox").fill("72")
    part["c"].get_by_role("radio", name="a square").check()
    part["d"].get_by_role("textbox").fill("360")
    feedback = checked(form, "wrong")
    expect(feedback).to_contain_text("2 of 4 are right.")
    expect(feedback.locator(".mk-feedback__field").first).to_contain_text("Part a")
    expect(feedback.locator(".mk-feedback__field").first).to_contain_text("Half as wide, not twice.")
    expect(feedback.locator(".mk-feedback__field").last).to_contain_text("Its sides are not equal.")
    expect(feedback.locator("[data-misconception]")).to_be_visible()
    expect(part["b"].locator(".mk-part__head")).to_contain_text("right with your earlier answer")
    assert marks(form) == ["wrong", "carried", "wrong", "carried"]
    form.page.wait_for_timeout(450)
    form.locator("button[type=submit]").click()
    expect(part["a"].get_by_role("textbox")).to_be_focused()
    for name, answer in (("a", "300 cm"), ("b", "18"), ("d", "180")):
        part[name].get_by_role("textbox").fill(answer)
    part["c"].get_by_role("radio", name="a rectangle").check()
    checked(form, "right")


def test_an_answer_is_kept_while_the_engine_starts(browser: Browser, groups: str) -> None:
    """An answer to several fields that was given before a reload is there afterwards, field by field."""
    context = browser.new_context(service_workers="block", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.route("**/pyodide*", lambda route: route.abort())
    page.goto(groups + LESSON)
    form = question(page, "match-text")
    fill(form, "Oslo", "Paris", "Rome")
    form.locator("button[type=submit]").click()
    expect(form.locator('[data-verdict="right"]')).to_be_visible()
    page.unroute("**/pyodide*")
    page.reload()
    form = question(page, "match-text")
    expect(form.locator('[data-verdict="right"]')).to_be_visible()
    expect(form.get_by_role("combobox", name="Italy")).to_have_value(
        str(form.locator("option", has_text="Rome").first.get_attribute("value"))
    )
    context.close()


# everyone


def test_nothing_is_in_the_way(browser: Browser, groups: str, axe: Callable[[Page], list[str]]) -> None:
    """Axe finds nothing, before and after answers, narrow and wide, light and dark; nothing is cut off."""
    context = browser.new_context(service_workers="block", viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(groups + LESSON)
    forms = [question(page, item) for item in ITEMS]
    assert faults_on_all_screens(page, axe) == []
    for form in forms:
        for field in form.locator("[data-field]").all():
            if field.locator("select").count():
                field.locator("select").select_option(index=1)
            elif field.locator("input[type=text]").count():
                field.locator("input").fill("5")
            else:
                field.locator("input").first.check()
        form.locator("button[type=submit]").click()
        expect(form.locator('[data-verdict="right"], [data-verdict="wrong"], [data-verdict="again"]')).to_be_visible()
    assert faults_on_all_screens(page, axe) == []
    context.close()
