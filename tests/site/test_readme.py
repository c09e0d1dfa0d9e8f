"""The README shows and says what is."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from made_progress import Simulated, course_of, knower
from playwright.sync_api import Browser, expect

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
PICTURE = REPOSITORY / ".github" / "images" / "home.png"


def test_the_picture_is_the_home_page(browser: Browser, address: str, fractions: Path, tmp_path: Path) -> None:
    """The README's picture is a screenshot of the fractions course as a learner has it in the second week
    (remade with MKCOURSE_WRITE_GOLDEN=1)."""
    progress = tmp_path / "progress.json"
    progress.write_text(json.dumps(second_week(fractions)), encoding="utf-8")
    context = browser.new_context(service_workers="block", viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.clock.set_system_time("2026-09-11T10:00:00")  # the second of the two days that second_week makes up
    page.goto(f"{address}me/")
    page.locator("mk-backup input[type=file]").set_input_files(progress)
    expect(page.locator("mk-backup")).to_contain_text("new entries added")
    page.goto(address)
    expect(page.locator(".mk-ring[data-done='7']")).to_be_visible()
    page.wait_for_load_state("networkidle")
    taken = page.screenshot()
    if os.environ.get("MKCOURSE_WRITE_GOLDEN"):
        PICTURE.write_bytes(taken)
    assert PICTURE.read_bytes()[16:24] == taken[16:24], "width and height of the PNG"
    context.close()


def second_week(site: Path) -> dict[str, Any]:
    """Four competencies secure, three practised, one begun."""
    student = Simulated(course_of(site), knower("fractions"), 1_789_000_000)
    names = list(student.course.competencies)
    for competency in names[:4]:
        student.practise(competency, 10)
    student.sleep()
    student.check_all()
    for competency in names[4:7]:
        student.practise(competency, 10)
    student.practise(names[7], 2)
    return student.saved()


LINKING = ("README.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md", "courses/README.md", "runtime/README.md")


@pytest.mark.parametrize("name", LINKING)
def test_links_lead_somewhere(name: str) -> None:
    """Each file, folder and heading that the README, or what it leads to, links to exists."""
    file = REPOSITORY / name
    text = file.read_text(encoding="utf-8")
    targets = set(
        re.findall(r"\]\((?!https?:)([^)\s]+)\)", re.sub(r"```.*?^ *```|`[^`\n]*`", "", text, flags=re.DOTALL | re.M))
    )
    assert [target for target in sorted(targets) if not leads_somewhere(file, target)] == []


def leads_somewhere(file: Path, target: str) -> bool:
    path, _, heading = target.partition("#")
    there = file.parent / path if path else file
    if not heading or there.suffix != ".md":
        return there.exists()
    headings = re.findall(r"^#+ (.+)$", there.read_text(encoding="utf-8"), re.MULTILINE) if there.exists() else []
    explicit = [found for each in headings for found in re.findall(r"\{#([\w-]+)\}", each)]
    return heading in [
        *explicit,
        *(re.sub(r"[^\w -]", "", each.lower()).strip().replace(" ", "-") for each in headings),
    ]


def test_ci_runs_the_test_command_of_the_readme() -> None:
    """`.ci/run` ends with the very command that the README gives for all tests."""
    command = re.search(r"## All tests\s+```sh\n(.*)\n```", README)
    assert command is not None
    assert (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith(command[1])
