"""Formulas, numbers, intervals and lists are typed easily: visually, as text, by keyboard, by finger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import web
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from sites import own_files, site_of

COURSE = Path(__file__).parents[1] / "courses" / "good" / "typing"
LESSON = "lessons/numbers/"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def typing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a course whose questions are typed."""
    with web.served(site_of(COURSE, tmp_path_factory)) as url:
        yield url


@pytest.fixture
def seen(context: BrowserContext, typing: str) -> Iterator[web.Watched]:
    """What the pages ask for and complain of: nothing foreign, and nothing at all."""
    watched = web.watched(context, typing.rstrip("/"))
    yield watched
    assert watched.foreign == [] and watched.complaints == []


@pytest.fixture
def page(context: BrowserContext, seen: web.Watched, typing: str) -> Page:
    page = context.new_page()
    page.goto(typing + LESSON)
    return page


@pytest.fixture
def phone(browser: Browser, typing: str) -> Iterator[Page]:
    context = browser.new_context(service_workers="block", **PHONE)  # type: ignore[arg-type]
    watched = web.watched(context, typing.rstrip("/"))
    page = context.new_page()
    page.goto(typing + LESSON)
    yield page
    assert watched.foreign == [] and watched.complaints == []
    context.close()


def question(page: Page, item: str) -> Locator:
    """The form of a question in the lesson, from when it can be answered."""
    form = page.locator(f'form[data-item="{item}"][data-mounted]')
    expect(form).to_be_visible()
    return form


def sends(form: Locator, text: str) -> None:
    """This is what will be sent."""
    expect(form.locator("input[name=answer]")).to_have_value(text)


def visual(form: Locator) -> Locator:
    """The visual field, with the focus in it."""
    field = form.locator("math-field")
    field.click()
    expect(field).to_be_focused()
    return field


def told(form: Locator, verdict: str) -> None:
    expect(form.locator(f'[data-verdict="{verdict}"]')).to_be_visible()


# Visually


def test_a_formula_is_typed_as_it_is_said_and_looks_as_in_a_book(page: Page) -> None:
    """Signs that every keyboard has make fractions and powers, and what they make is graded right."""
    form = question(page, "half-here")
    visual(form)
    page.keyboard.type("(x^2+1)/2")
    sends(form, "(x^2+1)/2")
    page.keyboard.press("Enter")
    told(form, "right")


VISUALLY = (
    ("x^10+1", "x^10+1"),
    ("x^2y", "x^2 y"),
    ("x^-2*y", "x^(-2)*y"),
    ("2^n/3", "2^n/3"),
    ("x^(n+1)", "x^(n+1)"),
    ("sqrt(2)", "sqrt(2)"),
    ("1 1/2", "1 1/2"),
    ("3.5x", "3.5x"),
    ("2pi", "2π"),
    ("|x-1|", "|x-1|"),
    ("a_1", "a_1"),
    ("sin(x)", "sin(x)"),
    ("xx", "xx"),
    ("50%", "50%"),
    ("5!", "5!"),
    ("\\frac", "\\frac"),
)


def test_what_is_typed_into_the_visual_field_is_sent_as_text(page: Page) -> None:
    """Powers end where they are read to end, mixed numbers keep their whole part, and nothing is a command."""
    form = question(page, "half-here")
    visual(form)
    for keys, text in VISUALLY:
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        page.keyboard.type(keys)
        sends(form, text)


def test_keys_on_the_page_write_where_the_caret_is(page: Page) -> None:
    """The keys of roots and fractions write into the visual field, which keeps the focus."""
    form = question(page, "roots-here")
    field = visual(form)
    form.get_by_role("button", name="Square root").click()
    expect(field).to_be_focused()
    page.keyboard.type("2")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("+3 1/2")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("*y")
    sends(form, "sqrt(2)+3 1/2*y")
    form.get_by_role("button", name="Check").click()
    told(form, "right")


