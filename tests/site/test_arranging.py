"""Orders, places in pictures, answers in one's own words and hints that ask, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import web
from playwright.sync_api import BrowserContext, Locator, Page, expect
from site_data import all_items, data
from sites import site_of

COURSE = Path(__file__).parents[1] / "courses" / "good" / "arranging"
DOUBLE = ["def double(number):", "    result = 2 * number", "    return result"]
type Axe = Callable[[Page], list[str]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(COURSE, tmp_path_factory)


@pytest.fixture(scope="module")
def course(site: Path) -> Iterator[str]:
    with web.served(site, "arranging") as url:
        yield url


@pytest.fixture
def arranging(context: BrowserContext, course: str) -> Iterator[Page]:
    """A page of which nothing may complain."""
    seen = web.watched(context, course.split("/arranging")[0])
    yield context.new_page()
    assert seen.complaints == [] and seen.foreign == []


def question(page: Page, address: str, item: str) -> Locator:
    """The question in a lesson's text, from when its script is there."""
    page.goto(address)
    form = page.locator(f'mk-question form[data-item="{item}"][data-mounted]')
    expect(form).to_be_visible()
    return form


def lines(form: Locator) -> list[str]:
    """The lines as they stand, with their indentation."""
    return form.locator(".mk-order__list .mk-order__text").evaluate_all("all => all.map(one => one.textContent)")


def sort(form: Locator, wanted: list[str]) -> None:
    """Puts the lines into this order with their buttons, and leaves the others out."""
    for line in lines(form):
        if line not in wanted:
            form.get_by_role("button", name=f"Leave out “{line.strip()}”").click()
    for place, line in enumerate(wanted):
        for _ in range(len(wanted)):
            if lines(form).index(line) == place:
                break
            form.get_by_role("button", name=f"Move “{line.strip()}” up").click()


def check(form: Locator, verdict: str) -> Locator:
    """Presses the question's button and waits for that verdict."""
    form.page.wait_for_timeout(450)  # a second press of a double click is passed over for 400 ms
    form.locator("button[type=submit]").click()
    told = form.locator(f'.mk-item__feedback > [data-verdict="{verdict}"]')
    expect(told).to_be_visible()
    return told


def spoken(page: Page) -> Locator:
    """The region that screen readers hear."""
    return page.locator("[data-mk-status]")


# orders


def test_an_order_is_put_right_with_buttons(arranging: Page, course: str, axe: Axe) -> None:
    """Buttons named by their line move it or leave it out; a wrong answer says how far it is right."""
    form = question(arranging, f"{course}lessons/steps/", "steps-1")
    assert sorted(lines(form)) == sorted([*DOUBLE, "    print(result)"])
    told = check(form, "again")
    expect(told).to_contain_text("Put the lines into their order first")
    sort(form, [DOUBLE[0], DOUBLE[2], DOUBLE[1]])
    assert axe(arranging) == []
    told = check(form, "wrong")
    expect(told).to_contain_text("The first line is right. Look at place 2 again")
    expect(form.locator('[data-mark="wrong"]')).to_contain_text("look here")
    assert axe(arranging) == []
    arranging.wait_for_timeout(450)
    form.locator("button[type=submit]").click()
    sort(form, DOUBLE)
    assert lines(form) == DOUBLE
    check(form, "right")
    expect(form.locator(".mk-order__tool")).to_have_count(0)
    assert axe(arranging) == []


