"""The main journey in Firefox."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import web
from answers import Keys

from mkcourse.authoring.build.browser_runtime import find_node

SCRIPT = Path(__file__).with_name("firefox_journey.mjs")


def test_the_main_journey_in_firefox(npm_tools: Path, welcome: Path, tmp_path: Path) -> None:
    """From the home to a lesson, a wrong answer and a right one, a reload, the progress, a backup file, and the course
    kept on the device: as in Chromium, without a complaint and without a request to anybody else."""
    keys = Keys(welcome)
    answers = tmp_path / "keys.json"
    answers.write_text(
        json.dumps({item: {"right": keys.right(item), "wrong": keys.wrong(item)} for item in keys.items})
    )
    folder = tmp_path / "downloads"
    folder.mkdir()
    puppeteer = npm_tools / "puppeteer-core" / "lib" / "puppeteer" / "puppeteer-core.js"
    with web.served(welcome, "school/w") as address:
        command = [find_node().program, SCRIPT, puppeteer, web.firefox(), address, answers, folder]
        done = subprocess.run(
            [str(part) for part in command], capture_output=True, text=True, encoding="utf-8", timeout=560, check=False
        )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen.get("failed") is None, seen
    assert seen["steps"] == ["home", "wrong", "right", "kept", "backup", "offline"]
    assert seen["foreign"] == []
    assert seen["complaints"] == []
