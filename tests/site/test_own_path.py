"""Each on their own path: where to start, what to do when stuck, when to review, and the plan."""

from __future__ import annotations

from answers import Keys
from learner import Practice
from playwright.sync_api import Locator, Page, expect

KNOWN = {"equal-parts", "unit-fractions", "naming-fractions", "fractions-on-a-line"}
DAY = 86_400


def in_series(page: Page, element: str) -> Practice:
    """The question of a series that is shown."""
    return Practice(page, element)


def place_answer(page: Page, keys: Keys, known: set[str]) -> None:
    """Answers one question of the placement: right if all it needs is known, else not learned yet."""
    series = in_series(page, "mk-placement")
    item = series.item()
    if set(keys.items[item]["competencies"]) <= known:
        series.fill(keys.response(item))
        series.check()
    else:
        series.form.locator('[data-action="not-learned"]').click()
    expect(page.locator(f'mk-placement form[data-item="{item}"]')).to_have_count(0)


def asked(page: Page) -> int:
    return int(page.locator("mk-placement .mk-series").get_attribute("data-number") or 0)


def test_a_learner_who_knows_some_starts_further_on(page: Page, address: str, keys: Keys) -> None:
    """A placement asks at most 25 questions, tells no verdicts, goes on after a reload and ends at the right place."""
    page.goto(address)
    page.locator('[data-activity="placement"] a').click()
    page.locator('mk-placement [data-action="start"]').click()
    for _ in range(3):
        place_answer(page, keys, KNOWN)
    expect(page.locator("mk-placement [data-verdict]")).to_have_count(0)
    number = asked(page)
    page.reload()
    page.locator('mk-placement [data-action="start"]').click()
    Practice(page, "mk-placement")
    assert asked(page) == number
    while page.locator("mk-placement form").count():
        assert asked(page) <= 25
        place_answer(page, keys, KNOWN)
    result = page.locator('mk-placement [data-placement="finished"]')
    expect(result).to_contain_text("still to be confirmed")
    expect(result).not_to_contain_text("Fraction times fraction")
    page.goto(address)
    expect(page.locator(".mk-card--first")).not_to_have_attribute("data-competency", "equal-parts")
    expect(page.locator('.mk-map-item[data-competency="equal-parts"]')).to_contain_text("to confirm")
    expect(page.locator('.mk-map-item[data-competency="equal-parts"] .mk-level')).not_to_have_attribute(
        "data-level", "practised"
    )


def test_the_placement_can_be_left_out(page: Page, address: str) -> None:
    """Who would rather begin at the beginning says so once, and is not asked again."""
    page.goto(f"{address}placement/")
    page.locator('mk-placement [data-action="skip-placement"]').click()
    page.locator('mk-placement [data-action="go-on"]').click()
    expect(page).to_have_url(f"{address}lessons/equal-parts/")
    page.goto(address)
    expect(page.locator(".mk-card--first")).to_have_attribute("data-competency", "equal-parts")
    expect(page.locator('[data-activity="placement"]')).to_have_count(0)


def set_plan(page: Page, minutes: int, end: str) -> Locator:
    """Fills the form of the plan and sends it; the card that tells how it stands."""
    own = page.locator("mk-plan .mk-plan__own")
    if own.get_attribute("open") is None:
        own.locator("summary").click()
    form = own.locator("form")
    form.locator("[name=minutes_per_day]").fill(str(minutes))
    form.locator("[name=end]").fill(end)
    form.locator("button[type=submit]").click()
    return page.locator("mk-plan [data-plan]")