def test_an_order_by_keyboard_alone(arranging: Page, course: str) -> None:
    """Arrow keys move the line whose button has the focus; the focus stays with it, and its new place is said."""
    form = question(arranging, f"{course}lessons/steps/", "steps-1")
    sort(form, DOUBLE)
    page, down = arranging, form.get_by_role("button", name="Move “def double(number):” down")
    down.focus()
    page.keyboard.press("ArrowDown")
    expect(down).to_be_focused()
    expect(spoken(page)).to_have_text("“def double(number):” is now in place 2 of 3.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert lines(form) == [DOUBLE[1], DOUBLE[2], DOUBLE[0]]
    expect(down).to_be_focused()
    expect(down).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(spoken(page)).to_have_text("“def double(number):” is left out.")
    expect(form.get_by_role("button", name="Use “def double(number):”")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(2):
        page.keyboard.press("ArrowUp")
    assert lines(form) == DOUBLE


def test_a_line_is_dragged(arranging: Page, course: str) -> None:
    """The grip drags a line within the list, and into the place of those not used; Escape puts it back."""
    form = question(arranging, f"{course}lessons/steps/", "steps-1")
    before = lines(form)
    grips = form.locator(".mk-order__grip")
    drag(arranging, grips.nth(0), form.locator(".mk-order__line").nth(2))
    assert lines(form) == [before[1], before[2], before[0], before[3]]
    drag(arranging, grips.nth(3), form.locator(".mk-order__pool"))
    assert lines(form) == [before[1], before[2], before[0]]
    expect(spoken(arranging)).to_have_text(f"“{before[3].strip()}” is left out.")
    drag(arranging, grips.nth(0), form.locator(".mk-order__line").nth(2), let_go=False)
    arranging.keyboard.press("Escape")
    assert lines(form) == [before[1], before[2], before[0]]


def drag(page: Page, grip: Locator, to: Locator, let_go: bool = True) -> None:
    grip.scroll_into_view_if_needed()
    start, end = grip.bounding_box(), to.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 8, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + 20, end["y"] + end["height"] - 4, steps=6)
    if let_go:
        page.mouse.up()


def test_equal_lines_may_change_places(arranging: Page, course: str) -> None:
    """Two lines that are the same stand for each other."""
    form = question(arranging, f"{course}lessons/steps/", "steps-7")
    song = ["Row, row, row your boat", "Merrily, merrily", "Row, row, row your boat", "Life is but a dream"]
    form.locator(".mk-order__line", has_text="Life").get_by_role("button", name="down").focus()
    for _ in range(3):
        arranging.keyboard.press("ArrowDown")
    form.locator(".mk-order__line", has_text="Merrily").get_by_role("button", name="down").focus()
    for key in ("ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown"):
        arranging.keyboard.press(key)
    assert lines(form) == song
    check(form, "right")


def test_no_page_shows_an_order_solved(site: Path) -> None:
    """Neither the page nor the items' files hold the lines in their right order."""
    items = [item for file in all_items(site).values() for item in file["items"].items()]
    keys = {item["id"]: item["grading"] for item in data(site, "course")["items"]}
    forms = [(item, page["form"]) for item, page in items if page["type"] == "order"]
    assert len(forms) == 3
    for item, form in forms:
        shown = [part.split('"')[0] for part in form.split('data-line="')[1:]]
        kept = [line for line in shown if line not in keys[item]["distractors"]]
        assert sorted(kept) == sorted(keys[item]["right"]) and kept != keys[item]["right"]


# places in pictures


def test_a_place_is_pressed_in_the_picture(arranging: Page, course: str, axe: Axe) -> None:
    """A press in the picture chooses in the list, one beside all places says so; each shows where the other is."""
    form = question(arranging, f"{course}lessons/sizes/", "sizes-line")
    picture = form.locator(".mk-hotspot__picture")
    press(picture, 0.41, 0.5)
    expect(form.get_by_label("the mark b")).to_be_checked()
    expect(form.locator(".mk-hotspot__note")).to_have_text("Chosen: the mark b.")
    expect(form.locator(".mk-hotspot__area[data-chosen]")).to_have_count(1)
    press(picture, 0.54, 0.05)
    expect(form.locator(".mk-hotspot__note")).to_contain_text("There is nothing to choose at this place")
    expect(form.get_by_label("the mark b")).to_be_checked()
    assert axe(arranging) == []
    check(form, "wrong")
    expect(form.locator('.mk-hotspot__area[data-mark="wrong"]')).to_have_count(1)
    press(picture, 0.68, 0.5)
    expect(form.get_by_label("the mark c")).to_be_checked()
    check(form, "right")
    expect(form.locator('.mk-hotspot__area[data-mark="right"]')).to_have_count(1)
    assert axe(arranging) == []


def press(picture: Locator, across: float, down: float) -> None:
    box = picture.locator("img").bounding_box()
    assert box
    picture.locator("img").click(position={"x": across * box["width"], "y": down * box["height"]})


def test_places_by_keyboard_alone(arranging: Page, course: str) -> None:
    """The list is native: arrow keys and space choose, the focus shows the place, and the picture needs no stop."""
    form = question(arranging, f"{course}lessons/sizes/", "sizes-line")
    form.get_by_role("radio").first.focus()
    arranging.keyboard.press("ArrowDown")
    checked = form.locator("input:checked").get_attribute("value")
    expect(form.locator(f'.mk-hotspot__area[data-area="{checked}"][data-near][data-chosen]')).to_have_count(1)
    arranging.keyboard.press("Shift+Tab")
    expect(form.locator(":focus")).to_have_count(0)


def test_small_places_are_large_targets(arranging: Page, course: str) -> None:
    """On a narrow screen, too, a press within 12 pixels of the middle of a place finds it."""
    arranging.set_viewport_size({"width": 320, "height": 700})
    form = question(arranging, f"{course}lessons/sizes/", "sizes-line")
    box = form.locator(".mk-hotspot__picture img").bounding_box()
    assert box and 0.06 * box["width"] * 2 < 36
    press(form.locator(".mk-hotspot__picture"), 0.23, 0.5 + 11 / box["height"])
    expect(form.get_by_label("the mark a")).to_be_checked()


# open answers


def test_own_words_are_compared_and_scored(arranging: Page, course: str, axe: Axe) -> None:
    """The rubric comes after the text, points are asked for in every row, and enough points are right."""
    form = question(arranging, f"{course}lessons/steps/", "steps-2")
    submit = form.locator("button[type=submit]")
    expect(submit).to_have_text("Compare")
    expect(form.locator(".mk-open__compare")).to_be_hidden()
    check(form, "again")
    form.locator("textarea").fill("Each line needs what the lines above did.")
    submit.press("Enter")
    expect(form.locator(".mk-open__title")).to_be_focused()
    expect(form.locator(".mk-open__model")).to_contain_text("line by line")
    expect(submit).to_have_text("Keep these points")
    arranging.evaluate("scrollTo(0, 0)")  # what lies half under the header is too small for axe
    assert axe(arranging) == []
    expect(check(form, "again")).to_contain_text("Choose your points in every row")
    reason, example = form.get_by_role("group", name="The reason"), form.get_by_role("group", name="An example")
    reason.get_by_role("radio").nth(1).check()
    example.get_by_role("radio").nth(0).check()
    expect(form.locator(".mk-open__sum")).to_have_text("1 of 4 points")
    check(form, "wrong")
    arranging.wait_for_timeout(450)
    submit.click()
    expect(form.locator("textarea")).to_be_editable()
    expect(form.locator("textarea")).to_be_focused()
    arranging.wait_for_timeout(450)
    submit.click()
    reason.get_by_role("radio").nth(2).check()
    example.get_by_role("radio").nth(1).check()
    check(form, "right")
    arranging.evaluate("scrollTo(0, 0)")
    assert axe(arranging) == []


def test_what_is_written_survives_a_reload(arranging: Page, course: str) -> None:
    """A text that is not given yet is there again when the page is; one that was given is not."""
    form = question(arranging, f"{course}lessons/steps/", "steps-3")
    form.locator("textarea").fill("1. Wash the rice.\n2. Boil it.")
    form = question(arranging, f"{course}lessons/steps/", "steps-3")
    expect(form.locator("textarea")).to_have_value("1. Wash the rice.\n2. Boil it.")
    check(form, "kept")
    form = question(arranging, f"{course}lessons/steps/", "steps-3")
    expect(form.locator("textarea")).to_have_value("")


def test_what_is_handed_in_is_kept(arranging: Page, course: str, axe: Axe) -> None:
    """The teacher's rubric is there to read; what is handed in gets no verdict and is in the saved file."""
    form = question(arranging, f"{course}lessons/steps/", "steps-3")
    expect(form.locator("table")).to_contain_text("all are there")
    form.locator("textarea").fill("1. Wash the rice.")
    assert axe(arranging) == []
    expect(check(form, "kept")).to_contain_text("Kept for your teacher")
    assert axe(arranging) == []
    arranging.goto(f"{course}me/")
    with arranging.expect_download() as download:
        arranging.get_by_role("button", name="Save to a file").click()
    events = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["events"]
    (attempt,) = [event for event in events if event["type"] == "Attempted"]
    assert attempt["response"] == {"text": "1. Wash the rice.", "scores": []}
    assert attempt["outcome"]["verdict"] == "handed-in"


# hints that ask


def test_a_hint_asks(arranging: Page, course: str, axe: Axe) -> None:
    """A hint's question is told with its feedback, tried again or shown, and leaves the question alone."""
    form = question(arranging, f"{course}lessons/sizes/", "sizes-1")
    form.locator('[data-action="hint"]').click()
    first = form.locator(".mk-hint").nth(0)
    first.get_by_role("radio").nth(wrong_eighths(first)).check()
    first.get_by_role("button", name="Check").click()
    told = first.locator('[data-verdict="wrong"]')
    expect(told).to_contain_text("whose parts are smaller?")
    expect(told).to_contain_text("A bigger number at the bottom")
    expect(form.locator(".mk-item__feedback > *")).to_have_count(0)
    assert axe(arranging) == []
    first.get_by_role("radio").nth(1 - wrong_eighths(first)).check()
    first.get_by_role("button", name="Check").click()
    expect(first.locator('[data-verdict="right"]')).to_be_visible()
    form.locator('[data-action="hint"]').click()
    second = form.locator(".mk-hint").nth(1)
    second.get_by_role("textbox").fill("many")
    second.get_by_role("textbox").press("Enter")
    expect(second.locator('[data-verdict="again"]')).to_contain_text("“many”")
    second.get_by_role("textbox").fill("2")
    second.get_by_role("textbox").press("Enter")
    expect(second.locator('[data-verdict="wrong"]')).to_contain_text("That many quarters are a half.")
    second.get_by_role("button", name="Show the answer").click()
    expect(second.locator('[data-verdict="solution"]')).to_contain_text("4")
    expect(form.locator('[data-action="hint"]')).to_be_focused()
    expect(form.locator(".mk-item__feedback > *")).to_have_count(0)
    assert axe(arranging) == []


def wrong_eighths(hint: Locator) -> int:
    """The place of the wrong one of the hint's two options."""
    return 0 if "4" in (hint.locator(".mk-option__text").nth(0).text_content() or "") else 1
