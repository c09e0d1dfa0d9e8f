"""Plans for students in a real browser: prepared for one or a group, handed over, taken, and seen at home."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

type Axe = Callable[[Page], list[str]]

LONG = 90_000


@pytest.fixture(autouse=True)
def patient(page: Page) -> None:
    page.set_default_timeout(LONG)
    expect.set_options(timeout=LONG)


@pytest.fixture
def student(browser: Browser) -> Iterator[Page]:
    """A student's browser."""
    context = browser.new_context(service_workers="block", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(LONG)
    yield context.new_page()
    context.close()


def prepare(page: Page, address: str, *learners: str) -> None:
    """A week in which halves come first, with a goal of the week."""
    page.goto(f"{address}teacher/plans/")
    page.locator("textarea[name=learners]").fill("\n".join(learners))
    page.locator("input[name=from]").fill("Ms Ada")
    page.locator('input[name=focus-competency][value="equal-parts"]').check()
    page.locator("input[name=focus-from]").fill(str(date.today() - timedelta(1)))
    page.locator("input[name=focus-to]").fill(str(date.today() + timedelta(6)))
    page.locator("input[name=focus-note]").fill("We bake on Friday.")
    page.locator("[data-action=add-focus]").click()
    expect(page.locator("[data-card=focus] .mk-row")).to_have_count(1)
    form = page.locator("[data-form=week-goal]")
    form.locator("input[name=goal]").fill("Cut a cake fairly")
    form.locator("button[type=submit]").click()
    expect(page.locator("[data-card=goals] .mk-goal")).to_contain_text("Cut a cake fairly")


def take_all(student: Page) -> None:
    for box in student.locator("[data-changes] input[type=checkbox]").all():
        box.check()
    student.locator("[data-action=take]").click()
    expect(student.locator(".mk-exchange__result [data-result=right]")).to_be_visible()


def test_a_plan_goes_by_link_to_the_home_of_a_student(page: Page, student: Page, address: str, axe: Axe) -> None:
    """The student opens the link, takes the plan, and reads at home what comes first until when, and why."""
    prepare(page, address, "Kim")
    page.locator("[data-action=plan-link]").click()
    part = page.locator('[data-link-for="Kim"]')
    expect(part.locator("svg.mk-qr")).to_be_visible()
    expect(page.locator("[data-note=local-link]")).to_contain_text("lead nowhere")  # this site is at 127.0.0.1
    assert axe(page) == []
    student.goto(part.locator("input").input_value())
    expect(student.locator("[data-changes]")).to_contain_text("A plan from Ms Ada")
    expect(student.locator("[data-change=focus]")).to_contain_text("We bake on Friday.")
    assert "#" not in student.url
    take_all(student)
    student.goto(address)
    card = student.locator("[data-focus=equal-parts]")
    expect(card).to_contain_text("says your teacher")
    expect(card).to_contain_text("We bake on Friday.")
    expect(student.locator(".mk-card__why", has_text="our teacher has chosen").first).to_be_visible()
    assert axe(student) == []


@pytest.mark.parametrize(("today", "monday"), [("2026-11-20", "2026-11-16"), ("2026-11-22", "2026-11-23")])
def test_at_the_weekend_the_next_week_is_prepared(page: Page, address: str, today: str, monday: str) -> None:
    """On a school day what comes first is suggested for this week, on a Sunday for the one that begins tomorrow."""
    page.clock.set_system_time(f"{today}T18:00:00")
    page.goto(f"{address}teacher/plans/")
    expect(page.locator("input[name=focus-from]")).to_have_value(monday)
    expect(page.locator("input[name=focus-to]")).to_have_value(str(date.fromisoformat(monday) + timedelta(6)))


def test_a_group_gets_a_zip_with_a_plan_for_each(page: Page, address: str) -> None:
    """Several names make one file each, which say the same but for whom they are."""
    prepare(page, address, "Kim", "Ada", "Kim Ö")
    with page.expect_download() as download:
        page.locator("[data-action=save-plan]").click()
    assert download.value.suggested_filename == "fractions-plans.zip"
    with zipfile.ZipFile(BytesIO(Path(download.value.path()).read_bytes())) as archive:
        files = {name: json.loads(archive.read(name)) for name in archive.namelist()}
    assert [(name, file["for"]) for name, file in files.items()] == [
        ("fractions-plan-kim.json", "Kim"),
        ("fractions-plan-ada.json", "Ada"),
        ("fractions-plan-kim-o.json", "Kim Ö"),
    ]
    assert all(file["focus"][0]["competencies"] == ["equal-parts"] for file in files.values())
    assert all(file["goals"][0]["kind"] == "week" for file in files.values())


def test_a_plan_begins_with_a_students_progress_file(page: Page, student: Page, address: str) -> None:
    """What the student has in the plan already is there to go on with; what is no progress file is told."""
    student.goto(f"{address}plan/")
    student.locator("mk-goals form input[name=goal]").first.fill("Bake for ten people")
    student.locator("mk-goals form button[type=submit]").first.click()
    expect(student.locator("mk-goals .mk-goal")).to_be_visible()
    student.goto(f"{address}me/")
    with student.expect_download() as download:
        student.locator('mk-backup [data-action="save"]').first.click()
    page.goto(f"{address}teacher/plans/")
    choose = page.get_by_label("Progress file of a student", exact=True)
    choose.set_input_files(
        files=[{"name": "photo.json", "mimeType": "application/json", "buffer": b"{}"}]  # type: ignore[list-item]
    )
    expect(page.locator("[data-result=wrong]")).to_contain_text("no progress file")
    choose.set_input_files(download.value.path())
    expect(page.locator("[data-card=goals] .mk-goal")).to_contain_text("Bake for ten people")


def test_a_damaged_link_is_told(page: Page, address: str) -> None:
    """A link that lost its end is refused in words and changes nothing."""
    page.goto(f"{address}plan/#plan=eyJmb3JtYXQiOi")
    expect(page.locator(".mk-exchange__result [data-result=wrong]")).to_be_visible()
