"""The learning plan and the progress page: written, kept, printed, given away, brought in, stepped through."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from answers import Keys
from learner import Practice
from playwright.sync_api import Browser, Locator, Page, expect

type Axe = Callable[[Page], list[str]]

LONG = 90_000
PLAN = {"format": "mkcourse-plan", "version": 1, "course": "fractions"}


@pytest.fixture(autouse=True)
def patient(page: Page) -> None:
    page.set_default_timeout(LONG)
    expect.set_options(timeout=LONG)


def open_plan(page: Page, address: str) -> None:
    page.goto(f"{address}plan/")
    expect(page.locator("mk-about-me textarea")).to_have_count(3)


def write(page: Page, name: str, text: str) -> None:
    """Writes and leaves the field, which keeps it."""
    field = page.locator(f"textarea[name={name}]")
    field.fill(text)
    field.blur()
    expect(field.locator("xpath=ancestor::*[contains(@class, 'mk-text')]").locator(".mk-kept")).to_have_text("Kept.")


def add_goal(page: Page, within: str, text: str) -> Locator:
    page.locator(f"{within} form input[name=goal]").first.fill(text)
    page.locator(f"{within} form button[type=submit]").first.click()
    goal = page.locator(f"{within} .mk-goal", has_text=text)
    expect(goal).to_be_visible()
    return goal


def fill_the_plan(page: Page) -> None:
    add_goal(page, "mk-goals", "Bake for ten people")
    add_goal(page, "mk-week", "Practise on two days")
    page.locator("mk-about-me input[value=food]").check()
    page.locator("input[name=interest]").fill("my dog")
    page.locator("input[name=interest]").press("Enter")
    page.locator("mk-about-me .mk-suggestions button").first.click()
    write(page, "teacher", "We meet on Fridays.")
    write(page, "family", "Ask me at dinner.")


def bring(page: Page, file: dict[str, object] | str | bytes) -> None:
    content = file if isinstance(file, bytes) else (file if isinstance(file, str) else json.dumps(file)).encode()
    page.locator("mk-plan-exchange [data-action=plan-file]").set_input_files(
        {"name": "plan.json", "mimeType": "application/json", "buffer": content}
    )


def answer_some(page: Page, address: str, keys: Keys, count: int = 3) -> None:
    page.goto(f"{address}lessons/equal-parts/")
    practice = Practice(page)
    for place in range(count):
        practice.answer(keys.right(practice.item()), "right")
        if place < count - 1:
            practice.next()


def test_the_plan_is_kept_in_the_learners_words(page: Page, address: str) -> None:
    """Goals, interests, what helps and what was agreed are there after a reload; a goal is reached, changed, let go."""
    open_plan(page, address)
    fill_the_plan(page)
    page.reload()
    expect(page.locator("textarea[name=family]")).to_have_value("Ask me at dinner.")
    expect(page.locator("textarea[name=helps]")).to_have_value("A quiet place")
    expect(page.locator("mk-about-me input[value='my dog']")).to_be_checked()
    expect(page.locator("mk-about-me input[value=food]")).to_be_checked()
    goal = page.locator("mk-goals .mk-goal")
    goal.locator("[data-action=goal-change]").click()
    goal.locator("input[name=goal]").fill("Bake for twenty people")
    goal.locator("button[type=submit]").click()
    expect(goal).to_contain_text("twenty")
    goal.locator("[data-action=goal-done]").click()
    expect(page.locator("mk-goals details")).to_contain_text("1 goal reached")
    page.locator("mk-week [data-action=goal-drop]").click()
    expect(page.locator("mk-week .mk-goal")).to_have_count(0)
    expect(page.locator("mk-week [data-week-goal] input")).to_be_visible()


def test_two_questions_a_week_are_asked_and_read_back(page: Page, address: str) -> None:
    """An answer is kept as soon as the field is left, shown after a reload, and stands in the diary; nothing is asked
    for again."""
    page.clock.install(time="2026-09-09T15:00:00")
    open_plan(page, address)
    asked = page.locator("mk-week textarea")
    expect(asked).to_have_count(2)
    name = asked.first.get_attribute("name") or ""
    write(page, name, "I did not give up.")
    page.reload()
    expect(page.locator(f"textarea[name={name}]")).to_have_value("I did not give up.")
    expect(page.locator("mk-about-me textarea")).to_have_count(3)
    page.locator("[data-diary] summary").click()
    expect(page.locator(".mk-diary__text")).to_have_text("I did not give up.")


def test_a_goal_of_last_week_asks_how_it_went(page: Page, address: str) -> None:
    """On Monday it can be called reached, be kept for the new week, be changed, or be let go."""
    page.clock.install(time="2026-09-09T15:00:00")
    open_plan(page, address)
    add_goal(page, "mk-week", "Practise on two days")
    page.clock.set_system_time("2026-09-14T15:00:00")
    page.reload()
    add_goal(page, "mk-goals", "So that there is a new view")
    left = page.locator("mk-week [data-left-over]")
    expect(left).to_contain_text("How did it go?")
    left.locator("[data-action=goal-keep]").click()
    expect(left).to_have_count(0)
    goal = page.locator("mk-week .mk-goal")
    expect(goal).to_contain_text("Practise on two days")
    goal.locator("[data-action=goal-done]").click()
    expect(goal).to_contain_text("reached")
    expect(page.locator("mk-week [data-week-goal] input")).to_be_visible()


def test_the_plan_prints_as_one_sheet(page: Page, address: str) -> None:
    """Paper has all of the plan and nothing else; a whole plan fits on one A4 page."""
    open_plan(page, address)
    fill_the_plan(page)
    page.emulate_media(media="print")
    sheet = page.locator("mk-plan-sheet")
    for words in (
        "Bake for ten people",
        "Practise on two days",
        "my dog",
        "A quiet place",
        "We meet on Fridays.",
        "Ask me",
    ):
        expect(sheet).to_contain_text(words)
    expect(sheet).to_be_visible()
    for hidden in ("mk-week", "mk-plan", "mk-about-me", "mk-plan-exchange", ".md-header", ".md-footer"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert pages_of(page) == 1


def pages_of(page: Page) -> int:
    """How many A4 pages are printed."""
    page.emulate_media(media="print")
    margin = {"top": "12mm", "right": "12mm", "bottom": "12mm", "left": "12mm"}
    counts = re.findall(rb"/Count (\d+)", page.pdf(format="A4", margin=margin))
    return int(counts[0])


def test_a_plan_goes_as_a_file_to_another_browser(page: Page, address: str, browser: Browser, tmp_path: Path) -> None:
    """The file holds the plan without what was reflected; brought in elsewhere it is looked at before it is taken, a
    part that is unticked is left, and a second time there is nothing new."""
    open_plan(page, address)
    fill_the_plan(page)
    with page.expect_download() as saved:
        page.locator("[data-action=save-plan]").click()
    saved.value.save_as(tmp_path / "plan.json")
    told = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert told["profile"]["interests"] == ["food", "my dog"]
    assert "reflections" not in told
    other = browser.new_page()
    other.set_default_timeout(LONG)
    open_plan(other, address)
    write(other, "family", "My own words.")
    bring(other, told)
    review = other.locator("[data-changes]")
    expect(review).to_be_focused()
    expect(review.locator("[data-change=family]")).to_contain_text("My own words.")
    review.locator("[data-change=teacher] input").uncheck()
    review.locator("[data-action=take]").click()
    expect(other.locator("mk-plan-exchange [data-result=right]")).to_be_visible()
    expect(other.locator("textarea[name=family]")).to_have_value("My own words.\n\nAsk me at dinner.")
    expect(other.locator("textarea[name=teacher]")).to_have_value("")
    expect(other.locator("mk-goals .mk-goal")).to_contain_text("Bake for ten people")
    bring(other, told | {"profile": {}})
    expect(review).to_contain_text("in your plan already")
    other.close()


HOSTILE: tuple[tuple[dict[str, object] | str | bytes, str], ...] = (
    ("", "not a plan file"),
    (PLAN | {"version": 9}, "version 9"),
    (b"\x89PNG\r\n\x00\xff", "not a plan file"),
    ("x" * 200_001, "too big"),
    ("[" * 100_000, "not a plan file"),
    (PLAN | {"course": "other", "course_title": "<img src=x onerror=alert(1)>"}, "another course: <img"),
    (PLAN | {"format": "mkcourse-progress"}, "progress file"),
    (PLAN | {"goals": [{"id": "g", "kind": "life", "text": "", "standing": "open"}]}, "goals[0].kind"),
    (PLAN | {"__proto__": {"polluted": True}}, "no such key"),
)
"""Files, and what is told of each; one after the other is told something else."""


def test_hostile_plan_files_are_refused_in_words(page: Page, address: str) -> None:
    """It says what is wrong, and nothing of the plan changes."""
    open_plan(page, address)
    for file, words in HOSTILE:
        bring(page, file)
        expect(page.locator("mk-plan-exchange [data-result=wrong]")).to_contain_text(words)
        expect(page.locator("mk-goals .mk-goal")).to_have_count(0)


def test_markup_in_a_plan_file_is_text(page: Page, address: str) -> None:
    """Whatever a file says is shown as it is written."""
    open_plan(page, address)
    evil = "<img src=x onerror=\"document.title='hacked'\">"
    goal = {"id": "<b>", "kind": "course", "text": evil, "by": None, "standing": "open"}
    bring(page, PLAN | {"from": evil, "note": evil, "profile": {"helps": evil, "interests": [evil]}, "goals": [goal]})
    page.locator("[data-action=take]").click()
    expect(page.locator("mk-goals .mk-goal")).to_contain_text(evil)
    expect(page.locator("mk-about-me input[type=checkbox]").last).to_be_checked()
    assert page.locator("img[src=x]").count() == 0
    assert "hacked" not in page.title()


def test_a_teacher_prepares_a_plan(page: Page, address: str, tmp_path: Path) -> None:
    """The form makes a file that the student's page takes; opened again it goes on where it stood."""
    page.goto(f"{address}teacher/plans/")
    page.locator("textarea[name=learners]").fill("Kim Ö")
    page.locator("input[name=from]").fill("Ms Ada")
    add_goal(page, "mk-plan-editor .mk-goals", "Explain halves")
    page.locator("input[name=has-plan]").check()
    page.locator("[name=minutes_per_day]").fill("15")
    with page.expect_download() as saved:
        page.locator("[data-action=save-plan]").click()
    assert saved.value.suggested_filename == "fractions-plan-kim-o.json"
    saved.value.save_as(tmp_path / "plan.json")
    file = (tmp_path / "plan.json").read_text(encoding="utf-8")
    open_plan(page, address)
    bring(page, file)
    review = page.locator("[data-changes]")
    expect(review).to_contain_text("A plan from Ms Ada")
    expect(review.locator("[data-change=plan]")).to_contain_text("15 minutes")
    page.goto(f"{address}teacher/plans/")
    page.locator("[data-action=plan-file]").set_input_files(tmp_path / "plan.json")
    expect(page.locator("textarea[name=learners]")).to_have_value("Kim Ö")
    expect(page.locator(".mk-goal")).to_contain_text("Explain halves")


