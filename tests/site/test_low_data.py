"""Low data, counted in bytes: nothing large is fetched unasked, each size is told, and what is answered is kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import Keys
from learner import Practice
from playwright.sync_api import Browser, Page, expect
from poor_server import Poor, poorly_served

from mkcourse.authoring.build.site import build_site
from mkcourse.authoring.loading import load

COURSES = Path(__file__).parents[2] / "courses"
LESSON = "lessons/remembering/"
MEDIA = """
<video controls src="../media/film.mp4" title="How to fold"></video>

<audio controls src="../media/talk.mp3"></audio>

![A large picture](../media/large.svg)

![A small picture](../media/forgetting.svg)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The welcome course with a film, a recording, a large picture and a small one in its lesson."""
    folder = tmp_path_factory.mktemp("low")
    course = Path(shutil.copytree(COURSES / "welcome", folder / "course", ignore=shutil.ignore_patterns("site")))
    for name, size in (("film.mp4", 400_000), ("talk.mp3", 200_000)):
        (course / "media" / name).write_bytes(bytes(size))
    empty = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">' + " " * 150_000 + "</svg>"
    (course / "media" / "large.svg").write_text(empty, encoding="utf-8")
    lesson = course / "lessons" / "remembering.md"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text + MEDIA, encoding="utf-8")
    loaded, found = load(course)
    assert loaded is not None, found
    build_site(loaded, course, folder / "site", lambda step, done, total: None)
    return folder / "site"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(service_workers="block")
    context.set_default_timeout(90_000)
    yield context.new_page()
    context.close()


def sent(poor: Poor, *parts: str) -> int:
    return sum(size for name, size in poor.sent.items() if any(part in name for part in parts))


def test_on_low_data_what_is_large_comes_on_request(page: Page, site: Path) -> None:
    """A page costs less than 1 MB; buttons tell what films, recordings and large pictures take, the engine is offered
    with its size, an answer given without it is told and kept, and counts when the learner has fetched it."""
    poor = Poor()
    with poorly_served(site, poor) as address:
        page.goto(f"{address}mkcourse-site.json")  # of the same origin, without a script that fetches anything
        page.evaluate("""localStorage.setItem("mkcourse/welcome/access", '{"lowData": true}')""")
        poor.sent.clear()
        page.goto(f"{address}{LESSON}")
        practice = Practice(page)
        expect(page.locator('[data-mk-notice="engine-offer"]')).to_contain_text("4.5 MB")
        practice.fill(Keys(site).right(practice.item()))
        practice.check()
        expect(practice.form.locator('[data-verdict="right"]')).to_be_visible()
        page.wait_for_timeout(3000)
        assert sent(poor, "pyodide/", "film", "talk", "large") == 0
        assert sent(poor, "") < 1_500_000, poor.sent

        film = page.locator('mk-media[data-kind="video"]')
        expect(film).to_contain_text("400 kB")
        expect(film).to_contain_text("How to fold")
        expect(page.locator('mk-media[data-kind="audio"]')).to_contain_text("200 kB")
        expect(page.locator('mk-media[data-kind="picture"]')).to_contain_text("150 kB")
        page.locator('mk-media[data-kind="picture"] button').click()
        expect(page.locator('mk-media img[src*="large"]')).to_be_visible()

        page.locator('[data-action="fetch-engine"]').click()
        practice.settled()
        expect(page.locator('mk-practice [data-level="learning"]').first).to_be_visible()


def test_otherwise_media_are_simply_there(page: Page, site: Path) -> None:
    """Without low data films, recordings and pictures stand in the lesson as the author wrote them."""
    with poorly_served(site, Poor()) as address:
        page.goto(f"{address}{LESSON}")
        for media in ("video", "audio", 'img[src*="large"]'):
            expect(page.locator(f"mk-media {media}")).to_have_count(1)
        expect(page.locator('mk-media img[src*="forgetting"]')).to_have_count(0)