def test_a_plan_that_is_too_full_offers_honest_ways_on(page: Page, address: str) -> None:
    """Too few minutes for the days left are told at once, with ways on; one press takes one, and a reload keeps it."""
    page.clock.install(time="2026-09-07T15:00:00")
    page.goto(f"{address}plan/")
    expect(page.locator("mk-plan form")).to_be_attached()
    standing = set_plan(page, 10, "2026-09-18")
    expect(standing).to_have_attribute("data-plan", "behind")
    expect(standing.locator("[data-choice]")).not_to_have_count(0)
    standing.locator('[data-choice="later-end"] button').click()
    expect(standing).not_to_have_attribute("data-plan", "behind")
    page.reload()
    expect(page.locator("mk-plan [data-plan]")).not_to_have_attribute("data-plan", "behind")
    expect(page.locator("mk-plan .mk-plan__date").first).to_contain_text("by")


def test_a_plan_that_cannot_be_says_so_before_it_is_sent(page: Page, address: str) -> None:
    """A form that is filled in wrongly names the first thing that is wrong, and changes nothing."""
    page.goto(f"{address}plan/")
    expect(page.locator("mk-plan form")).to_be_attached()
    set_plan(page, 0, "2030-01-01")
    expect(page.locator("mk-plan [role=alert]")).to_contain_text("Say how many minutes a day")


def test_practice_that_does_not_help_offers_another_way(page: Page, address: str, keys: Keys) -> None:
    """After many wrong answers another way in is offered, and a way on with support opens what comes next."""
    page.goto(f"{address}lessons/equal-parts/")
    practice = Practice(page)
    for _ in range(14):
        practice.answer(keys.wrong(practice.item()), "wrong")
        if practice.form.locator("[data-stuck]").count():
            break
        practice.skip()
    stuck = practice.form.locator("[data-stuck]")
    expect(stuck).to_be_visible()
    stuck.locator('[data-action="support"]').click()
    expect(stuck).to_contain_text("Ask somebody")
    page.goto(address)
    expect(page.locator('.mk-map-item[data-competency="equal-parts"]')).to_contain_text("with support")
    expect(page.locator('[data-competency="unit-fractions"]').first).to_be_visible()


def practise(page: Page, address: str, keys: Keys, lesson: str) -> None:
    """Practises the lesson's competency until the criterion is reached."""
    page.goto(f"{address}lessons/{lesson}/")
    practice = Practice(page)
    for _ in range(25):
        practice.answer(keys.right(practice.item()), "right")
        if practice.form.locator('[data-level-change="practised"]').count():
            return
        page.clock.fast_forward(1_000)
        practice.next()
    raise AssertionError(f"'{lesson}' was not practised after 25 right answers")


def take_set(page: Page, address: str, keys: Keys, kind: str) -> None:
    """Goes through the mixed check, or the review, with right answers only."""
    page.goto(f"{address}{kind}/")
    page.locator('mk-mixed-set [data-action="start"]').click()
    while not page.locator("mk-mixed-set [data-summary]").count():
        series = in_series(page, "mk-mixed-set")
        series.answer(keys.right(series.item()), "right")
        page.clock.fast_forward(1_000)
        before = series.item()
        series.form.locator("button[type=submit]").click()
        expect(page.locator(f'mk-mixed-set form[data-item="{before}"]')).to_have_count(0)


def test_what_is_secure_comes_back_for_review_and_is_retained(page: Page, address: str, keys: Keys) -> None:
    """Practised on one day and checked on the next, a competency is offered for review weeks later, and is then
    retained; the progress page says why, and how well it is still remembered."""
    page.clock.install(time="2026-09-07T15:00:00")
    practise(page, address, keys, "equal-parts")
    page.clock.set_system_time("2026-09-08T15:00:00")
    take_set(page, address, keys, "check")
    page.clock.set_system_time("2026-10-12T15:00:00")
    page.goto(address)
    expect(page.locator('[data-activity="review"]')).to_be_visible()
    take_set(page, address, keys, "review")
    page.goto(f"{address}progress/")
    row = page.locator('.mk-progress-item[data-competency="equal-parts"]')
    expect(row).to_have_attribute("data-level", "retained")
    row.locator("summary").click()
    expect(row.locator(".mk-evidence__body")).to_contain_text("remember")