def test_a_level_is_replayed_step_by_step(page: Page, address: str, keys: Keys) -> None:
    """From a level one steps through one's answers, and sees at each what it moved and what the rule still asked."""
    answer_some(page, address, keys)
    page.goto(f"{address}progress/")
    row = page.locator('.mk-progress-item[data-competency="equal-parts"]')
    row.locator("summary").click()
    row.locator("[data-action=replay]").click()
    step = row.locator(".mk-replay__step")
    expect(step).to_be_focused()
    expect(step).to_contain_text("Step 1 of 3")
    expect(step.locator("[data-level-change=learning]")).to_be_visible()
    row.locator("[data-action=replay-next]").click()
    expect(step).to_contain_text("Step 2 of 3")
    expect(step.locator('[data-condition="right-of-last"]')).to_contain_text("2 so far")
    row.locator("[data-action=replay-last]").click()
    expect(step).to_contain_text("Step 3 of 3")
    expect(row.locator("[data-action=replay-next]")).to_have_attribute("aria-disabled", "true")


def test_the_progress_page_tells_in_words(page: Page, address: str, keys: Keys) -> None:
    """What is being worked on, what is next, the time of today; a month as a table that can be turned by keyboard."""
    answer_some(page, address, keys)
    page.goto(f"{address}progress/")
    expect(page.locator("[data-summary=working]")).to_contain_text("Equal parts")
    expect(page.locator("[data-summary=next] a")).to_be_visible()
    expect(page.locator("[data-summary=time]")).to_contain_text(
        re.compile(r"Today\s*[01] minutes?")
    )  # by how quick we were
    today = page.locator("mk-calendar td[aria-current=date]")
    expect(today).to_contain_text("1")
    expect(today).to_have_attribute("data-strength", "1")
    shown = page.locator("[data-month]").get_attribute("data-month")
    page.locator('[data-turn="-1"]').press("Enter")
    expect(page.locator("[data-month]")).not_to_have_attribute("data-month", str(shown))
    expect(page.locator('[data-turn="-1"]')).to_be_focused()
    expect(page.locator("mk-calendar")).to_contain_text("No learning in this month.")


