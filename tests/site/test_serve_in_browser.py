"""`mkcourse serve` as a teacher has it open: each saved change appears, each mistake is told, nothing goes dark."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from mkcourse.authoring.serve import Server, serve

COURSES = Path(__file__).parents[2] / "courses"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return Path(shutil.copytree(COURSES / "welcome", tmp_path / "course", ignore=shutil.ignore_patterns("site")))


@pytest.fixture
def server(course: Path) -> Iterator[Server]:
    server = serve(course, port=0)
    ready = threading.Event()
    threading.Thread(target=server.run, kwargs={"tell": lambda _: ready.set()}, daemon=True).start()
    assert ready.wait(60)
    yield server
    server.close()


def test_a_saved_change_and_a_mistake_appear_in_the_open_page(
    context: BrowserContext, course: Path, server: Server
) -> None:
    """A change shows by itself; a mistake is told over the last good page, and goes when it is mended."""
    lesson = course / "lessons" / "remembering.md"
    text = lesson.read_text(encoding="utf-8")
    page = context.new_page()
    page.goto(f"{server.url}lessons/remembering/")
    article = page.locator("article")
    expect(article).to_contain_text("Practice")

    lesson.write_text(f"{text}\n\nAdded by the teacher.\n", encoding="utf-8")
    expect(article).to_contain_text("Added by the teacher.")

    lesson.write_text(text.replace("teaches:", "teeches:", 1), encoding="utf-8")
    panel = page.locator(".mk-live")
    expect(panel).to_contain_text("lessons/remembering.md")
    expect(panel).to_contain_text("did you mean 'teaches'?")
    with context.expect_page() as opened:
        panel.get_by_role("link", name="key-known").first.click()
    expect(opened.value.get_by_role("heading", name="How to mend it")).to_be_visible()
    expect(article).to_contain_text("Added by the teacher.")

    lesson.write_text(text, encoding="utf-8")
    expect(article).not_to_contain_text("Added by the teacher.")
    expect(panel).to_have_count(0)