def test_an_expected_wrong_formula_gets_its_feedback_and_is_tried_again(page: Page) -> None:
    """A wrong formula is answered by what the author wrote for it, and the field is ready for another try."""
    form = question(page, "half-here")
    visual(form)
    page.keyboard.type("x^2+1/2")
    page.keyboard.press("Enter")
    told(form, "wrong")
    expect(form.get_by_text("All of it is halved.")).to_be_visible()
    page.wait_for_timeout(450)
    expect(form.get_by_role("button", name="Try again")).to_be_visible()
    page.keyboard.press("Enter")
    expect(form.get_by_role("button", name="Check")).to_be_visible()
    expect(form.locator("math-field")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("(x^2+1)/2")
    page.keyboard.press("Enter")
    told(form, "right")


# As text


def test_plain_typing_is_always_possible_and_the_choice_is_kept(page: Page) -> None:
    """The text is the same answer; the formula is shown below as it is typed; a reload remembers the choice."""
    form = question(page, "half-here")
    visual(form)
    page.keyboard.type("x^2")
    form.get_by_role("button", name="Write it as text").click()
    line = form.locator("input[name=answer]")
    expect(line).to_be_focused()
    expect(line).to_have_value("x^2")
    line.fill("(x²+1)/2")
    expect(form.locator(".mk-formula__preview mfrac")).to_be_visible()
    page.reload()
    form = question(page, "half-here")
    expect(form.locator("input[name=answer]")).to_be_visible()
    expect(form.get_by_role("button", name="Use the formula editor")).to_be_visible()
    form.locator("input[name=answer]").fill("(x²+1)/2")
    page.keyboard.press("Enter")
    told(form, "right")


def test_what_was_typed_as_text_goes_to_the_visual_field(page: Page) -> None:
    """Changing over to the visual field takes along what is there, and nothing is lost on the way back."""
    form = question(page, "half-here")
    visual(form)
    form.get_by_role("button", name="Write it as text").click()
    form.locator("input[name=answer]").fill("2(x+1)/sqrt(3)")
    form.get_by_role("button", name="Use the formula editor").click()
    expect(form.locator("math-field")).to_be_focused()
    page.keyboard.type("-1")
    form.get_by_role("button", name="Write it as text").click()
    expect(form.locator("input[name=answer]")).to_have_value("(2(x+1))/sqrt(3)-1")


def test_without_the_visual_field_there_is_the_line(context: BrowserContext, typing: str) -> None:
    """Where the library does not come, the line of text is there, and it is all that is needed."""
    context.route("**/vendor/mathlive.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(typing + LESSON)
    form = question(page, "half-here")
    form.locator("input[name=answer]").fill("(x^2+1)/2")
    form.get_by_role("button", name="Check").click()
    told(form, "right")


def test_what_cannot_be_read_is_asked_again(page: Page) -> None:
    """An unfinished formula is asked for once more, with an example, and is no wrong answer."""
    form = question(page, "half-here")
    visual(form)
    page.keyboard.type("x^2+")
    page.keyboard.press("Enter")
    expect(form.locator(".mk-feedback--again")).to_be_visible()
    expect(form.get_by_role("button", name="Check")).to_be_visible()


# The keyboard alone


def test_the_keyboard_is_enough(page: Page) -> None:
    """Tab goes from the field to its keys, which are one stop, on to the change-over and to Check, and back."""
    form = question(page, "half-here")
    field = visual(form)
    page.keyboard.press("Tab")
    expect(form.get_by_role("button", name="Fraction")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(form.get_by_role("button", name="Power")).to_be_focused()
    page.keyboard.press("Tab")
    expect(form.get_by_role("button", name="Write it as text")).to_be_focused()
    page.keyboard.press("Tab")
    expect(form.get_by_role("button", name="Check")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(field).to_be_focused()


# Fingers


def tap(form: Locator, *names: str) -> None:
    for name in names:
        form.get_by_role("button", name=name, exact=True).tap()


def test_a_finger_writes_a_formula_with_digits_and_our_keys(phone: Page) -> None:
    """A telephone shows its digits; our keys have the letters of the formula and the signs that it hides."""
    form = question(phone, "half-here")
    line = form.locator("input[name=answer]")
    expect(line).to_have_attribute("inputmode", "decimal")
    line.tap()
    tap(form, "Opening bracket", "x", "Power")
    phone.keyboard.type("2")
    tap(form, "Plus")
    phone.keyboard.type("1")
    tap(form, "Closing bracket", "Fraction")
    expect(line).to_be_focused()
    phone.keyboard.type("2")
    sends(form, "(x^2+1)/2")
    form.get_by_role("button", name="Check").tap()
    told(form, "right")


def test_a_finger_writes_into_the_visual_field(phone: Page) -> None:
    """The visual field shows no keyboard of a telephone, so our keys have the digits and the ways to move too."""
    form = question(phone, "half-here")
    form.get_by_role("button", name="Use the formula editor").tap()
    expect(form.locator("math-field")).to_be_focused()
    tap(form, "Fraction", "x", "Power", "2", "Plus", "1", "Forward", "3", "Delete", "2")
    sends(form, "(x^2+1)/2")


def test_a_finger_writes_a_number(phone: Page) -> None:
    """Digits come from the telephone, minus and the fraction bar from us; letters are one key away."""
    form = question(phone, "quarters-here")
    line = form.locator("input[name=answer]")
    wanted = {"inputmode": "decimal", "enterkeyhint": "done", "autocorrect": "off"}
    assert {name: line.get_attribute(name) for name in wanted} == wanted
    line.tap()
    tap(form, "Minus")
    phone.keyboard.type("3")
    tap(form, "Fraction bar")
    phone.keyboard.type("4")
    form.get_by_role("button", name="Keyboard with letters (abc)").tap()
    expect(line).to_be_focused()
    expect(line).to_have_attribute("inputmode", "text")
    form.get_by_role("button", name="Check").tap()
    told(form, "right")


def test_a_finger_writes_an_interval_and_a_list(phone: Page) -> None:
    """Brackets and semicolons are keys of ours."""
    form = question(phone, "between-here")
    form.locator("input[name=answer]").tap()
    tap(form, "Opening square bracket")
    phone.keyboard.type("2")
    tap(form, "Semicolon")
    phone.keyboard.type("5")
    tap(form, "Closing bracket")
    form.get_by_role("button", name="Check").tap()
    told(form, "right")
    form = question(phone, "primes-here")
    form.locator("input[name=answer]").tap()
    for digit in "53":
        phone.keyboard.type(digit)
        tap(form, "Semicolon")
    phone.keyboard.type("2")
    form.get_by_role("button", name="Check").tap()
    told(form, "right")


# Everyone


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["desk", "phone"])
def test_no_state_of_the_fields_has_an_accessibility_fault(
    browser: Browser, typing: str, axe: Callable[[Page], list[str]], kind: str, scheme: str
) -> None:
    """Axe finds nothing with the visual field, as text, asked again, wrong or right; at 360 px nothing is cut off."""
    shape = PHONE if kind == "phone" else {"viewport": {"width": 1280, "height": 900}}
    context = browser.new_context(service_workers="block", **shape, color_scheme=scheme)  # type: ignore[arg-type]
    watched = web.watched(context, typing.rstrip("/"))
    page = context.new_page()
    page.goto(typing + LESSON)
    form = question(page, "half-here")
    if kind == "phone":
        form.get_by_role("button", name="Use the formula editor").click()
    visual(form)
    for keys, state in (("x/", "again"), ("2", "wrong"), ("(x^2+1)/2", "right")):
        page.keyboard.press("Control+a")
        page.keyboard.type(keys)
        assert axe(page) == [], keys
        page.keyboard.press("Enter")
        expect(form.locator(f".mk-feedback--{state}")).to_be_visible()
        assert axe(page) == [], state
        page.wait_for_timeout(450)
    other = question(page, "roots-here")
    other.get_by_role("button", name="Write it as text").or_(
        other.get_by_role("button", name="Use the formula")
    ).click()
    assert axe(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= shape["viewport"]["width"]  # type: ignore[index]
    assert watched.foreign == [] and watched.complaints == []
    context.close()


def test_only_formulas_fetch_the_visual_field(page: Page, seen: web.Watched, typing: str) -> None:
    """Pages without a formula fetch nothing of it; one that has some fetches it once, with the fonts it needs."""
    page.goto(typing)
    page.wait_for_load_state("networkidle")
    seen.requests.clear()
    page.goto(typing + "progress/")
    page.wait_for_load_state("networkidle")
    assert [url for url in seen.requests if "/vendor/" in url] == []
    page.goto(typing + LESSON)
    expect(question(page, "roots-here").locator("math-field")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert len([url for url in seen.requests if url.endswith("/vendor/mathlive.js")]) == 1


def test_a_course_without_formulas_carries_no_library(fractions: Path) -> None:
    """The site of a course without formulas and programs holds no file of others for them."""
    names = {path.name for path in (own_files(fractions) / "vendor").rglob("*") if path.is_file()}
    assert names == {"NOTICE.txt", "cipher.js", "qr-reader.js", "qr.js", "zip.js"}