def test_the_family_reads_the_report_in_its_language(page: Page, address: str, keys: Keys) -> None:
    """The page speaks the family's language, what the course says keeps its own, and it is one sheet of paper; goals
    are on it only if the learner wants that."""
    answer_some(page, address, keys)
    open_plan(page, address)
    fill_the_plan(page)
    page.goto(f"{address}report/")
    expect(page.locator(".mk-report")).to_be_visible()
    paper = page.locator(".mk-report-paper")
    expect(paper).not_to_contain_text("Bake for ten people")
    page.locator("input[name=goals]").check()
    page.locator("input[name=agreed]").check()
    page.locator("input[name=name]").fill("Kim")
    for code, direction in (("es", "ltr"), ("en", "ltr"), ("ar", "rtl")):
        page.locator("select[name=language]").select_option(code)
        expect(paper).to_have_attribute("lang", code)
        expect(paper).to_have_attribute("dir", direction)
        expect(paper.locator("[data-part=working] bdi").first).to_have_attribute("lang", "en")
        expect(paper.locator("[data-part=working] bdi").first).to_contain_text("Equal parts")
        expect(paper).to_contain_text("Bake for ten people")
        expect(paper).to_contain_text("Ask me at dinner.")
        expect(paper.locator("h2")).to_contain_text("Kim")
        assert pages_of(page) == 1
        expect(page.locator(".mk-report-controls")).to_be_hidden()
        page.emulate_media(media="screen")
    page.reload()
    expect(paper).to_have_attribute("lang", "ar")


def test_every_state_is_accessible(page: Page, address: str, keys: Keys, axe: Axe) -> None:
    """axe finds nothing on plan, review of a file, teacher's form, progress with a replay, and report, on a phone and
    on a wide screen; nothing is wider than the window."""
    page.set_viewport_size({"width": 320, "height": 900})
    answer_some(page, address, keys, 2)
    open_plan(page, address)
    fill_the_plan(page)
    page.locator("mk-goals .mk-goal [data-action=goal-change]").click()
    page.locator("[data-diary] summary").click()
    bring(page, PLAN | {"note": "Hello", "profile": {"interests": ["trains"]}})
    expect(page.locator("[data-changes]")).to_be_visible()
    check(page, axe)
    page.goto(f"{address}teacher/plans/")
    expect(page.locator("mk-plan-editor textarea")).to_have_count(5)
    page.locator("input[name=has-plan]").check()
    check(page, axe)
    page.goto(f"{address}progress/")
    expect(page.locator("[data-summary=time]")).to_be_visible()
    row = page.locator('.mk-progress-item[data-competency="equal-parts"]')
    row.locator("summary").click()
    row.locator("[data-action=replay]").click()
    expect(row.locator(".mk-replay__step")).to_be_visible()
    check(page, axe)
    page.goto(f"{address}report/")
    page.locator("select[name=language]").select_option("ar")
    expect(page.locator(".mk-report-paper[dir=rtl] .mk-report")).to_be_visible()
    check(page, axe)


def check(page: Page, axe: Axe) -> None:
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert axe(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
